using System.Collections.Frozen;
using System.Reflection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Recruit.Testing;

namespace Recruit.Web.Identity;

/// <summary>
/// Passwords: 8 to 128 characters of any kind, none of those that everybody tries first, hashed by ASP.NET Core Identity (PBKDF2 with
/// HMAC-SHA512). A check takes as long where there is no account.
/// </summary>
public sealed class Passwords
{
    /// <summary>Shortest password in characters, inclusive.</summary>
    public const int LengthMin = 8;

    /// <summary>Longest password in characters, inclusive: a hash of much more would cost the service time.</summary>
    public const int LengthMax = 128;

    /// <summary>Rounds that OWASP names for PBKDF2 with HMAC-SHA512.</summary>
    private const int Rounds = 210_000;

    private static readonly object Nobody = new();
    private static readonly FrozenSet<string> Common = ReadCommon();

    private readonly PasswordHasher<object> hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Rounds }));
    private readonly string nobodys;

    public Passwords() => nobodys = hasher.HashPassword(Nobody, Guid.NewGuid().ToString());

    /// <summary>What is wrong with a new password as a key of words; nothing if it will do.</summary>
    public static string? Objection(string? password, string signInName) =>
        password is null || password.Length < LengthMin ? "password.short"
        : password.Length > LengthMax ? "password.long"
        : Common.Contains(TextForm.Of(password)) || TextForm.Of(password) == TextForm.Of(signInName)
            || password.Distinct().Count() < 3 ? "password.common"
        : null;

    /// <summary>The hash that an account keeps.</summary>
    public string Hash(string password) => hasher.HashPassword(Nobody, password);

    /// <summary>Whether the password is that of the hash; no account has a hash of nothing, and finding that out takes as long.</summary>
    public bool Check(string? verifier, string password)
    {
        var isRight = password.Length <= LengthMax
            && hasher.VerifyHashedPassword(Nobody, verifier ?? nobodys, password) != PasswordVerificationResult.Failed;
        return isRight && verifier is not null;
    }

    private static FrozenSet<string> ReadCommon()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Recruit.Web.Identity.common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(TextForm.Of).ToFrozenSet();
    }
}
