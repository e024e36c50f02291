using Recruit.Actors;

namespace Recruit.Engine.Mailboxes;

/// <summary>
/// One actor's queue, its place in memory and what the engine knows of it. The queue is guarded by a lock; everything else belongs to
/// the turn, and a mailbox has one turn at a time.
/// </summary>
internal sealed class Mailbox(ActorKey key)
{
    private const long Nothing = -1;

    private readonly Lock gate = new();
    private Queue<Incoming> waiting = new();
    private Queue<Incoming> taken = new();
    private long waitingBytes;
    private long takenBytes;
    private Incoming? gap;
    private bool atWork;
    private bool turning;
    private bool retired;
    private long firstUnsaved = Nothing;
    private volatile bool snapshotWanted;

    public ActorKey Key { get; } = key;

    /// <summary>The actor; nothing until its first turn.</summary>
    public LiveActor? Actor { get; set; }

    /// <summary>The last batch with an event of this actor: no reply may leave before it is durable.</summary>
    public ulong? LastBatch { get; set; }

    /// <summary>The first batch with an event that no snapshot has. Read by others than the turn too.</summary>
    public ulong? FirstUnsaved
    {
        get => Volatile.Read(ref firstUnsaved) is var batch and >= 0 ? (ulong)batch : null;
        set => Volatile.Write(ref firstUnsaved, value is { } batch ? (long)batch : Nothing);
    }

    /// <summary>The instant at which the actor wants a nudge, as last told to the timers.</summary>
    public Instant? Due { get; set; }

    /// <summary>When the last turn was.</summary>
    public Instant LastTurn { get; set; }

    /// <summary>Whether a snapshot is to be taken as soon as the last batch with an event of this actor is closed.</summary>
    public bool SnapshotWanted
    {
        get => snapshotWanted;
        set => snapshotWanted = value;
    }

    /// <summary>Puts something in.</summary>
    /// <param name="incoming">What.</param>
    /// <param name="room">Most that may lie here, this one included; beyond it is refused.</param>
    /// <returns>Whether it lies here now, and whether a turn must be scheduled for it.</returns>
    public Deposit Put(Incoming incoming, Room room)
    {
        lock (gate)
        {
            if (retired)
            {
                return Deposit.Retired;
            }

            if (incoming.Kind == IncomingKind.Gap)
            {
                // The committer lets nobody tell a second one before the first was handled.
                gap = incoming;
            }
            else if (incoming.Kind == IncomingKind.Snapshot)
            {
                // However often it is asked for, it takes no room.
                snapshotWanted = true;
            }
            else if (waiting.Count >= room.Things || HasNoRoom(incoming.Weight, room.Bytes))
            {
                return Deposit.Full;
            }
            else
            {
                waiting.Enqueue(incoming);
                waitingBytes += incoming.Weight;
            }

            if (atWork)
            {
                return Deposit.Taken;
            }

            atWork = true;
            return Deposit.NeedsTurn;
        }
    }

    /// <summary>Everything that lies here, in order; the queue is the turn's until <see cref="EndTurn"/>.</summary>
    /// <param name="first">What comes before all of it, in a turn of its own.</param>
    public Queue<Incoming> BeginTurn(out Incoming? first)
    {
        lock (gate)
        {
            (first, gap, turning) = (gap, null, true);
            if (taken.Count == 0)
            {
                (waiting, taken) = (taken, waiting);
                (waitingBytes, takenBytes) = (0, waitingBytes);
            }

            return taken;
        }
    }

    /// <summary>Ends the turn; the answer is whether another is needed at once.</summary>
    public bool EndTurn()
    {
        lock (gate)
        {
            turning = false;
            if (taken.Count == 0)
            {
                takenBytes = 0;
            }

            atWork = !retired && (taken.Count > 0 || waiting.Count > 0 || gap is not null);
            return atWork;
        }
    }

    /// <summary>Whether a gap lies here.</summary>
    public bool HasGap
    {
        get
        {
            lock (gate)
            {
                return gap is not null;
            }
        }
    }

    /// <summary>Whether something lies here or a turn runs.</summary>
    public bool IsBusy
    {
        get
        {
            lock (gate)
            {
                return atWork || waiting.Count > 0;
            }
        }
    }

    /// <summary>Whether nothing is put in any more.</summary>
    public bool IsRetired
    {
        get
        {
            lock (gate)
            {
                return retired;
            }
        }
    }

    /// <summary>Empties the mailbox of an engine that stopped; nothing is put in any more. What a turn took is the turn's until it ends.</summary>
    public void Abandon(Action<WaitingCaller> tell)
    {
        lock (gate)
        {
            retired = true;
            Empty(waiting, tell);
            if (!turning)
            {
                Empty(taken, tell);
            }
        }
    }

    /// <summary>The same from the turn itself, or in its place.</summary>
    public void AbandonTurn(Action<WaitingCaller> tell)
    {
        lock (gate)
        {
            turning = false;
        }

        Abandon(tell);
    }

    /// <summary>Closes the mailbox if nothing lies here, no turn runs and the caller finds nothing against it.</summary>
    public bool TryRetire(Func<Mailbox, bool> mayGo)
    {
        lock (gate)
        {
            retired = !atWork && waiting.Count == 0 && mayGo(this);
            return retired;
        }
    }

    /// <summary>What turns took counts until they are done with all of it. With the lock held.</summary>
    private bool HasNoRoom(int weight, long room) => waitingBytes + takenBytes is > 0 and var bytes && bytes > room - weight;

    private static void Empty(Queue<Incoming> queue, Action<WaitingCaller> tell)
    {
        while (queue.TryDequeue(out var incoming))
        {
            if (incoming.Caller is { } caller)
            {
                tell(caller);
            }
        }
    }
}

/// <summary>What became of something put into a mailbox.</summary>
internal enum Deposit
{
    /// <summary>The actor is at work and will come to it.</summary>
    Taken,

    /// <summary>The actor rests: somebody must schedule its turn.</summary>
    NeedsTurn,

    /// <summary>There is no room.</summary>
    Full,

    /// <summary>The actor left memory; its next mailbox takes it.</summary>
    Retired,
}
