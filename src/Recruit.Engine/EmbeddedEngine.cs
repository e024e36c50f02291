using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Engine.Journal;
using Recruit.Engine.Lists;
using Recruit.Engine.Mailboxes;
using Recruit.Engine.Snapshots;
using Recruit.Evidence;
using Recruit.Lists;

namespace Recruit.Engine;

/// <summary>
/// Runs actors in one process: mailboxes, one journal with group commit, snapshots, timers, messages. Nothing that depends on a batch
/// leaves before the batch is durable; what left is never lost.
/// </summary>
/// <remarks>
/// When storage fails, nobody knows what is on the disk, so the engine stops for good: everybody who waits is told that the outcome is
/// unknown, <see cref="Completion"/> fails, and the host ends the process. The next start finds out.
/// </remarks>
public sealed class EmbeddedEngine : IActors, IAsyncDisposable
{
    private readonly EngineParts parts;
    private readonly Crew crew;
    private readonly EngineClock clock;
    private readonly TurnTime time;
    private readonly Committer committer;
    private readonly SnapshotDesk desk;
    private readonly Turns turns;
    private readonly Receipts receipts;
    private readonly SnapshotRound round;
    private readonly IndexThread? indexing;
    private readonly NudgeTimes due;
    private readonly MailboxTable mailboxes;
    private readonly Callers callers;
    private readonly TaskCompletionSource completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock ticking = new();
    private volatile bool closed;
    private bool closing;

    internal EmbeddedEngine(EngineParts parts, Crew crew)
    {
        (this.parts, this.crew) = (parts, crew);
        parts.Limits.Demand();
        var recovery = Recovery.Run(parts);
        if (recovery.Head.Count > 0 && EngineClock.DoubtOf(Instant.Of(parts.Time.GetUtcNow()), recovery.LastTime) is { } doubt)
        {
            parts.Notice(doubt);
        }

        clock = new EngineClock(parts.Time, recovery.LastTime);
        due = new NudgeTimes(key => parts.Kinds[key].IsToldOfGaps);
        time = new TurnTime(clock, parts.Limits.Gap, crew.TurnNeeded);
        committer = new Committer(parts.Journal, parts.Sign, recovery.Head, time)
        {
            Wanted = crew.CommitNeeded,
            Durable = crew.ReleaseNeeded,
            StoodStill = TellGap,
        };
        desk = new SnapshotDesk(parts.Snapshots, parts.Journal, committer, parts.Notice);
        mailboxes = new MailboxTable(crew.TurnNeeded);
        callers = new Callers(parts.Limits);
        turns = new Turns(parts, time, committer, due, desk)
        {
            Held = crew.CommitNeeded,
            Answered = callers.Complete,
            Failed = Fail,
        };
        receipts = new Receipts(parts.Journal);
        round = new SnapshotRound(parts.Limits.SnapshotEvery);
        round.Begin(clock.Now, []);
        indexing = parts.Lists is { } lists
            ? new IndexThread(new IndexFollower(parts.Journal, lists, parts.Kinds, () => committer.DurableCount, parts.Notice), parts.Notice)
            : null;
        committer.BeginTelling();
        try
        {
            lock (ticking)
            {
                // Until everybody is there no tick may wake an actor a second time, nor nudge it before it was told of the gap.
                crew.Start(this);
                Resume(recovery);
            }
        }
        catch (Exception failure)
        {
            // Nobody gets this engine, so nobody could stop it.
            End(failure);
            crew.StopAsync().AsTask().GetAwaiter().GetResult();
            (crew as IDisposable)?.Dispose();
            throw;
        }

        committer.EndTelling();
    }

    /// <summary>Ends when the engine was closed; fails when storage failed, and then the process must end.</summary>
    public Task Completion => completion.Task;

    /// <summary>Batches that are durable.</summary>
    public ulong DurableBatches => committer.DurableCount;

    /// <summary>Actors in memory.</summary>
    public int Awake => mailboxes.Count;

    /// <summary>The actors in memory, for a simulation that compares them with a replay.</summary>
    internal IEnumerable<Mailbox> Mailboxes => mailboxes.All;

    /// <summary>The present instant by the engine's clock.</summary>
    public Instant Now => clock.Now;

    /// <summary>Recovers from journal and snapshots and begins to answer.</summary>
    /// <exception cref="JournalBrokenException">The journal is not as it was written; nothing was changed, and the stores are closed.</exception>
    /// <exception cref="ArgumentException">The limits contradict each other; the stores are closed.</exception>
    public static EmbeddedEngine Start(EngineParts parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        try
        {
            return new EmbeddedEngine(parts, new ThreadCrew());
        }
        catch
        {
            parts.Lists?.Dispose();
            parts.Snapshots.Dispose();
            parts.Journal.Dispose();
            throw;
        }
    }

