using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.UseCases;
using Recruit.UseCases.Sittings;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.Office;

/// <summary>
/// Deals a form of each test and exercise to everybody who applied: without one nobody can sit. Who applied since is dealt to when it is asked again; what was dealt stays.
/// </summary>
public sealed class FormsModel(Service service, Speech words) : OfficePage(service, words)
{
    /// <summary>What was dealt just now.</summary>
    public FormsDealt? Dealt { get; private set; }

    /// <summary>Whether anything of the campaign is sat here.</summary>
    public bool AreSat => Standing.Outline is { Sittings.Count: > 0 };

    /// <summary>Whether who deals says that it is meant.</summary>
    [BindProperty]
    public string? Agreed { get; set; }

    public async Task<IActionResult> OnGetAsync(string? campaign) => await FindAsync(campaign) ?? Page();

    public async Task<IActionResult> OnPostAsync(string? campaign, string? reason)
    {
        if (await FindAsync(campaign) is { } problem)
        {
            return problem;
        }

        if (!AreSat || Standing.Status != CampaignStatus.Open)
        {
            return Page();
        }

        var why = ReasonOf(reason, Reasons);
        if (Agreed != "true")
        {
            ModelState.AddModelError(nameof(Agreed), Words["forms.confirm.needed"]);
        }

        if (why is not { } known || !ModelState.IsValid)
        {
            return Page();
        }

        var reply = await AskAsync(new DealForms(Caller, Operation, known, Campaign));
        if (ProblemOf(reply) is { } failed)
        {
            return failed;
        }

        if (reply is Refusal refusal)
        {
            Tell(refusal);
        }

        Dealt = reply as FormsDealt;
        return Page();
    }
}
