using System.Collections.Immutable;

namespace Recruit.Evidence;

/// <summary>What became of a receipt.</summary>
public enum ReceiptVerdict
{
    /// <summary>The bytes are no receipt of a known version.</summary>
    Unreadable = 0,

    /// <summary>The receipt is of another log than the one asked about.</summary>
    WrongOrigin,

    /// <summary>The signing key is none of the trusted ones; nothing is known about the receipt.</summary>
    UnknownKey,

    /// <summary>The trusted key that the receipt names did not sign this batch root.</summary>
    BadSignature,

    /// <summary>The signed batch does not hold this save at this place.</summary>
    NotIncluded,

    /// <summary>The service signed that it had this save at this time.</summary>
    Accepted,
}

/// <summary>
/// Proof for the candidate that a save was stored: leaf, short proof, signed batch root. It verifies offline, years later.
/// </summary>
public sealed class Receipt
{
    /// <summary>Longest proof: a batch has at most 2²⁰ entries.</summary>
    private const int LongestProof = 20;

    private const byte Version = 1;

    private const string TextMark = "recruit-receipt/1 ";

    /// <summary>Joins what the engine knows after a commit.</summary>
    /// <param name="leaf">The save.</param>
    /// <param name="index">Place of its leaf in the batch, from 0.</param>
    /// <param name="proof">From <see cref="MerkleTree.InclusionProof"/>, at most 20 hashes.</param>
    /// <param name="root">The signed batch.</param>
    public Receipt(ReceiptLeaf leaf, uint index, ImmutableArray<Digest> proof, BatchRoot root)
    {
        ArgumentNullException.ThrowIfNull(leaf);
        ArgumentNullException.ThrowIfNull(root);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(proof.Length, LongestProof, nameof(proof));
        ArgumentOutOfRangeException.ThrowIfNotEqual(root.Signature.Length, BatchRoot.SignatureLength, nameof(root));
        Leaf = leaf;
        Index = index;
        Proof = proof;
        Root = root;
    }

    /// <summary>The save.</summary>
    public ReceiptLeaf Leaf { get; }

    /// <summary>Place of the leaf in the batch, from 0.</summary>
    public uint Index { get; }

    /// <summary>Siblings from the leaf to the root, lowest first.</summary>
    public ImmutableArray<Digest> Proof { get; }

    /// <summary>The signed batch.</summary>
    public BatchRoot Root { get; }

    private static ReadOnlySpan<byte> Mark => "RRC"u8;

    /// <summary>Verifies against the keys the reader trusts. An unknown key refuses, whatever the rest says.</summary>
    public ReceiptVerdict Verify(string origin, params IReadOnlyCollection<VerifierKey> trusted)
    {
        ArgumentNullException.ThrowIfNull(trusted);
        if (!string.Equals(Root.Origin, origin, StringComparison.Ordinal))
        {
            return ReceiptVerdict.WrongOrigin;
        }

        if (trusted.FirstOrDefault(one => one.Id == Root.KeyId) is not { } key)
        {
            return ReceiptVerdict.UnknownKey;
        }

        if (!Root.IsSignedBy(key))
        {
            return ReceiptVerdict.BadSignature;
        }

        return MerkleProof.Includes(Index, Root.Header.Count, MerkleTree.LeafHash(Leaf.Encode()), Proof.AsSpan(), Root.Header.Root)
            ? ReceiptVerdict.Accepted
            : ReceiptVerdict.NotIncluded;
    }

    /// <summary>Canonical bytes, version 1: RRC, 01, leaf, index, number of hashes, hashes, origin, header, key id, signature.</summary>
    public byte[] Encode()
    {
        var writer = new CanonicalWriter(Mark, Version, 512);
        writer.Add(Leaf.Encode());
        writer.Add(Index);
        writer.Add((uint)Proof.Length);
        foreach (var hash in Proof)
        {
            writer.Add(hash);
        }

        writer.Add(Root.Origin);
        writer.Add(Root.Header.Encode());
        writer.Add(Root.KeyId);
        writer.Add(Root.Signature.AsSpan());
        return writer.ToArray();
    }

    /// <summary>Reads canonical bytes; anything else, one byte more or less included, gives nothing.</summary>
    public static Receipt? Parse(ReadOnlySpan<byte> bytes)
    {
        var reader = new CanonicalReader(bytes);
        if (!reader.TryReadMark(Mark, Version) || ReceiptLeaf.Read(ref reader) is not { } leaf || !reader.TryRead(out uint index)
            || !reader.TryRead(out uint length) || length > LongestProof)
        {
            return null;
        }

        var proof = ImmutableArray.CreateBuilder<Digest>((int)length);
        for (var i = 0; i < length && reader.TryRead(out Digest hash); i++)
        {
            proof.Add(hash);
        }

        if (proof.Count != length || !reader.TryRead(out string origin) || !BatchHeader.TryRead(ref reader, out var header)
            || !reader.TryRead(out Digest keyId) || !reader.TryTake(BatchRoot.SignatureLength, out var signature) || !reader.AtEnd)
        {
            return null;
        }

        return new Receipt(leaf, index, proof.DrainToImmutable(), new BatchRoot(origin, header, keyId, [.. signature]));
    }

    /// <summary>One line for the candidate's file: <c>recruit-receipt/1</c>, a blank, the canonical bytes in base 64.</summary>
    public string Print() => TextMark + Convert.ToBase64String(Encode());

    /// <summary>Reads what <see cref="Print"/> wrote; any other text gives nothing.</summary>
    public static Receipt? Parse(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var isOurs = line.StartsWith(TextMark, StringComparison.Ordinal);
        return isOurs && StrictBase64.Decode(line[TextMark.Length..]) is { } bytes ? Parse(bytes) : null;
    }
}
