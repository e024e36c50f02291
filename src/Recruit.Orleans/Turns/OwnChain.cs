using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Orleans.Storage;

namespace Recruit.Orleans.Turns;

/// <summary>An actor's chain of batches: its sections of the log, and where the next batch stands.</summary>
/// <param name="parts">Of the silo.</param>
/// <param name="key">Which actor.</param>
internal sealed class OwnChain(HostedParts parts, ActorKey key)
{
    /// <summary>Head of the chain as it is stored; of an actor of whom nothing is stored, where its first batch will stand.</summary>
    public ChainHead Head { get; private set; }

    /// <summary>The head before the first batch, for an actor of whom nothing is stored.</summary>
    public ChainHead Start { get; private set; }

    /// <summary><see cref="HeadRecord.HasLeaves"/>.</summary>
    public bool HasLeaves { get; private set; }

    /// <summary>Goes on from what is stored.</summary>
    public void Begin(HeadRecord stored) => (Head, HasLeaves) = (stored.Chain, stored.HasLeaves);

    /// <summary>
    /// Sees to it that the batch can be numbered at once: a turn that came between the close and the places of its receipts would find effects
    /// without a place.
    /// </summary>
    public async Task PrepareAsync(OpenWrite next)
    {
        if (Head == default || Section.IsOver(Head))
        {
            var isFirst = Head == default;
            var section = await parts.TakeSection(!isFirst);
            Head = new ChainHead(Section.First(section), isFirst ? HashChain.Start(parts.Origin).Link : Head.Link);
            Start = isFirst ? Head : Start;
            HasLeaves = false;
        }

        if (next.Record.Leaves.Count > 0 && !HasLeaves)
        {
            await parts.NameSection(Section.Of(Head.Count), key);
            HasLeaves = true;
        }
    }

    /// <summary>Numbers the batch and tells the turns where their receipts stand.</summary>
    public ClosedBatch Close(LiveActor actor, OpenWrite write, Instant time)
    {
        var first = new ReceiptPlace(Head.Count, 1);
        actor.Place(write.Record, first);
        write.Awaiting.ForEach(one => one(first));
        return ClosedBatch.Of(key, write.Record, Head, time, parts.Sign);
    }

    /// <summary>What was closed, if anything was, is stored.</summary>
    public void Follow(ClosedBatch? stored) => Head = stored?.Head ?? Head;
}
