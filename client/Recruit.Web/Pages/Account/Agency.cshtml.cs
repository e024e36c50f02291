using Microsoft.AspNetCore.Mvc;
using Recruit.UseCases;
using Recruit.Web.Identity;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.Account;

/// <summary>For which agency somebody acts who has roles at several.</summary>
public sealed class AgencyModel(Service service, Speech words) : ServicePage(service, words)
{
    public void OnGet()
    {
    }

    public IActionResult OnPost(string? agency)
    {
        if (IdOf(agency) is not { } chosen || !Who!.Agencies.Contains(chosen))
        {
            return NotFound();
        }

        SessionCookies.WriteAgency(Response, chosen);
        return Go("/account");
    }
}
