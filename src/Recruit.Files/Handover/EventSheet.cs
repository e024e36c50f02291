using System.Collections.Immutable;
using System.Text;
using Recruit.Files.Csv;
using Recruit.Files.Rows;
using Recruit.Numbers;

namespace Recruit.Files.Handover;

/// <summary>A row of a sheet of events.</summary>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Cells">In the order of events.csv; a column that the sheet left out is empty.</param>
public sealed record EventSheetRow(long Line, ImmutableArray<string> Cells);

/// <summary>
/// Events as people write them down: events.csv, of which only the column of types must be there. Numbers order the rows; the campaign gives its own when it records them. What the cells mean is not judged here.
/// </summary>
/// <param name="Rows">In their order: by their numbers, or as they stand where there are none.</param>
/// <param name="Problems">What is wrong with form, header or numbers, at most <see cref="CampaignReading.ProblemsMax"/>.</param>
public sealed record EventSheet(ImmutableArray<EventSheetRow> Rows, ImmutableArray<Problem> Problems)
{
    private static readonly Column[] Columns = [.. EventColumns.All.Select((column, place) => column with { MayBeMissing = place != EventColumns.Type })];

    /// <summary>Reads a sheet whose cells are parted by commas or, where its header has none, by semicolons or tabulators, as spreadsheets give them.</summary>
    /// <param name="content">In UTF-8.</param>
    public static EventSheet Read(ReadOnlySpan<byte> content)
    {
        var problems = new ProblemList();
        using var table = new CsvTable(CampaignFile.Events, new Utf8Blocks(new MemoryStream(SheetSeparators.WithCommas(content)), _ => { }), problems);
        table.Bind(Columns);
        var rows = new List<(int Number, EventSheetRow Row)>();
        var numbers = new HashSet<int>();
        while (table.ReadRow())
        {
            var cells = ImmutableArray.CreateBuilder<string>(Columns.Length);
            for (var column = 0; column < Columns.Length; column++)
            {
                cells.Add(Encoding.UTF8.GetString(table[column]));
            }

            rows.Add((NumberOf(table, numbers), new EventSheetRow(table.Line, cells.MoveToImmutable())));
        }

        if (numbers.Count > 0 && rows.FirstOrDefault(row => row.Row.Cells[EventColumns.Sequence].Length == 0).Row is { } bare)
        {
            problems.Add(Step.Rows, CampaignFile.Events, bare.Line, Columns[EventColumns.Sequence].Name, Phrases.Required);
        }

        return new EventSheet([.. rows.OrderBy(row => row.Number).Select(row => row.Row)], [.. problems.Kept]);
    }

    /// <summary>The number of a row; the same for all that have none.</summary>
    private static int NumberOf(CsvTable table, HashSet<int> numbers)
    {
        var cell = table[EventColumns.Sequence];
        if (cell.IsEmpty)
        {
            return int.MaxValue;
        }

        if (!NumberForm.TryReadWhole(cell, out var number))
        {
            table.Report(EventColumns.Sequence, Phrases.NotAWholeNumber);
        }
        else if (!numbers.Add(number))
        {
            table.Report(EventColumns.Sequence, Phrases.DuplicateRow);
        }

        return number;
    }
}
