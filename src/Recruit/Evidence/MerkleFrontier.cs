using System.Collections.Immutable;
using System.Numerics;

namespace Recruit.Evidence;

/// <summary>
/// The right edge of a Merkle tree: enough to add entries and to know the root of a log without end, in at most 63 hashes. It belongs in
/// a snapshot.
/// </summary>
public sealed class MerkleFrontier
{
    private readonly ImmutableArray<Digest> peaks;

    private MerkleFrontier(ulong size, ImmutableArray<Digest> peaks)
    {
        Size = size;
        this.peaks = peaks;
    }

    /// <summary>The list without entries.</summary>
    public static MerkleFrontier Empty { get; } = new(0, []);

    /// <summary>Number of entries.</summary>
    public ulong Size { get; }

    /// <summary>Roots of the complete subtrees from left to right, one for each 1 bit of <see cref="Size"/>.</summary>
    public ImmutableArray<Digest> Peaks => peaks;

    /// <summary>The root of all entries, as <see cref="MerkleTree.Root"/> gives it.</summary>
    public Digest Root => Fold(peaks.AsSpan());

    /// <summary>Takes a frontier from a snapshot; the caller compares <see cref="Root"/> with a signed one.</summary>
    /// <returns>Nothing where the number of peaks does not belong to the size.</returns>
    public static MerkleFrontier? Restore(ulong size, ImmutableArray<Digest> peaks) =>
        size <= MerkleProof.LargestSize && !peaks.IsDefault && peaks.Length == BitOperations.PopCount(size) ? new(size, peaks) : null;

    /// <summary>The list with one entry more.</summary>
    public MerkleFrontier Append(Digest leafHash)
    {
        if (Size == MerkleProof.LargestSize)
        {
            throw new InvalidOperationException($"A list ends at {MerkleProof.LargestSize} entries.");
        }

        // Each 1 bit at the end of the size is a complete subtree that the new entry closes into a larger one.
        var closed = BitOperations.TrailingZeroCount(~Size);
        var hash = leafHash;
        for (var i = 1; i <= closed; i++)
        {
            hash = MerkleTree.NodeHash(peaks[^i], hash);
        }

        return new MerkleFrontier(Size + 1, [.. peaks.AsSpan()[..^closed], hash]);
    }

    /// <summary>The root over the entries of a batch, without keeping a tree.</summary>
    internal static Digest RootOf(ReadOnlySpan<ReadOnlyMemory<byte>> entries) => MerkleLanes.RootOf(entries);

    private static Digest Fold(ReadOnlySpan<Digest> edge)
    {
        if (edge.IsEmpty)
        {
            return MerkleTree.EmptyRoot;
        }

        var root = edge[^1];
        for (var i = edge.Length - 2; i >= 0; i--)
        {
            root = MerkleTree.NodeHash(edge[i], root);
        }

        return root;
    }
}
