using System.Security.Cryptography;
using Recruit.Evidence;
using Recruit.Vacancies;

namespace Recruit.Accounts;

/// <summary>
/// Opaque names for sign-in names and persons: HMAC-SHA256 (RFC 2104), its first 160 bits. A plain hash of an IIN falls in minutes, because
/// there are fewer than 10⁹ of them; without the secret nobody can try them, and nobody can find the name again.
/// </summary>
public sealed class AccountNames
{
    /// <summary>Length of the secret in bytes.</summary>
    public const int SecretLength = 32;

    private const int NameBytes = 20;

    private readonly byte[] secret;

    /// <summary>Takes a secret of at least 32 bytes; the caller may wipe its copy.</summary>
    public AccountNames(ReadOnlySpan<byte> secret)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(secret.Length, SecretLength, nameof(secret));
        this.secret = secret.ToArray();
    }

    /// <summary>The account that belongs to a sign-in name.</summary>
    /// <param name="signInName">UTF-8 in one form: the caller has settled case and composition.</param>
    public Id AccountOf(ReadOnlySpan<byte> signInName) => Name("recruit account 1"u8, signInName);

    /// <summary>The person an individual identification number belongs to.</summary>
    /// <param name="iin">Its 12 digits.</param>
    public Id PersonOf(ReadOnlySpan<byte> iin) => Name("recruit person 1"u8, iin);

    /// <summary>Whether a text can be the name of an account: what a stranger sends in its place may be anything.</summary>
    public static bool IsName(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length == 2 * NameBytes && text.All(char.IsAsciiHexDigitLower);
    }

    private Id Name(ReadOnlySpan<byte> purpose, ReadOnlySpan<byte> text)
    {
        var key = new byte[Digest.Length];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, key, salt: [], purpose);
        return new Id(Convert.ToHexStringLower(HMACSHA256.HashData(key, text).AsSpan(0, NameBytes)));
    }
}
