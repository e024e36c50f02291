using Microsoft.AspNetCore.Mvc;
using Recruit.Notices;
using Recruit.UseCases;
using Recruit.Web.Layout;
using Recruit.Web.Letters;

namespace Recruit.Web.Pages.SignIn;

/// <summary>Asks for a letter with a link to a new password.</summary>
public sealed class ForgottenModel(Service service, Speech words, ResetLetters letters) : ServicePage(service, words)
{
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>Whether a letter was asked for; it tells nothing of whether one goes out.</summary>
    public bool IsAsked { get; private set; }

    public void OnGet()
    {
    }

    public void OnPost()
    {
        if (Name is null || !AddressForm.IsAddress(Name.Trim()))
        {
            ModelState.AddModelError(nameof(Name), Words["register.name-wrong"]);
            return;
        }

        letters.Ask(Name.Trim(), Words.Language);
        IsAsked = true;
    }
}
