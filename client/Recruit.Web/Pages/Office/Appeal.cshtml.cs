using Microsoft.AspNetCore.Mvc;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Agencies;
using Recruit.Appeals;
using Recruit.UseCases;
using Recruit.UseCases.Appeals;
using Recruit.Vacancies;
using Recruit.Web.Layout;
using Recruit.Web.Office;
using AdmitAppeal = Recruit.UseCases.Appeals.AdmitAppeal;
using AllocateAppeal = Recruit.UseCases.Appeals.AllocateAppeal;
using ExtendAppeal = Recruit.UseCases.Appeals.ExtendAppeal;
using ReadAppeal = Recruit.UseCases.Appeals.ReadAppeal;
using ReadAgency = Recruit.UseCases.Agencies.ReadAgency;
using RejectAppeal = Recruit.UseCases.Appeals.RejectAppeal;

namespace Recruit.Web.Pages.Office;

/// <summary>One appeal with what the candidate wrote and gave: it is found admissible, given to a reviewer, decided with grounds, and approved by another.</summary>
public sealed class OfficeAppealModel(Service service, TimeProvider time, Speech words) : OfficePage(service, words)
{
    private readonly Speech words = words;

    /// <summary>Why it is decided so, to choose from.</summary>
    public static IReadOnlyList<Id> Grounds { get; } = [new Id("no-fault"), new Id("fault-found"), new Id("late"), new Id("not-about-this"), new Id("instruction")];

    /// <summary>The appeal.</summary>
    public AppealShown Shown { get; private set; } = null!;

    /// <summary>Members of the agency who may review: who is not free is not among them.</summary>
    public IEnumerable<Id> Reviewers { get; private set; } = [];

    /// <summary>The appeal as it is stored.</summary>
    public Appeal Appeal => Shown.Told.Appeal;

    /// <summary>What it is about.</summary>
    public AppealCase Case => Appeal.Case!;

    /// <summary>Whether its holder delays it.</summary>
    public bool IsOverdue => Shown.Told.OpenFile?.IsOverdue(Instant.Of(time.GetUtcNow())) == true;

    /// <summary>Whether who looks reviews it.</summary>
    public bool IsReviewer => Appeal.Review?.Reviewer == Caller.Account;

    /// <summary>Whether who looks may be the second person.</summary>
    public bool IsSecond => Who?.Has(Role.Approver) == true && Appeal.MayDecide(Caller.Account);

    /// <summary>Whether who looks may read what the answers say that are kept for the appeal.</summary>
    public bool MayReadKept => Shown.Told.Step switch
    {
        AppealStep.InReview => IsReviewer,
        AppealStep.Proposed => IsReviewer || IsSecond,
        _ => false,
    };

    /// <summary>Of which sitting kept answers are read; nothing if they are not.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Kept { get; set; }

    /// <summary>How many of them are gone over.</summary>
    [BindProperty(SupportsGet = true)]
    public int From { get; set; }

    /// <summary>The kept answers with what they say, where they are read.</summary>
    public KeptAnswersShown? Said { get; private set; }

    /// <summary>What is to change, as it was typed.</summary>
    [BindProperty]
    public RemedyForm Remedy { get; set; } = new();

    /// <summary>To whom it is given, as it was chosen.</summary>
    [BindProperty]
    public string? Reviewer { get; set; }

    public async Task<IActionResult> OnGetAsync(string? campaign, string? appeal) => await FindAsync(campaign) ?? await ShowAsync(appeal);

    /// <summary>A document of the appeal.</summary>
    public async Task<IActionResult> OnGetDocumentAsync(string? campaign, string? appeal, int number)
    {
        if (await FindAsync(campaign) is { } problem)
        {
            return problem;
        }

        return IdOf(appeal) is { } id && await AskAsync(new ReadEvidence(Caller, Another, Routine, Campaign, id, number)) is EvidenceShown shown
            ? File(shown.File.ToArray(), Uploads.TypeOf(shown.Kind.Text), $"{id.Text[..8]}-{number}.{shown.Kind}")
            : NotFound();
    }

    public Task<IActionResult> OnPostAdmitAsync(string? campaign, string? appeal) =>
        StepAsync(campaign, appeal, id => new AdmitAppeal(Caller, Operation, Routine, Campaign, id));

    public Task<IActionResult> OnPostRejectAsync(string? campaign, string? appeal, string? grounds) =>
        StepAsync(campaign, appeal, id => ReasonOf(grounds, Grounds, "grounds") is { } known ? new RejectAppeal(Caller, Operation, known, Campaign, id) : null);

