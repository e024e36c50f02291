using System.Buffers;

namespace Recruit.Files.Csv;

/// <summary>What the next step through a CSV file found.</summary>
internal enum CsvFinding
{
    Row,
    RowTooLong,

    /// <summary>The end of the file; this and the findings below are the last of a file.</summary>
    End,
    BadQuoting,
    BadLineEnd,
    NotUtf8,
    Nul,
}

/// <summary>
/// Reads RFC 4180 with rows that end with LF or CRLF, straight from bytes: a row makes no objects, and memory does not grow with the
/// length of rows or files. Empty lines are skipped.
/// </summary>
/// <remarks>
/// Nearly every row holds no quote and lies whole in the buffer, so that its end and its commas are found in one pass of whole blocks. Any other
/// row is read byte by byte.
/// </remarks>
internal sealed class CsvReader(Utf8Blocks blocks) : IDisposable
{
    /// <summary>Longest row in bytes, without its line end.</summary>
    public const int RowBytesMax = 65_536;

    private readonly CsvCells cells = new();

    /// <summary>From the pool: a folder of a few rows, as an application is judged by, costs no fresh megabytes.</summary>
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(4 * RowBytesMax);
    private int position;
    private int filled;
    private long line = 1;

    private int rowStart;

    /// <summary>Where the row, or what is wrong, begins: 1 and the LF bytes before it.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>Cells of the row.</summary>
    public int CellCount => cells.Count;

    /// <summary>A cell of the row, without its quotes; valid until the next step.</summary>
    public ReadOnlySpan<byte> this[int cell]
    {
        get
        {
            var (start, end) = cells[cell];
            return buffer.AsSpan(rowStart + start, end - start);
        }
    }

    /// <summary>Gives the buffer back; nothing can be read any more.</summary>
    public void Dispose()
    {
        var mine = buffer;
        buffer = [];
        if (mine.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(mine);
        }
    }

    /// <summary>Goes to the next row.</summary>
    public CsvFinding Read()
    {
        do
        {
            Line = line;
            if (cells.TrySplitPlain(buffer.AsSpan(position), filled - position, out var length, out var next))
            {
                rowStart = position;
                position += next;
                line++;
                if (length > RowBytesMax)
                {
                    return CsvFinding.RowTooLong;
                }
            }
            else if (ReadByBytes() is var finding and not CsvFinding.Row)
            {
                return finding;
            }
        }
        while (CellCount == 0);
        return CsvFinding.Row;
    }

    /// <summary>Finds the end of a row that may hold quotes, may be too long, or may not lie whole in the buffer.</summary>
    private CsvFinding ReadByBytes()
    {
        cells.Clear();
        rowStart = position;
        var state = CsvState.AtCell;
        var isTooLong = false;
        for (var length = 0; ; length++)
        {
            if (rowStart + length == filled)
            {
                // Whatever follows, this row is too long; what was read of it is forgotten.
                if (length > RowBytesMax + 1)
                {
                    isTooLong = true;
                    rowStart = filled;
                    length = 0;
                }

                if (!Refill())
                {
                    position = rowStart + length;
                    return AtEndOfFile(state, length, isTooLong);
                }
            }

            var b = buffer[rowStart + length];
            if (b == '\n')
            {
                line++;
                if (state != CsvState.Quoted)
                {
                    position = rowStart + length + 1;
                    return TakeRow(state == CsvState.AfterReturn ? length - 1 : length, isTooLong);
                }
            }
            else if (state == CsvState.AfterReturn)
            {
                return CsvFinding.BadLineEnd;
            }

            state = CsvGrammar.After(state, b);
            if (state == CsvState.Refused)
            {
                return CsvFinding.BadQuoting;
            }
        }
    }

    /// <summary>Keeps what was read of the row and appends the next block; false if there is none.</summary>
    private bool Refill()
    {
        buffer.AsSpan(rowStart, filled - rowStart).CopyTo(buffer);
        filled -= rowStart;
        rowStart = 0;
        var read = blocks.Read(buffer.AsSpan(filled, buffer.Length - filled - CsvCells.BytesBehind));
        filled += read;
        return read > 0;
    }

    private CsvFinding AtEndOfFile(CsvState state, int length, bool isTooLong)
    {
        if (state == CsvState.AfterReturn)
        {
            return CsvFinding.BadLineEnd;
        }

        if (blocks.Fault != TextFault.None)
        {
            Line = line;
            return blocks.Fault == TextFault.Nul ? CsvFinding.Nul : CsvFinding.NotUtf8;
        }

        if (state == CsvState.Quoted)
        {
            return CsvFinding.BadQuoting;
        }

        return length == 0 && !isTooLong ? CsvFinding.End : TakeRow(length, isTooLong);
    }

    private CsvFinding TakeRow(int length, bool isTooLong)
    {
        if (isTooLong || length > RowBytesMax)
        {
            return CsvFinding.RowTooLong;
        }

        cells.Split(buffer.AsSpan(rowStart, length));
        return CsvFinding.Row;
    }
}
