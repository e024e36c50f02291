using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.Notices;
using Recruit.UseCases;
using Recruit.UseCases.Accounts;
using Recruit.Web.Identity;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.SignIn;

/// <summary>
/// Opening an account. The answer is the same where the address has one already, and it comes no sooner: an account that is new is stored, and that takes longer
/// than to find out that there is nothing to store.
/// </summary>
public sealed class RegisterModel(Service service, TimeProvider time, Speech words, Passwords passwords) : ServicePage(service, words)
{
    /// <summary>What storing an account takes at most, as a rule, and nobody is told in less.</summary>
    internal static readonly TimeSpan ToldAfter = TimeSpan.FromMilliseconds(100);

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Name is null || !AddressForm.IsAddress(Name.Trim()))
        {
            ModelState.AddModelError(nameof(Name), Words["register.name-wrong"]);
        }

        if (Passwords.Objection(Password, Name ?? "") is { } objection)
        {
            ModelState.AddModelError(nameof(Password), Words[objection]);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var asked = AskAsync(new OpenAccount(Operation, Name!.Trim(), passwords.Hash(Password!)));
        await Task.Delay(ToldAfter, time, HttpContext.RequestAborted);
        var reply = await asked;
        if (ProblemOf(reply) is { } problem)
        {
            return problem;
        }

        if (reply is Refusal refusal)
        {
            Tell(refusal, nameof(Name));
            return Page();
        }

        return Go("/sign-in?after=registered");
    }
}