    public Task<IActionResult> OnPostAllocateAsync(string? campaign, string? appeal) =>
        StepAsync(campaign, appeal, id => IdOf(Reviewer) is { } account ? new AllocateAppeal(Caller, Operation, Routine, Campaign, id, account) : null);

    public Task<IActionResult> OnPostExtendAsync(string? campaign, string? appeal) =>
        StepAsync(campaign, appeal, id => new ExtendAppeal(Caller, Operation, Routine, Campaign, id));

    public Task<IActionResult> OnPostDismissAsync(string? campaign, string? appeal, string? grounds) =>
        StepAsync(campaign, appeal, id => ReasonOf(grounds, Grounds, "grounds") is { } known ? new DecideAppeal(Caller, Operation, known, Campaign, id) : null);

    public async Task<IActionResult> OnPostUpholdAsync(string? campaign, string? appeal, string? grounds)
    {
        if (await FindAsync(campaign) is { } problem)
        {
            return problem;
        }

        if (await ReadAsync(appeal) is { } failed)
        {
            return failed;
        }

        if (Remedy.Read(Case) is { } remedy)
        {
            return await StepAsync(campaign, appeal, id => ReasonOf(grounds, Grounds, "uphold-grounds") is { } known ? new DecideAppeal(Caller, Operation, known, Campaign, id, remedy) : null);
        }

        ModelState.AddModelError("Remedy.Kind", words["desk.remedy.wrong"]);
        return Page();
    }

    public Task<IActionResult> OnPostApproveAsync(string? campaign, string? appeal, long proposed) =>
        StepAsync(campaign, appeal, id => new ApproveAppealDecision(Caller, Operation, Routine, Campaign, id, new Instant(proposed)));

    public Task<IActionResult> OnPostReturnAsync(string? campaign, string? appeal) =>
        StepAsync(campaign, appeal, id => new ReturnAppealDecision(Caller, Operation, Routine, Campaign, id));

    /// <summary>A coded ground in words, where it has any.</summary>
    public string NameOf(Id grounds) =>
        words.Words.Has($"desk.grounds.{grounds}") ? words[$"desk.grounds.{grounds}"]
        : words.Words.Has($"appeal.grounds.{grounds}") ? words[$"appeal.grounds.{grounds}"]
        : words.Words.Has($"office.reason.{grounds}") ? words[$"office.reason.{grounds}"]
        : grounds.Text;

    private async Task<IActionResult> StepAsync(string? campaign, string? appeal, Func<Id, UseCase?> step)
    {
        if (await FindAsync(campaign) is { } problem)
        {
            return problem;
        }

        if (IdOf(appeal) is not { } id)
        {
            return NotFound();
        }

        if (step(id) is not { } request)
        {
            return ModelState.IsValid ? NotFound() : await ShowAsync(appeal);
        }

        var reply = await AskAsync(request);
        if (reply is not Refusal refusal || ProblemOf(reply) is not null)
        {
            return ProblemOf(reply) ?? Go($"/office/{Campaign}/appeals/{id}");
        }

        Tell(refusal, room: "desk");
        return await ShowAsync(appeal);
    }

    private async Task<IActionResult> ShowAsync(string? appeal) => await ReadAsync(appeal) ?? Page();

    private async Task<IActionResult?> ReadAsync(string? appeal)
    {
        if (IdOf(appeal) is not { } id)
        {
            return NotFound();
        }

        var reply = await AskAsync(new ReadAppeal(Caller, Another, Routine, Campaign, id));
        if (reply is not AppealShown shown)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        Shown = shown;
        if (Kept is not null && await ReadKeptAsync(id) is { } problem)
        {
            return problem;
        }

        if (shown.Told.Step == AppealStep.Admitted && await AskAsync(new ReadAgency(Caller, Another, Standing.Agency)) is AgencyTold told)
        {
            Reviewers = told.Agency.Members
                .Where(one => (one.Value.Roles.Contains(Role.AgencyOfficer) || one.Value.Roles.Contains(Role.Approver)) && Appeal.MayDecide(one.Key)).Select(one => one.Key);
        }

        return null;
    }

    private async Task<IActionResult?> ReadKeptAsync(Id appeal)
    {
        if (IdOf(Kept) is not { } sitting)
        {
            return NotFound();
        }

        var reply = await AskAsync(new ReadKeptAnswers(Caller, Another, Routine, Campaign, appeal, sitting, From));
        Said = reply as KeptAnswersShown;
        return Said is null ? ProblemOf(reply) ?? NotFound() : null;
    }
}
