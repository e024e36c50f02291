using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.UseCases;
using Recruit.Vacancies;
using BeginPasskeySignIn = Recruit.UseCases.Accounts.BeginPasskeySignIn;
using BeginSignIn = Recruit.UseCases.Accounts.BeginSignIn;
using FinishPasskeySignIn = Recruit.UseCases.Accounts.FinishPasskeySignIn;
using FinishSignIn = Recruit.UseCases.Accounts.FinishSignIn;

namespace Recruit.Web.Identity;

/// <summary>How a try to sign in ended.</summary>
public abstract record SignInOutcome
{
    /// <summary>The person is in.</summary>
    public sealed record In : SignInOutcome;

    /// <summary>The password was right; the code of the device is needed too.</summary>
    public sealed record CodeNeeded : SignInOutcome;

    /// <summary>Something was wrong; which of it is not told.</summary>
    public sealed record Wrong : SignInOutcome;

    /// <summary>Too many tries in a row.</summary>
    public sealed record Later(Instant NotBefore) : SignInOutcome;

    /// <summary>The person has a role of staff and no second factor.</summary>
    public sealed record FactorMissing : SignInOutcome;

    /// <summary>The account is closed.</summary>
    public sealed record Closed : SignInOutcome;

    /// <summary>The service could not answer.</summary>
    public sealed record Busy : SignInOutcome;
}

/// <summary>
/// Signing in with a passkey, or with a password and, where the account has one, a code. Every proof is a try of its own that the account counts before it is checked, a
/// code too, so there is no way around the count.
/// </summary>
public sealed class SigningIn(Service service, TimeProvider time, Passwords passwords, TimeCodes codes, Passkeys passkeys, SealedText secrets, IDataProtectionProvider protection)
{
    /// <summary>
    /// What counting a try takes at most, as a rule, and no proof is checked in less: an account in memory counts sooner than one that is read first, and so does a name that
    /// nobody has. The check itself takes as long for all.
    /// </summary>
    internal static readonly TimeSpan CheckedAfter = TimeSpan.FromMilliseconds(50);

    private const string PendingCookie = "__Host-recruit-pending";
    private static readonly TimeSpan PendingLife = TimeSpan.FromMinutes(10);

    private readonly ITimeLimitedDataProtector pending = protection.CreateProtector("sign-in that waits for its code").ToTimeLimitedDataProtector();

    /// <summary>What belongs to the secret of a second factor.</summary>
    public static string About(Id credential) => $"second factor {credential}";

    /// <summary>The first step.</summary>
    public async Task<SignInOutcome> TryPasswordAsync(HttpContext request, string name, string password)
    {
        var begun = await BeginAsync(request, name);
        if (begun is not SignInChallenge challenge)
        {
            return Told(begun);
        }

        if (!passwords.Check(challenge.Verifier, password))
        {
            return new SignInOutcome.Wrong();
        }

        if (challenge.Credentials.Values.Any(one => one.Factor == Factor.SecondFactor))
        {
            request.Response.Cookies.Append(PendingCookie, pending.Protect(JsonSerializer.Serialize(name), PendingLife), Kept());
            return new SignInOutcome.CodeNeeded();
        }

        return await FinishAsync(request, name, challenge.Number, [Factor.Password]);
    }

    /// <summary>Whether the first step was done in this browser a short time ago.</summary>
    public bool IsPending(HttpContext request) => PendingName(request) is not null;

    /// <summary>The second step.</summary>
    public async Task<SignInOutcome> TryCodeAsync(HttpContext request, string? code)
    {
        if (PendingName(request) is not { } name)
        {
            return new SignInOutcome.Wrong();
        }

        var begun = await BeginAsync(request, name);
        if (begun is not SignInChallenge challenge)
        {
            return Told(begun);
        }

        if (!challenge.Credentials.Any(one => one.Value.Factor == Factor.SecondFactor
            && secrets.Open(one.Value.Record, About(one.Key)) is { } secret && codes.Check(one.Key, secret, code)))
        {
            return new SignInOutcome.Wrong();
        }

        var outcome = await FinishAsync(request, name, challenge.Number, [Factor.Password, Factor.SecondFactor]);
        if (outcome is SignInOutcome.In)
        {
            request.Response.Cookies.Delete(PendingCookie, Kept());
        }

        return outcome;
    }

