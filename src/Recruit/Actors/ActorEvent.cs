using Recruit.Evidence;

namespace Recruit.Actors;

/// <summary>Something that happened to one actor and is never unsaid. Personal data and free text are in it only encrypted.</summary>
public abstract record ActorEvent
{
    /// <summary>
    /// Bytes of the <see cref="Evidence.ReceiptLeaf"/> by which the event can be proven to the person concerned, or nothing. They become
    /// an entry of their own in the batch and are given back to <see cref="ActorKind.ReadEvent"/>.
    /// </summary>
    public virtual ReadOnlyMemory<byte> Leaf => default;

    /// <summary>A long content that is stored in the same transaction and read on demand only, or nothing.</summary>
    public virtual Attachment? Attachment => null;
}

/// <summary>A long encrypted content, such as the text of a case study, kept beside the events; the event holds its reference.</summary>
/// <param name="Bytes">Ciphertext, at most <see cref="Longest"/> bytes.</param>
public sealed record Attachment(ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Longest attachment in bytes, inclusive.</summary>
    public const int Longest = 1 << 22;

    /// <inheritdoc cref="Attachment"/>
    public ReadOnlyMemory<byte> Bytes { get; } = Bytes.Length <= Longest
        ? Bytes
        : throw new ArgumentOutOfRangeException(nameof(Bytes), Bytes.Length, $"An attachment has at most {Longest} bytes.");

    /// <summary>SHA-256 of the bytes: what the event says, so that the chain covers the content too.</summary>
    public Digest Reference { get; } = Digest.Of(Bytes.Span);
}

/// <summary>Where a receipt's leaf stands in the journal: the name of the receipt.</summary>
/// <param name="Batch">Number of the batch, below 2⁴⁴.</param>
/// <param name="Index">Place of the entry in the batch, from 0, below 2²⁰.</param>
public readonly record struct ReceiptPlace(ulong Batch, uint Index)
{
    private const int IndexBits = 20;

    /// <summary>Both numbers in one, for columns; 0 is no place, because entry 0 of a batch is never a leaf.</summary>
    public ulong Packed => (Batch << IndexBits) | Index;

    /// <summary>What <see cref="Packed"/> gave.</summary>
    public static ReceiptPlace Unpack(ulong packed) => new(packed >> IndexBits, (uint)(packed & ((1 << IndexBits) - 1)));
}
