using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Recruit.Cli.Explaining;
using Recruit.Cli.Terminals;
using Spectre.Console;

namespace Recruit.Cli.Tables;

/// <summary>Prints tables on standard output in the form that was asked for.</summary>
internal static class TableOutput
{
    private const string ForPeople = "table", Json = "json", Csv = "csv";

    private static readonly JsonWriterOptions Readable = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The forms; the first is for people.</summary>
    public static readonly string[] Forms = [ForPeople, Json, Csv];

    /// <summary>Whether a form is for people, who also want to know what to do next.</summary>
    public static bool IsForPeople(string form) => form == ForPeople;

    /// <summary>Prints tables one after the other. As JSON one object with an array for each; as CSV each with its header, an empty line between.</summary>
    public static void Print(Terminal terminal, string form, IReadOnlyList<Table> tables)
    {
        if (form == Json)
        {
            PrintJson(terminal.Results, tables);
            return;
        }

        for (var i = 0; i < tables.Count; i++)
        {
            if (form == Csv)
            {
                terminal.Results.Write(i == 0 ? "" : "\n");
                PrintCsv(terminal.Results, tables[i]);
            }
            else if (tables[i].Rows.Count > 0)
            {
                Draw(terminal, tables[i]);
            }
        }
    }

    private static void Draw(Terminal terminal, Table table)
    {
        var drawn = new Spectre.Console.Table { Border = TableBorder.Simple, ShowRowSeparators = false };
        foreach (var column in table.Columns)
        {
            var head = new TableColumn(new Text(column.Title)) { NoWrap = true, Padding = new Padding(0, 0, 1, 0) };
            drawn.AddColumn(column.IsCount ? head.RightAligned() : head);
        }

        foreach (var row in table.Rows)
        {
            drawn.AddRow(row.Select(cell => new Text(Prose.Printable(cell ?? ""))));
        }

        terminal.Draw(new Rows(new Text(table.Title, new Style(decoration: Decoration.Bold)), drawn));
    }

    private static void PrintCsv(TextWriter writer, Table table)
    {
        writer.Write(string.Join(',', table.Columns.Select(column => Quoted(column.Id))) + "\n");
        foreach (var row in table.Rows)
        {
            writer.Write(string.Join(',', row.Select(cell => Quoted(cell ?? ""))) + "\n");
        }
    }

    private static string Quoted(string cell) =>
        cell.AsSpan().ContainsAny(",\"\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    private static void PrintJson(TextWriter writer, IReadOnlyList<Table> tables)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            foreach (var table in tables)
            {
                json.WriteStartArray(table.Id);
                foreach (var row in table.Rows)
                {
                    json.WriteStartObject();
                    for (var i = 0; i < row.Count; i++)
                    {
                        WriteCell(json, table.Columns[i], row[i]);
                    }

                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        writer.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private static void WriteCell(Utf8JsonWriter json, Column column, string? cell)
    {
        if (column.IsCount && cell is not null)
        {
            json.WritePropertyName(column.Id);
            json.WriteRawValue(decimal.Parse(cell, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            json.WriteString(column.Id, cell);
        }
    }
}
