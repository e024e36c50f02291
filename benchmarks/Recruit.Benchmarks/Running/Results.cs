using System.Globalization;
using System.Text;

namespace Recruit.Benchmarks.Running;

/// <summary>A results file: machine, command, tables.</summary>
internal sealed class Results(string title, string command)
{
    private const string LoadBefore = "- load before: ";

    private readonly string loadBefore = Machine.Load();
    private readonly StringBuilder text = new(string.Create(CultureInfo.InvariantCulture, $"""
        # {title}

        {Machine.Description()}
        - again: `{command}`
        {LoadBefore}

        """));

    public void Paragraph(string paragraph) => text.Append('\n').Append(paragraph).Append('\n');

    public void Table(string[] head, IEnumerable<string[]> rows)
    {
        text.Append('\n');
        string[] rule = [.. head.Select((_, i) => i == 0 ? "---" : "---:")];
        foreach (var row in rows.Prepend(rule).Prepend(head))
        {
            text.Append("| ").AppendJoin(" | ", row).Append(" |\n");
        }
    }

    public void Write(string path)
    {
        text.Replace(LoadBefore, $"{LoadBefore}{loadBefore}, after: {Machine.Load()} (programs that ran or waited, over a minute)");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text.ToString());
        Console.WriteLine(text);
    }

    public static string Seconds(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.000} s");

    public static string Megabytes(double megabytes) => string.Create(CultureInfo.InvariantCulture, $"{megabytes:0} MB");

    public static string Times(double ratio) => string.Create(CultureInfo.InvariantCulture, $"{ratio:0.00}×");

    public static string Met(bool isMet) => isMet ? "met" : "**not met**";
}
