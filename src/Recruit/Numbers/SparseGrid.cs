namespace Recruit.Numbers;

/// <summary>Rows of decimals for those candidates who have any: marks and ratings, of which most applicants never get one.</summary>
public sealed class SparseGrid
{
    // Recorded numbers have at most 27 digits, so this value cannot be one of them.
    private const decimal Nothing = decimal.MinValue;

    private readonly int[] rowOf;
    private decimal[] cells;

    /// <summary>An empty grid.</summary>
    /// <param name="candidates">How many candidates there are.</param>
    /// <param name="width">Cells in a row.</param>
    public SparseGrid(int candidates, int width)
    {
        rowOf = new int[candidates];
        cells = [];
        Width = width;
    }

    private SparseGrid(SparseGrid other)
    {
        rowOf = [.. other.rowOf];
        cells = [.. other.cells];
        Width = other.Width;
        RowCount = other.RowCount;
        DigitsMax = other.DigitsMax;
    }

    /// <summary>Cells in a row.</summary>
    private int Width { get; }

    /// <summary>How many candidates have a row.</summary>
    public int RowCount { get; private set; }

    /// <summary>No value ever set has more decimals than this.</summary>
    public int DigitsMax { get; private set; }

    /// <summary>The value of a cell, or none.</summary>
    public decimal? this[int candidate, int column]
    {
        get
        {
            var row = rowOf[candidate] - 1;
            return row < 0 || cells[row * Width + column] == Nothing ? null : cells[row * Width + column];
        }
    }

    /// <summary>The number of the candidate's row, or −1.</summary>
    public int RowOf(int candidate) => rowOf[candidate] - 1;

    /// <summary>The number of the candidate's row, which is made if it is not there.</summary>
    public int NeedRow(int candidate)
    {
        if (rowOf[candidate] == 0)
        {
            rowOf[candidate] = ++RowCount;
            var needed = (long)RowCount * Width;
            if (needed > cells.Length)
            {
                // A grid too large for memory fails as memory does.
                Array.Resize(ref cells, checked((int)Math.Max(needed, Math.Min(Array.MaxLength, Math.Max(16L * Width, 2L * cells.Length)))));
            }

            cells.AsSpan((RowCount - 1) * Width, Width).Fill(Nothing);
        }

        return rowOf[candidate] - 1;
    }

    /// <summary>Sets a cell, or empties it.</summary>
    public void Set(int candidate, int column, decimal? value)
    {
        var row = NeedRow(candidate); // May move the cells, so it comes first.
        cells[row * Width + column] = value ?? Nothing;
        DigitsMax = Math.Max(DigitsMax, value?.Scale ?? 0);
    }

    /// <summary>An equal grid that can be changed without changing this one.</summary>
    public SparseGrid Copy() => new(this);
}
