using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Recruit.Reference;

/// <summary>A CSV file before it is written: columns and rows in any order.</summary>
internal sealed record Table(string File, params string[] Columns)
{
    public List<string[]> Rows { get; } = [];
}

/// <summary>Writes files in one of the many forms that mean the same (campaign-folder 1): order, line ends, quotes, indentation.</summary>
internal static class RandomFiles
{
    public static void WriteCsv(Dice dice, string folder, Table table)
    {
        var order = dice.Shuffle(Enumerable.Range(0, table.Columns.Length));
        var end = dice.Chance(50) ? "\n" : "\r\n";
        var quoting = dice.Pick(0, 0, 20, 100);
        var empty = dice.Pick(0, 0, 10);
        var text = new StringBuilder();
        foreach (var row in dice.Shuffle(table.Rows).Prepend(table.Columns))
        {
            text.Append(dice.Chance(empty) ? end : "").AppendJoin(',', order.Select(i => Cell(dice, row[i], quoting))).Append(end);
        }

        var body = dice.Chance(85) ? text.ToString() : text.ToString()[..^end.Length];
        Write(dice, Path.Combine(folder, table.File), body);
    }

    public static void WriteJson(Dice dice, string path, JsonObject document)
    {
        var options = new JsonSerializerOptions
        {
            WriteIndented = dice.Chance(60),
            Encoder = dice.Chance(70) ? JavaScriptEncoder.UnsafeRelaxedJsonEscaping : JavaScriptEncoder.Default,
        };
        Write(dice, path, Shuffled(dice, document)!.ToJsonString(options));
    }

    private static void Write(Dice dice, string path, string text) =>
        File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: dice.Chance(25)));

    private static string Cell(Dice dice, string text, int quoting) =>
        text.AsSpan().ContainsAny(",\"\r\n") || (text.Length > 0 && dice.Chance(quoting))
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    private static JsonNode? Shuffled(Dice dice, JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(dice.Shuffle(members).Select(one => KeyValuePair.Create(one.Key, Shuffled(dice, one.Value)))),
        JsonArray entries => new JsonArray([.. entries.Select(entry => Shuffled(dice, entry))]),
        _ => node?.DeepClone(),
    };
}
