using System.Globalization;
using System.Text.RegularExpressions;

namespace Recruit.Files;

/// <summary>One thing that keeps a campaign folder from being assessed (campaign-folder 5).</summary>
/// <param name="File">Path in the campaign folder, with <c>/</c>.</param>
/// <param name="Line">From 1: where the CSV row begins; in JSON the line of a syntax error, otherwise 1.</param>
/// <param name="Field">Name of the column, path in the JSON, or <c>-</c> for a whole file or row.</param>
/// <param name="Message">Begins with one of the agreed phrases; never holds a control character.</param>
public sealed partial record Problem(string File, long Line, string Field, string Message)
{
    /// <summary>Reads the line that <see cref="ToString"/> gives; nothing for any other text.</summary>
    public static Problem? Read(string line) => Form().Match(line) is { Success: true } read && long.TryParse(read.Groups[2].Value, CultureInfo.InvariantCulture, out var number)
        ? new Problem(read.Groups[1].Value, number, read.Groups[3].Value, read.Groups[4].Value)
        : null;

    /// <summary>The line that is printed: <c>&lt;file&gt;:&lt;line&gt;: &lt;field&gt;: &lt;message&gt;</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}: {Field}: {Message}");

    [GeneratedRegex(@"\A([^:]+):([0-9]{1,18}): ([^:]+): (.+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
