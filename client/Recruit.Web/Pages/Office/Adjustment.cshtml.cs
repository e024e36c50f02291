using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.Candidates.Profile;
using Recruit.Privacy;
using Recruit.UseCases;
using Recruit.UseCases.Adjustments;
using Recruit.Web.Applications;
using Recruit.Web.Layout;
using DecideAdjustment = Recruit.UseCases.Adjustments.DecideAdjustment;

namespace Recruit.Web.Pages.Office;

/// <summary>What an applicant needs in the sittings of a campaign, and the documents that speak for it: an officer grants what was asked for, or refuses it with grounds that the person reads.</summary>
public sealed class OfficeAdjustmentModel(Service service, TimeProvider time, Speech words) : OfficePage(service, words)
{
    /// <summary>Who asked, by the name of the key.</summary>
    public Guid Person { get; private set; }

    /// <summary>What was asked for.</summary>
    public Adjustment Adjustment { get; private set; } = null!;

    /// <summary>What the person wrote.</summary>
    public string? Statement { get; private set; }

    /// <summary>Whether the officer delays it.</summary>
    public bool IsOverdue => Adjustment.IsOpen && Adjustment.File.IsOverdue(Instant.Of(time.GetUtcNow()));

    /// <summary>Why it is refused, as it was chosen.</summary>
    [BindProperty]
    public string? Grounds { get; set; }

    public async Task<IActionResult> OnGetAsync(string? campaign, Guid person, string? adjustment) => await FindAsync(campaign) ?? await ShowAsync(person, adjustment);

    /// <summary>A document that speaks for it.</summary>
    public async Task<IActionResult> OnGetDocumentAsync(string? campaign, Guid person, string? adjustment, int number)
    {
        if (await FindAsync(campaign) is { } problem)
        {
            return problem;
        }

        if (IdOf(adjustment) is not { } id
            || await AskAsync(new ReadAdjustmentEvidence(Caller, Another, Routine, Campaign, new PersonKeyId(person), id, number)) is not AdjustmentEvidenceShown shown)
        {
            return NotFound();
        }

        var kind = Uploads.KindOf(shown.Content.Span);
        return File(shown.Content.ToArray(), Uploads.TypeOf(kind), FormattableString.Invariant($"{id.Text[..Math.Min(8, id.Text.Length)]}-{number}.{kind ?? "bin"}"));
    }

    public Task<IActionResult> OnPostGrantAsync(string? campaign, Guid person, string? adjustment) => DecideAsync(campaign, person, adjustment, isGranted: true);

    public Task<IActionResult> OnPostRefuseAsync(string? campaign, Guid person, string? adjustment) => DecideAsync(campaign, person, adjustment, isGranted: false);

    private async Task<IActionResult> DecideAsync(string? campaign, Guid person, string? adjustment, bool isGranted)
    {
        if (await FindAsync(campaign) is { } problem)
        {
            return problem;
        }

        if (IdOf(adjustment) is not { } id)
        {
            return NotFound();
        }

        if ((isGranted ? Routine : ReasonOf(Grounds, AdjustmentWords.Grounds, nameof(Grounds))) is not { } reason)
        {
            return await ShowAsync(person, adjustment);
        }

        var reply = await AskAsync(new DecideAdjustment(Caller, Operation, reason, Campaign, new PersonKeyId(person), id, isGranted));
        if (reply is not Refusal refusal || ProblemOf(reply) is not null)
        {
            return ProblemOf(reply) ?? Go($"/office/{Campaign}/adjustments/{person}/{id}");
        }

        Tell(refusal);
        return await ShowAsync(person, adjustment);
    }

    private async Task<IActionResult> ShowAsync(Guid person, string? adjustment)
    {
        if (IdOf(adjustment) is not { } id)
        {
            return NotFound();
        }

        var reply = await AskAsync(new ReadAdjustments(Caller, Another, Routine, Campaign, new PersonKeyId(person)));
        if (reply is not AdjustmentsShown shown || shown.Adjustments.FirstOrDefault(one => one.Adjustment.Id == id) is not { } asked)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        (Person, Adjustment, Statement) = (person, asked.Adjustment, asked.Statement);
        return Page();
    }
}
