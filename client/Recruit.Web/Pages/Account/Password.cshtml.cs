using Microsoft.AspNetCore.Mvc;
using Recruit.Accounts;
using Recruit.UseCases;
using Recruit.UseCases.Accounts;
using Recruit.Web.Identity;
using Recruit.Web.Layout;
using BeginSignIn = Recruit.UseCases.Accounts.BeginSignIn;

namespace Recruit.Web.Pages.Account;

/// <summary>A new password instead of the old one, which is asked for once more and counted like a try to sign in.</summary>
public sealed class PasswordModel(Service service, Speech words, Passwords passwords) : ServicePage(service, words)
{
    [BindProperty]
    public string? Old { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var own = await AskAsync(new ReadOwnAccount(Caller, Another));
        if (own is not OwnAccountShown shown)
        {
            return ProblemOf(own) ?? NotFound();
        }

        if (Passwords.Objection(Password, shown.SignInName) is { } objection)
        {
            ModelState.AddModelError(nameof(Password), Words[objection]);
            return Page();
        }

        var begun = await AskAsync(new BeginSignIn(Another, shown.SignInName, SessionCookies.ReadDevice(Request)));
        if (begun is not SignInChallenge challenge || !passwords.Check(challenge.Verifier, Old ?? ""))
        {
            ModelState.AddModelError(nameof(Old), Words[begun is SignInChallenge ? "change-password.wrong" : "change-password.later"]);
            return Page();
        }

        return ProblemOf(await AskAsync(new ChangePassword(Caller, Operation, passwords.Hash(Password!), Who!.Session))) ?? Go("/account");
    }
}
