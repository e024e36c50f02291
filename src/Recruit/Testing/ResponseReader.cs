using System.Collections.Immutable;
using System.Text;
using Recruit.Numbers;

namespace Recruit.Testing;

/// <summary>What keeps a response, or a key written as one, from being read.</summary>
public enum ResponseFault
{
    /// <summary>It can be read.</summary>
    None,

    /// <summary>An option that the item does not declare.</summary>
    UnknownOption,

    /// <summary>An option named twice.</summary>
    DuplicateOption,

    /// <summary>A key of a numeric item that is no number.</summary>
    NotANumber,

    /// <summary>A key of which nothing is left after trimming.</summary>
    Blank,
}

/// <summary>How responses are read (rules 3.2, 3.3).</summary>
public static class ResponseReader
{
    /// <summary>Between the options of one response.</summary>
    public const char OptionSeparator = '|';

    /// <summary>The options named by a trimmed response that is not blank.</summary>
    public static ResponseFault ReadOptions(Item item, string response, out ImmutableArray<string> options)
    {
        options = item.Type == ItemType.Single
            ? [response]
            : [.. response.Split(OptionSeparator).Select(TextForm.Trim)];
        foreach (var option in options)
        {
            if (!item.Options.Contains(option))
            {
                return ResponseFault.UnknownOption;
            }
        }

        return options.Distinct().Count() == options.Length ? ResponseFault.None : ResponseFault.DuplicateOption;
    }

    /// <summary>The number a trimmed response means, if it means one: a comma is a point, U+2212 a minus, one leading plus is allowed.</summary>
    public static Rational? ReadNumber(string response)
    {
        var text = response.Replace(',', '.').Replace('\u2212', '-');
        if (text.StartsWith('+') && !text.StartsWith("+-", StringComparison.Ordinal))
        {
            text = text[1..];
        }

        return NumberForm.TryReadNumber(text, out var number) ? number : null;
    }

    /// <summary>Reads a key that is written as a response (event accept-key).</summary>
    public static ResponseFault ReadKey(Item item, ReadOnlySpan<byte> response, out ItemKey key)
    {
        key = ItemKey.OfText("");
        var text = TextForm.Trim(Encoding.UTF8.GetString(response));
        switch (item.Type)
        {
            case ItemType.Numeric:
                var number = ReadNumber(text);
                key = ItemKey.OfNumber(number ?? 0);
                return text.Length == 0 ? ResponseFault.Blank : number is null ? ResponseFault.NotANumber : ResponseFault.None;
            case ItemType.Text:
                key = ItemKey.OfText(text);
                return text.Length == 0 ? ResponseFault.Blank : ResponseFault.None;
            default:
                if (text.Length == 0)
                {
                    return ResponseFault.Blank;
                }

                var fault = ReadOptions(item, text, out var options);
                key = ItemKey.OfOptions(options);
                return fault;
        }
    }
}
