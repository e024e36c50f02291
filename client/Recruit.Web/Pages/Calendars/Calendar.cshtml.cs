using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.UseCases;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Panels;
using Recruit.UseCases.Training;
using Recruit.Web.Calendars;
using Recruit.Web.Hosting;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.Calendars;

/// <summary>The own dates of all applications, from now on, also as a file for a calendar.</summary>
public abstract class DatesPage(Service service, Speech words, TimeProvider time) : ServicePage(service, words)
{
    /// <summary>What is still to come, the earliest first.</summary>
    public IReadOnlyList<OwnDate> Dates { get; private set; } = [];

    /// <summary>By the server's clock.</summary>
    protected Instant Now => Instant.Of(time.GetUtcNow());

    /// <summary>Reads the dates.</summary>
    /// <returns>What is shown instead; nothing if they can be shown.</returns>
    protected async Task<IActionResult?> ReadAsync()
    {
        var reply = await AskAsync(new ListOwnApplications(Caller, Another));
        if (reply is not OwnApplicationsShown shown)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        var dates = new List<OwnDate>();
        foreach (var own in shown.Applications)
        {
            dates.AddRange(OwnDates.Of(
                own,
                await AskAsync(new ReadOwnHearings(Caller, Another, own.Campaign)) as OwnHearingsShown,
                await AskAsync(new ReadOwnTraining(Caller, Another, own.Campaign)) as OwnTrainingShown,
                Words));
        }

        Dates = [.. dates.Where(date => (date.Ends ?? date.At) > Now).OrderBy(date => date.At)];
        return null;
    }
}

/// <inheritdoc/>
public sealed class CalendarModel(Service service, Speech words, TimeProvider time) : DatesPage(service, words, time)
{
    public async Task<IActionResult> OnGetAsync() => await ReadAsync() ?? Page();
}

/// <summary>The file.</summary>
public sealed class CalendarFileModel(Service service, Speech words, TimeProvider time, WebSettings settings) : DatesPage(service, words, time)
{
    public async Task<IActionResult> OnGetAsync() =>
        await ReadAsync() ?? File(CalendarFile.Write(Dates, new Uri(settings.PublicSite, $"{Words.Code}/"), Now), "text/calendar; charset=utf-8", "recruit.ics");
}
