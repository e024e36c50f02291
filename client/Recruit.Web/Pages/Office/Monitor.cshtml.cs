using Microsoft.AspNetCore.Mvc;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.Lists;
using Recruit.Sittings;
using Recruit.UseCases;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Sittings;
using Recruit.Vacancies;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.Office;

/// <summary>A test or exercise while it is sat: how many attempts run, are late or have lost their line, and whose they are; more time for everybody takes two people.</summary>
public sealed class MonitorModel(Service service, Speech words) : OfficePage(service, words)
{
    private readonly Speech words = words;

    /// <summary>The test or exercise.</summary>
    public Id Sitting { get; private set; }

    /// <summary>How it goes.</summary>
    public SittingWatched Watched { get; private set; } = null!;

    /// <summary>Whose attempts are shown.</summary>
    public WatchedFor Show { get; private set; }

    /// <summary>Whether who looks gives time to one person.</summary>
    public bool MayGive => Who?.Has(Role.AgencyOfficer) == true;

    /// <summary>Whether who looks may upload what somebody brings.</summary>
    public bool MayTake => May<TakeAnswersFile>();

    /// <summary>Until when attempts are to start, as a form has it.</summary>
    [BindProperty]
    public string? LastStart { get; set; }

    /// <summary>When the last of them is to end.</summary>
    [BindProperty]
    public string? Closes { get; set; }

    /// <summary>What can be shown, with how many there are.</summary>
    public IEnumerable<(WatchedFor Show, int Count)> Choices =>
    [
        (WatchedFor.Running, CountOf(AttemptStatus.Running)),
        (WatchedFor.Offline, Watched.Offline),
        (WatchedFor.Late, Watched.Late),
        (WatchedFor.Waiting, CountOf(AttemptStatus.Dealt)),
        (WatchedFor.Everybody, Watched.Statuses.Values.Sum()),
    ];

    /// <summary>Attempts that are over, by what they came to.</summary>
    public IEnumerable<(AttemptStatus Status, int Count)> Over => Watched.Statuses
        .Where(one => one.Key is not (AttemptStatus.Running or AttemptStatus.Dealt)).Select(one => (one.Key, one.Value));

    public async Task<IActionResult> OnGetAsync(string? campaign, string? sitting, string? show, int from = 0) =>
        await FindAsync(campaign) ?? await ShowAsync(sitting, show, from);

    public async Task<IActionResult> OnPostExtendAsync(string? campaign, string? sitting)
    {
        if (await FindAsync(campaign) is { } problem)
        {
            return problem;
        }

        if (IdOf(sitting) is not { } id || Windows.GetValueOrDefault(id) is not { } window)
        {
            return NotFound();
        }

        if (InstantOf(LastStart, window.LastStart) is not { } start || InstantOf(Closes, window.Closes) is not { } closes || closes <= start)
        {
            ModelState.AddModelError(nameof(Closes), words["monitor.wrong-times"]);
            return await ShowAsync(sitting, null, 0);
        }

        var reply = await AskAsync(new ProposeStep(
            Caller, Operation, Routine, Campaign, new Id($"extend-{Operation.Value:N}"[..16]), new ExtendSitting(id, start, closes)));
        if (reply is not Refusal refusal || ProblemOf(reply) is not null)
        {
            return ProblemOf(reply) ?? Go($"/office/{Campaign}");
        }

        Tell(refusal, nameof(Closes), "monitor");
        return await ShowAsync(sitting, null, 0);
    }

    /// <summary>Minutes that are left, rounded up.</summary>
    public string LeftOf(SittingClock clock) => words.Number((clock.LeftMs + 59_999) / 60_000);

    private int CountOf(AttemptStatus status) => Watched.Statuses.GetValueOrDefault(status);

    /// <summary>What was typed; the moment as it holds, to its second, where nothing else was.</summary>
    private static Instant? InstantOf(string? typed, Instant holds) =>
        typed == TypedMoment.Print(holds) ? holds : TypedMoment.Read(typed);

    private async Task<IActionResult> ShowAsync(string? sitting, string? show, int from)
    {
        if (IdOf(sitting) is not { } id)
        {
            return NotFound();
        }

        Show = Enum.GetValues<WatchedFor>().FirstOrDefault(one => ApplicantSearch.Word(one) == show);
        var reply = await AskAsync(new WatchSitting(Caller, Another, Routine, Campaign, id, Show, Math.Max(0, from)));
        if (reply is not SittingWatched watched)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        (Sitting, Watched) = (id, watched);
        return Page();
    }
}