    /// <summary>The only step with a passkey: it says itself whose it is.</summary>
    /// <param name="request">From the device.</param>
    /// <param name="answer">What the device said to the question.</param>
    /// <param name="state">The question.</param>
    public async Task<SignInOutcome> TryPasskeyAsync(HttpContext request, string? answer, string? state)
    {
        if (Passkeys.ReadWho(answer) is not { } account || !passkeys.IsAsked(state))
        {
            return new SignInOutcome.Wrong();
        }

        var begun = await BeginAsync(request, new BeginPasskeySignIn(Fresh(), account, SessionCookies.ReadDevice(request.Request)));
        if (begun is not SignInChallenge challenge)
        {
            return Told(begun);
        }

        return await passkeys.CheckAsync(request, account, challenge.Credentials, answer!, state) is var (passkey, record)
            ? await FinishAsync(request, (session, device) => new FinishPasskeySignIn(Fresh(), account, challenge.Number, passkey, record, session, device))
            : new SignInOutcome.Wrong();
    }

    private Task<SignInOutcome> FinishAsync(HttpContext request, string name, int number, ImmutableArray<Factor> shown) =>
        FinishAsync(request, (session, device) => new FinishSignIn(Fresh(), name, number, shown, session, device));

    private async Task<SignInOutcome> FinishAsync(HttpContext request, Func<string, string, UseCase> finish)
    {
        // A new secret with every session, so that nobody can be given one beforehand.
        var (session, device) = (SessionCookies.NewSecret(), SessionCookies.ReadDevice(request.Request) ?? SessionCookies.NewSecret());
        var reply = await service.AskAsync(finish(session, device), request.RequestAborted);
        if (reply is not UseCases.Accounts.SignedIn signed)
        {
            return Told(reply);
        }

        SessionCookies.WriteSession(request.Response, signed.Account, session);
        SessionCookies.WriteDevice(request.Response, device);
        return new SignInOutcome.In();
    }

    private Task<Reply> BeginAsync(HttpContext request, string name) => BeginAsync(request, new BeginSignIn(Fresh(), name, SessionCookies.ReadDevice(request.Request)));

    private async Task<Reply> BeginAsync(HttpContext request, UseCase begin)
    {
        // The pause begins before anything is asked, so that it ends at the same moment whatever is found.
        var pause = Task.Delay(CheckedAfter, time, request.RequestAborted);
        var begun = await service.AskAsync(begin, request.RequestAborted);
        await pause;
        return begun;
    }

    private static SignInOutcome Told(Reply reply) => reply switch
    {
        Refusal { Code: AccountRefusals.TryLater } later => new SignInOutcome.Later(ReadInstant(later)),
        Refusal { Code: AccountRefusals.SecondFactorNeeded } => new SignInOutcome.FactorMissing(),
        Refusal { Code: AccountRefusals.Disabled } => new SignInOutcome.Closed(),
        Refusal => new SignInOutcome.Wrong(),
        _ => new SignInOutcome.Busy(),
    };

    private static Instant ReadInstant(Refusal refusal) => Instant.Of(DateTimeOffset.Parse(
        refusal.Facts.First(one => one.Name == "not-before").Value, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal));

    private string? PendingName(HttpContext request)
    {
        try
        {
            return request.Request.Cookies[PendingCookie] is { } cookie ? JsonSerializer.Deserialize<string>(pending.Unprotect(cookie)) : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    private static OperationId Fresh() => new(Guid.NewGuid());

    private static CookieOptions Kept() => new()
    {
        Path = "/", Secure = true, HttpOnly = true, SameSite = SameSiteMode.Strict, MaxAge = PendingLife, IsEssential = true,
    };
}
