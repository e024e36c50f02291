using System.Numerics;

namespace Recruit.Evidence;

/// <summary>
/// The verifier's half of RFC 9162: knows roots and proofs, no list. Proof systems break here, so every element must be used, none may be
/// left over or missing, and a false proof is the answer false, never an exception.
/// </summary>
public static class MerkleProof
{
    /// <summary>Largest size of a list that is believed, inclusive; with it no shift or difference overflows.</summary>
    public const ulong LargestSize = long.MaxValue;

    /// <summary>
    /// Whether a list of <paramref name="size"/> entries under <paramref name="root"/> has this leaf hash at <paramref name="index"/>
    /// (2.1.3.2).
    /// </summary>
    /// <param name="index">From 0, below <paramref name="size"/>; otherwise the answer is false.</param>
    /// <param name="size">From 1 to <see cref="LargestSize"/>; otherwise the answer is false.</param>
    /// <param name="leafHash"><see cref="MerkleTree.LeafHash"/> of the entry, computed by the verifier.</param>
    /// <param name="proof">Siblings, lowest first.</param>
    /// <param name="root">A root the verifier trusts.</param>
    public static bool Includes(ulong index, ulong size, Digest leafHash, ReadOnlySpan<Digest> proof, Digest root)
    {
        if (index >= size || size > LargestSize)
        {
            return false;
        }

        var (node, last, hash) = (index, size - 1, leafHash);
        foreach (var sibling in proof)
        {
            if (last == 0)
            {
                return false;
            }

            if (IsRight(node) || node == last)
            {
                hash = MerkleTree.NodeHash(sibling, hash);
                Climb(ref node, ref last);
            }
            else
            {
                hash = MerkleTree.NodeHash(hash, sibling);
            }

            node >>= 1;
            last >>= 1;
        }

        return last == 0 && hash == root;
    }

    /// <summary>
    /// Whether the list under <paramref name="secondRoot"/> begins with the whole list under <paramref name="firstRoot"/> (2.1.4.2).
    /// </summary>
    /// <remarks>
    /// RFC 9162 leaves two cases out. Equal sizes need equal roots and an empty proof. Everything extends the empty list, with an empty
    /// proof, if the earlier root really is the root of the empty list.
    /// </remarks>
    public static bool Extends(ulong firstSize, ulong secondSize, ReadOnlySpan<Digest> proof, Digest firstRoot, Digest secondRoot)
    {
        if (firstSize > secondSize || secondSize > LargestSize || (firstSize == 0 && firstRoot != MerkleTree.EmptyRoot))
        {
            return false;
        }

        if (firstSize == 0 || firstSize == secondSize)
        {
            return proof.IsEmpty && (firstSize != secondSize || firstRoot == secondRoot);
        }

        // A complete earlier tree is itself the first subtree; the proof does not repeat what the verifier knows.
        var startsWithFirst = BitOperations.IsPow2(firstSize);
        if (proof.IsEmpty)
        {
            return false;
        }

        var start = startsWithFirst ? firstRoot : proof[0];
        var (node, last, first, second) = (firstSize - 1, secondSize - 1, start, start);
        while (IsRight(node))
        {
            node >>= 1;
            last >>= 1;
        }

        foreach (var sibling in startsWithFirst ? proof : proof[1..])
        {
            if (last == 0)
            {
                return false;
            }

            if (IsRight(node) || node == last)
            {
                first = MerkleTree.NodeHash(sibling, first);
                second = MerkleTree.NodeHash(sibling, second);
                Climb(ref node, ref last);
            }
            else
            {
                second = MerkleTree.NodeHash(second, sibling);
            }

            node >>= 1;
            last >>= 1;
        }

        return last == 0 && first == firstRoot && second == secondRoot;
    }

    private static bool IsRight(ulong node) => (node & 1) == 1;

    /// <summary>Skips the levels where a last left node has no sibling and rises unchanged.</summary>
    private static void Climb(ref ulong node, ref ulong last)
    {
        while (!IsRight(node) && node != 0)
        {
            node >>= 1;
            last >>= 1;
        }
    }
}
