using Recruit.Actors;
using Recruit.UseCases;
using Recruit.UseCases.Attraction;
using Recruit.Vacancies;
using Recruit.Web.Hosting;
using Recruit.Web.Layout;

namespace Recruit.Web.Attraction;

/// <summary>What of vacancies is no page: the feed, and the calendar of one of them.</summary>
internal static class VacancyRoutes
{
    private static OperationId Fresh => new(Guid.NewGuid());

    public static void MapVacancies(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/vacancies/feed", FeedAsync).AllowAnonymous();
        routes.MapGet("/vacancies/{campaign}/calendar", CalendarAsync).AllowAnonymous();
    }

    /// <summary>Address of this service as people have it, without a slash at its end.</summary>
    public static string SiteOf(WebSettings settings, HttpRequest request) =>
        (settings.Site ?? new Uri($"{request.Scheme}://{request.Host}")).GetLeftPart(UriPartial.Authority);

    private static async Task<IResult> FeedAsync(HttpRequest request, Service service, Speech words, WebSettings settings, CancellationToken cancellation) =>
        await service.AskAsync(new ListVacancies(Fresh, words.Language, Most: ListVacancies.RowsMax), cancellation) is VacanciesListed listed
            ? Results.Bytes(VacancyFeed.Of(listed.Rows, words, SiteOf(settings, request)), "application/atom+xml; charset=utf-8")
            : Results.StatusCode(StatusCodes.Status503ServiceUnavailable);

    private static async Task<IResult> CalendarAsync(
        HttpRequest request, Service service, Speech words, WebSettings settings, string campaign, CancellationToken cancellation) =>
        !Id.IsId(campaign) ? Results.NotFound()
        : await service.AskAsync(new ReadVacancy(Fresh, new Id(campaign)), cancellation) switch
        {
            VacancyShown vacancy => Results.Bytes(
                VacancyCalendar.Of(vacancy, words, new Uri($"{SiteOf(settings, request)}/{words.Code}/vacancies/{campaign}"), settings.PublicSite.Host),
                "text/calendar; charset=utf-8",
                $"{campaign}.ics"),
            Busy or OutcomeUnknown => Results.StatusCode(StatusCodes.Status503ServiceUnavailable),
            _ => Results.NotFound(),
        };
}
