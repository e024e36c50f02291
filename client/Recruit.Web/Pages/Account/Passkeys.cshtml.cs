using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.UseCases;
using Recruit.UseCases.Accounts;
using Recruit.Vacancies;
using Recruit.Web.Identity;
using Recruit.Web.Layout;
using AddCredential = Recruit.UseCases.Accounts.AddCredential;
using RemoveCredential = Recruit.UseCases.Accounts.RemoveCredential;

namespace Recruit.Web.Pages.Account;

/// <summary>
/// The own passkeys. Where more than a password is needed to sign in, a session that was opened with less gets no further one. Who has a role of staff
/// keeps a passkey or a second factor.
/// </summary>
public sealed class PasskeysModel(Service service, Speech words, Passkeys passkeys) : ServicePage(service, words)
{
    private OwnAccountShown shown = null!;
    private IReadOnlyDictionary<Id, Credential> kept = ImmutableSortedDictionary<Id, Credential>.Empty;

    /// <summary>Those that the account has.</summary>
    public ImmutableArray<CredentialTold> Own => [.. shown.Credentials.Where(one => one.Factor == Factor.Passkey)];

    /// <summary>Whether the account can do without one of them, and this session may say so.</summary>
    public bool MayRemove => MayChange && (shown.Grants.IsEmpty || shown.Credentials.Length > 1);

    /// <summary>Whether something may be changed in this session.</summary>
    public bool MayChange => OwnProofs.MayChangeIn(Who!.Session, shown);

    /// <summary>What the device is asked; nothing where it cannot be.</summary>
    public PasskeyQuestion? Question { get; private set; }

    public Task<IActionResult> OnGetAsync() => ShowAsync();

    public async Task<IActionResult> OnPostAddAsync(string? answer, string? state)
    {
        if (await ReadAsync() is { } problem)
        {
            return problem;
        }

        // The name follows from the wish, so that a form sent twice adds one.
        var credential = new Id($"passkey-{Operation.Value:N}");
        if (!MayChange || await passkeys.ReadNewAsync(HttpContext, Caller.Account, credential, kept, answer, state) is not { } record)
        {
            ModelState.AddModelError("", Words[MayChange ? "passkeys.refused" : "passkeys.stronger"]);
            return await ShowAsync();
        }

        var reply = await AskAsync(new AddCredential(Caller, Operation, credential, Factor.Passkey, record));
        if (reply is Refusal refusal && ProblemOf(reply) is null)
        {
            Tell(refusal);
            return await ShowAsync();
        }

        return ProblemOf(reply) ?? Go("/account/passkeys");
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? credential)
    {
        if (await ReadAsync() is { } problem)
        {
            return problem;
        }

        return !MayRemove || IdOf(credential) is not { } one || Own.All(other => other.Credential != one)
            ? NotFound()
            : ProblemOf(await AskAsync(new RemoveCredential(Caller, Operation, one))) ?? Go("/account/passkeys");
    }

    private async Task<IActionResult> ShowAsync()
    {
        if (await ReadAsync() is { } problem)
        {
            return problem;
        }

        Question = MayChange && Passkeys.ArePossible(Request) ? await passkeys.AskForNewAsync(HttpContext, Caller.Account, shown.SignInName, kept) : null;
        return Page();
    }

    private async Task<IActionResult?> ReadAsync()
    {
        var own = await AskAsync(new ReadOwnAccount(Caller, Another));
        if (own is not OwnAccountShown told)
        {
            return ProblemOf(own) ?? NotFound();
        }

        var credentials = await AskAsync(new ReadOwnCredentials(Caller, Another));
        if (credentials is not CredentialsTold checkedBy)
        {
            return ProblemOf(credentials) ?? NotFound();
        }

        (shown, kept) = (told, checkedBy.Credentials);
        return null;
    }
}
