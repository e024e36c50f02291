using System.Collections.Immutable;
using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Agencies;
using Recruit.Campaigns;
using Recruit.Lists;
using Recruit.Stages.Attraction;
using Recruit.UseCases.Handover;
using Recruit.UseCases.Lists;
using Recruit.Vacancies;

namespace Recruit.UseCases.Attraction;

/// <summary>
/// A page of the vacancies that are announced; anybody may ask: <see cref="VacanciesListed"/>. Those that can be applied for come first, the one that ends
/// soonest before the others.
/// </summary>
/// <param name="Operation">Names the wish.</param>
/// <param name="Language">In which words are looked for.</param>
/// <param name="Words">Only with all of these words, at most <see cref="LengthMax"/> characters; nothing for all.</param>
/// <param name="Agency">Only of this agency.</param>
/// <param name="State">Only in this state.</param>
/// <param name="Most">Rows of a page, 1 to <see cref="RowsMax"/>.</param>
/// <param name="After">The last vacancy of the page before; nothing for the first.</param>
public sealed record ListVacancies(
    OperationId Operation, Language Language, string? Words = null, Id? Agency = null, VacancyState? State = null, int Most = 20, Id? After = null)
    : PublicUseCase(Operation)
{
    /// <summary>Most rows of a page, inclusive.</summary>
    public const int RowsMax = 100;

    /// <summary>Longest search in characters, inclusive.</summary>
    public const int LengthMax = 100;
}

/// <summary>A vacancy in a list.</summary>
/// <param name="Id">Id of the vacancy.</param>
/// <param name="Agency">Whose it is.</param>
/// <param name="AgencyName">What that is called; nothing if nobody founded it.</param>
/// <param name="Texts">The published words.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Since">When it was published first.</param>
/// <param name="UpdatedAt">When the newest words were published.</param>
/// <param name="AppliesUntil">Until when applications are in time, exclusive; nothing before it opens, and where everybody applies elsewhere.</param>
/// <param name="Posts">How many places; nothing before the rules are sealed, or while they cannot be read.</param>
public sealed record ListedVacancy(
    Id Id,
    Id Agency,
    AgencyName? AgencyName,
    Trilingual<AnnouncementText> Texts,
    VacancyState State,
    Instant Since,
    Instant UpdatedAt,
    Instant? AppliesUntil,
    int? Posts);

/// <summary>An agency with vacancies.</summary>
/// <param name="Id">Which.</param>
/// <param name="Name">What it is called; nothing if nobody founded it.</param>
public sealed record ListedAgency(Id Id, AgencyName? Name);

/// <summary>A page of vacancies.</summary>
/// <param name="Position">Batches of the journal that it shows.</param>
/// <param name="Total">All that are meant.</param>
/// <param name="Rows">Those of the page.</param>
/// <param name="Agencies">All agencies with an announced vacancy, by id.</param>
/// <param name="Next">For the next page; nothing after the last.</param>
public sealed record VacanciesListed(ulong Position, int Total, ImmutableArray<ListedVacancy> Rows, ImmutableArray<ListedAgency> Agencies, Id? Next) : Reply;

internal sealed class ListVacanciesValidator : AbstractValidator<ListVacancies>
{
    public ListVacanciesValidator()
    {
        RuleFor(one => one.Language).IsInEnum();
        RuleFor(one => one.Words).MaximumLength(ListVacancies.LengthMax);
        RuleFor(one => one.State).IsInEnum();
        RuleFor(one => one.Most).InclusiveBetween(1, ListVacancies.RowsMax);
    }
}

internal sealed class ListVacanciesHandler(ServiceParts parts) : IRequestHandler<ListVacancies, Reply>
{
    private readonly VacancyFiles files = new(parts);

    public async Task<Reply> Handle(ListVacancies request, CancellationToken cancellationToken)
    {
        var desk = new ListDesk(parts);
        var (all, refusal) = await desk.ReadAsync(AllOf, cancellationToken).ConfigureAwait(false);
        if (all is null)
        {
            return refusal!;
        }

        var words = (request.Words ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var meant = all.Rows.Select(one => new Meant(one, VacancyFiles.StateOf(one.Head, desk.Now)))
            .Where(one => (request.Agency is not { } agency || agency == one.Row.Head.Agency) && (request.State is not { } state || state == one.State)
                && HasAll(one.Row.Texts.In(request.Language), words))
            .OrderBy(one => RankOf(one.State)).ThenBy(OrderIn).ThenBy(one => one.Row.Id).ToList();
        var from = request.After is { } after ? meant.FindIndex(one => one.Row.Id == after) + 1 : 0;
        var page = meant.Skip(from).Take(request.Most).ToList();
        var (names, broken) = (new Dictionary<Id, AgencyName?>(), new BrokenRecords());
        foreach (var agency in all.Rows.Select(one => one.Head.Agency).Distinct())
        {
            names.Add(agency, await files.NameOfAsync(agency).ConfigureAwait(false));
        }

        var rows = ImmutableArray.CreateBuilder<ListedVacancy>(page.Count);
        foreach (var (row, state) in page)
        {
            var rules = await broken.TryAsync(row.Id, () => files.RulesOfAsync(row.Id, row.Head)).ConfigureAwait(false);
            rows.Add(new ListedVacancy(
                row.Id, row.Head.Agency, names[row.Head.Agency], row.Texts, state, row.Since, row.UpdatedAt, row.Head.AppliesUntil, rules?.Vacancy.Posts));
        }

        Id? next = from + page.Count < meant.Count ? page[^1].Row.Id : null;
        return new VacanciesListed(
            all.Position, meant.Count, rows.DrainToImmutable(), [.. names.OrderBy(one => one.Key).Select(one => new ListedAgency(one.Key, one.Value))], next);
    }

    /// <summary>Everything that is announced. It is copied, so that searching words keeps nobody from the index.</summary>
    private static AllAnnounced AllOf(IndexView view)
    {
        var rows = ImmutableArray.CreateBuilder<Announced>();
        foreach (var id in view.Announcements)
        {
            if (view.FindAnnouncement(id) is { Published: { } texts } announcement && view.FindCampaign(id)?.Shown is { } head)
            {
                rows.Add(new Announced(id, head, texts, announcement.Since, announcement.UpdatedAt));
            }
        }

        return new AllAnnounced(view.Position, rows.DrainToImmutable());
    }

    private static bool HasAll(AnnouncementText? text, string[] words) => words.Length == 0 || (text is not null && words.All(word =>
        text.Title.Contains(word, StringComparison.OrdinalIgnoreCase) || text.Body.Contains(word, StringComparison.OrdinalIgnoreCase)));

    private static int RankOf(VacancyState state) => state switch
    {
        VacancyState.Open => 0,
        VacancyState.Announced => 1,
        VacancyState.UnderWay => 2,
        _ => 3,
    };

    /// <summary>What ends soonest comes first while it can be applied for, what is newest otherwise.</summary>
    private static long OrderIn(Meant one) =>
        one.State == VacancyState.Open ? one.Row.Head.AppliesUntil!.Value.Milliseconds : -one.Row.Since.Milliseconds;

    private sealed record Announced(Id Id, CampaignHead Head, Trilingual<AnnouncementText> Texts, Instant Since, Instant UpdatedAt);

    private sealed record AllAnnounced(ulong Position, ImmutableArray<Announced> Rows);

    private sealed record Meant(Announced Row, VacancyState State);
}
