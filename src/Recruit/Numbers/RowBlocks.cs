using System.Numerics;

namespace Recruit.Numbers;

/// <summary>Rows of equal width that become more without ever being moved, so that growing costs no copies and leaves none behind.</summary>
internal sealed class RowBlocks<T>
{
    private const int BlockCells = 1 << 14;

    private readonly int width;
    private readonly int rowsMax;
    private readonly T nothing;
    private readonly int shift;
    private readonly List<T[]> blocks;

    /// <summary>No rows yet.</summary>
    /// <param name="width">Cells in a row, at least one.</param>
    /// <param name="rowsMax">There are never more rows; a block of few is no larger.</param>
    /// <param name="nothing">What stands in the cells of a new row.</param>
    public RowBlocks(int width, int rowsMax, T nothing)
    {
        this.width = width;
        this.rowsMax = rowsMax;
        this.nothing = nothing;
        blocks = [];

        // Rows of a block are a power of two, so that a row is found by a shift.
        shift = BitOperations.Log2((uint)Math.Max(1, BlockCells / width));
    }

    private RowBlocks(RowBlocks<T> other)
    {
        (width, rowsMax, nothing, shift, Count) = (other.width, other.rowsMax, other.nothing, other.shift, other.Count);
        blocks = other.blocks.ConvertAll(block => (T[])block.Clone());
    }

    /// <summary>How many rows there are.</summary>
    public int Count { get; private set; }

    /// <summary>The cells of a row.</summary>
    public Span<T> this[int row] => blocks[row >> shift].AsSpan((row & ((1 << shift) - 1)) * width, width);

    /// <summary>Adds an empty row and returns its number.</summary>
    public int Add()
    {
        if (Count >> shift == blocks.Count)
        {
            var block = new T[Math.Min(1 << shift, rowsMax - Count) * width];
            Array.Fill(block, nothing);
            blocks.Add(block);
        }

        return Count++;
    }

    /// <summary>Equal rows that can be changed without changing these.</summary>
    public RowBlocks<T> Copy() => new(this);
}
