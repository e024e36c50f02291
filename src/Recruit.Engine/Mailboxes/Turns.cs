using Recruit.Actors;
using Recruit.Engine.Journal;
using Recruit.Engine.Snapshots;

namespace Recruit.Engine.Mailboxes;

/// <summary>
/// Runs turns: lets an actor handle what lies in its mailbox, hands the record to the open batch, and leaves every reply there until the
/// last batch it depends on is durable.
/// </summary>
internal sealed class Turns(EngineParts parts, TurnTime time, Committer committer, NudgeTimes due, SnapshotDesk desk)
{
    /// <summary>A turn ends here, so that one busy actor does not keep others waiting.</summary>
    private const int LongestTurn = 256;
    private const int LargestRecord = 1 << 20;

    /// <summary>Called with a reply that depends on nothing that could be lost.</summary>
    public required Action<WaitingCaller, Answer> Answered { get; init; }

    /// <summary>Called when a turn has to wait until something is stored.</summary>
    public required Action Held { get; init; }

    /// <summary>Called when a rule threw; nobody may wait for it.</summary>
    public required Action<WaitingCaller?, DecisionFailedException> Failed { get; init; }

    [ThreadStatic]
    private static Worktable? ofThread;

    /// <summary>Runs one turn; the answer is whether another is needed at once.</summary>
    public bool Run(Mailbox mailbox)
    {
        if (!time.TryBeginTurn(mailbox, out var now))
        {
            Held();
            return false;
        }

        try
        {
            return Run(mailbox, now);
        }
        finally
        {
            time.EndTurn();
        }
    }

    private bool Run(Mailbox mailbox, Instant now)
    {
        var table = ofThread ??= new Worktable();
        table.Clear();
        var actor = mailbox.Actor ?? Wake(mailbox);
        TakeSnapshot(mailbox, actor);
        var queue = mailbox.BeginTurn(out var gap);
        var again = false;
        try
        {
            table.Handed = Work(mailbox, actor, queue, gap, now, table);
            TakeSnapshot(mailbox, actor);
        }
        finally
        {
            again = End(mailbox, table);
        }

        return again;
    }

    /// <summary>Handles what lies in the mailbox; the answer is whether it was handed over.</summary>
    private bool Work(Mailbox mailbox, LiveActor actor, Queue<Incoming> queue, Incoming? gap, Instant now, Worktable table)
    {
        if (gap is { } first)
        {
            TryHandle(mailbox, actor, first, now, table);
        }

        for (var i = 0; gap is null && i < LongestTurn && table.Record.Entries.Length < LargestRecord && queue.TryDequeue(out var incoming); i++)
        {
            TryHandle(mailbox, actor, incoming, now, table);
        }

        var handed = Hand(mailbox, actor, table);
        if (gap is not null)
        {
            committer.Told(mailbox.Key);
        }

        mailbox.LastTurn = now;
        if (actor.Due != mailbox.Due)
        {
            mailbox.Due = actor.Due;
            due.Set(mailbox.Key, mailbox.Due);
        }

        return handed;
    }

    /// <summary>Ends a turn. If the engine stopped meanwhile, or by it, those who were in it are told so: nobody else knows of them.</summary>
    private bool End(Mailbox mailbox, Worktable table)
    {
        if (!table.Handed)
        {
            foreach (var (caller, _) in table.Replies)
            {
                Unknown(caller);
            }

            if (table.Current is { } current)
            {
                Unknown(current);
            }
        }

        var again = mailbox.EndTurn();
        if (mailbox.IsRetired)
        {
            mailbox.Abandon(Unknown);
        }

        return again;
    }

    private void Unknown(WaitingCaller caller) => Answered(caller, new Answer(new OutcomeUnknown()));

    private void TryHandle(Mailbox mailbox, LiveActor actor, Incoming incoming, Instant now, Worktable table)
    {
        table.Current = incoming.Caller;
        try
        {
            Handle(mailbox, actor, incoming, now, table);
        }
        catch (DecisionFailedException mistake)
        {
            // A message that fails stays with its sender, and comes again with the next start.
            Failed(incoming.Caller, mistake);
        }
    }

