using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Recruit.Accounts;
using Recruit.Vacancies;

namespace Recruit.Web.Identity;

/// <summary>What a device is asked.</summary>
/// <param name="Options">For the browser, as JSON (WebAuthn level 3).</param>
/// <param name="State">What the answer is held against, for the form that carries it.</param>
public sealed record PasskeyQuestion(string Options, string State);

/// <summary>
/// Passkeys (WebAuthn), checked by ASP.NET Core Identity: a key pair on the person's device, whose private half leaves it never, and which the device
/// uses only after it has asked for the person's finger, face or PIN. That is as good as two factors. A question is good for ten minutes and one answer.
/// </summary>
public sealed class Passkeys(SealedText seal, IDataProtectionProvider protection, TimeProvider time)
{
    private const string Required = "required";
    private static readonly TimeSpan QuestionLife = TimeSpan.FromMinutes(10);

    private readonly ITimeLimitedDataProtector questions = protection.CreateProtector("questions to passkeys").ToTimeLimitedDataProtector();
    private readonly UsedOnce answered = new(time, QuestionLife);

    /// <summary>Whether browsers offer passkeys for the address of a request: they want a name, not a number.</summary>
    public static bool ArePossible(HttpRequest request) => Uri.CheckHostName(request.Host.Host) == UriHostNameType.Dns;

    /// <summary>What a device is asked that is to get a new passkey.</summary>
    /// <param name="request">From that device.</param>
    /// <param name="account">Whose.</param>
    /// <param name="signInName">By which the device shows it.</param>
    /// <param name="credentials">What the account has: a device that holds one of its passkeys makes no second one.</param>
    public async Task<PasskeyQuestion> AskForNewAsync(HttpContext request, Id account, string signInName, IReadOnlyDictionary<Id, Credential> credentials)
    {
        var person = new PasskeyUserEntity { Id = account.Text, Name = signInName, DisplayName = signInName };
        var made = await HandlerOf(request, HolderOf(account, credentials)).MakeCreationOptionsAsync(person, request);
        return new PasskeyQuestion(made.CreationOptionsJson, questions.Protect($"{account} {made.AttestationState}", QuestionLife));
    }

    /// <summary>The record of the new passkey; nothing if the answer is none to a question that was asked for this account, or it is there already.</summary>
    public async Task<string?> ReadNewAsync(
        HttpContext request, Id account, Id credential, IReadOnlyDictionary<Id, Credential> credentials, string? answer, string? state)
    {
        if (answer is null || Open(state)?.Split(' ', 2) is not [var asked, var question] || asked != account.Text)
        {
            return null;
        }

        var result = await HandlerOf(request, HolderOf(account, credentials)).PerformAttestationAsync(new PasskeyAttestationContext
        {
            HttpContext = request, CredentialJson = answer, AttestationState = question,
        });
        return result.Succeeded && result.Passkey is { IsUserVerified: true } passkey ? RecordOf(passkey, account, credential) : null;
    }

    /// <summary>What a device is asked by whose passkey somebody wants to sign in; it tells who that is.</summary>
    public async Task<PasskeyQuestion> AskWhoAsync(HttpContext request)
    {
        var made = await HandlerOf(request, null).MakeRequestOptionsAsync(null, request);
        return new PasskeyQuestion(made.RequestOptionsJson, questions.Protect(made.AssertionState!, QuestionLife));
    }

    /// <summary>Whether a question was asked here, and not answered yet: without one nobody's tries are counted.</summary>
    public bool IsAsked(string? state) => Read(state) is { } question && !answered.Has(question);

    /// <summary>Whose passkey a device says it is, before that is checked.</summary>
    public static Id? ReadWho(string? answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer ?? "");
            return json.RootElement.TryGetProperty("response", out var response) && response.TryGetProperty("userHandle", out var handle)
                && handle.GetString() is { } text && Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(text)) is var account && AccountNames.IsName(account)
                ? new Id(account)
                : null;
        }
        catch (Exception wrong) when (wrong is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The passkey that was shown, as it is from now on; nothing if the answer proves nothing.</summary>
    public async Task<(Id Credential, string Record)?> CheckAsync(
        HttpContext request, Id account, IReadOnlyDictionary<Id, Credential> credentials, string answer, string? state)
    {
        if (Open(state) is not { } question)
        {
            return null;
        }

        var result = await HandlerOf(request, HolderOf(account, credentials)).PerformAssertionAsync(new PasskeyAssertionContext
        {
            HttpContext = request, CredentialJson = answer, AssertionState = question,
        });
        if (!result.Succeeded || !result.Passkey.IsUserVerified)
        {
            return null;
        }

        var shown = PasskeysOf(account, credentials).First(one => one.Passkey.CredentialId.AsSpan().SequenceEqual(result.Passkey.CredentialId)).Credential;
        return (shown, RecordOf(result.Passkey, account, shown));
    }

    private PasskeyHolder HolderOf(Id account, IReadOnlyDictionary<Id, Credential> credentials) =>
        new(account, [.. PasskeysOf(account, credentials).Select(one => one.Passkey)]);

    private IEnumerable<(Id Credential, UserPasskeyInfo Passkey)> PasskeysOf(Id account, IReadOnlyDictionary<Id, Credential> credentials) =>
        from one in credentials
        where one.Value.Factor == Factor.Passkey
        let passkey = Read(one.Value.Record, account, one.Key)
        where passkey is not null
        select (one.Key, passkey);

    /// <summary>The question, once.</summary>
    private string? Open(string? state) => Read(state) is { } question && answered.TryUse(question) ? question : null;

    private string? Read(string? state)
    {
        try
        {
            return state is null ? null : questions.Unprotect(state);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    private static PasskeyHandler<PasskeyHolder> HandlerOf(HttpContext request, PasskeyHolder? holder) => new(
        new UserManager<PasskeyHolder>(
            new OneHolder(holder), Options.Create(new IdentityOptions()), new PasswordHasher<PasskeyHolder>(), [], [], new UpperInvariantLookupNormalizer(),
            new IdentityErrorDescriber(), request.RequestServices, NullLogger<UserManager<PasskeyHolder>>.Instance),
        Options.Create(new IdentityPasskeyOptions
        {
            ServerDomain = request.Request.Host.Host,
            UserVerificationRequirement = Required,
            ResidentKeyRequirement = Required,
            AttestationConveyancePreference = "none",
        }));

    private string RecordOf(UserPasskeyInfo passkey, Id account, Id credential) => seal.Seal(
        JsonSerializer.Serialize(new Kept(
            passkey.CredentialId, passkey.PublicKey, passkey.CreatedAt, passkey.SignCount, passkey.Transports, passkey.IsBackupEligible, passkey.IsBackedUp)),
        About(account, credential));

    private UserPasskeyInfo? Read(string record, Id account, Id credential) =>
        seal.Open(record, About(account, credential)) is { } opened && JsonSerializer.Deserialize<Kept>(opened) is { } kept
            ? new UserPasskeyInfo(kept.CredentialId, kept.PublicKey, kept.CreatedAt, kept.SignCount, kept.Transports, true, kept.IsBackupEligible, kept.IsBackedUp, [], [])
            : null;

    private static string About(Id account, Id credential) => $"passkey {credential} of {account}";

    /// <summary>What an account keeps of a passkey.</summary>
    private sealed record Kept(
        byte[] CredentialId, byte[] PublicKey, DateTimeOffset CreatedAt, uint SignCount, string[]? Transports, bool IsBackupEligible, bool IsBackedUp);
}
