using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Engine.Journal;
using Recruit.Evidence;
using Recruit.Orleans.Storage;

namespace Recruit.Orleans.Turns;

/// <summary>The batch of one write, in the form in which the embedded engine keeps its journal.</summary>
/// <param name="Stored">What is stored.</param>
/// <param name="Head">The chain's head after it.</param>
internal sealed record ClosedBatch(StoredBatch Stored, ChainHead Head)
{
    public static ClosedBatch Of(ActorKey actor, TurnRecord record, ChainHead chain, Instant time, SignBatch sign)
    {
        var turns = new RecordWriter();
        BatchBody.WriteTurn(turns, actor, record);
        var batch = Batch.After(chain, BatchBody.Entries(time, turns, record.Leaves));
        return new ClosedBatch(
            new StoredBatch(chain.Count, batch.Encode(), BatchSeal.Encode(sign(batch.Header))), HashChain.HeadAfter(batch.Header));
    }
}

/// <summary>A stored batch, opened to prove what is in it.</summary>
internal sealed class OpenedBatch
{
    private readonly Batch batch;
    private readonly BatchRoot root;
    private readonly MerkleTree tree;

    /// <exception cref="InvalidDataException">The batch is not as it was written.</exception>
    public OpenedBatch(string origin, StoredBatch stored)
    {
        Batch.TryParse(stored.Bytes, out var read);
        batch = read ?? throw new InvalidDataException($"Batch {stored.Number} is not as it was written.");
        root = BatchSeal.Decode(origin, batch.Header, stored.Seal.Span) ?? throw new InvalidDataException($"Batch {stored.Number} has no seal.");
        tree = MerkleTree.Over(batch.Entries);
    }

    /// <summary>Receipts at places of an actor's batches, in their order.</summary>
    public static async Task<ImmutableArray<Receipt?>> ReadAsync(ActorFile file, string origin, IReadOnlyList<ReceiptPlace> places)
    {
        var found = new Receipt?[places.Count];
        foreach (var batch in places.Select((place, at) => (place, at)).GroupBy(one => one.place.Batch))
        {
            if (await file.FindAsync(batch.Key) is { } stored)
            {
                var opened = new OpenedBatch(origin, stored);
                foreach (var (place, at) in batch)
                {
                    found[at] = opened.ReceiptAt(place);
                }
            }
        }

        return ImmutableArray.Create(found);
    }

    /// <summary>The receipt at a place, or nothing.</summary>
    public Receipt? ReceiptAt(ReceiptPlace place) =>
        place.Index < batch.Entries.Length && ReceiptLeaf.Parse(batch.Entries[(int)place.Index].Span) is { } leaf
            ? new Receipt(leaf, place.Index, [.. tree.InclusionProof((int)place.Index, tree.Size)], root)
            : null;
}
