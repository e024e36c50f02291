using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.UseCases;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.Office;

/// <summary>What somebody proposed, for the second person: whom it concerns each of them sees that somebody looked.</summary>
public sealed class ProposalModel(Service service, Speech words) : OfficePage(service, words)
{
    /// <summary>What is proposed.</summary>
    public ProposedStepShown Shown { get; private set; } = null!;

    /// <summary>Place of the first row that is shown, from 0.</summary>
    public int From { get; private set; }

    /// <summary>Whether the one who looks proposed it, and so cannot approve it.</summary>
    public bool IsOwn => Shown.Proposal.Act.By == Caller.Account;

    public async Task<IActionResult> OnGetAsync(string? campaign, string? proposal, int from = 0) =>
        await FindAsync(campaign) ?? await ShowAsync(proposal, from);

    public Task<IActionResult> OnPostApproveAsync(string? campaign, string? proposal) =>
        StepAsync(campaign, proposal, id => new ApproveStep(Caller, Operation, Routine, Campaign, id));

    public Task<IActionResult> OnPostRejectAsync(string? campaign, string? proposal, string? reason) =>
        StepAsync(campaign, proposal, id => ReasonOf(reason, Reasons) is { } known ? new RejectStep(Caller, Operation, known, Campaign, id) : null);

    private async Task<IActionResult> StepAsync(string? campaign, string? proposal, Func<Id, UseCase?> step)
    {
        if (await FindAsync(campaign) is { } problem)
        {
            return problem;
        }

        if (IdOf(proposal) is not { } id)
        {
            return NotFound();
        }

        if (step(id) is not { } request)
        {
            return await ShowAsync(proposal, 0);
        }

        var reply = await AskAsync(request);
        if (reply is not Refusal refusal || ProblemOf(reply) is not null)
        {
            return ProblemOf(reply) ?? Go($"/office/{Campaign}");
        }

        TellStep(refusal);
        return await ShowAsync(proposal, 0);
    }

    private async Task<IActionResult> ShowAsync(string? proposal, int from)
    {
        if (IdOf(proposal) is not { } id)
        {
            return NotFound();
        }

        var reply = await AskAsync(new ReadProposedStep(Caller, Another, Routine, Campaign, id, from));
        if (reply is not ProposedStepShown shown)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        (Shown, From) = (shown, from);
        return Page();
    }
}