    /// <summary>What lists are read from; nothing where the parts have none.</summary>
    public ReadIndex? Lists => indexing?.Index;

    /// <inheritdoc/>
    public ValueTask<Answer> AskAsync(ActorKey actor, ActorCommand command, OperationId operation = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        _ = parts.Kinds[actor];

        // Counted first, so that a stop that sees nobody waiting is seen here.
        var caller = new WaitingCaller(command.Weight);
        if (!callers.TryEnter(caller) || closed
            || !mailboxes.TryPut(actor, new Incoming(IncomingKind.Ask, command, operation, caller), new Room(parts.Limits.MailboxRoom, parts.Limits.MailboxBytes), parts.Limits.AwakeMost))
        {
            return ValueTask.FromResult(callers.TurnAway(caller));
        }

        if (IsStopped)
        {
            // The engine stopped in between and may have looked into this mailbox before.
            Abandon();
        }

        return new ValueTask<Answer>(caller.Task);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The stored bytes are not those that were attached.</exception>
    public ValueTask<ReadOnlyMemory<byte>?> ReadAttachmentAsync(Digest reference)
    {
        var found = parts.Journal.FindAttachment(reference);
        return found is { } bytes && Digest.Of(bytes.Span) != reference
            ? throw new InvalidDataException($"The attachment {reference} is not as it was stored.")
            : ValueTask.FromResult(found);
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<Receipt?>> ReadReceiptsAsync(IReadOnlyList<ReceiptPlace> places) => ValueTask.FromResult(receipts.Read(places));

    /// <summary>Answers everybody who waits, saves what changed and closes the stores.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (ticking)
        {
            if (closing)
            {
                return;
            }

            (closed, closing) = (true, true);
        }

        while (!IsStopped && !IsQuiet())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), parts.Time);
        }

        await crew.StopAsync();

        // What was let out last may have begun turns. A turn that still ran would get a part of the changed pages, and the close the rest.
        while (!IsStopped && mailboxes.All.Any(one => one.IsBusy))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), parts.Time);
        }

        Guard(() =>
        {
            foreach (var mailbox in mailboxes.All.Where(one => one.Actor is not null))
            {
                desk.Take(mailbox, mailbox.Actor!);
            }

            desk.Store(() => mailboxes.All);
        });

        (crew as IDisposable)?.Dispose();
        indexing?.Dispose();
        parts.Lists?.Dispose();
        parts.Snapshots.Dispose();
        parts.Journal.Dispose();
        completion.TrySetResult();
    }

    /// <summary>
    /// The one boundary where a failing storage ends the engine: that of the journal, or that of snapshots where making them anew did not help.
    /// So does a mistake that may have left an actor half changed.
    /// </summary>
    internal void Guard(Action work)
    {
        try
        {
            if (!IsStopped)
            {
                work();
            }
        }
        catch (Exception failure)
        {
            End(failure);
        }
    }

    /// <summary>Runs a turn; the answer is whether another is needed.</summary>
    internal bool RunTurn(Mailbox mailbox)
    {
        var more = false;
        Guard(() => more = turns.Run(mailbox));
        if (!IsStopped)
        {
            return more;
        }

        // A turn that was under way when the engine stopped has replies in a batch that nobody stores any more, and its mailbox has no
        // other turn.
        mailbox.AbandonTurn(callers.TellUnknown);
        Abandon();
        return false;
    }

    /// <summary>Makes the open batch durable, or stores a sign of life if one is due.</summary>
    internal void Commit()
    {
        if (IsStopped)
        {
            return;
        }

        // In this order: a time limit that begins in between is looked at with the next commit.
        var (now, timed) = (clock.Now, due.AnyLosesByGaps);
        if (committer.CommitOne(pulse: timed && now - time.Stored >= parts.Limits.PulseEvery))
        {
            committer.Tidy();
        }

        if (!timed)
        {
            time.Rest(now);
        }
    }

    /// <summary>Lets out what waited for a batch.</summary>
    internal void Release(OpenBatch batch)
    {
        // Every reply, message and acknowledgement is where it goes before the batch counts as let out.
        foreach (var (caller, answer) in batch.Replies)
        {
            callers.Complete(caller, answer);
        }

        foreach (var posting in batch.Postings)
        {
            Deliver(posting);
        }

        foreach (var received in batch.Received)
        {
            crew.Carry(this, received.From, new Incoming(IncomingKind.Acknowledgement, Other: received.By, Number: received.Number));
        }

        committer.Released();
        indexing?.Wake();
    }

    /// <summary>Does what is due: nudges, snapshots, rest for idle actors.</summary>
    internal void Tick()
    {
        lock (ticking)
        {
            if (!closed)
            {
                DoWhatIsDue(clock.Now);
            }
        }
    }

    private void DoWhatIsDue(Instant now)
    {
        foreach (var key in due.TakeDue(time.Now, parts.Limits.RepeatAfter))
        {
            mailboxes.Put(key, new Incoming(IncomingKind.Tell, new Nudge()));
        }

        desk.Store(() => mailboxes.All);
        if (round.IsOver(now))
        {
            round.Begin(now, mailboxes.Unsaved());
            mailboxes.LetRest(mailboxes.Count >= parts.Limits.AwakeMost / 4 * 3L ? now : now - parts.Limits.IdleAfter, MayRest);
        }

        foreach (var key in round.Take(now))
        {
            mailboxes.Put(key, new Incoming(IncomingKind.Snapshot));
        }
    }

    /// <summary>
    /// Whether nothing is on its way any more. What moves is in a mailbox or with the committer, and may go from one to the other while
    /// this looks; so it looks at the committer twice.
    /// </summary>
    private bool IsQuiet()
    {
        var fills = committer.Fills;
        return committer.IsIdle && callers.IsEmpty && !mailboxes.All.Any(one => one.IsBusy) && committer.IsIdle && committer.Fills == fills;
    }

    /// <summary>An actor may leave memory when its snapshot holds everything.</summary>
    private bool MayRest(Mailbox mailbox) => mailbox.FirstUnsaved is null && !desk.Holds(mailbox) && !parts.Snapshots.Lacks(mailbox.Key);

    private void Resume(Recovery recovery)
    {
        foreach (var mailbox in recovery.Awake)
        {
            mailbox.LastTurn = clock.Now;
            mailbox.Due = mailbox.Actor!.Due;
            mailboxes.Add(mailbox);
            due.Set(mailbox.Key, mailbox.Due);
        }

        var wake = new List<ActorKey>();
        foreach (var one in recovery.Resting)
        {
            due.Set(one.Actor, one.Due);
            if (one.HasPending)
            {
                wake.Add(one.Actor);
            }
        }

        // First of all, before any command and before any nudge: time that was lost through us is given back.
        if (recovery.Head.Count > 0 && clock.Now - recovery.LastTime > parts.Limits.Gap)
        {
            TellGap(recovery.LastTime, clock.Now);
        }

        foreach (var posting in recovery.Awake.SelectMany(one => one.Actor!.Pending).ToList())
        {
            Deliver(posting);
        }

        foreach (var posting in wake.SelectMany(key => Recovery.Wake(parts, new Mailbox(key)).Pending))
        {
            Deliver(posting);
        }
    }

    /// <summary>
    /// Everybody whose time it takes is told in one batch, before anything else is stored: a batch that somebody missed would end the gap for the next start,
    /// and nobody would know any more who had not been told. Who owes what is said at <see cref="Committer"/>.
    /// </summary>
    private void TellGap(Instant from, Instant to)
    {
        var everybody = due.ToldOfGaps;
        committer.Await(everybody);
        foreach (var key in everybody)
        {
            mailboxes.Put(key, new Incoming(IncomingKind.Gap, new ServiceGap(from, to)));
        }
    }

    /// <summary>Puts into a mailbox what the crew carried.</summary>
    internal void Arrive(ActorKey to, Incoming incoming) => mailboxes.Put(to, incoming);

    private void Deliver(Posting posting) =>
        crew.Carry(this, posting.Message.To, new Incoming(IncomingKind.Posting, posting.Message.Command, Other: posting.From, Number: posting.Number));

    private void End(Exception failure)
    {
        closed = true;
        completion.TrySetException(failure);
        Abandon();
    }

    /// <summary>Whether the engine ended for good.</summary>
    private bool IsStopped => completion.Task.IsCompleted;

    private void Abandon()
    {
        foreach (var (caller, _) in committer.Abandon())
        {
            callers.TellUnknown(caller);
        }

        foreach (var mailbox in mailboxes.All)
        {
            mailbox.Abandon(callers.TellUnknown);
        }
    }

    /// <summary>A mistake in a rule concerns who asked, and the operator; the actor is as it was.</summary>
    private void Fail(WaitingCaller? caller, DecisionFailedException mistake)
    {
        parts.Trouble(mistake);
        if (caller is not null)
        {
            callers.Fail(caller, mistake);
        }
    }
}
