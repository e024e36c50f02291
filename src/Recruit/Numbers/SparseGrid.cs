namespace Recruit.Numbers;

/// <summary>Rows of decimals for those candidates who have any: marks and ratings, of which most applicants never get one.</summary>
public sealed class SparseGrid
{
    // Recorded numbers have at most 27 digits, so this value cannot be one of them.
    private const decimal Nothing = decimal.MinValue;

    private readonly int[] rowOf;
    private readonly RowBlocks<decimal> rows;

    /// <summary>An empty grid.</summary>
    /// <param name="candidates">How many candidates there are.</param>
    /// <param name="width">Cells in a row.</param>
    public SparseGrid(int candidates, int width)
    {
        rowOf = new int[candidates];
        rows = new RowBlocks<decimal>(width, candidates, Nothing);
    }

    private SparseGrid(SparseGrid other)
    {
        rowOf = [.. other.rowOf];
        rows = other.rows.Copy();
        DigitsMax = other.DigitsMax;
    }

    /// <summary>How many candidates have a row.</summary>
    public int RowCount => rows.Count;

    /// <summary>No value ever set has more decimals than this.</summary>
    public int DigitsMax { get; private set; }

    /// <summary>The value of a cell, or none.</summary>
    public decimal? this[int candidate, int column]
    {
        get
        {
            var row = RowOf(candidate);
            if (row < 0)
            {
                return null;
            }

            var value = rows[row][column];
            return value == Nothing ? null : value;
        }
    }

    /// <summary>The number of the candidate's row, or −1.</summary>
    public int RowOf(int candidate) => rowOf[candidate] - 1;

    /// <summary>The number of the candidate's row, which is made if it is not there.</summary>
    public int NeedRow(int candidate)
    {
        if (rowOf[candidate] == 0)
        {
            rowOf[candidate] = rows.Add() + 1;
        }

        return RowOf(candidate);
    }

    /// <summary>Sets a cell, or empties it.</summary>
    public void Set(int candidate, int column, decimal? value)
    {
        rows[NeedRow(candidate)][column] = value ?? Nothing;
        DigitsMax = Math.Max(DigitsMax, value?.Scale ?? 0);
    }

    /// <summary>An equal grid that can be changed without changing this one.</summary>
    public SparseGrid Copy() => new(this);
}
