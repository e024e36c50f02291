using System.Collections.Immutable;

namespace Recruit.Evidence;

/// <summary>
/// One commit batch as the journal keeps it: header and entries. The entries are opaque here; the engine encrypts what is personal.
/// </summary>
public sealed class Batch
{
    /// <summary>Longest entry in bytes, inclusive: a case study fits, a mistake does not fill the disk.</summary>
    public const int LongestEntry = 1 << 24;

    /// <summary>Most bytes in all entries together, inclusive.</summary>
    public const int LongestBatch = 1 << 28;

    private const byte Version = 1;

    private Batch(BatchHeader header, ImmutableArray<ReadOnlyMemory<byte>> entries)
    {
        Header = header;
        Entries = entries;
    }

    /// <summary>What the chain and the signature cover.</summary>
    public BatchHeader Header { get; }

    /// <summary>In the order of their places in the batch's tree.</summary>
    public ImmutableArray<ReadOnlyMemory<byte>> Entries { get; }

    private static ReadOnlySpan<byte> Mark => "RBE"u8;

    /// <summary>The batch that follows a head.</summary>
    /// <exception cref="ArgumentException">No entry, more than <see cref="BatchHeader.MostEntries"/>, or too many bytes.</exception>
    public static Batch After(ChainHead head, ImmutableArray<ReadOnlyMemory<byte>> entries)
    {
        if (entries.IsDefaultOrEmpty || entries.Length > BatchHeader.MostEntries)
        {
            throw new ArgumentException($"A batch has 1 to {BatchHeader.MostEntries} entries.", nameof(entries));
        }

        var (longest, all) = (entries.Max(entry => entry.Length), entries.Sum(entry => (long)entry.Length));
        if (longest > LongestEntry || all > LongestBatch)
        {
            throw new ArgumentException(
                $"An entry has at most {LongestEntry} bytes, not {longest}, and a batch {LongestBatch}, not {all}.", nameof(entries));
        }

        return new Batch(new BatchHeader(head.Count, head.Link, (uint)entries.Length, MerkleFrontier.RootOf(entries.AsSpan())), entries);
    }

    /// <summary>Canonical bytes, version 1: RBE, 01, header, then each entry behind its length.</summary>
    public byte[] Encode()
    {
        var writer = new CanonicalWriter(Mark, Version, BatchHeader.EncodedLength + 4 + Entries.Sum(entry => entry.Length + 4));
        writer.Add(Header.Encode());
        foreach (var entry in Entries)
        {
            writer.Add((uint)entry.Length);
            writer.Add(entry.Span);
        }

        return writer.ToArray();
    }

    /// <summary>
    /// Reads stored bytes and computes the root again. The entries are windows into <paramref name="stored"/>, which must not change
    /// afterwards.
    /// </summary>
    /// <param name="stored">One stored batch, exactly; nothing may follow.</param>
    /// <param name="batch">The batch, or nothing where the answer is not <see cref="ChainVerdict.Whole"/>.</param>
    /// <returns><see cref="ChainVerdict.Unreadable"/>, <see cref="ChainVerdict.WrongRoot"/> or <see cref="ChainVerdict.Whole"/>.</returns>
    public static ChainVerdict TryParse(ReadOnlyMemory<byte> stored, out Batch? batch)
    {
        var verdict = TryRead(stored, out var read);
        batch = verdict == ChainVerdict.Whole && MerkleFrontier.RootOf(read!.Entries.AsSpan()) == read.Header.Root ? read : null;
        return verdict == ChainVerdict.Whole && batch is null ? ChainVerdict.WrongRoot : verdict;
    }

    /// <summary>
    /// The same without computing the root, for what follows from a journal and decides nothing: an entry costs no hash.
    /// </summary>
    /// <inheritdoc cref="TryParse" path="/param"/>
    /// <returns><see cref="ChainVerdict.Unreadable"/> or <see cref="ChainVerdict.Whole"/>.</returns>
    public static ChainVerdict TryRead(ReadOnlyMemory<byte> stored, out Batch? batch)
    {
        batch = null;
        var reader = new CanonicalReader(stored.Span);
        if (!reader.TryReadMark(Mark, Version) || !BatchHeader.TryRead(ref reader, out var header))
        {
            return ChainVerdict.Unreadable;
        }

        // The count is not believed for the capacity: four bytes of length are the least an entry needs.
        var entries = ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>((int)Math.Min(header.Count, (uint)stored.Length / 4));
        var at = Mark.Length + 1 + BatchHeader.EncodedLength;
        for (uint i = 0; i < header.Count; i++)
        {
            if (!reader.TryRead(out uint length) || length > LongestEntry || !reader.TryTake((int)length, out _))
            {
                return ChainVerdict.Unreadable;
            }

            entries.Add(stored.Slice(at + 4, (int)length));
            at += 4 + (int)length;
        }

        if (!reader.AtEnd)
        {
            return ChainVerdict.Unreadable;
        }

        batch = new Batch(header, entries.DrainToImmutable());
        return ChainVerdict.Whole;
    }
}
