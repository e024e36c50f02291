using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Recruit.Files.Rows;

/// <summary>Equality of names by their bytes, so that cells are looked up as they stand in the file.</summary>
internal sealed class Utf8Names : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
{
    public static readonly Utf8Names Comparer = new();

    public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

    public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

    public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();

    public int GetHashCode([DisallowNull] byte[] obj) => GetHashCode(obj.AsSpan());

    /// <summary>Eight bytes at a time, each mixed in by multiplication with an odd number that has its bits well spread.</summary>
    public int GetHashCode(ReadOnlySpan<byte> alternate)
    {
        const ulong Spread = 0x9E37_79B9_7F4A_7C15;
        var hash = (ulong)alternate.Length;
        for (; alternate.Length >= sizeof(ulong); alternate = alternate[sizeof(ulong)..])
        {
            hash = Mix(hash ^ MemoryMarshal.Read<ulong>(alternate));
        }

        foreach (var b in alternate)
        {
            hash = (hash << 8) ^ (hash >> 56) ^ b;
        }

        return (int)Mix(hash);

        static ulong Mix(ulong value)
        {
            value *= Spread;
            return value ^ (value >> 32);
        }
    }
}
