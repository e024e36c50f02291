using System.Buffers.Text;
using System.Text;

namespace Recruit.Synthetic.Folder;

/// <summary>Writes the rows of one CSV file straight as UTF-8: millions of responses pass through here.</summary>
internal sealed class Rows : IDisposable
{
    private const int LongestCell = 512;

    private readonly string path;
    private readonly byte[] buffer = new byte[1 << 16];
    private FileStream? file;
    private int used;
    private bool inRow;

    /// <param name="path">A new file.</param>
    /// <param name="header">The names of the columns with commas between.</param>
    public Rows(string path, string header)
    {
        this.path = path;
        Encoded(Encoding.UTF8.GetBytes(header)).End();
    }

    /// <summary>A cell, quoted if it has to be.</summary>
    public Rows Cell(string text)
    {
        Span<byte> bytes = stackalloc byte[LongestCell];
        return Encoded(Cells.Encode(text, bytes));
    }

    public Rows Cell(int number)
    {
        Separate(16);
        Utf8Formatter.TryFormat(number, buffer.AsSpan(used), out var length);
        used += length;
        return this;
    }

    public Rows Cell(decimal number)
    {
        Separate(40);
        Utf8Formatter.TryFormat(number, buffer.AsSpan(used), out var length);
        used += length;
        return this;
    }

    /// <summary>A cell, or several with the commas between them, in the form in which they stand in the file.</summary>
    public Rows Encoded(ReadOnlySpan<byte> cells)
    {
        Separate(cells.Length);
        cells.CopyTo(buffer.AsSpan(used));
        used += cells.Length;
        return this;
    }

    public Rows Empty() => Encoded([]);

    /// <summary>Ends the row.</summary>
    public void End()
    {
        buffer[used++] = (byte)'\n';
        inRow = false;
    }

    /// <summary>
    /// Brings all rows into the file and closes it; the next row opens it again. The campaign so far is assessed in between, and not every
    /// system lets somebody read what another has open.
    /// </summary>
    public void Close()
    {
        Flush();
        file?.Dispose();
        file = null;
    }

    public void Dispose() => Close();

    private void Flush()
    {
        file ??= new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        file.Write(buffer, 0, used);
        used = 0;
    }

    /// <summary>Makes room for a cell and the end of the row, and writes the comma before it.</summary>
    private void Separate(int length)
    {
        if (used + length + 2 > buffer.Length)
        {
            Flush();
        }

        if (inRow)
        {
            buffer[used++] = (byte)',';
        }

        inRow = true;
    }
}
