using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Orleans.Storage;

namespace Recruit.Orleans.Turns;

/// <summary>Rounds in which the state's pages are stored beside the writes, one at a time; a later write makes them count.</summary>
/// <param name="file">What is stored of the actor.</param>
internal sealed class PageRounds(ActorFile file)
{
    private (Task<StoredPages> Stored, ChainHead At)? underWay;

    /// <summary>Pages that were stored beside those that count, and the chain's head when they were taken; nothing while there are none.</summary>
    public (StoredPages Pages, ChainHead At)? TakeStored()
    {
        if (underWay is not { Stored.IsCompleted: true } done)
        {
            return null;
        }

        underWay = null;
        return (done.Stored.GetAwaiter().GetResult(), done.At);
    }

    /// <summary>Where a round is due, begins it: the state is that after the batch which was just closed.</summary>
    public void Begin(LiveActor actor, ChainHead at)
    {
        if (underWay is null && file.WantsPages)
        {
            underWay = (file.WritePagesAsync(file.TakePages(actor)), at);
        }
    }
}
