using Recruit.Actors;
using Recruit.Engine.Mailboxes;
using Recruit.Evidence;

namespace Recruit.Engine.Journal;

/// <summary>
/// Group commit: turns fill the open batch while the one before it is being made durable, so one fsync serves everybody who came in the
/// meantime. Only <see cref="CommitOne"/> writes, and one thread calls it.
/// </summary>
/// <remarks>
/// <para>A gap in the service is stored for everybody in one batch or not at all, so the store rests until everybody has handled it. The one
/// who begins to tell calls <see cref="BeginTelling"/>, names those who are told to <see cref="Await"/> before any of them can hear of it, and
/// calls <see cref="EndTelling"/>; each of the named owes one <see cref="Told"/>, given by the turn that handled the gap, when its record is in
/// the open batch. Until nobody owes it, the store does nothing: neither <see cref="CommitOne"/> nor <see cref="Tidy"/> calls it.</para>
/// <para>Gaps are found by storing only, or by a start. So none is found before the one before it is in the open batch of everybody: a
/// mailbox never has two, and nobody owes twice.</para>
/// </remarks>
internal sealed class Committer
{
    private readonly object gate = new();
    private readonly JournalStore store;
    private readonly SignBatch sign;
    private readonly TurnTime time;
    private OpenBatch open;
    private OpenBatch? underWay;
    private readonly HashSet<ActorKey> untold = [];
    private bool telling;
    private int unreleased;
    private bool stopped;
    private ulong durable;
    private ChainHead head;

    public Committer(JournalStore store, SignBatch sign, ChainHead head, TurnTime time)
    {
        (this.store, this.sign, this.head, this.time) = (store, sign, head, time);
        durable = head.Count;
        open = new OpenBatch(head.Count);
    }

    /// <summary>Called, with the lock held, when something lies in an empty open batch.</summary>
    public Action Wanted { get; set; } = () => { };

    /// <summary>Called after a batch is durable, with what waited for it.</summary>
    public Action<OpenBatch> Durable { get; set; } = _ => { };

    /// <summary>Called with a gap in the service, to tell it: its first instant and the first one after it. No turn runs meanwhile.</summary>
    public Action<Instant, Instant> StoodStill { get; set; } = (_, _) => { };

    /// <summary>Batches that are durable: all numbers below this.</summary>
    public ulong DurableCount => Volatile.Read(ref durable);

    /// <summary>The batch that is being filled; all before it are closed.</summary>
    public ulong OpenNumber
    {
        get
        {
            lock (gate)
            {
                return open.Number;
            }
        }
    }

    /// <summary>Whether nothing waits to be stored, or to be let out after it was.</summary>
    public bool IsIdle
    {
        get
        {
            lock (gate)
            {
                return open.IsIdle && unreleased == 0;
            }
        }
    }

    public bool IsDurable(ulong batch) => batch < DurableCount;

    /// <summary>The store rests from now on, at least until <see cref="EndTelling"/>. A turn that waits for room goes on.</summary>
    public void BeginTelling()
    {
        lock (gate)
        {
            telling = true;
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>
    /// The store rests until each of these was <see cref="Told"/>. Meanwhile the open batch may grow beyond full, by one turn of each.
    /// </summary>
    /// <exception cref="InvalidOperationException">Nobody is telling, or one of these still owes it from before.</exception>
    public void Await(IReadOnlyList<ActorKey> everybody)
    {
        lock (gate)
        {
            if (!telling || untold.Count > 0)
            {
                throw new InvalidOperationException("A gap is told while nothing is stored, and after the one before it was handled.");
            }

            untold.UnionWith(everybody);
        }
    }

    /// <summary>Everybody has the gap in the mailbox.</summary>
    public void EndTelling()
    {
        lock (gate)
        {
            telling = false;
            GoOn();
        }
    }

    /// <summary>One of those who are awaited has handled the gap, and what came of it is in the open batch.</summary>
    /// <exception cref="InvalidOperationException">It does not owe that.</exception>
    public void Told(ActorKey actor)
    {
        lock (gate)
        {
            if (!untold.Remove(actor))
            {
                throw new InvalidOperationException($"{actor} was told of no gap.");
            }

            GoOn();
        }
    }

    /// <summary>How often something was written into an open batch.</summary>
    public ulong Fills { get; private set; }

    /// <summary>Lets a turn write into the open batch; waits while it is full.</summary>
    /// <returns>False when nothing is stored any more: nothing was written.</returns>
    public bool Fill(Action<OpenBatch> write)
    {
        lock (gate)
        {
            while (open.IsFull && !Rests && !stopped)
            {
                Monitor.Wait(gate);
            }

            if (stopped)
            {
                return false;
            }

            Fills++;
            var first = open.IsIdle;
            write(open);
            if (first && !open.IsIdle)
            {
                Wanted();
            }

            return true;
        }
    }

    /// <summary>What waited for a batch was let out.</summary>
    public void Released()
    {
        lock (gate)
        {
            unreleased--;
        }
    }

    /// <summary>Makes the open batch durable; the answer is whether there was anything to do.</summary>
    /// <param name="pulse">Stores a batch even if nothing happened, as a sign of life.</param>
    public bool CommitOne(bool pulse = false)
    {
        OpenBatch batch;
        lock (gate)
        {
            batch = open;
            if (Rests || (batch.IsIdle && !pulse))
            {
                return false;
            }

            (underWay, unreleased) = (batch, unreleased + 1);
            open = new OpenBatch(batch.HasTurns || pulse ? batch.Number + 1 : batch.Number);
            Monitor.PulseAll(gate);
        }

        if (batch.HasTurns || pulse)
        {
            Store(batch);
        }

        lock (gate)
        {
            underWay = null;
        }

        Durable(batch);
        return true;
    }

    /// <summary>
    /// Lets the store clear up after a batch; nothing can be stored meanwhile. When storing the batch ended a gap that
    /// is not handled yet, this is left out: after the next batch is early enough.
    /// </summary>
    public void Tidy()
    {
        lock (gate)
        {
            // A gap is told by this thread, or by the start before it: nobody begins to tell in between.
            if (Rests)
            {
                return;
            }
        }

        time.BeginStoring();
        store.Tidy();
        EndStoring();
    }

    /// <summary>Who waits for something that may not be stored, when the engine stops for a failing storage.</summary>
    public IReadOnlyList<WaitingReply> Abandon()
    {
        lock (gate)
        {
            IReadOnlyList<WaitingReply> left = [.. underWay?.Replies ?? [], .. open.Replies];
            (open, underWay, stopped) = (new OpenBatch(open.Number), null, true);
            Monitor.PulseAll(gate);
            return left;
        }
    }

    private void Store(OpenBatch batch)
    {
        var closed = batch.Close(head, time.BeginStoring());
        store.Append(new StoredBatch(batch.Number, closed.Encode(), BatchSeal.Encode(sign(closed.Header))), batch.Attachments);
        head = HashChain.HeadAfter(closed.Header);
        Volatile.Write(ref durable, head.Count);
        EndStoring();
    }

    private void EndStoring()
    {
        if (!time.TryEndStoring())
        {
            // A turn that waits for room ends first, as the telling waits for turns.
            BeginTelling();
            time.Tell(StoodStill);
            EndTelling();
        }
    }

    /// <summary>Whether nothing may be stored, because somebody has not handled a gap yet. With the lock held.</summary>
    private bool Rests => telling || untold.Count > 0;

    private void GoOn()
    {
        if (!Rests && !open.IsIdle)
        {
            Wanted();
        }
    }
}
