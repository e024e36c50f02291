using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Engine.Journal;
using Recruit.Evidence;

namespace Recruit.Engine;

/// <summary>Makes receipts from stored batches: nothing but the journal is needed, and nothing is signed for one answer alone.</summary>
internal sealed class Receipts(JournalStore journal)
{
    /// <summary>The receipts at these places, in their order; each batch is read once.</summary>
    public ImmutableArray<Receipt?> Read(IReadOnlyList<ReceiptPlace> places)
    {
        var found = new Receipt?[places.Count];
        foreach (var batch in places.Select((place, at) => (place, at)).GroupBy(one => one.place.Batch))
        {
            if (Open(batch.Key) is not var (entries, tree, root))
            {
                continue;
            }

            foreach (var (place, at) in batch.Where(one => one.place.Index < entries.Length))
            {
                if (ReceiptLeaf.Parse(entries[(int)place.Index].Span) is { } leaf)
                {
                    found[at] = new Receipt(leaf, place.Index, [.. tree.InclusionProof((int)place.Index, tree.Size)], root);
                }
            }
        }

        return ImmutableArray.Create(found);
    }

    private (ImmutableArray<ReadOnlyMemory<byte>> Entries, MerkleTree Tree, BatchRoot Root)? Open(ulong number)
    {
        if (journal.Find(number) is not { } stored)
        {
            return null;
        }

        var verdict = Batch.TryParse(stored.Bytes, out var batch);
        return batch is not null && BatchSeal.Decode(journal.Origin, batch.Header, stored.Seal.Span) is { } root
            ? (batch.Entries, MerkleTree.Over(batch.Entries), root)
            : throw new JournalBrokenException(number, verdict.ToString());
    }
}
