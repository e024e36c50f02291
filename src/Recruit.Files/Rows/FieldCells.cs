using Recruit.Candidates;
using Recruit.Files.Csv;
using Recruit.Vacancies;

namespace Recruit.Files.Rows;

/// <summary>The cells of one field, row by row. What a cell says is read once and then known by its bytes, as most fields have few values.</summary>
internal sealed class FieldCells(Field field, int column)
{
    /// <summary>Of a field in which everybody has something else, no more cells are kept than this.</summary>
    private const int KnownMax = 1 << 16;

    private readonly FieldColumn.Builder values = new(field);
    private readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> known =
        new Dictionary<byte[], int>(Utf8Names.Comparer).GetAlternateLookup<ReadOnlySpan<byte>>();

    /// <summary>Judges the cell of a row, and adds its value if the row is somebody's.</summary>
    public void Read(CsvTable table, bool isSomebody)
    {
        var cell = table[column];
        if (!known.TryGetValue(cell, out var code))
        {
            var value = CandidateRows.ReadField(table, column, field);
            code = values.CodeOf(value);
            if (value is not null && known.Dictionary.Count < KnownMax)
            {
                known[cell] = code;
            }
        }

        if (isSomebody)
        {
            values.Add(code);
        }
    }

    /// <summary>The column in the order of the roll.</summary>
    /// <param name="rowOf">For each candidate its row.</param>
    public FieldColumn Build(int[] rowOf) => values.Build(rowOf);
}
