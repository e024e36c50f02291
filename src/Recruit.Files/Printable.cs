using System.Globalization;
using System.Text;

namespace Recruit.Files;

/// <summary>Makes what somebody else wrote fit to stand inside one line of a terminal.</summary>
internal static class Printable
{
    /// <summary>Longest quotation, in code points; ids, persons and paths of honest files are shorter.</summary>
    public const int LengthMax = 120;

    /// <summary>The text on one line, with an ellipsis where it is cut.</summary>
    public static string Of(string text) => Line(text, LengthMax);

    /// <summary>The text on one line, however long.</summary>
    public static string Line(string text) => Line(text, int.MaxValue);

    private static string Line(string text, int lengthMax)
    {
        if (text.Length <= lengthMax && text.All(char.IsAsciiLetterOrDigit))
        {
            return text;
        }

        var line = new StringBuilder();
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (length++ == lengthMax)
            {
                return line.Append('…').ToString();
            }

            line.Append(IsPrintable(rune) ? rune.ToString() : "\uFFFD");
        }

        return line.ToString();
    }

    /// <summary>Controls and separators would break the line; format characters could reverse it.</summary>
    private static bool IsPrintable(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
