using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.UseCases;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Closing;
using Recruit.Vacancies;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.Office;

/// <summary>The closing under way: what each class of candidate would see, before somebody proposes to release it.</summary>
public sealed class ClosingModel(Service service, Speech words) : OfficePage(service, words)
{
    /// <summary>What a release would show, once somebody asked for it; that is on record.</summary>
    public RehearsalShown? Rehearsal { get; private set; }

    /// <summary>The closing.</summary>
    public Recruit.Campaigns.Closing Closing => Standing.Current!;

    /// <summary>Stages whose results would be shown.</summary>
    public IEnumerable<Id> Covered => Stages.Take(Closing.Through + 1);

    public async Task<IActionResult> OnGetAsync(string? campaign) => await FindClosingAsync(campaign) ?? Page();

    public async Task<IActionResult> OnPostRehearseAsync(string? campaign)
    {
        if (await FindClosingAsync(campaign) is { } problem)
        {
            return problem;
        }

        var reply = await AskAsync(new Rehearse(Caller, Operation, Routine, Campaign, Closing.Id));
        if (ProblemOf(reply) is { } failed)
        {
            return failed;
        }

        if (reply is Refusal refusal)
        {
            Tell(refusal);
        }

        Rehearsal = reply as RehearsalShown;
        return await FindClosingAsync(campaign) ?? Page();
    }

    public Task<IActionResult> OnPostContinueAsync(string? campaign) =>
        StepAsync(campaign, async () => await AskAsync(new CloseStage(Caller, Operation, Routine, Campaign, Closing.Id, Stages[Closing.Through])), $"/office/{campaign}/closing");

    public Task<IActionResult> OnPostProposeAsync(string? campaign) =>
        StepAsync(campaign, async () => await AskAsync(new ProposeRelease(Caller, Operation, Routine, Campaign, new Id($"release-{Closing.Id}"), Closing.Id)));

    public Task<IActionResult> OnPostAbandonAsync(string? campaign, string? reason) => StepAsync(campaign, async () => ReasonOf(reason, Reasons) is { } known
        ? await AskAsync(new ProposeStep(Caller, Operation, known, Campaign, new Id($"abandon-{Closing.Id}"), new AbandonClosing(Closing.Id)))
        : null);

    private async Task<IActionResult> StepAsync(string? campaign, Func<Task<Reply?>> ask, string? then = null)
    {
        if (await FindClosingAsync(campaign) is { } problem)
        {
            return problem;
        }

        if (await ask() is not { } reply)
        {
            return Page();
        }

        if (reply is not Refusal refusal || ProblemOf(reply) is not null)
        {
            return ProblemOf(reply) ?? Go(then ?? $"/office/{Campaign}");
        }

        TellStep(refusal);
        return await FindClosingAsync(campaign) ?? Page();
    }

    private async Task<IActionResult?> FindClosingAsync(string? campaign) =>
        await FindAsync(campaign) ?? (Standing.Current is null ? Go($"/office/{Campaign}") : null);
}
