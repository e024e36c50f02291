using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace Recruit.Evidence;

/// <summary>
/// Writes the one byte form of a value: big-endian numbers, texts as UTF-8 behind their length. Equal values give equal bytes, so they
/// may be hashed.
/// </summary>
internal sealed class CanonicalWriter
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ArrayBufferWriter<byte> bytes;

    /// <summary>Starts with a mark of three letters and the version; no mark begins with 0 or 1, the prefixes of a Merkle tree.</summary>
    public CanonicalWriter(ReadOnlySpan<byte> mark, byte version, int expectedLength)
    {
        bytes = new ArrayBufferWriter<byte>(Math.Max(expectedLength, 16));
        bytes.Write(mark);
        bytes.Write([version]);
    }

    public void Add(ReadOnlySpan<byte> raw) => bytes.Write(raw);

    public void Add(uint number)
    {
        BinaryPrimitives.WriteUInt32BigEndian(bytes.GetSpan(4), number);
        bytes.Advance(4);
    }

    public void Add(ulong number)
    {
        BinaryPrimitives.WriteUInt64BigEndian(bytes.GetSpan(8), number);
        bytes.Advance(8);
    }

    public void Add(Digest digest)
    {
        digest.CopyTo(bytes.GetSpan(Digest.Length));
        bytes.Advance(Digest.Length);
    }

    public void Add(string text)
    {
        var encoded = Strict.GetBytes(text);
        Add((uint)encoded.Length);
        Add(encoded);
    }

    public byte[] ToArray() => bytes.WrittenSpan.ToArray();

    /// <summary>A text that may enter evidence: 1 to 255 UTF-8 bytes without control characters or lone surrogates.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static string Checked(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text, name);
        return IsName(text)
            ? text
            : throw new ArgumentException($"'{text}' is no text of 1 to {CanonicalReader.LongestText} plain UTF-8 bytes.", name);
    }

    /// <summary>Whether the text is one that <see cref="Checked"/> lets pass.</summary>
    internal static bool IsName(string text) => text.Length > 0 && IsText(text) && Strict.GetByteCount(text) <= CanonicalReader.LongestText;

    /// <summary>Whether the text is whole Unicode without control characters.</summary>
    internal static bool IsText(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            // EnumerateRunes gives U+FFFD for a lone surrogate, and for U+FFFD itself, which no honest identifier holds.
            if (rune == Rune.ReplacementChar || Rune.IsControl(rune))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>Reads what <see cref="CanonicalWriter"/> wrote, and nothing else: each method answers false instead of throwing.</summary>
internal ref struct CanonicalReader(ReadOnlySpan<byte> rest)
{
    /// <summary>Longest text in UTF-8 bytes, inclusive.</summary>
    public const int LongestText = 255;

    private ReadOnlySpan<byte> rest = rest;

    public readonly bool AtEnd => rest.IsEmpty;

    /// <summary>The mark and version that begin every value.</summary>
    public bool TryReadMark(ReadOnlySpan<byte> mark, byte version) =>
        TryTake(mark.Length, out var found) && found.SequenceEqual(mark) && TryRead(out byte number) && number == version;

    public bool TryTake(int length, out ReadOnlySpan<byte> taken)
    {
        if (length < 0 || length > rest.Length)
        {
            taken = default;
            return false;
        }

        taken = rest[..length];
        rest = rest[length..];
        return true;
    }

    public bool TryRead(out byte number)
    {
        var read = TryTake(1, out var bytes);
        number = read ? bytes[0] : (byte)0;
        return read;
    }

    public bool TryRead(out uint number)
    {
        var read = TryTake(4, out var bytes);
        number = read ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : 0;
        return read;
    }

    public bool TryRead(out ulong number)
    {
        var read = TryTake(8, out var bytes);
        number = read ? BinaryPrimitives.ReadUInt64BigEndian(bytes) : 0;
        return read;
    }

    public bool TryRead(out Digest digest)
    {
        var read = TryTake(Digest.Length, out var bytes);
        digest = read ? new Digest(bytes) : default;
        return read;
    }

    public bool TryRead(out string text)
    {
        text = "";
        if (!TryRead(out uint length) || length is 0 or > LongestText || !TryTake((int)length, out var bytes) || !Utf8.IsValid(bytes))
        {
            return false;
        }

        text = Encoding.UTF8.GetString(bytes);
        return CanonicalWriter.IsText(text);
    }
}
