using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Recruit.UseCases;
using Recruit.UseCases.Panels;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.Office;

/// <summary>Panels of a campaign: which of them is convened, who leads it, and how many are on its agenda.</summary>
public sealed class OfficePanelsModel(Service service, Speech words) : OfficePage(service, words)
{
    /// <summary>In the order of the rules.</summary>
    public ImmutableArray<ShownPanel> Panels { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? campaign)
    {
        if (await FindAsync(campaign) is { } problem)
        {
            return problem;
        }

        var reply = await AskAsync(new ListPanels(Caller, Another, Campaign));
        if (reply is not PanelsListed listed)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        Panels = listed.Panels;
        return Page();
    }
}
