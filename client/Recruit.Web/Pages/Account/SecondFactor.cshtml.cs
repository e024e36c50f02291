using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Recruit.Accounts;
using Recruit.UseCases;
using Recruit.UseCases.Accounts;
using Recruit.Vacancies;
using Recruit.Web.Identity;
using Recruit.Web.Layout;
using AddCredential = Recruit.UseCases.Accounts.AddCredential;
using RemoveCredential = Recruit.UseCases.Accounts.RemoveCredential;

namespace Recruit.Web.Pages.Account;

/// <summary>
/// A code from the person's own device beside the password. Its secret counts only once the device has shown a right code. Who has a role of staff
/// keeps the last one.
/// </summary>
public sealed class SecondFactorModel(Service service, Speech words, SealedText seal, TimeCodes codes) : ServicePage(service, words)
{
    private const int Group = 4;

    [BindProperty]
    public string? Code { get; set; }

    /// <summary>Secret and name of the new factor, sealed for this account, from one request to the next.</summary>
    [BindProperty]
    public string? Box { get; set; }

    /// <summary>Those that the account has.</summary>
    public ImmutableArray<CredentialTold> Factors { get; private set; } = [];

    /// <summary>Whether it can do without.</summary>
    public bool MayRemove { get; private set; }

    /// <summary>The new secret in groups, as people type it in.</summary>
    public string SpacedSecret { get; private set; } = "";

    /// <summary>The address by which a device on the same screen takes it.</summary>
    public string Address { get; private set; } = "";

    public Task<IActionResult> OnGetAsync() => ShowAsync(null);

    public async Task<IActionResult> OnPostAddAsync()
    {
        if (Opened() is not var (credential, secret))
        {
            return Go("/account/second-factor");
        }

        if (await AskAsync(new ReadOwnAccount(Caller, Another)) is not OwnAccountShown account || !OwnProofs.MayChangeIn(Who!.Session, account))
        {
            ModelState.AddModelError("", Words["passkeys.stronger"]);
            return await ShowAsync((credential, secret));
        }

        if (!codes.Check(credential, secret, Code))
        {
            ModelState.Remove(nameof(Code));
            ModelState.AddModelError(nameof(Code), Words["code.wrong"]);
            return await ShowAsync((credential, secret));
        }

        var add = new AddCredential(Caller, Operation, credential, Factor.SecondFactor, seal.Seal(secret, SigningIn.About(credential)));
        return ProblemOf(await AskAsync(add)) ?? Go("/account");
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? credential)
    {
        var own = await AskAsync(new ReadOwnAccount(Caller, Another));
        return own is not OwnAccountShown { Grants.IsEmpty: true } shown || !OwnProofs.MayChangeIn(Who!.Session, shown) || IdOf(credential) is not { } one
            ? ProblemOf(own) ?? NotFound()
            : ProblemOf(await AskAsync(new RemoveCredential(Caller, Operation, one))) ?? Go("/account");
    }

    private async Task<IActionResult> ShowAsync((Id Credential, string Secret)? begun)
    {
        var own = await AskAsync(new ReadOwnAccount(Caller, Another));
        if (own is not OwnAccountShown shown)
        {
            return ProblemOf(own) ?? NotFound();
        }

        Factors = [.. shown.Credentials.Where(one => one.Factor == Factor.SecondFactor)];
        MayRemove = shown.Grants.IsEmpty && OwnProofs.MayChangeIn(Who!.Session, shown);
        var (credential, secret) = begun ?? (new Id($"code-{Guid.NewGuid():N}"), TimeCodes.NewSecret());
        ModelState.Remove(nameof(Box));
        Box = seal.Seal($"{credential} {secret}", About);
        SpacedSecret = string.Join(' ', secret.Chunk(Group).Select(part => new string(part)));
        Address = TimeCodes.AddressOf(secret, shown.SignInName);
        return Page();
    }

    private string About => $"new factor of {Caller.Account}";

    private (Id Credential, string Secret)? Opened() =>
        Box is not null && seal.Open(Box, About)?.Split(' ') is [var credential, var secret] ? (new Id(credential), secret) : null;
}
