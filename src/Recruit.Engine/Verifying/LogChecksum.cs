using System.Buffers.Binary;

namespace Recruit.Engine.Verifying;

/// <summary>The running sum of a write-ahead log over pairs of 32-bit words (sqlite.org/fileformat2.html, section 4.2).</summary>
/// <param name="isBigEndian">How the bytes make words.</param>
internal struct LogChecksum(bool isBigEndian)
{
    /// <summary>Bytes of a sum as it is stored.</summary>
    public const int Length = 8;

    /// <summary>How the bytes make words.</summary>
    public readonly bool IsBigEndian => isBigEndian;

    /// <summary>The first half.</summary>
    public uint First { get; private set; }

    /// <summary>The second half.</summary>
    public uint Second { get; private set; }

    /// <summary>Goes on over whole pairs.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= Length; bytes = bytes[Length..])
        {
            First += Word(bytes) + Second;
            Second += Word(bytes[4..]) + First;
        }
    }

    /// <summary>Whether this is the sum that stands there.</summary>
    public readonly bool Is(ReadOnlySpan<byte> stored) =>
        First == BinaryPrimitives.ReadUInt32BigEndian(stored) && Second == BinaryPrimitives.ReadUInt32BigEndian(stored[4..]);

    /// <summary>The bytes to store.</summary>
    public readonly byte[] ToArray()
    {
        var bytes = new byte[Length];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, First);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(4), Second);
        return bytes;
    }

    private readonly uint Word(ReadOnlySpan<byte> bytes) =>
        isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
}
