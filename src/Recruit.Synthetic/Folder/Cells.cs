using System.Globalization;
using System.Text;

namespace Recruit.Synthetic.Folder;

/// <summary>Texts as they stand in a cell.</summary>
internal static class Cells
{
    /// <summary>The text in UTF-8, quoted if it holds a comma, a quote or a line end (RFC 4180).</summary>
    public static ReadOnlySpan<byte> Encode(string text, Span<byte> into)
    {
        if (text.AsSpan().IndexOfAny(",\"\r\n") >= 0)
        {
            text = '"' + text.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
        }

        return into[..Encoding.UTF8.GetBytes(text, into)];
    }

    /// <summary>The same, to be kept.</summary>
    public static byte[] Encode(string text)
    {
        Span<byte> bytes = stackalloc byte[512];
        return Encode(text, bytes).ToArray();
    }

    public static string Date(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    public static string Flag(bool? flag) => flag switch { true => "yes", false => "no", null => "" };

    public static string Number(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A name such as M07.</summary>
    public static string Numbered(string prefix, int number, string digits = "00") => prefix + number.ToString(digits, CultureInfo.InvariantCulture);

    /// <summary>Local time of a moment in Kazakhstan, five hours ahead of Greenwich all year.</summary>
    public static string Time(DateTime moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) + "+05:00";
}
