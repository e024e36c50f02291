using System.Text;

namespace Recruit.Candidates;

/// <summary>
/// Everybody who applied, numbered from 0 in the order of their ids by UTF-8 bytes, so that the order of rows in a file never matters.
/// </summary>
/// <remarks>Ids lie in one block of bytes with an open-addressing table beside it: about 30 bytes a candidate instead of 100 as texts.</remarks>
public sealed class CandidateRoll
{
    private readonly byte[] ids;
    private readonly int[] ends;

    /// <summary>Made when somebody is looked up: files in the order of the roll never ask. Whoever makes it makes the same.</summary>
    private int[]? slots;

    private CandidateRoll(byte[] ids, int[] ends)
    {
        this.ids = ids;
        this.ends = ends;
    }

    /// <summary>How many applied.</summary>
    public int Count => ends.Length;

    /// <summary>The id of a candidate in UTF-8.</summary>
    public ReadOnlySpan<byte> IdOf(int candidate) => ids.AsSpan(Start(candidate)..ends[candidate]);

    /// <summary>The id of a candidate as a text.</summary>
    public string NameOf(int candidate) => Encoding.UTF8.GetString(IdOf(candidate));

    /// <summary>The number of the candidate with that id, or −1.</summary>
    public int IndexOf(ReadOnlySpan<byte> id)
    {
        var table = slots ??= Table(ids, ends);
        for (var slot = Hash(id) & (table.Length - 1); ; slot = (slot + 1) & (table.Length - 1))
        {
            var candidate = table[slot] - 1;
            if (candidate < 0 || IdOf(candidate).SequenceEqual(id))
            {
                return candidate;
            }
        }
    }

    private int Start(int candidate) => candidate == 0 ? 0 : ends[candidate - 1];

    /// <summary>Seeded anew in every process, so that nobody can choose ids that collide; no result depends on it.</summary>
    private static int Hash(ReadOnlySpan<byte> id)
    {
        var hash = default(HashCode);
        hash.AddBytes(id);
        return hash.ToHashCode();
    }

    /// <summary>A table with as many slots again as ids, and room for one id more.</summary>
    private static int[] Table(byte[] ids, int[] ends)
    {
        var size = 1 << 10;
        while (size < 2 * (ends.Length + 1))
        {
            size *= 2;
        }

        var slots = new int[size];
        for (var row = 0; row < ends.Length; row++)
        {
            var slot = Hash(ids.AsSpan((row == 0 ? 0 : ends[row - 1])..ends[row])) & (size - 1);
            while (slots[slot] != 0)
            {
                slot = (slot + 1) & (size - 1);
            }

            slots[slot] = row + 1;
        }

        return slots;
    }

    /// <summary>Collects ids in the order of rows and then puts them into their own order.</summary>
    /// <remarks>Files mostly come in that order: as long as they do, whoever comes next is new, and nothing need be looked up or sorted.</remarks>
    public sealed class Builder
    {
        private readonly List<int> ends = [];
        private byte[] ids = new byte[1 << 16];
        private int[]? slots;

        /// <summary>How many rows were added.</summary>
        public int Count => ends.Count;

        /// <summary>Adds the id of the next row; false, and nothing is added, if it is there already.</summary>
        public bool TryAdd(ReadOnlySpan<byte> id)
        {
            if (slots is not null || (ends.Count > 0 && At(ends.Count - 1).SequenceCompareTo(id) >= 0))
            {
                var slot = SlotOf(id);
                if (slots![slot] != 0)
                {
                    return false;
                }

                slots[slot] = ends.Count + 1;
            }

            var start = ends.Count == 0 ? 0 : ends[^1];
            while (start + id.Length > ids.Length)
            {
                Array.Resize(ref ids, 2 * ids.Length);
            }

            id.CopyTo(ids.AsSpan(start));
            ends.Add(start + id.Length);
            return true;
        }

        /// <summary>The roll, and for each of its candidates the row (from 0) in which it was added.</summary>
        public (CandidateRoll Roll, int[] RowOf) Build()
        {
            var rowOf = new int[ends.Count];
            for (var row = 0; row < rowOf.Length; row++)
            {
                rowOf[row] = row;
            }

            if (slots is not null)
            {
                Array.Sort(rowOf, (a, b) => At(a).SequenceCompareTo(At(b)));
            }

            var sortedIds = new byte[ends.Count == 0 ? 0 : ends[^1]];
            var sortedEnds = new int[rowOf.Length];
            var end = 0;
            for (var candidate = 0; candidate < rowOf.Length; candidate++)
            {
                var id = At(rowOf[candidate]);
                id.CopyTo(sortedIds.AsSpan(end));
                sortedEnds[candidate] = end += id.Length;
            }

            return (new CandidateRoll(sortedIds, sortedEnds), rowOf);
        }

        private ReadOnlySpan<byte> At(int row) => ids.AsSpan((row == 0 ? 0 : ends[row - 1])..ends[row]);

        /// <summary>Where the id is in the table, which is made if need be, or else the empty slot that it would take.</summary>
        private int SlotOf(ReadOnlySpan<byte> id)
        {
            if (slots is null || 2 * (ends.Count + 1) > slots.Length)
            {
                slots = Table(ids, ends.ToArray());
            }

            var slot = Hash(id) & (slots.Length - 1);
            while (slots[slot] != 0 && !At(slots[slot] - 1).SequenceEqual(id))
            {
                slot = (slot + 1) & (slots.Length - 1);
            }

            return slot;
        }
    }
}
