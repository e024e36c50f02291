using Microsoft.AspNetCore.Mvc;
using Recruit.UseCases;
using Recruit.Web.Identity;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.SignIn;

/// <summary>Signing out here: the session ends at the server, not only in the browser.</summary>
public sealed class SignOutModel(Service service, Speech words) : ServicePage(service, words)
{
    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Who is { } who && ProblemOf(await AskAsync(new UseCases.Accounts.SignOut(Caller, Operation, who.Session))) is { } problem)
        {
            return problem;
        }

        SessionCookies.DropSession(Response);
        return Go("/sign-in?after=signed-out");
    }
}
