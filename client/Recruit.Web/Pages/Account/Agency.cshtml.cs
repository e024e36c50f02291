using Microsoft.AspNetCore.Mvc;
using Recruit.UseCases;
using Recruit.Web.Identity;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.Account;

/// <summary>For which agency somebody acts who has roles at several, or for none who also has one of the whole service.</summary>
public sealed class AgencyModel(Service service, Speech words) : ServicePage(service, words)
{
    /// <summary>What is chosen by whoever acts for no agency. No agency is called so: the names of those are ids.</summary>
    public const string WholeService = "-";

    public void OnGet()
    {
    }

    public IActionResult OnPost(string? agency)
    {
        if (agency == WholeService && Who!.IsOfService)
        {
            SessionCookies.DropAgency(Response);
            return Go("/account");
        }

        if (IdOf(agency) is not { } chosen || !Who!.Agencies.Contains(chosen))
        {
            return NotFound();
        }

        SessionCookies.WriteAgency(Response, chosen);
        return Go("/account");
    }
}
