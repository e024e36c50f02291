using System.Text;

namespace Recruit.Testing;

/// <summary>White space and the form in which texts are compared (rules 3.3, 3.4), the same on every machine.</summary>
public static class TextForm
{
    /// <summary>Whether a character is white space in the sense of the rules; all are in the basic plane.</summary>
    public static bool IsWhiteSpace(char c) => c switch
    {
        >= '\u0009' and <= '\u000D' or '\u0020' or '\u0085' or '\u00A0' or '\u1680' => true,
        >= '\u2000' and <= '\u200A' or '\u2028' or '\u2029' or '\u202F' or '\u205F' or '\u3000' => true,
        _ => false,
    };

    /// <summary>The text without white space at its ends.</summary>
    public static string Trim(string text)
    {
        var start = 0;
        var end = text.Length;
        while (start < end && IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return text[start..end];
    }

    /// <summary>
    /// NFC; each code point to its simple lower case, but İ and ı to i; NFC again; each run of white space to one space; trimmed.
    /// </summary>
    /// <remarks>Kazakh Latin İ and ı must not depend on a culture.</remarks>
    public static string Of(string text)
    {
        var lower = new StringBuilder(text.Length);
        foreach (var rune in Normalization.Compose(text).EnumerateRunes())
        {
            lower.Append(SimpleCase.Lower(rune).ToString());
        }

        var form = new StringBuilder(lower.Length);
        foreach (var c in Normalization.Compose(lower.ToString()))
        {
            if (!IsWhiteSpace(c))
            {
                form.Append(c);
            }
            else if (form.Length > 0 && form[^1] != ' ')
            {
                form.Append(' ');
            }
        }

        return Trim(form.ToString());
    }
}
