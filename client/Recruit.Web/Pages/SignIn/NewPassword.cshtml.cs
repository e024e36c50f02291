using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.UseCases;
using Recruit.UseCases.Accounts;
using Recruit.Web.Identity;
using Recruit.Web.Layout;
using Recruit.Web.Letters;

namespace Recruit.Web.Pages.SignIn;

/// <summary>Sets a new password by the link of a letter; everybody who was signed in is signed out. A second factor is needed as before.</summary>
public sealed class NewPasswordModel(Service service, Speech words, ResetLetters letters, Passwords passwords) : ServicePage(service, words)
{
    [BindProperty(SupportsGet = true)]
    public string? Link { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Whether the link holds no longer.</summary>
    public bool IsOver { get; private set; }

    public void OnGet() => IsOver = letters.Read(Link) is null;

    public async Task<IActionResult> OnPostAsync()
    {
        if (letters.Read(Link) is not { } link)
        {
            IsOver = true;
            return Page();
        }

        if (Passwords.Objection(Password, link.Name) is { } objection)
        {
            ModelState.AddModelError(nameof(Password), Words[objection]);
            return Page();
        }

        // The link names the wish, so that it sets one password only.
        var reply = await AskAsync(new ResetPassword(new OperationId(link.Wish), link.Name, passwords.Hash(Password!)));
        if (ProblemOf(reply) is { } problem)
        {
            return problem;
        }

        SessionCookies.DropSession(Response);
        return Go("/sign-in?after=new-password");
    }
}