    private static void Handle(Mailbox mailbox, LiveActor actor, Incoming incoming, Instant now, Worktable table)
    {
        switch (incoming.Kind)
        {
            case IncomingKind.Ask:
                table.Replies.Add((incoming.Caller!, actor.Ask(incoming.Command!, incoming.Operation, now, table.Record)));
                break;
            case IncomingKind.Tell or IncomingKind.Gap:
                actor.Ask(incoming.Command!, default, now, table.Record);
                break;
            case IncomingKind.Posting:
                actor.Deliver(incoming.Other, incoming.Number, incoming.Command!, now, table.Record);
                table.Received.Add(new Receiving(incoming.Other, mailbox.Key, incoming.Number));
                break;
            case IncomingKind.Acknowledgement:
                actor.Acknowledge(incoming.Other, incoming.Number, table.Record);
                break;
            default:
                throw new InvalidOperationException($"{incoming.Kind} is nothing a mailbox holds.");
        }
    }

    /// <summary>
    /// With events, the replies join the batch that takes the events. Without, they still join the open batch if an earlier one with
    /// events of this actor is under way: what they say may depend on it.
    /// </summary>
    /// <returns>False when the engine stopped: nobody was answered.</returns>
    private bool Hand(Mailbox mailbox, LiveActor actor, Worktable table)
    {
        if (table.Record.IsEmpty && (mailbox.LastBatch is null || committer.IsDurable(mailbox.LastBatch.Value)))
        {
            foreach (var (caller, reply) in table.Replies)
            {
                Answered(caller, new Answer(reply.Reply, reply.Earlier));
            }

            if (table.Received.Count > 0)
            {
                committer.Fill(batch => batch.Received.AddRange(table.Received));
            }

            return true;
        }

        return committer.Fill(batch =>
        {
            ReceiptPlace first = default;
            if (!table.Record.IsEmpty)
            {
                first = batch.Add(mailbox.Key, table.Record);
                actor.Place(table.Record, first);
                mailbox.LastBatch = batch.Number;
                mailbox.FirstUnsaved ??= batch.Number;
            }

            foreach (var (caller, reply) in table.Replies)
            {
                var place = reply.Leaf < 0 ? reply.Earlier : first with { Index = first.Index + (uint)reply.Leaf };
                batch.Replies.Add(new WaitingReply(caller, new Answer(reply.Reply, place)));
            }

            batch.Received.AddRange(table.Received);
        });
    }

    /// <summary>
    /// Not while the last batch is open: a later turn could still enter it, and a start would believe that the snapshot has that turn too.
    /// </summary>
    private void TakeSnapshot(Mailbox mailbox, LiveActor actor)
    {
        if (mailbox.SnapshotWanted && !(mailbox.LastBatch >= committer.OpenNumber))
        {
            mailbox.SnapshotWanted = false;
            desk.Take(mailbox, actor);
        }
    }

    private LiveActor Wake(Mailbox mailbox)
    {
        var actor = Recovery.Wake(parts, mailbox);

        // The timers know its instant from when it went to rest; what the turn makes of it is told them as a change.
        (mailbox.Actor, mailbox.Due) = (actor, actor.Due);
        return actor;
    }

    private sealed class Worktable
    {
        public TurnRecord Record { get; } = new();

        public List<(WaitingCaller Caller, TurnReply Reply)> Replies { get; } = [];

        public List<Receiving> Received { get; } = [];

        /// <summary>Who asked for what is being handled.</summary>
        public WaitingCaller? Current { get; set; }

        /// <summary>Whether all replies were given away.</summary>
        public bool Handed { get; set; }

        public void Clear()
        {
            (Current, Handed) = (null, false);
            Record.Clear();
            Replies.Clear();
            Received.Clear();
        }
    }
}
