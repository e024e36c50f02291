using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Engine.Journal;
using Recruit.Evidence;

namespace Recruit.Engine;

/// <summary>Makes receipts from stored batches: nothing but the journal is needed, and nothing is signed for one answer alone.</summary>
/// <remarks>
/// To open a batch costs one read and about two hashes for each of its entries, once for all who have a save in it: the batches used last
/// stay open, as many as fit into a bound. At the end of a test thousands ask for the same ones; a batch that few share is small. One batch is
/// opened at a time, so receipts never take more than one processor from saves; who finds his batch open waits for nobody.
/// </remarks>
/// <param name="journal">Where the batches are.</param>
/// <param name="bytesMost">Most bytes of open batches; one batch is kept in any case.</param>
internal sealed class Receipts(JournalStore journal, long bytesMost = 64L << 20)
{
    /// <summary>What the tree keeps for one entry.</summary>
    private const int TreeBytes = 64;

    private readonly Lock opening = new();
    private readonly Lock gate = new();
    private readonly Dictionary<ulong, LinkedListNode<OpenedBatch>> opened = [];
    private readonly LinkedList<OpenedBatch> byUse = [];
    private long bytes;

    /// <summary>The receipts at these places, in their order; each batch is looked up once.</summary>
    /// <exception cref="JournalBrokenException">A batch is not as it was written.</exception>
    /// <exception cref="ArgumentOutOfRangeException">More than <see cref="IActors.ReceiptsMax"/>.</exception>
    public ImmutableArray<Receipt?> Read(IReadOnlyList<ReceiptPlace> places)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(places.Count, IActors.ReceiptsMax, nameof(places));
        var found = new Receipt?[places.Count];
        foreach (var batch in places.Select((place, at) => (place, at)).GroupBy(one => one.place.Batch))
        {
            if (Find(batch.Key) is not { } open)
            {
                continue;
            }

            foreach (var (place, at) in batch.Where(one => one.place.Index < open.Entries.Length))
            {
                if (ReceiptLeaf.Parse(open.Entries[(int)place.Index].Span) is { } leaf)
                {
                    found[at] = new Receipt(leaf, place.Index, [.. open.Tree.InclusionProof((int)place.Index, open.Tree.Size)], open.Root);
                }
            }
        }

        return ImmutableArray.Create(found);
    }

    private OpenedBatch? Find(ulong number)
    {
        if (FindOpened(number) is { } known)
        {
            return known;
        }

        lock (opening)
        {
            if (FindOpened(number) is { } meanwhile)
            {
                return meanwhile;
            }

            var batch = Open(number);
            if (batch is not null)
            {
                Keep(batch);
            }

            return batch;
        }
    }

    private OpenedBatch? FindOpened(ulong number)
    {
        lock (gate)
        {
            if (!opened.TryGetValue(number, out var node))
            {
                return null;
            }

            byUse.Remove(node);
            byUse.AddLast(node);
            return node.Value;
        }
    }

    private void Keep(OpenedBatch batch)
    {
        lock (gate)
        {
            opened.Add(batch.Number, byUse.AddLast(batch));
            bytes += batch.Bytes;
            while (bytes > bytesMost && byUse.First!.Value != batch)
            {
                bytes -= byUse.First.Value.Bytes;
                opened.Remove(byUse.First.Value.Number);
                byUse.RemoveFirst();
            }
        }
    }

    private OpenedBatch? Open(ulong number)
    {
        if (journal.Find(number) is not { } stored)
        {
            return null;
        }

        var verdict = Batch.TryParse(stored.Bytes, out var batch);
        return batch is not null && BatchSeal.Decode(journal.Origin, batch.Header, stored.Seal.Span) is { } root
            ? new OpenedBatch(number, batch.Entries, MerkleTree.Over(batch.Entries), root, stored.Bytes.Length + ((long)batch.Entries.Length * TreeBytes))
            : throw new JournalBrokenException(number, verdict.ToString());
    }

    private sealed record OpenedBatch(ulong Number, ImmutableArray<ReadOnlyMemory<byte>> Entries, MerkleTree Tree, BatchRoot Root, long Bytes);
}
