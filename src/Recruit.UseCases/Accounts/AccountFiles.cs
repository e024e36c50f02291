using System.Security.Cryptography;
using System.Text;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.UseCases.Accounts;

/// <summary>
/// Finds accounts and persons by what people type in. The names follow from secrets of the service, so nobody can try sign-in names or personal
/// numbers against them.
/// </summary>
internal sealed class AccountFiles(ServiceParts parts)
{
    /// <summary>Longest sign-in name in characters, inclusive: that of a mail address (RFC 5321).</summary>
    public const int SignInNameMax = 254;

    /// <summary>Shortest secret of a session or device in characters, inclusive: 128 random bits take 22 in base64.</summary>
    public const int SecretMin = 22;

    /// <summary>Longest secret of a session or device in characters, inclusive.</summary>
    public const int SecretMax = 200;

    private const int HashBytes = 20;
    private static readonly Id Accounts = new("accounts");

    private readonly AccountNames names = new(parts.Papers.KeyFor(Accounts, "account names"));

    /// <summary>The actor.</summary>
    public static ActorKey KeyOf(Id account) => new(AccountKind.KindName, account.Text);

    /// <summary>The actor that knows whose a person is.</summary>
    public static ActorKey KeyOfPerson(Id person) => new(PersonClaimKind.KindName, person.Text);

    /// <summary>Under which name the secret of a session or a device is kept: its SHA-256, so that who reads a journal cannot go on with the session.</summary>
    public static Id HashOf(string secret) => new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)).AsSpan(0, HashBytes)));

    /// <summary>The account of a sign-in name; case, composition and white space around it do not tell two apart.</summary>
    public Id AccountOf(string signInName) => names.AccountOf(Encoding.UTF8.GetBytes(TextForm.Of(signInName)));

    /// <summary>The person of a personal number.</summary>
    public Id PersonOf(string number) => names.PersonOf(Encoding.UTF8.GetBytes(number));

    /// <summary>Names the key of an account's person: nobody can guess it, and no two accounts have the same.</summary>
    public PersonKeyId PersonKeyOf(Id account) => new(new Guid(Keyed("account persons", account.Text), bigEndian: true));

    /// <summary>Seals a sign-in name under the key of the account's person; nothing if that was erased.</summary>
    public SealedNote? SealName(Id account, string signInName)
    {
        var person = PersonKeyOf(account);
        parts.CreateKeys([person]);
        return parts.Seals.Find(person) is { } seal
            ? new SealedNote(person, seal.Seal(SealForm.Answer, Keyed("account salts", account.Text), Encoding.UTF8.GetBytes(TextForm.Of(signInName))))
            : null;
    }

    /// <summary>The sign-in name that <see cref="SealName"/> sealed; nothing if the key was erased.</summary>
    public string? ReadName(SealedNote name) =>
        parts.Seals.Find(name.Person)?.Open(name.Content) is { } opened ? Encoding.UTF8.GetString(opened.Answer.Span) : null;

    /// <summary>Asks an account.</summary>
    public async Task<Reply> AskAsync(Id account, ActorCommand command, OperationId operation = default) =>
        (await parts.Actors.AskAsync(KeyOf(account), command, operation).ConfigureAwait(false)).Reply;

    /// <summary>Begins a try to sign in.</summary>
    public Task<Reply> BeginAsync(Id account, string? device) =>

        // Without the operation's name: what an actor remembers of operations is bounded, and strangers who guess must not use it up.
        AskAsync(account, new Recruit.Accounts.BeginSignIn(parts.SignIn, HashOfAny(device)));

    /// <summary>Ends a try whose proof was checked.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="secret">Of the new session.</param>
    /// <param name="device">What the device keeps.</param>
    /// <param name="finish">What the account is told, by the hashes of both.</param>
    public async Task<Reply> FinishAsync(Id account, string secret, string? device, Func<Id, Id?, ActorCommand> finish)
    {
        var session = HashOf(secret);
        var reply = await AskAsync(account, finish(session, HashOfAny(device))).ConfigureAwait(false);
        return reply is SessionOpened opened ? new SignedIn(account, session, opened.Expires) : reply;
    }

    private static Id? HashOfAny(string? secret) => secret is null ? null : HashOf(secret);

    private byte[] Keyed(string purpose, string text) => HMACSHA256.HashData(parts.Papers.KeyFor(Accounts, purpose), Encoding.UTF8.GetBytes(text))[..16];
}
