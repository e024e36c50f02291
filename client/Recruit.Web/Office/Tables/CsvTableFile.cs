using System.Collections.Immutable;
using System.Text;

namespace Recruit.Web.Office.Tables;

/// <summary>
/// CSV (RFC 4180): for people with a byte-order mark, semicolons and the decimal sign of their language; for machines with commas and points. A text that a
/// spreadsheet would take for a formula begins with an apostrophe in both, wherever a spreadsheet of another language would begin a cell, because nobody knows
/// who opens which.
/// </summary>
/// <param name="forMachines">For whom.</param>
/// <param name="decimalSign">Between units and decimals.</param>
public sealed class CsvTableFile(bool forMachines, char decimalSign = '.') : TableFile
{
    /// <summary>What begins a formula.</summary>
    private const string Formulas = "=+-@\t\r\n";

    /// <summary>Behind what one spreadsheet or another begins a cell.</summary>
    private const string Separators = ",;\t\r\n";

    private readonly char separator = forMachines ? ',' : ';';
    private bool isBegun;

    /// <inheritdoc/>
    public override string ContentType => "text/csv; charset=utf-8";

    /// <inheritdoc/>
    public override string Ending => "csv";

    /// <inheritdoc/>
    public override void Add(ImmutableArray<TableCell> row)
    {
        if (!isBegun && !forMachines)
        {
            Held.Write(Encoding.UTF8.Preamble);
        }

        isBegun = true;
        Held.Write(Encoding.UTF8.GetBytes($"{string.Join(separator, row.Select(Written))}\r\n"));
    }

    /// <inheritdoc/>
    public override void Finish()
    {
    }

    private string Written(TableCell cell)
    {
        var text = cell.IsNumber ? cell.Text.Replace('.', decimalSign) : Guarded(cell.Text);
        return text.Contains('"') || text.AsSpan().IndexOfAny(cell.IsNumber ? [separator] : Separators) >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    private static string Guarded(string text)
    {
        var guarded = new StringBuilder(text.Length + 1);
        for (var place = 0; place < text.Length; place++)
        {
            if (Formulas.Contains(text[place]) && (place == 0 || Separators.Contains(text[place - 1])))
            {
                guarded.Append('\'');
            }

            guarded.Append(text[place]);
        }

        return guarded.ToString();
    }
}
