using System.Numerics;
using System.Runtime.Intrinsics;

namespace Recruit.Files.Csv;

/// <summary>Where the cells of one row lie in it.</summary>
internal sealed class CsvCells
{
    /// <summary>So many bytes must follow the text that is looked through, whatever they are: it is looked through in whole blocks.</summary>
    public static readonly int BytesBehind = Vector256<byte>.Count;

    private (int Start, int End)[] cells = new (int, int)[16];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Where a cell begins in the row and where it ends, by its place.</summary>
    public (int Start, int End) this[int cell] => cells[cell];

    /// <summary>Forgets the cells.</summary>
    public void Clear() => Count = 0;

    /// <summary>
    /// Finds the end of a row and its cells in one pass, block by block; false, and the cells mean nothing, where the row holds a quote, a carriage return
    /// elsewhere than in its line end, or has no line end in the text.
    /// </summary>
    /// <param name="text">Begins with the row; <see cref="BytesBehind"/> bytes follow <paramref name="length"/>.</param>
    /// <param name="length">How much of it is text.</param>
    /// <param name="row">Length of the row without its line end. An empty one has no cells.</param>
    /// <param name="next">Where the next row begins.</param>
    public bool TrySplitPlain(ReadOnlySpan<byte> text, int length, out int row, out int next)
    {
        Count = 0;
        var start = 0;
        for (var block = 0; block < length; block += Vector256<byte>.Count)
        {
            for (var marks = Marks(Vector256.Create(text.Slice(block, Vector256<byte>.Count))); marks != 0; marks &= marks - 1)
            {
                var at = block + BitOperations.TrailingZeroCount(marks);
                if (at >= length)
                {
                    break;
                }

                switch (text[at])
                {
                    case (byte)',':
                        Add(start, at);
                        start = at + 1;
                        continue;
                    case (byte)'\r' when at + 1 < length && text[at + 1] == '\n':
                        return End(start, row = at, next = at + 2);
                    case (byte)'\n':
                        return End(start, row = at, next = at + 1);
                }

                row = next = 0;
                return false;
            }
        }

        row = next = 0;
        return false;
    }

    /// <summary>Finds the cells of a row whose quoting is in order. Quotes are taken out of it, closing the gaps of doubled ones.</summary>
    /// <param name="row">Without its line end. An empty one has no cells.</param>
    public void Split(Span<byte> row)
    {
        Count = 0;
        for (var start = 0; row.Length > 0; start++)
        {
            if (start < row.Length && row[start] == '"')
            {
                start = AddQuoted(row, start);
            }
            else
            {
                var comma = row[start..].IndexOf((byte)',');
                var end = comma < 0 ? row.Length : start + comma;
                Add(start, end);
                start = end;
            }

            if (start == row.Length)
            {
                return;
            }
        }
    }

    /// <summary>A bit for each byte that may end a cell or forbid the simple way.</summary>
    private static uint Marks(Vector256<byte> block) =>
        (Vector256.Equals(block, Vector256.Create((byte)',')) | Vector256.Equals(block, Vector256.Create((byte)'\n'))
            | Vector256.Equals(block, Vector256.Create((byte)'\r')) | Vector256.Equals(block, Vector256.Create((byte)'"'))).ExtractMostSignificantBits();

    private bool End(int start, int row, int next)
    {
        if (row > 0)
        {
            Add(start, row);
        }

        return next > 0;
    }

    /// <summary>Returns where the cell ends in the row.</summary>
    private int AddQuoted(Span<byte> row, int start)
    {
        var from = start + 1;
        var to = from;
        while (true)
        {
            var quote = from + row[from..].IndexOf((byte)'"');
            row[from..quote].CopyTo(row[to..]);
            to += quote - from;
            from = quote + 1;
            if (from == row.Length || row[from] != '"')
            {
                Add(start + 1, to);
                return from;
            }

            row[to++] = (byte)'"';
            from++;
        }
    }

    private void Add(int start, int end)
    {
        if (Count == cells.Length)
        {
            Array.Resize(ref cells, 2 * Count);
        }

        cells[Count++] = (start, end);
    }
}
