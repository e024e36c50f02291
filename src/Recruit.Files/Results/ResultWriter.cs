using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Recruit.Numbers;

namespace Recruit.Files.Results;

/// <summary>Writes rows of cells as campaign-folder 4 asks: UTF-8, LF, a cell quoted only if it must be; and hashes what it writes.</summary>
internal sealed class ResultWriter : IDisposable
{
    private const int BufferBytes = 1 << 16;
    private static readonly SearchValues<byte> Quoted = SearchValues.Create(",\"\r\n"u8);

    /// <summary>A sign, a point, and the digits of any 64-bit number, or zero and as many decimals as a score can have.</summary>
    private const int DecimalBytesMax = 24;

    private readonly Stream stream;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] buffer = new byte[BufferBytes];
    private int used;
    private bool isFirstCell = true;

    public ResultWriter(Stream stream) => this.stream = stream;

    /// <summary>A cell of UTF-8 text.</summary>
    public ResultWriter Cell(ReadOnlySpan<byte> text)
    {
        if (text.IndexOfAny(Quoted) < 0)
        {
            return Word(text);
        }

        Separate();
        Raw("\""u8);
        foreach (var b in text)
        {
            if (b == '"')
            {
                Raw("\""u8);
            }

            Raw([b]);
        }

        Raw("\""u8);
        return this;
    }

    /// <summary>A cell of UTF-8 text that needs no quotes, such as a word of ours.</summary>
    public ResultWriter Word(ReadOnlySpan<byte> text)
    {
        Separate();
        Raw(text);
        return this;
    }

    /// <summary>A cell of text.</summary>
    public ResultWriter Cell(string text)
    {
        Span<byte> bytes = stackalloc byte[256];
        return Encoding.UTF8.TryGetBytes(text, bytes, out var length) ? Cell(bytes[..length]) : Cell(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>An empty cell.</summary>
    public ResultWriter Empty() => Word(default);

    /// <summary>A whole number, or an empty cell for 0.</summary>
    public ResultWriter Rank(int rank) => rank == 0 ? Empty() : Whole(rank);

    /// <summary>A whole number.</summary>
    public ResultWriter Whole(long number)
    {
        Separate();
        Need(20);
        Utf8Formatter.TryFormat(number, buffer.AsSpan(used), out var length);
        used += length;
        return this;
    }

    /// <summary>The candidate's value of a column whose units are 10⁻ᵈ.</summary>
    public ResultWriter Decimal(ScoreColumn column, int candidate, int digits)
    {
        if (!column.IsNarrow)
        {
            return Cell(NumberForm.Print(column.UnitsOf(candidate), digits));
        }

        var units = column.NarrowUnits[candidate];
        Span<byte> text = stackalloc byte[DecimalBytesMax];
        var start = text.Length;
        var rest = (ulong)Math.Abs(units);
        for (var place = 0; place <= digits || rest > 0; place++)
        {
            if (place == digits && digits > 0)
            {
                text[--start] = (byte)'.';
            }

            (rest, var digit) = Math.DivRem(rest, 10);
            text[--start] = (byte)('0' + digit);
        }

        if (units < 0)
        {
            text[--start] = (byte)'-';
        }

        return Word(text[start..]);
    }

    /// <summary>Ends the row.</summary>
    public void EndRow()
    {
        Raw("\n"u8);
        isFirstCell = true;
    }

    /// <summary>Text as it is.</summary>
    public void Raw(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > buffer.Length - used)
        {
            var part = buffer.Length - used;
            bytes[..part].CopyTo(buffer.AsSpan(used));
            used += part;
            bytes = bytes[part..];
            Flush();
        }

        bytes.CopyTo(buffer.AsSpan(used));
        used += bytes.Length;
    }

    /// <summary>Writes what is left, and returns the lower-case hexadecimal SHA-256 of everything.</summary>
    public string Finish()
    {
        Flush();
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public void Dispose() => hash.Dispose();

    private void Separate()
    {
        if (!isFirstCell)
        {
            Need(1);
            buffer[used++] = (byte)',';
        }

        isFirstCell = false;
    }

    private void Need(int bytes)
    {
        if (used + bytes > buffer.Length)
        {
            Flush();
        }
    }

    private void Flush()
    {
        stream.Write(buffer, 0, used);
        hash.AppendData(buffer, 0, used);
        used = 0;
    }
}
