using Recruit.Actors;
using Recruit.Engine.Journal;
using Recruit.Engine.Snapshots;
using Recruit.Evidence;
using Recruit.Lists;

namespace Recruit.Engine.Lists;

/// <summary>
/// Feeds the index of lists from the journal, behind it and beside everything else: it reads batches that are durable, in their order, and stores
/// parts with the place in the chain up to which they go. What is missing, damaged, of another version or of another history is thrown away
/// and made again from the first batch.
/// </summary>
/// <remarks>
/// It believes the journal as it is: roots and signatures are looked at by a start and by whoever verifies, not here, where nothing is decided.
/// One thread calls it.
/// </remarks>
internal sealed class IndexFollower
{
    /// <summary>After so many bytes of batches what changed is stored, so that neither memory nor what must be read again grows without end.</summary>
    private const long StoreBytes = 64L << 20;

    /// <summary>Most bytes of batches in one step: a reader of the journal keeps its log from being taken in.</summary>
    private const long StepBytes = 8L << 20;

    private readonly JournalStore journal;
    private readonly SnapshotStore store;
    private readonly ActorKinds kinds;
    private readonly Func<ulong> durable;
    private readonly Action<string> notice;
    private ChainHead head;
    private long unstored;

    /// <param name="journal">What is followed; open as long as this.</param>
    /// <param name="store">Where parts are kept.</param>
    /// <param name="kinds">To read events back.</param>
    /// <param name="durable">How many batches are durable.</param>
    /// <param name="notice">Told why an index was thrown away.</param>
    public IndexFollower(JournalStore journal, SnapshotStore store, ActorKinds kinds, Func<ulong> durable, Action<string> notice)
    {
        (this.journal, this.store, this.kinds, this.durable, this.notice) = (journal, store, kinds, durable, notice);
        Index = new ReadIndex(kinds, Find) { Durable = durable };
        if (store.ThrownAway is { } why)
        {
            notice($"{why} The index of lists is made again from the journal.");
        }

        Begin();
    }

    /// <summary>What is fed.</summary>
    public ReadIndex Index { get; }

    /// <summary>Whether something happened since what is stored.</summary>
    public bool HasUnstored => unstored > 0;

    /// <summary>Takes some of the batches that are durable; the answer is whether there are more.</summary>
    /// <exception cref="JournalBrokenException">A batch is not as it was written.</exception>
    public bool Step()
    {
        if (Index.Damage is { } why)
        {
            Discard(why);
        }

        try
        {
            return TakeSome();
        }
        catch (InvalidDataException) when (Index.Damage is not null)
        {
            return true;
        }
    }

    private bool TakeSome()
    {
        var end = durable();
        var taken = 0L;
        foreach (var stored in head.Count < end ? journal.Read(head.Count) : [])
        {
            if (stored.Number >= end || taken >= StepBytes)
            {
                break;
            }

            if (Batch.TryRead(stored.Bytes, out var batch) != ChainVerdict.Whole || stored.Number != head.Count || batch!.Header.Previous != head.Link)
            {
                throw new JournalBrokenException(head.Count, "does not follow the one before it.");
            }

            ListedBatches.Take(Index, kinds, batch);
            head = HashChain.HeadAfter(batch.Header);
            taken += stored.Bytes.Length;
        }

        unstored += taken;
        Index.Pass(head.Count);
        if (unstored >= StoreBytes)
        {
            Store();
        }

        return head.Count < durable();
    }

    /// <summary>Stores what changed, with the place up to which it goes.</summary>
    public void Store()
    {
        var (parts, position) = Index.TakeChanged();
        if (position != head.Count)
        {
            throw new InvalidOperationException($"The index is at batch {position} and the chain at {head.Count}.");
        }

        store.Save([.. parts.Select(one => new ActorSnapshot(one.Of, one.Through, one.PageCount, one.Pages, Due: null, HasPending: false))], head.Count > 0 ? head : null);
        Index.Stored();
        unstored = 0;
    }

    /// <summary>Goes on from what is stored where it is of this history, else from the beginning.</summary>
    private void Begin()
    {
        var until = durable();
        head = HashChain.Start(journal.Origin);
        if (store.ReplayFrom is { Count: > 0 } from)
        {
            if (from.Count > until || journal.Find(from.Count - 1) is not { } last
                || Batch.TryRead(last.Bytes, out var batch) != ChainVerdict.Whole || HashChain.HeadAfter(batch!.Header) != from)
            {
                Discard($"It has seen {from.Count} batches that this journal does not have.");
                return;
            }

            head = from;
        }

        try
        {
            var parts = store.Resting().Select(one => one.Actor).ToList();
            Index.Begin(head.Count > 0 ? parts : [], head.Count, until);
        }
        catch (Exception damage) when (damage is SnapshotBrokenException or InvalidDataException)
        {
            Discard(damage.Message);
        }
    }

    private void Discard(string why)
    {
        notice($"{why} The index of lists is thrown away and made again from the journal.");
        store.Clear();
        (head, unstored) = (HashChain.Start(journal.Origin), 0);
        Index.Begin([], 0, durable());
    }

    /// <summary>A damaged part is made again with all the others by the next step; who asked for it is told.</summary>
    private IReadOnlyList<ReadOnlyMemory<byte>>? Find(ActorKey part)
    {
        try
        {
            return store.Find(part);
        }
        catch (SnapshotBrokenException damage)
        {
            throw new InvalidDataException(damage.Message, damage);
        }
    }
}
