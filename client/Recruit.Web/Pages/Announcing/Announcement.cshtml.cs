using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.UseCases;
using Recruit.Vacancies;
using Recruit.Web.Layout;
using Recruit.WorkingDays;
using Announced = Recruit.UseCases.Attraction;

namespace Recruit.Web.Pages.Announcing;

/// <summary>The announcement of a campaign: its file is opened, its text proposed by one and published by another, who both see it as everybody will.</summary>
public sealed class AnnouncementModel(Service service, TimeProvider time, Speech words) : AnnouncingPage(service, words)
{
    /// <summary>In how many parts interest is registered: for up to 400,000 people.</summary>
    private const int Parts = 4;

    private const int ConsentDays = 365;

    private static readonly Id ToldOfOpening = new("told-of-opening");

    /// <summary>Whether the newest version waits to be proposed, and who looks may do so.</summary>
    public bool CanPropose => IsOfficer && Newest is { Text: { Proposed: null, Published: null } };

    /// <summary>Whether who looks wrote or proposed the newest version, and so cannot publish it.</summary>
    public bool IsOwn => Newest is { Text: var text } && (text.Drafted.By == Caller.Account || text.Proposed?.By == Caller.Account);

    [BindProperty]
    public string? DraftDays { get; set; }

    [BindProperty]
    public string? ApprovalDays { get; set; }

    [BindProperty]
    public string? AnswerDays { get; set; }

    [BindProperty]
    public string? QuestionsUntil { get; set; }

    public async Task<IActionResult> OnGetAsync(string? campaign)
    {
        (DraftDays, ApprovalDays, AnswerDays) = ("3", "3", "5");
        return await FindTextAsync(campaign) ?? Page();
    }

    public Task<IActionResult> OnPostOpenAsync(string? campaign) => StepAsync(campaign, () =>
    {
        var (draft, approval, answer) = (DaysOf(DraftDays, nameof(DraftDays)), DaysOf(ApprovalDays, nameof(ApprovalDays)), DaysOf(AnswerDays, nameof(AnswerDays)));
        var until = TypedMoment.Read(QuestionsUntil);
        if (until is not { } end || end <= Instant.Of(time.GetUtcNow()))
        {
            ModelState.AddModelError(nameof(QuestionsUntil), Words["announce.wrong-until"]);
        }

        return ModelState.IsValid
            ? new Announced.OpenAnnouncement(Caller, Operation, Routine, Campaign, draft, approval, until!.Value, answer, Parts, [ToldOfOpening], ConsentDays)
            : null;
    });

    public Task<IActionResult> OnPostProposeAsync(string? campaign, string? version) =>
        StepAsync(campaign, () => new Announced.ProposePublication(Caller, Operation, Routine, Campaign, NumberOf(version)));

    public Task<IActionResult> OnPostApproveAsync(string? campaign, string? version, string? seen) => StepAsync(
        campaign, () => new Announced.ApprovePublication(Caller, Operation, Routine, Campaign, NumberOf(version), DigestOf(seen)));

    public Task<IActionResult> OnPostReturnAsync(string? campaign, string? version, string? reason) => StepAsync(
        campaign, () => ReasonOf(reason, Reasons) is { } known ? new Announced.ReturnText(Caller, Operation, known, Campaign, NumberOf(version)) : null);

    private async Task<IActionResult> StepAsync(string? campaign, Func<UseCase?> step)
    {
        if (await FindTextAsync(campaign) is { } problem)
        {
            return problem;
        }

        if (step() is not { } request)
        {
            return Page();
        }

        var reply = await AskAsync(request);
        if (reply is not Refusal refusal || ProblemOf(reply) is not null)
        {
            return ProblemOf(reply) ?? Go($"/office/{Campaign}/announcement");
        }

        Explain(refusal);
        return await FindTextAsync(campaign) ?? Page();
    }

    private int DaysOf(string? typed, string field)
    {
        if (int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= WorkingCalendar.TermMax)
        {
            return days;
        }

        ModelState.AddModelError(field, Words.Say("announce.wrong-days", ("most", Words.Number(WorkingCalendar.TermMax))));
        return 0;
    }

    /// <summary>A version of the form; one that there never is where it has none.</summary>
    private static int NumberOf(string? typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>What was read; the digest of nothing where it is none, which no text has.</summary>
    private static Digest DigestOf(string? typed) =>
        typed is { Length: 2 * Digest.Length } && typed.All(char.IsAsciiHexDigit) ? new Digest(Convert.FromHexString(typed)) : Digest.Of([]);
}
