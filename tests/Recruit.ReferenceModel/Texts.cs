using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Recruit.Reference;

/// <summary>Texts: their order (rules 1.5), white space (3.3), the comparable form (3.4) and the lottery (7).</summary>
internal static class Texts
{
    /// <summary>Order by UTF-8 bytes (rules 1.5).</summary>
    public static readonly IComparer<string> ByBytes = Comparer<string>.Create(
        (a, b) => Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b)));

    private const string WhiteSpace =
        "\u0009\u000A\u000B\u000C\u000D\u0020\u0085\u00A0\u1680" +
        "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000";

    private static readonly char[] WhiteSpaceCharacters = WhiteSpace.ToCharArray();

    static Texts()
    {
        if ("e\u0301".Normalize(NormalizationForm.FormC) != "\u00E9")
        {
            throw new InvalidOperationException("InvariantGlobalization must be false, or texts are not normalised.");
        }
    }

    /// <summary>Without white space at both ends (rules 3.3).</summary>
    public static string Trim(string text) => text.Trim(WhiteSpaceCharacters);

    /// <summary>The options of a response joined by <c>|</c>, each trimmed (rules 3.3).</summary>
    public static string[] Options(string text) => [.. text.Split('|').Select(Trim)];

    /// <summary>NFC, simple lower case, NFC, runs of white space to one space, trimmed (rules 3.4).</summary>
    public static string Comparable(string text)
    {
        var lower = new StringBuilder();
        foreach (var rune in text.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            lower.Append(rune.Value is 0x130 or 0x131 ? "i" : Rune.ToLowerInvariant(rune).ToString());
        }

        var words = lower.ToString().Normalize(NormalizationForm.FormC)
            .Split(WhiteSpaceCharacters, StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words);
    }

    /// <summary>Lower-case hex SHA-256.</summary>
    public static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>The lottery draw of a candidate (rules 7).</summary>
    public static string Lottery(string seed, string candidate) => Sha256(Encoding.UTF8.GetBytes($"{seed}:{candidate}"));

    /// <summary>A whole number as it is printed everywhere.</summary>
    public static string Print(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
