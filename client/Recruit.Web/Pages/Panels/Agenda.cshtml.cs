using Microsoft.AspNetCore.Mvc;
using Recruit.UseCases;
using Recruit.Web.Layout;
using DeclareNoInterest = Recruit.UseCases.Panels.DeclareNoInterest;

namespace Recruit.Web.Pages.Panels;

/// <summary>The agenda of a member: whom the panel hears when, and what the member has to do until when.</summary>
public sealed class AgendaModel(Service service, Speech words) : PanelPage(service, words)
{
    /// <summary>Whether the member has to declare something about somebody.</summary>
    public bool HasToDeclare => Agenda.Entries.Any(one => one.Step == Stages.FinalSelection.AgendaStep.DeclareInterest);

    public async Task<IActionResult> OnGetAsync(string? campaign, string? panel) => await FindAsync(campaign, panel) ?? Page();

    public async Task<IActionResult> OnPostNoneAsync(string? campaign, string? panel) =>
        await FindAsync(campaign, panel)
        ?? await StepAsync(() => AskAsync(new DeclareNoInterest(Caller, Operation, Duty, Campaign, Panel)), Here, () => OnGetAsync(campaign, panel));
}
