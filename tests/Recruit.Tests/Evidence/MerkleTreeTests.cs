using System.Buffers.Binary;
using Recruit.Evidence;

namespace Recruit.Tests.Evidence;

/// <summary>TL2: trees of 0 to 300 entries; every proof verifies, and a second implementation agrees on every one.</summary>
public class MerkleTreeTests
{
    private const int Largest = 300;

    private static readonly byte[][] Entries = [.. Enumerable.Range(0, Largest).Select(Entry)];

    private static readonly MerkleTree Tree = MerkleTree.Over(Entries.Select(entry => new ReadOnlyMemory<byte>(entry)));

    private readonly NaiveTree naive = new(Entries);

    [Fact]
    public void TL2_roots_agree_with_the_definition_and_with_the_frontier()
    {
        var frontier = MerkleFrontier.Empty;
        var grown = new MerkleTree();
        for (var size = 0; size <= Largest; size++)
        {
            var root = EightLeaves.FromHex(naive.Root(0, size));
            Tree.RootAt(size).ShouldBe(root);
            grown.Root().ShouldBe(root);
            frontier.Root.ShouldBe(root);
            frontier.Size.ShouldBe((ulong)size);
            MerkleFrontier.Restore(frontier.Size, frontier.Peaks).ShouldNotBeNull().Root.ShouldBe(root);
            MerkleFrontier.Restore(frontier.Size, frontier.Peaks.Add(root)).ShouldBeNull();
            if (size < Largest)
            {
                frontier = frontier.Append(MerkleTree.LeafHash(Entries[size]));
                grown.Append(MerkleTree.LeafHash(Entries[size]));
            }
        }
    }

    [Fact]
    public void TL2_every_inclusion_proof_verifies_and_agrees_with_the_definition()
    {
        var checkedProofs = 0;
        for (var size = 1; size <= Largest; size++)
        {
            var root = Tree.RootAt(size);
            for (var index = 0; index < size; index++)
            {
                var proof = Tree.InclusionProof(index, size);
                Texts(proof).SequenceEqual(naive.Path(index, 0, size)).ShouldBeTrue();
                MerkleProof.Includes((ulong)index, (ulong)size, MerkleTree.LeafHash(Entries[index]), proof, root).ShouldBeTrue();
                checkedProofs++;
            }
        }

        checkedProofs.ShouldBe(45_150);
    }

    [Fact]
    public void TL2_every_consistency_proof_verifies_and_agrees_with_the_definition()
    {
        var checkedProofs = 0;
        for (var second = 0; second <= Largest; second++)
        {
            for (var first = 0; first <= second; first++)
            {
                var proof = Tree.ConsistencyProof(first, second);
                Texts(proof).SequenceEqual(first == 0 ? [] : naive.SubProof(first, 0, second, true)).ShouldBeTrue();
                MerkleProof.Extends((ulong)first, (ulong)second, proof, Tree.RootAt(first), Tree.RootAt(second)).ShouldBeTrue();
                checkedProofs++;
            }
        }

        checkedProofs.ShouldBe(45_451);
    }

    /// <summary>
    /// True and false claims alike: index, size, proof and roots are each changed a little, and both verifiers must say the same.
    /// </summary>
    [Fact]
    public void TL2_both_verifiers_give_the_same_answer_to_false_proofs()
    {
        var chance = new Random(9162);
        var (accepted, refused) = (0, 0);
        for (var i = 0; i < 60_000; i++)
        {
            var size = chance.Next(1, 65);
            var from = chance.Next(size);
            var inclusion = i % 2 == 0;
            from = inclusion ? from : from + 1;
            var proof = (inclusion ? Tree.InclusionProof(from, size) : Tree.ConsistencyProof(from, size)).ToList();
            var known = inclusion ? MerkleTree.LeafHash(Entries[from]) : Tree.RootAt(from);
            var root = Tree.RootAt(size);
            (from, size) = chance.Next(4) switch { 0 => (chance.Next(65), size), 1 => (from, chance.Next(65)), _ => (from, size) };
            (known, root) = chance.Next(10) switch { 0 => (root, root), 1 => (known, known), _ => (known, root) };
            Disturb(chance, proof);

            var ours = inclusion
                ? MerkleProof.Includes((ulong)from, (ulong)size, known, proof.ToArray(), root)
                : MerkleProof.Extends((ulong)from, (ulong)size, proof.ToArray(), known, root);
            ours.ShouldBe(Second(inclusion, from, size, known, Texts(proof), root));
            _ = ours ? accepted++ : refused++;
        }

        accepted.ShouldBeGreaterThan(5_000);
        refused.ShouldBeGreaterThan(5_000);
    }

    [Fact]
    public void Sizes_at_the_edge_of_numbers_are_refused_without_an_exception()
    {
        Digest[] proof = [.. Enumerable.Repeat(MerkleTree.EmptyRoot, 70)];
        foreach (var size in new[] { 0UL, 1UL, MerkleProof.LargestSize, MerkleProof.LargestSize + 1, ulong.MaxValue })
        {
            foreach (var from in new[] { 0UL, size - 1, size, size / 2, ulong.MaxValue })
            {
                for (var length = 0; length <= proof.Length; length++)
                {
                    MerkleProof.Includes(from, size, default, proof.AsSpan(0, length), default)
                        .ShouldBe(from == 0 && size == 1 && length == 0);
                    MerkleProof.Extends(from, size, proof.AsSpan(0, length), default, MerkleTree.EmptyRoot).ShouldBeFalse();
                }
            }
        }
    }

    [Fact]
    public void A_proof_that_does_not_exist_is_a_programmers_mistake()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Tree.InclusionProof(3, 3));
        Should.Throw<ArgumentOutOfRangeException>(() => Tree.InclusionProof(0, Largest + 1));
        Should.Throw<ArgumentOutOfRangeException>(() => Tree.ConsistencyProof(4, 3));
        Should.Throw<ArgumentOutOfRangeException>(() => Tree.RootAt(-1));
    }

    private static bool Second(bool inclusion, int from, int size, Digest known, List<string> proof, Digest root)
    {
        if (inclusion)
        {
            return from < size && NaiveTree.RootOfPath(from, size, known.ToString(), proof) == root.ToString();
        }

        if (from > size || from == 0)
        {
            return from == 0 && known == MerkleTree.EmptyRoot && proof.Count == 0 && (size > 0 || root == known);
        }

        return NaiveTree.RootsOfProof(from, size, true, known.ToString(), proof) is var (earlier, later)
            && earlier == known.ToString() && later == root.ToString();
    }

    private static void Disturb(Random chance, List<Digest> proof)
    {
        switch (chance.Next(6))
        {
            case 0 when proof.Count > 0:
                proof.RemoveAt(chance.Next(proof.Count));
                break;
            case 1:
                proof.Insert(chance.Next(proof.Count + 1), Tree.RootAt(chance.Next(20)));
                break;
            case 2 when proof.Count > 0:
                proof[chance.Next(proof.Count)] = Tree.RootAt(chance.Next(20));
                break;
            default:
                break;
        }
    }

    private static List<string> Texts(IEnumerable<Digest> proof) => [.. proof.Select(hash => hash.ToString())];

    private static byte[] Entry(int number)
    {
        var bytes = new byte[4 + number % 70];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }
}
