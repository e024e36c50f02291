using Microsoft.AspNetCore.Mvc;
using Recruit.Accounts;
using Recruit.UseCases;
using Recruit.UseCases.Accounts;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.Account;

/// <summary>The own account: how somebody signs in, and where somebody is signed in.</summary>
public sealed class AccountModel(Service service, Speech words) : ServicePage(service, words)
{
    /// <summary>What there is about it.</summary>
    public OwnAccountShown Shown { get; private set; } = null!;

    /// <summary>Whether a code is asked for too.</summary>
    public bool HasFactor => Shown.Credentials.Any(one => one.Factor == Factor.SecondFactor);

    /// <summary>How many passkeys there are.</summary>
    public int Passkeys => Shown.Credentials.Count(one => one.Factor == Factor.Passkey);

    public async Task<IActionResult> OnGetAsync()
    {
        var reply = await AskAsync(new ReadOwnAccount(Caller, Operation));
        if (reply is not OwnAccountShown shown)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        Shown = shown;
        return Page();
    }

    public async Task<IActionResult> OnPostEndAsync(string? session) =>
        IdOf(session) is not { } one ? NotFound() : ProblemOf(await AskAsync(new SignOut(Caller, Operation, one))) ?? Go("/account");

    public async Task<IActionResult> OnPostEndOthersAsync() =>
        ProblemOf(await AskAsync(new SignOutElsewhere(Caller, Operation, Who!.Session))) ?? Go("/account");
}
