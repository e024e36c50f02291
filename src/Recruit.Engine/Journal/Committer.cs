using Recruit.Actors;
using Recruit.Engine.Mailboxes;
using Recruit.Evidence;

namespace Recruit.Engine.Journal;

/// <summary>
/// Group commit: turns fill the open batch while the one before it is being made durable, so one fsync serves everybody who came in the
/// meantime. Only <see cref="CommitOne"/> writes, and one thread calls it.
/// </summary>
internal sealed class Committer
{
    private readonly object gate = new();
    private readonly JournalStore store;
    private readonly SignBatch sign;
    private readonly TurnTime time;
    private OpenBatch open;
    private OpenBatch? underWay;
    private int holds;
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

    /// <summary>Called with a gap in the service: its first instant and the first one after it. No turn runs meanwhile.</summary>
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

    /// <summary>
    /// Closes no batch until so many have called <see cref="Resume"/>: what they write is stored in one batch or not at all. Meanwhile the
    /// open batch may grow beyond full, by one turn of each.
    /// </summary>
    public void Hold(int times)
    {
        lock (gate)
        {
            holds += times;
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>One of those for whom batches were held is done.</summary>
    public void Resume()
    {
        lock (gate)
        {
            holds--;
            if (holds == 0 && !open.IsIdle)
            {
                Wanted();
            }
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
            while (open.IsFull && holds == 0 && !stopped)
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
            if (holds > 0 || (batch.IsIdle && !pulse))
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

    /// <summary>Lets the store clear up after a batch; nothing can be stored meanwhile.</summary>
    public void Tidy()
    {
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
            Hold(1);
            time.Tell(StoodStill);
            Resume();
        }
    }
}
