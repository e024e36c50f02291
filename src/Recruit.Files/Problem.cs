using System.Globalization;

namespace Recruit.Files;

/// <summary>One thing that keeps a campaign folder from being assessed (campaign-folder 5).</summary>
/// <param name="File">Path in the campaign folder, with <c>/</c>.</param>
/// <param name="Line">From 1: where the CSV row begins; in JSON the line of a syntax error, otherwise 1.</param>
/// <param name="Field">Name of the column, path in the JSON, or <c>-</c> for a whole file or row.</param>
/// <param name="Message">Begins with one of the agreed phrases; never holds a control character.</param>
public sealed record Problem(string File, long Line, string Field, string Message)
{
    /// <summary>The line that is printed: <c>&lt;file&gt;:&lt;line&gt;: &lt;field&gt;: &lt;message&gt;</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}: {Field}: {Message}");
}
