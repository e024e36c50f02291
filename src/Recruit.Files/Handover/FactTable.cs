using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Recruit.Files.Csv;
using Recruit.Files.Results;
using Recruit.Numbers;

namespace Recruit.Files.Handover;

/// <summary>A file of facts or events as texts: what each row says, whatever the order of rows and columns in the file was.</summary>
public sealed class FactTable
{
    private readonly Column[] columns;

    private FactTable(Column[] columns, ImmutableArray<ImmutableArray<string>> rows) => (this.columns, Rows) = (columns, rows);

    /// <summary>Names of the columns in their declared order; a cell of one that the file left out is empty.</summary>
    public IEnumerable<string> Columns => columns.Select(column => column.Name);

    /// <summary>The rows, each with a cell for every column.</summary>
    public ImmutableArray<ImmutableArray<string>> Rows { get; }

    /// <summary>Rows for the same columns.</summary>
    internal static FactTable Of(Column[] columns, IEnumerable<ImmutableArray<string>> rows) => new(columns, [.. rows]);

    /// <summary>Reads a file that was checked before.</summary>
    internal static FactTable Read(CsvTable table, Column[] columns)
    {
        table.Bind(columns);
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        while (table.ReadRow())
        {
            var cells = ImmutableArray.CreateBuilder<string>(columns.Length);
            for (var column = 0; column < columns.Length; column++)
            {
                cells.Add(Encoding.UTF8.GetString(table[column]));
            }

            rows.Add(cells.MoveToImmutable());
        }

        return new FactTable(columns, rows.DrainToImmutable());
    }

    /// <summary>
    /// The file in its one form: declared columns, those that may be missing only if they hold something; rows by their keys, bytes by bytes.
    /// </summary>
    /// <param name="keys">How many of the first columns are the key.</param>
    /// <param name="isNumbered">The key is a number.</param>
    internal byte[] Write(int keys, bool isNumbered = false)
    {
        int[] shown = [.. Enumerable.Range(0, columns.Length).Where(column => !columns[column].MayBeMissing || Rows.Any(row => row[column].Length > 0))];
        using var stream = new MemoryStream();
        using var writer = new ResultWriter(stream);
        foreach (var column in shown)
        {
            writer.Cell(columns[column].Name);
        }

        writer.EndRow();
        foreach (var row in isNumbered ? Rows.OrderBy(row => int.Parse(row[0], CultureInfo.InvariantCulture)) : InOrder(keys))
        {
            foreach (var column in shown)
            {
                writer.Cell(row[column]);
            }

            writer.EndRow();
        }

        writer.Finish();
        return stream.ToArray();
    }

    /// <summary>
    /// The rows by their keys. A candidate can have a hundred of them, so candidates are ordered first, and then the rows of each: ordering millions of rows at once
    /// takes longer than everything else that is done with them.
    /// </summary>
    private IEnumerable<ImmutableArray<string>> InOrder(int keys) => keys == 1
        ? Rows.OrderBy(row => row[0], Utf8Order.Instance)
        : Rows.GroupBy(row => row[0]).OrderBy(rows => rows.Key, Utf8Order.Instance).SelectMany(rows => rows.Order(new ByLaterKeys(keys)));

    private sealed class ByLaterKeys(int keys) : IComparer<ImmutableArray<string>>
    {
        public int Compare(ImmutableArray<string> x, ImmutableArray<string> y)
        {
            for (var key = 1; key < keys; key++)
            {
                if (Utf8Order.Instance.Compare(x[key], y[key]) is var order and not 0)
                {
                    return order;
                }
            }

            return 0;
        }
    }
}
