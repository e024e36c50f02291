using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.Stages.FinalSelection;
using Recruit.UseCases;
using Recruit.UseCases.Panels;
using Recruit.Vacancies;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.Office;

/// <summary>One hearing of a panel: two people say that it does not count, or one that it does.</summary>
public sealed class HearingModel(Service service, Speech words) : OfficePage(service, words)
{
    /// <summary>The panel.</summary>
    public Id Panel { get; private set; }

    /// <summary>Whom it hears.</summary>
    public ListedFinalist Finalist { get; private set; } = null!;

    /// <summary>Whether somebody wants it not to count, and until when another one says so too; nothing where nobody does.</summary>
    public PanelFile? Asked { get; private set; }

    /// <summary>Whether who looks may say so while the stage is not closed.</summary>
    public bool MayJudge { get; private set; }

    /// <summary>What was just done, as a key of words.</summary>
    public string? Done { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? campaign, string? panel, string? number, string? after)
    {
        Done = after is "asked" or "voided" or "kept" ? $"hearing.done.{after}" : null;
        return await BeginAsync(campaign, panel, number) ?? Page();
    }

    public Task<IActionResult> OnPostVoidAsync(string? campaign, string? panel, string? number, string? reason) => DoAsync(campaign, panel, number, () =>
        ReasonOf(reason, Reasons) is { } known ? new VoidHearing(Caller, Operation, known, Campaign, Panel, Finalist.Candidate) : null);

    public Task<IActionResult> OnPostKeepAsync(string? campaign, string? panel, string? number) => DoAsync(campaign, panel, number, () =>
        new KeepHearing(Caller, Operation, Routine, Campaign, Panel, Finalist.Candidate));

    private async Task<IActionResult> DoAsync(string? campaign, string? panel, string? number, Func<UseCase?> step)
    {
        if (await BeginAsync(campaign, panel, number) is { } problem)
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
            var after = reply switch { VoidingAsked { IsVoided: true } => "voided", VoidingAsked => "asked", _ => "kept" };
            return ProblemOf(reply) ?? Go($"/office/{Campaign}/panels/{Panel}/hearings/{Finalist.Candidate}?after={after}");
        }

        Tell(refusal, room: "convene");
        return Page();
    }

    private async Task<IActionResult?> BeginAsync(string? campaign, string? panel, string? number)
    {
        if (await FindAsync(campaign) is { } problem)
        {
            return problem;
        }

        var reply = await AskAsync(new ListPanels(Caller, Another, Campaign));
        if (reply is not PanelsListed listed
            || listed.Panels.FirstOrDefault(one => one.Panel.Text == panel) is not { Convened: { } convened } shown
            || convened.Finalists.FirstOrDefault(one => one.Candidate.Text == number) is not { } finalist)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        (Panel, Finalist, MayJudge) = (shown.Panel, finalist, !convened.IsFrozen && ReadsPeople(Who!));
        var files = await AskAsync(new WatchPanel(Caller, Another, Routine, Campaign, Panel)) as PanelFiles;
        Asked = files?.Files.FirstOrDefault(one => one.Candidate == finalist.Candidate && one.Step == PanelStep.Void);
        return null;
    }
}
