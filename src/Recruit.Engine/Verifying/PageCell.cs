using System.Buffers.Binary;

namespace Recruit.Engine.Verifying;

/// <summary>What kind a page of a tree is; the numbers are SQLite's.</summary>
internal enum PageKind : byte
{
    IndexInner = 2,
    TableInner = 5,
    IndexLeaf = 10,
    TableLeaf = 13,
}

/// <summary>One cell of a page: a way down, an entry, or both.</summary>
/// <param name="Offset">Where it begins on its page.</param>
/// <param name="Length">Its bytes on the page.</param>
/// <param name="Child">The page below it to the left; 0 on leaves.</param>
/// <param name="Key">Number of the row, in tables.</param>
/// <param name="Payload">Length of the whole entry.</param>
/// <param name="Local">Where the part of the entry on the page begins.</param>
/// <param name="LocalLength">Length of that part.</param>
/// <param name="Overflow">The page where the entry goes on; 0 where it does not.</param>
internal readonly record struct PageCell(int Offset, int Length, uint Child, long Key, int Payload, int Local, int LocalLength, uint Overflow)
{
    /// <summary>Most bytes of an entry: the largest batch, its headers and its seal.</summary>
    private const ulong LongestPayload = (1UL << 28) + (1UL << 24);

    private const int TableMost = JournalPages.PageSize - 35;
    private const int IndexMost = ((JournalPages.PageSize - 12) * 64 / 255) - 23;
    private const int Least = ((JournalPages.PageSize - 12) * 32 / 255) - 23;

    /// <summary>Reads a cell; nothing where the bytes are not as SQLite writes one.</summary>
    public static PageCell? TryRead(ReadOnlySpan<byte> page, int offset, PageKind kind)
    {
        var reader = new VarintReader(page, offset);
        uint child = 0;
        if (kind is PageKind.TableInner or PageKind.IndexInner && !reader.TryReadFixed(out child))
        {
            return null;
        }

        ulong payload = 0, key = 0;
        if ((kind != PageKind.TableInner && !reader.TryRead(out payload)) || (kind is PageKind.TableInner or PageKind.TableLeaf && !reader.TryRead(out key))
            || payload > LongestPayload)
        {
            return null;
        }

        var (local, most) = ((int)payload, kind is PageKind.TableLeaf ? TableMost : IndexMost);
        uint overflow = 0;
        if (local > most)
        {
            var fitting = Least + ((local - Least) % (JournalPages.PageSize - 4));
            local = fitting <= most ? fitting : Least;
        }

        var start = reader.At;
        reader.At += local;
        return reader.At <= page.Length && (local == (int)payload || reader.TryReadFixed(out overflow))
            ? new PageCell(offset, reader.At - offset, child, (long)key, (int)payload, start, local, overflow)
            : null;
    }
}

/// <summary>Reads SQLite's numbers: groups of seven bits, highest first, and in no longer form than needed.</summary>
internal ref struct VarintReader(ReadOnlySpan<byte> bytes, int at)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;

    public int At { get; set; } = at;

    public bool TryRead(out ulong value)
    {
        value = 0;
        var start = At;
        for (var i = 0; i < 9; i++)
        {
            if (At < 0 || At >= bytes.Length)
            {
                return false;
            }

            var group = bytes[At++];
            if (i == 8)
            {
                value = (value << 8) | group;
                return value >> 56 != 0;
            }

            value = (value << 7) | (group & 0x7Fu);
            if (group < 0x80)
            {
                return i == 0 || bytes[start] != 0x80;
            }
        }

        return false;
    }

    public bool TryReadFixed(out uint value)
    {
        value = 0;
        if (At < 0 || At > bytes.Length - 4)
        {
            return false;
        }

        value = BinaryPrimitives.ReadUInt32BigEndian(bytes[At..]);
        At += 4;
        return true;
    }
}
