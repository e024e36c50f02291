using Recruit.Evidence;

namespace Recruit.Tests.Evidence;

/// <summary>TL1: 196 reference proofs, 12 accepted and 184 refused.</summary>
public class MerkleVectorTests
{
    /// <summary>What a verifier is told.</summary>
    private sealed record Claim(string Name, bool Inclusion, ulong From, ulong To, Digest Known, Digest Root, Digest[] Proof)
    {
        public bool Verify() => Inclusion
            ? MerkleProof.Includes(From, To, Known, Proof, Root)
            : MerkleProof.Extends(From, To, Proof, Known, Root);
    }

    private static readonly Claim[] True =
    [
        .. EightLeaves.Proofs.Select(one => new Claim(
            $"{one.Kind} {one.From} {one.To}", one.Kind == "inclusion", (ulong)one.From, (ulong)one.To,
            one.Kind == "inclusion" ? MerkleTree.LeafHash(EightLeaves.Entries[one.From]) : EightLeaves.Roots[one.From],
            EightLeaves.Roots[one.To], one.Proof)),
    ];

    [Fact]
    public void TL1_the_twelve_true_proofs_are_accepted()
    {
        True.Length.ShouldBe(12);
        True.ShouldAllBe(claim => claim.Verify());
    }

    [Fact]
    public void TL1_all_184_false_proofs_are_refused()
    {
        var lies = True.SelectMany(claim => Shared(claim).Concat(claim.Inclusion ? OfInclusion(claim) : OfConsistency(claim))).ToList();
        lies.Count.ShouldBe(184);
        lies.Where(lie => lie.Verify()).Select(lie => lie.Name).ShouldBeEmpty();
    }

    [Fact]
    public void TL1_the_tree_gives_the_published_roots_and_the_written_proofs()
    {
        var tree = MerkleTree.Over(EightLeaves.Entries.Select(entry => new ReadOnlyMemory<byte>(entry)));
        for (var size = 0; size <= 8; size++)
        {
            tree.RootAt(size).ShouldBe(EightLeaves.Roots[size]);
        }

        foreach (var one in EightLeaves.Proofs)
        {
            (one.Kind == "inclusion" ? tree.InclusionProof(one.From, one.To) : tree.ConsistencyProof(one.From, one.To)).ShouldBe(one.Proof);
        }
    }

    /// <summary>Lies about either kind of proof.</summary>
    private static IEnumerable<Claim> Shared(Claim claim)
    {
        yield return claim with { Name = $"{claim.Name}: index or earlier size one higher", From = claim.From + 1 };
        yield return claim with { Name = $"{claim.Name}: index or earlier size one lower, from 0 to the highest", From = claim.From - 1 };
        yield return claim with { Name = $"{claim.Name}: second bit of index or earlier size flipped", From = claim.From ^ 2 };
        yield return claim with { Name = $"{claim.Name}: size doubled", To = claim.To * 2 };
        yield return claim with { Name = $"{claim.Name}: size halved", To = claim.To / 2 };
        yield return claim with { Name = $"{claim.Name}: one bit of the leaf hash or earlier root flipped", Known = Flipped(claim.Known) };
        yield return claim with { Name = $"{claim.Name}: one bit of the root flipped", Root = Flipped(claim.Root) };
        yield return claim with { Name = $"{claim.Name}: the root repeated behind the proof", Proof = [.. claim.Proof, claim.Root] };
        for (var i = 0; i < claim.Proof.Length; i++)
        {
            Digest[] changed = [.. claim.Proof];
            changed[i] = Flipped(changed[i]);
            yield return claim with { Name = $"{claim.Name}: one bit of hash {i} flipped", Proof = changed };
        }

        if (claim.Proof.Length > 0)
        {
            yield return claim with { Name = $"{claim.Name}: last hash missing", Proof = claim.Proof[..^1] };
            yield return claim with { Name = $"{claim.Name}: first hash missing", Proof = claim.Proof[1..] };
        }

        if (claim.Proof.Length > 1)
        {
            yield return claim with { Name = $"{claim.Name}: hashes in reverse order", Proof = [.. claim.Proof.Reverse()] };
        }
    }

    private static IEnumerable<Claim> OfInclusion(Claim claim)
    {
        yield return claim with { Name = $"{claim.Name}: index moved up by the size", From = claim.From + claim.To };
        yield return claim with { Name = $"{claim.Name}: entry hashed without prefix", Known = Digest.Of(EightLeaves.Entries[claim.From]) };
        yield return claim with { Name = $"{claim.Name}: zeroes behind the proof", Proof = [.. claim.Proof, default] };
        yield return claim with { Name = $"{claim.Name}: zeroes before the proof", Proof = [default, .. claim.Proof] };
    }

    private static IEnumerable<Claim> OfConsistency(Claim claim)
    {
        if (claim.From != claim.To)
        {
            yield return claim with { Name = $"{claim.Name}: sizes exchanged", From = claim.To, To = claim.From };
            yield return claim with { Name = $"{claim.Name}: roots exchanged", Known = claim.Root, Root = claim.Known };
        }
    }

    private static Digest Flipped(Digest digest)
    {
        var bytes = digest.ToArray();
        bytes[7] ^= 0x10;
        return new Digest(bytes);
    }
}
