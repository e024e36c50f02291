namespace Recruit.Evidence;

/// <summary>
/// What one commit batch says to the chain. Its hash is the link that the next batch repeats, so a batch cannot change without every
/// later one.
/// </summary>
/// <param name="Number">Place in the chain, from 0 without gaps.</param>
/// <param name="Previous">Link of the batch before; for number 0 <see cref="HashChain.Start"/>.</param>
/// <param name="Count">Entries of the batch, 1 to <see cref="MostEntries"/>.</param>
/// <param name="Root">Merkle root over the entries (RFC 9162, 2.1.1): one signature of it serves every receipt of the batch.</param>
public readonly record struct BatchHeader(ulong Number, Digest Previous, uint Count, Digest Root)
{
    /// <summary>Largest batch, inclusive: a proof has at most 20 hashes.</summary>
    public const uint MostEntries = 1 << 20;

    /// <summary>Length of the canonical bytes.</summary>
    public const int EncodedLength = 4 + 8 + Digest.Length + 4 + Digest.Length;

    private const byte Version = 1;

    private static ReadOnlySpan<byte> Mark => "RBH"u8;

    /// <summary>The hash of the canonical bytes.</summary>
    public Digest Link => Digest.Of(Encode());

    /// <summary>Canonical bytes, version 1: RBH, 01, number, previous link, count, root.</summary>
    public byte[] Encode()
    {
        var writer = new CanonicalWriter(Mark, Version, EncodedLength);
        writer.Add(Number);
        writer.Add(Previous);
        writer.Add(Count);
        writer.Add(Root);
        return writer.ToArray();
    }

    /// <summary>Reads the canonical bytes at the beginning of what is left.</summary>
    internal static bool TryRead(ref CanonicalReader reader, out BatchHeader header)
    {
        var read = reader.TryReadMark(Mark, Version) & reader.TryRead(out ulong number) & reader.TryRead(out Digest previous)
            & reader.TryRead(out uint count) & reader.TryRead(out Digest root);
        header = new BatchHeader(number, previous, count, root);
        return read && count is > 0 and <= MostEntries;
    }
}
