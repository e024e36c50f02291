using System.Numerics;

namespace Recruit.Evidence;

/// <summary>
/// An append-only list under one hash (RFC 9162, 2.1): whoever knows the root can be shown that an entry is in the list, and that a later
/// list begins with an earlier one. The leading byte keeps a node from being passed off as an entry.
/// </summary>
/// <remarks>
/// Keeps every complete subtree, 64 bytes an entry, so a proof costs a few look-ups. Made for one batch or one period; a log without
/// end is followed by <see cref="MerkleFrontier"/> and read back from <see cref="MerkleTile"/>s. For one writer at a time.
/// </remarks>
public sealed class MerkleTree
{
    /// <summary>levels[k][i] is the hash of the complete subtree over entries i·2^k to (i+1)·2^k, exclusive.</summary>
    private readonly List<List<Digest>> levels = [[]];

    /// <summary>The root of a list without entries: the hash of nothing (RFC 9162, 2.1.1).</summary>
    public static Digest EmptyRoot { get; } = Digest.Of([]);

    /// <summary>Number of entries.</summary>
    public int Size => levels[0].Count;

    /// <summary>SHA-256(0x00 ‖ entry).</summary>
    public static Digest LeafHash(ReadOnlySpan<byte> entry)
    {
        const int Small = 512;
        Span<byte> bytes = entry.Length < Small ? stackalloc byte[entry.Length + 1] : new byte[entry.Length + 1];
        bytes[0] = 0;
        entry.CopyTo(bytes[1..]);
        return Digest.Of(bytes);
    }

    /// <summary>SHA-256(0x01 ‖ left ‖ right).</summary>
    public static Digest NodeHash(Digest left, Digest right)
    {
        Span<byte> bytes = stackalloc byte[1 + 2 * Digest.Length];
        bytes[0] = 1;
        left.CopyTo(bytes[1..]);
        right.CopyTo(bytes[(1 + Digest.Length)..]);
        return Digest.Of(bytes);
    }

    /// <summary>A tree over these entries, in their order.</summary>
    public static MerkleTree Over(IEnumerable<ReadOnlyMemory<byte>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var tree = new MerkleTree();
        foreach (var entry in entries)
        {
            tree.Append(LeafHash(entry.Span));
        }

        return tree;
    }

    /// <summary>Adds an entry by its leaf hash.</summary>
    public void Append(Digest leafHash)
    {
        levels[0].Add(leafHash);
        for (var level = 0; levels[level].Count % 2 == 0; level++)
        {
            if (levels.Count == level + 1)
            {
                levels.Add([]);
            }

            levels[level + 1].Add(NodeHash(levels[level][^2], levels[level][^1]));
        }
    }

    /// <summary>The root of all entries.</summary>
    public Digest Root() => RootAt(Size);

    /// <summary>The root when the list had <paramref name="size"/> entries, 0 to <see cref="Size"/>.</summary>
    public Digest RootAt(int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, Size);
        return size == 0 ? EmptyRoot : HashOf(0, size);
    }

    /// <summary>PATH(index, D[size]) of RFC 9162, 2.1.3.1: the siblings on the way from an entry to the root, lowest first.</summary>
    /// <param name="index">From 0, below <paramref name="size"/>.</param>
    /// <param name="size">Which state of the list, 1 to <see cref="Size"/>.</param>
    public Digest[] InclusionProof(int index, int size)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, Size);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var fromTheTop = new List<Digest>();
        for (var (start, end) = (0, size); end - start > 1;)
        {
            var middle = start + Split(end - start);
            fromTheTop.Add(index < middle ? HashOf(middle, end) : HashOf(start, middle));
            (start, end) = index < middle ? (start, middle) : (middle, end);
        }

        fromTheTop.Reverse();
        return [.. fromTheTop];
    }

    /// <summary>
    /// PROOF(first, D[second]) of RFC 9162, 2.1.4.1; empty where <paramref name="first"/> is 0 or equal to <paramref name="second"/>.
    /// </summary>
    /// <param name="first">The earlier size, from 0.</param>
    /// <param name="second">The later size, at least <paramref name="first"/> and at most <see cref="Size"/>.</param>
    public Digest[] ConsistencyProof(int first, int second)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(second, Size);
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, second);
        if (first == 0)
        {
            return [];
        }

        var fromTheTop = new List<Digest>();
        var (start, end) = (0, second);
        while (first != end)
        {
            var middle = start + Split(end - start);
            fromTheTop.Add(first <= middle ? HashOf(middle, end) : HashOf(start, middle));
            (start, end) = first <= middle ? (start, middle) : (middle, end);
        }

        // The verifier knows the earlier root; only another subtree must be told.
        if (start != 0)
        {
            fromTheTop.Add(HashOf(start, end));
        }

        fromTheTop.Reverse();
        return [.. fromTheTop];
    }

    /// <summary>MTH(D[start:end]); every left part begins at a multiple of its length, so it is kept.</summary>
    private Digest HashOf(int start, int end)
    {
        var length = end - start;
        if (BitOperations.IsPow2(length))
        {
            var level = BitOperations.Log2((uint)length);
            return levels[level][start >> level];
        }

        var middle = start + Split(length);
        return NodeHash(HashOf(start, middle), HashOf(middle, end));
    }

    /// <summary>The largest power of two below <paramref name="length"/>, which is at least 2.</summary>
    private static int Split(int length) => 1 << BitOperations.Log2((uint)length - 1);
}
