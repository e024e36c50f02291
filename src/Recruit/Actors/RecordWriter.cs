using System.Buffers.Binary;
using System.Text;
using Recruit.Evidence;

namespace Recruit.Actors;

/// <summary>
/// Writes stored bytes compactly: whole numbers in groups of seven bits, lowest first, contents behind their length. Equal values give
/// equal bytes. The buffer is used again after <see cref="Clear"/>.
/// </summary>
public sealed class RecordWriter
{
    private byte[] buffer = new byte[256];

    /// <summary>Bytes written.</summary>
    public int Length { get; private set; }

    /// <summary>What was written; valid until the next call.</summary>
    public ReadOnlySpan<byte> Written => buffer.AsSpan(0, Length);

    /// <summary>Forgets what was written.</summary>
    public void Clear() => Length = 0;

    /// <summary>Forgets what was written beyond a length.</summary>
    internal void CutTo(int length) => Length = length;

    /// <summary>A copy of what was written.</summary>
    public byte[] ToArray() => Written.ToArray();

    /// <summary>One byte.</summary>
    public void Write(byte value)
    {
        Grow(1);
        buffer[Length++] = value;
    }

    /// <summary>Yes or no in one byte.</summary>
    public void Write(bool value) => Write(value ? (byte)1 : (byte)0);

    /// <summary>A whole number from 0.</summary>
    public void Write(ulong value)
    {
        Grow(10);
        while (value >= 0x80)
        {
            buffer[Length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        buffer[Length++] = (byte)value;
    }

    /// <summary>A whole number from 0.</summary>
    public void Write(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        Write((ulong)value);
    }

    /// <summary>An instant, not before 1970.</summary>
    public void Write(Instant value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value.Milliseconds, nameof(value));
        Write((ulong)value.Milliseconds);
    }

    /// <summary>A digest, 32 bytes.</summary>
    public void Write(Digest value)
    {
        Grow(Digest.Length);
        value.CopyTo(buffer.AsSpan(Length));
        Length += Digest.Length;
    }

    /// <summary>Eight bytes, highest first.</summary>
    public void WriteFixed(ulong value)
    {
        Grow(8);
        BinaryPrimitives.WriteUInt64BigEndian(buffer.AsSpan(Length), value);
        Length += 8;
    }

    /// <summary>Bytes behind their length.</summary>
    public void Write(ReadOnlySpan<byte> content)
    {
        Write(content.Length);
        WriteRaw(content);
    }

    /// <summary>Bytes without their length.</summary>
    public void WriteRaw(ReadOnlySpan<byte> content)
    {
        Grow(content.Length);
        content.CopyTo(buffer.AsSpan(Length));
        Length += content.Length;
    }

    /// <summary>A text as UTF-8 behind its length.</summary>
    public void Write(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var length = Encoding.UTF8.GetByteCount(text);
        Write(length);
        Grow(length);
        Length += Encoding.UTF8.GetBytes(text, buffer.AsSpan(Length));
    }

    /// <summary>A key: kind, then id.</summary>
    public void Write(ActorKey key)
    {
        Write(key.Kind);
        Write(key.Id);
    }

    private void Grow(int more)
    {
        if (buffer.Length - Length < more)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, Length + more));
        }
    }
}

/// <summary>
/// Reads what <see cref="RecordWriter"/> wrote. The bytes come out of a verified chain or a checked snapshot, so what does not fit was
/// written by a version this one does not know.
/// </summary>
public ref struct RecordReader(ReadOnlyMemory<byte> content)
{
    private readonly ReadOnlyMemory<byte> content = content;
    private readonly ReadOnlySpan<byte> span = content.Span;
    private int at;

    /// <summary>Whether everything was read.</summary>
    public readonly bool AtEnd => at == span.Length;

    /// <summary>One byte.</summary>
    /// <exception cref="InvalidDataException">Here and in all other methods: the bytes are not such a value.</exception>
    public byte ReadByte() => at < span.Length ? span[at++] : throw Broken();

    /// <summary>Yes or no.</summary>
    public bool ReadBool() => ReadByte() switch
    {
        0 => false,
        1 => true,
        _ => throw Broken(),
    };

    /// <summary>A whole number from 0.</summary>
    public ulong ReadNumber()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var group = ReadByte();
            value |= (ulong)(group & 0x7F) << shift;
            if (group < 0x80)
            {
                return value;
            }
        }

        throw Broken();
    }

    /// <summary>A whole number from 0 to the largest <see cref="int"/>.</summary>
    public int ReadInt()
    {
        var value = ReadNumber();
        return value <= int.MaxValue ? (int)value : throw Broken();
    }

    /// <summary>An instant.</summary>
    public Instant ReadInstant()
    {
        var value = ReadNumber();
        return value <= long.MaxValue ? new Instant((long)value) : throw Broken();
    }

    /// <summary>A digest.</summary>
    public Digest ReadDigest() => new(ReadRaw(Digest.Length).Span);

    /// <summary>Eight bytes, highest first.</summary>
    public ulong ReadFixed() => BinaryPrimitives.ReadUInt64BigEndian(ReadRaw(8).Span);

    /// <summary>Bytes behind their length: a window into the content.</summary>
    public ReadOnlyMemory<byte> ReadBytes() => ReadRaw(ReadInt());

    /// <summary>A number of bytes: a window into the content.</summary>
    public ReadOnlyMemory<byte> ReadRaw(int length)
    {
        if (length > span.Length - at)
        {
            throw Broken();
        }

        at += length;
        return content.Slice(at - length, length);
    }

    /// <summary>All bytes that were not read: a window into the content.</summary>
    public ReadOnlyMemory<byte> ReadRest() => ReadRaw(span.Length - at);

    /// <summary>A text.</summary>
    public string ReadText() => Encoding.UTF8.GetString(ReadBytes().Span);

    /// <summary>A key.</summary>
    public ActorKey ReadKey()
    {
        var (kind, id) = (ReadText(), ReadText());
        return CanonicalWriter.IsName(kind) && CanonicalWriter.IsName(id) ? new ActorKey(kind, id) : throw Broken();
    }

    private readonly InvalidDataException Broken() => new($"Byte {at} of {span.Length} is not what this version writes.");
}
