using System.Text.RegularExpressions;

namespace Recruit.Notices;

/// <summary>
/// The form of a mail address to which every mail system delivers: that of RFC 5321 (4.1.2) without quotes and address literals, in ASCII. A domain
/// in other letters is given in its ASCII form (<c>xn--…</c>).
/// </summary>
public static partial class AddressForm
{
    /// <summary>Longest address in characters, inclusive (RFC 5321, 4.5.3.1.3 less the angle brackets).</summary>
    public const int LengthMax = 254;

    /// <summary>Whether the text is such an address. Whether anybody reads what goes there is another matter.</summary>
    public static bool IsAddress(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= LengthMax && Form().IsMatch(text);
    }

    [GeneratedRegex(
        @"\A(?=.{1,64}@)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
