using System.Text;

namespace Recruit.Files.Csv;

/// <summary>A declared column of a CSV file.</summary>
/// <param name="Name">As in the header.</param>
/// <param name="MayBeMissing">Whether the header may leave it out; then all its cells are empty.</param>
internal readonly record struct Column(string Name, bool MayBeMissing = false);

/// <summary>
/// A CSV file by its declared columns, in whatever order the header has them. Reports what is wrong with form and header.
/// </summary>
internal sealed class CsvTable : IDisposable
{
    private const string WholeRow = "-";

    private readonly CampaignFile file;
    private readonly Utf8Blocks blocks;
    private readonly CsvReader reader;
    private readonly ProblemList problems;
    private string[]? header;
    private bool isOver;
    private Column[] columns = [];
    private int[] cellOf = [];

    /// <summary>Reads the header.</summary>
    public CsvTable(CampaignFile file, Utf8Blocks blocks, ProblemList problems)
    {
        this.file = file;
        this.blocks = blocks;
        this.problems = problems;
        reader = new CsvReader(blocks);
        ReadHeader();
    }

    /// <summary>Where the row begins, from 1.</summary>
    public long Line => reader.Line;

    /// <summary>The cell of the row in a declared column; valid until the next row.</summary>
    public ReadOnlySpan<byte> this[int column] => cellOf[column] < 0 ? default : reader[cellOf[column]];

    /// <summary>Declares the columns and reports where the header differs.</summary>
    public void Bind(Column[] declared)
    {
        columns = declared;
        cellOf = new int[declared.Length];
        Array.Fill(cellOf, -1);
        if (header is null)
        {
            return;
        }

        var declaredOf = declared.Select((column, index) => (column.Name, index)).ToDictionary(pair => pair.Name, pair => pair.index);
        var seen = new HashSet<string>();
        for (var cell = 0; cell < header.Length; cell++)
        {
            if (!seen.Add(header[cell]))
            {
                ReportHeader(header[cell], Phrases.DuplicateColumn);
            }
            else if (declaredOf.TryGetValue(header[cell], out var column))
            {
                cellOf[column] = cell;
            }
            else
            {
                ReportHeader(header[cell], Phrases.UnknownColumn);
            }
        }

        for (var column = 0; column < declared.Length; column++)
        {
            if (cellOf[column] < 0 && !declared[column].MayBeMissing)
            {
                ReportHeader(declared[column].Name, Phrases.MissingColumn);
            }
        }
    }

    /// <summary>Goes to the next row that has a cell for every column; false at the end of what can be read.</summary>
    public bool ReadRow()
    {
        while (!isOver)
        {
            var finding = reader.Read();
            if (finding == CsvFinding.Row && (header is null || reader.CellCount == header.Length))
            {
                return true;
            }

            Note(finding == CsvFinding.Row ? Phrases.WrongNumberOfCells : PhraseOf(finding));
            isOver = finding >= CsvFinding.End;
        }

        return false;
    }

    /// <summary>Reads what is left for the sake of its form only.</summary>
    public void ReadForm()
    {
        while (ReadRow())
        {
        }
    }

    /// <summary>Whether the cell has a value; reports it as required if not.</summary>
    public bool Has(int column)
    {
        if (this[column].IsEmpty)
        {
            Report(column, Phrases.Required);
            return false;
        }

        return true;
    }

    /// <summary>Reports a cell of the row and quotes it.</summary>
    public void Report(int column, string phrase) => problems.Add(Step.Rows, file, Line, columns[column].Name, phrase, this[column]);

    /// <summary>Reports a cell of an earlier row.</summary>
    public void Report(long line, int column, string phrase, ReadOnlySpan<byte> value) =>
        problems.Add(Step.Rows, file, line, columns[column].Name, phrase, value);

    public void Dispose()
    {
        reader.Dispose();
        blocks.Dispose();
    }

    private void ReadHeader()
    {
        var finding = reader.Read();
        if (finding == CsvFinding.Row)
        {
            header = new string[reader.CellCount];
            for (var cell = 0; cell < header.Length; cell++)
            {
                header[cell] = Encoding.UTF8.GetString(reader[cell]);
            }

            return;
        }

        // Without a header nobody knows how many cells a row should have.
        isOver = finding >= CsvFinding.End;
        if (finding == CsvFinding.End)
        {
            problems.Add(Step.Form, file, 1, WholeRow, Phrases.MissingHeader);
        }
        else
        {
            Note(PhraseOf(finding));
        }
    }

    private void Note(string? phrase)
    {
        if (phrase is not null)
        {
            problems.Add(Step.Form, file, Line, WholeRow, phrase);
        }
    }

    private void ReportHeader(string name, string phrase) =>
        problems.Add(Step.Headers, file, 1, name.Length == 0 ? WholeRow : name, phrase, Encoding.UTF8.GetBytes(name));

    private static string? PhraseOf(CsvFinding finding) => finding switch
    {
        CsvFinding.RowTooLong => Phrases.RowTooLong,
        CsvFinding.BadQuoting => Phrases.BadQuoting,
        CsvFinding.BadLineEnd => Phrases.BadLineEnd,
        CsvFinding.NotUtf8 => Phrases.NotUtf8,
        CsvFinding.Nul => Phrases.Nul,
        _ => null,
    };
}
