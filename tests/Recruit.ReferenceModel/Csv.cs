using System.Text;

namespace Recruit.Reference;

/// <summary>RFC 4180 as campaign-folder 1.2 reads it and 4 writes it.</summary>
internal static class Csv
{
    /// <summary>The rows of a valid file as column → cell; none if there is no file.</summary>
    public static List<Dictionary<string, string>> Read(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        var rows = Rows(ReadText(path));
        var header = rows[0];
        return [.. rows.Skip(1).Select(row => header.Zip(row).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    /// <summary>The text of a UTF-8 file without one leading byte-order mark (campaign-folder 1.1).</summary>
    public static string ReadText(string path)
    {
        var text = Encoding.UTF8.GetString(File.ReadAllBytes(path));
        return text.StartsWith('\uFEFF') ? text[1..] : text;
    }

    /// <summary>One row with LF, cells quoted only where necessary (campaign-folder 4).</summary>
    public static string Row(IEnumerable<string> cells) => string.Join(',', cells.Select(Cell)) + "\n";

    private static string Cell(string text) =>
        text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    private static List<List<string>> Rows(string text)
    {
        var rows = new List<List<string>>();
        var position = 0;
        while (position < text.Length)
        {
            var lineEnd = LineEnd(text, position);
            if (lineEnd > 0)
            {
                position += lineEnd; // a wholly empty line
                continue;
            }

            var row = new List<string> { ReadCell(text, ref position) };
            while (position < text.Length && text[position] == ',')
            {
                position++;
                row.Add(ReadCell(text, ref position));
            }

            position += LineEnd(text, position);
            rows.Add(row);
        }

        return rows;
    }

    private static int LineEnd(string text, int position) =>
        text.AsSpan(position).StartsWith("\r\n", StringComparison.Ordinal) ? 2
        : text.AsSpan(position).StartsWith("\n", StringComparison.Ordinal) ? 1 : 0;

    private static string ReadCell(string text, ref int position)
    {
        var cell = new StringBuilder();
        var quoted = position < text.Length && text[position] == '"';
        position += quoted ? 1 : 0;
        while (position < text.Length)
        {
            var character = text[position];
            if (quoted && character == '"')
            {
                position++;
                if (position == text.Length || text[position] != '"')
                {
                    break;
                }
            }
            else if (!quoted && character is ',' or '\r' or '\n')
            {
                break;
            }

            cell.Append(character);
            position++;
        }

        return cell.ToString();
    }
}
