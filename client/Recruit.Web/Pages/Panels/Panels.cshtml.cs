using Microsoft.AspNetCore.Mvc;
using Recruit.UseCases;
using Recruit.UseCases.Panels;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.Panels;

/// <summary>The panels in which somebody sits.</summary>
public sealed class PanelsModel(Service service, Speech words) : ServicePage(service, words)
{
    /// <summary>By campaign.</summary>
    public OwnPanelsListed Own { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        var reply = await AskAsync(new ListOwnPanels(Caller, Another));
        if (reply is not OwnPanelsListed own)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        Own = own;
        return Page();
    }
}
