using Microsoft.AspNetCore.Mvc;
using Recruit.UseCases;
using Recruit.Web.Demo;
using Recruit.Web.Hosting;
using Recruit.Web.Identity;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.SignIn;

/// <summary>The second step of signing in, for accounts that have a second factor.</summary>
public sealed class CodeModel(Service service, Speech words, SigningIn signing, WebSettings settings, TimeProvider time) : ServicePage(service, words)
{
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>The page to go to, by its address in this service.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Next { get; set; }

    /// <summary>The code of now where everybody is invented; nothing elsewhere.</summary>
    public string? DemoCode => settings.IsDemo ? TimeCodes.CodeOf(DemoPeople.Secret, time.GetUtcNow()) : null;

    public IActionResult OnGet() => signing.IsPending(HttpContext) ? Page() : Go("/sign-in");

    public async Task<IActionResult> OnPostAsync()
    {
        if (!signing.IsPending(HttpContext))
        {
            return Go("/sign-in");
        }

        var outcome = await signing.TryCodeAsync(HttpContext, Code);
        if (outcome is SignInOutcome.In)
        {
            return Go(SignInModel.After(Next));
        }

        ModelState.Remove(nameof(Code));
        ModelState.AddModelError(nameof(Code), outcome is SignInOutcome.Wrong ? Words["code.wrong"] : SignInWords.Of(outcome, Words));
        return Page();
    }
}
