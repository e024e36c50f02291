using Microsoft.AspNetCore.Mvc;
using Recruit.UseCases;
using Recruit.Web.Identity;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.SignIn;

/// <summary>Signing in. Whatever is wrong, it is told by the same words, whether there is an account or not.</summary>
public sealed class SignInModel(Service service, Speech words, SigningIn signing, Passkeys passkeys) : ServicePage(service, words)
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>The page to go to, by its address in this service.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Next { get; set; }

    /// <summary>What happened before, as a key of words.</summary>
    public string? Notice { get; private set; }

    /// <summary>What a device with a passkey is asked; nothing where browsers offer none.</summary>
    public PasskeyQuestion? Question { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? after)
    {
        Notice = after switch
        {
            "registered" => "sign-in.registered",
            "new-password" => "sign-in.new-password",
            "signed-out" => "sign-in.signed-out",
            _ => null,
        };
        return Who is null ? await ShowAsync() : Go(After(Next));
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrWhiteSpace(Name))
        {
            ModelState.AddModelError(nameof(Name), Words["sign-in.name-missing"]);
        }

        if (string.IsNullOrEmpty(Password))
        {
            ModelState.AddModelError(nameof(Password), Words["sign-in.password-missing"]);
        }

        if (!ModelState.IsValid)
        {
            return await ShowAsync();
        }

        var outcome = await signing.TryPasswordAsync(HttpContext, Name!, Password!);
        switch (outcome)
        {
            case SignInOutcome.In:
                return Go(After(Next));
            case SignInOutcome.CodeNeeded:
                return Go($"/sign-in/code?next={Uri.EscapeDataString(After(Next))}");
            default:
                ModelState.AddModelError(nameof(Name), SignInWords.Of(outcome, Words));
                return await ShowAsync();
        }
    }

    public async Task<IActionResult> OnPostPasskeyAsync(string? answer, string? state)
    {
        var outcome = await signing.TryPasskeyAsync(HttpContext, answer, state);
        if (outcome is SignInOutcome.In)
        {
            return Go(After(Next));
        }

        ModelState.AddModelError("", outcome is SignInOutcome.Wrong ? Words["passkeys.refused"] : SignInWords.Of(outcome, Words));
        return await ShowAsync();
    }

    private async Task<IActionResult> ShowAsync()
    {
        Question = Passkeys.ArePossible(Request) ? await passkeys.AskWhoAsync(HttpContext) : null;
        return Page();
    }

    /// <summary>Where to go: a page of this service, never an address of somebody else.</summary>
    internal static string After(string? next) =>
        next is ['/', ..] and not ['/', '/' or '\\', ..] && !next.Any(char.IsControl) ? next : "/account";
}

/// <summary>What went wrong with signing in, in words.</summary>
internal static class SignInWords
{
    public static string Of(SignInOutcome outcome, Speech words) => outcome switch
    {
        SignInOutcome.Later later => words.Say("sign-in.later", ("time", words.Moment(later.NotBefore + TimeSpan.FromMinutes(1)))),
        SignInOutcome.FactorMissing => words["sign-in.factor-missing"],
        SignInOutcome.Closed => words["sign-in.closed"],
        SignInOutcome.Busy => words["problem.busy.title"],
        _ => words["sign-in.wrong"],
    };
}
