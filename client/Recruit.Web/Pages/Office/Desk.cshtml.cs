using Microsoft.AspNetCore.Mvc;
using Recruit.UseCases;
using Recruit.UseCases.Lists;
using Recruit.UseCases.Notices;
using Recruit.Web.Layout;
using Role = Recruit.Accounts.Role;

namespace Recruit.Web.Pages.Office;

/// <summary>The first page of those who run campaigns: what is open and who holds it, earliest due first, and the campaigns of the agency.</summary>
public sealed class DeskModel(Service service, Speech words) : ServicePage(service, words)
{
    private const int FilesShown = 25;

    /// <summary>Campaigns of the agency for which somebody acts.</summary>
    public CampaignsListed Campaigns { get; private set; } = null!;

    /// <summary>Open work; nothing for roles that only look.</summary>
    public OpenWorkListed? Work { get; private set; }

    /// <summary>Whether who looks runs campaigns.</summary>
    public bool IsOfficer => Who?.Has(Role.AgencyOfficer) == true;

    /// <summary>Whether campaigns can be opened by who looks: an administrator sees only that they are there.</summary>
    public bool MayOpen => Who is { } who && (OfficePage.ReadsPeople(who) || who.Has(Role.Auditor));

    /// <summary>Whether who looks may know what became of the letters of a campaign, as an administrator may.</summary>
    public bool MayWatchNotices => May<WatchNotices>();

    public async Task<IActionResult> OnGetAsync(string? campaignsAfter, string? workAfter)
    {
        var campaigns = await AskAsync(new ListCampaigns(Caller, Another, [], After: IdOf(campaignsAfter)));
        if (campaigns is not CampaignsListed listed)
        {
            return ProblemOf(campaigns) ?? NotFound();
        }

        Campaigns = listed;
        Work = await AskAsync(new ListOpenWork(Caller, Another, Most: FilesShown, After: workAfter)) as OpenWorkListed;
        return Page();
    }
}
