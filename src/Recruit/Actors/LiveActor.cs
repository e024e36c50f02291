using Recruit.Evidence;

namespace Recruit.Actors;

/// <summary>What a turn answers before its record is stored.</summary>
/// <param name="Reply">The reply.</param>
/// <param name="Leaf">Which leaf of the turn's record is the receipt, from 0; -1 for none.</param>
/// <param name="Earlier">The place of an earlier receipt.</param>
public readonly record struct TurnReply(Reply Reply, int Leaf = -1, ReceiptPlace? Earlier = null);

/// <summary>
/// One actor in memory: its state, the operations it answered and its messages. Every host drives actors through this class, so what a
/// turn does and what is stored of it is the same everywhere. One turn at a time.
/// </summary>
public sealed class LiveActor
{
    private const byte PageVersion = 1;

    /// <summary>
    /// Where the receipt of an operation is: nowhere, its last leaf in the turn, a place of an earlier effect that follows, or an earlier leaf
    /// of the turn whose number follows.
    /// </summary>
    private const byte NoPlace = 0;
    private const byte PlaceOfLeaf = 1;
    private const byte PlaceGiven = 2;
    private const byte PlaceOfEarlierLeaf = 3;

    private readonly ActorKinds kinds;
    private readonly ActorKind kind;
    private readonly Operations operations = new();
    private readonly Correspondence correspondence = new();
    private bool headChanged = true;

    /// <summary>An actor to whom nothing has happened.</summary>
    public LiveActor(ActorKinds kinds, ActorKey key)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        this.kinds = kinds;
        kind = kinds[key];
        Key = key;
        State = kind.Create(key.Id);
    }

    /// <summary>An actor from the pages of a snapshot.</summary>
    /// <exception cref="InvalidDataException">The pages are of a version that this one does not know.</exception>
    public LiveActor(ActorKinds kinds, ActorKey key, IReadOnlyList<ReadOnlyMemory<byte>> pages)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        ArgumentNullException.ThrowIfNull(pages);
        this.kinds = kinds;
        kind = kinds[key];
        Key = key;
        var head = new RecordReader(pages[0]);
        if (head.ReadByte() != PageVersion)
        {
            throw new InvalidDataException($"{key}: the snapshot is of a version that this one does not know.");
        }

        operations = Operations.Read(ref head);
        correspondence = Correspondence.Read(ref head);
        State = kind.ReadPages(key.Id, [.. pages.Skip(1)]);
        headChanged = false;
    }

    /// <summary>Who it is.</summary>
    public ActorKey Key { get; }

    /// <summary>The state of its kind.</summary>
    public object State { get; private set; }

    /// <summary>When it wants a nudge.</summary>
    public Instant? Due => kind.Due(State);

    /// <summary>Pages of a snapshot: the head with operations and messages, then those of the kind.</summary>
    public int PageCount => 1 + kind.PageCount(State);

    /// <summary>Messages that may not have had their effect; a host delivers them again after a restart.</summary>
    public IEnumerable<Posting> Pending => correspondence.Pending.Select(one => new Posting(Key, one.Number, new Message(one.To, ReadCommand(one.To, one.Command))));

    /// <summary>Answers a command from outside.</summary>
    public TurnReply Ask(ActorCommand command, OperationId operation, Instant now, TurnRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (operation.IsNone)
        {
            return Carry(command, now, record);
        }

        var content = ContentOf(command, record.Scratch);
        if (operations.Find(operation) is { } earlier)
        {
            return earlier.Content == content
                ? Again(earlier, record)
                : new TurnReply(Refusal.Because("operation-reused"));
        }

        if (operations.IsFull(now))
        {
            return new TurnReply(new Busy(operations.UntilRoom(now)));
        }

        var decision = Decide(command, now);
        var stored = new StoredOperation(operation, content, BytesOf(decision.Reply, command, record.Scratch), now);
        var reply = Carry(command, decision, record);
        record.Entries.Write((byte)RecordEntry.Operation);
        Operations.WriteOne(stored, record.Entries);
        if (reply.Leaf >= 0)
        {
            record.Awaiting.Add((stored, reply.Leaf));
            if (decision.Repeated.IsEmpty)
            {
                record.Entries.Write(PlaceOfLeaf);
            }
            else
            {
                record.Entries.Write(PlaceOfEarlierLeaf);
                record.Entries.Write(reply.Leaf);
            }
        }
        else if (reply.Earlier is { } place)
        {
            stored.Place = place.Packed;
            record.Entries.Write(PlaceGiven);
            record.Entries.Write(stored.Place);
        }
        else
        {
            record.Entries.Write(NoPlace);
        }

        operations.Add(stored);
        headChanged = true;
        return reply;
    }

    /// <summary>Takes a message; one that came before changes nothing. Once the turn is stored, its sender is to be told.</summary>
    public void Deliver(ActorKey from, ulong number, ActorCommand command, Instant now, TurnRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (correspondence.IsApplied(from, number))
        {
            return;
        }

        Carry(command, now, record);
        record.Entries.Write((byte)RecordEntry.Applied);
        record.Entries.Write(from);
        record.Entries.Write(number);
        correspondence.Apply(from, number);
        headChanged = true;
    }

    /// <summary>Learns that a message had its effect and that the effect is stored.</summary>
    public void Acknowledge(ActorKey by, ulong number, TurnRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (!correspondence.IsWaiting(by, number))
        {
            return;
        }

        record.Entries.Write((byte)RecordEntry.Acknowledged);
        record.Entries.Write(by);
        record.Entries.Write(number);
        correspondence.Acknowledge(by, number);
        headChanged = true;
    }

    /// <summary>Tells the events of a turn where their leaves came to stand: side by side from a place on.</summary>
    public void Place(TurnRecord record, ReceiptPlace first)
    {
        ArgumentNullException.ThrowIfNull(record);
        for (var i = 0; i < record.Placeless.Count; i++)
        {
            kind.Placed(State, record.Placeless[i], first with { Index = first.Index + (uint)i });
        }

        foreach (var (operation, leaf) in record.Awaiting)
        {
            operation.Place = (first with { Index = first.Index + (uint)leaf }).Packed;
        }
    }

    /// <summary>Does again what a stored turn did.</summary>
    /// <param name="entries">The record's entries.</param>
    /// <param name="leaves">The leaves of the turn.</param>
    /// <param name="first">Where the first of the leaves stands.</param>
    public void Replay(ReadOnlyMemory<byte> entries, ReadOnlySpan<ReadOnlyMemory<byte>> leaves, ReceiptPlace first)
    {
        var reader = new RecordReader(entries);
        var leaf = 0;
        var placeless = new List<(ActorEvent Happened, ReceiptPlace Place)>();
        while (!reader.AtEnd)
        {
            switch ((RecordEntry)reader.ReadByte())
            {
                case RecordEntry.Event:
                    var eventReader = new RecordReader(reader.ReadBytes());
                    var hasLeaf = reader.ReadBool();
                    var happened = kind.ReadEvent(ref eventReader, hasLeaf ? leaves[leaf] : default);
                    State = kind.Evolve(State, happened);
                    if (hasLeaf)
                    {
                        placeless.Add((happened, first with { Index = first.Index + (uint)leaf++ }));
                    }

                    break;
                case RecordEntry.Operation:
                    var operation = Operations.ReadOne(ref reader);
                    operation.Place = reader.ReadByte() switch
                    {
                        NoPlace => 0,
                        PlaceOfLeaf => placeless[^1].Place.Packed,
                        PlaceGiven => reader.ReadNumber(),
                        PlaceOfEarlierLeaf => placeless[reader.ReadInt()].Place.Packed,
                        var other => throw new InvalidDataException($"{Key}: {other} is no place that this version knows."),
                    };
                    operations.Add(operation);
                    break;
                case RecordEntry.Sent:
                    correspondence.Send(reader.ReadKey(), reader.ReadNumber(), reader.ReadBytes().ToArray());
                    break;
                case RecordEntry.Applied:
                    correspondence.Apply(reader.ReadKey(), reader.ReadNumber());
                    break;
                case RecordEntry.Acknowledged:
                    correspondence.Acknowledge(reader.ReadKey(), reader.ReadNumber());
                    break;
                default:
                    throw new InvalidDataException($"{Key}: an entry of a kind that this version does not know.");
            }

            headChanged = true;
        }

        foreach (var (happened, place) in placeless)
        {
            kind.Placed(State, happened, place);
        }
    }

    /// <summary>Whether a page changed since this was last asked; asking clears it.</summary>
    public bool TakeChanged(int page)
    {
        if (page > 0)
        {
            return kind.TakeChanged(State, page - 1);
        }

        var changed = headChanged;
        headChanged = false;
        return changed;
    }

    /// <summary>Writes one page of a snapshot. Equal actors give equal pages.</summary>
    public void WritePage(int page, RecordWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (page > 0)
        {
            kind.WritePage(State, page - 1, writer);
            return;
        }

        writer.Write(PageVersion);
        operations.Write(writer);
        correspondence.Write(writer);
    }

    /// <summary>SHA-256 over all pages: equal for actors that cannot be told apart, however they came to be.</summary>
    public Digest CanonicalHash()
    {
        var (all, one) = (new RecordWriter(), new RecordWriter());
        for (var page = 0; page < PageCount; page++)
        {
            one.Clear();
            WritePage(page, one);
            all.Write(one.Written);
        }

        return Digest.Of(all.Written);
    }

    /// <summary>Goes over the place of an operation's receipt.</summary>
    internal static void SkipPlace(ref RecordReader reader)
    {
        if (reader.ReadByte() is PlaceGiven or PlaceOfEarlierLeaf)
        {
            reader.ReadNumber();
        }
    }

    private Digest ContentOf(ActorCommand command, RecordWriter scratch)
    {
        try
        {
            scratch.Clear();
            kind.WriteCommand(command, scratch);
            return Digest.Of(scratch.Written);
        }
        catch (Exception mistake)
        {
            throw new DecisionFailedException(Key, command, mistake);
        }
    }

    private byte[] BytesOf(Reply reply, ActorCommand command, RecordWriter scratch)
    {
        try
        {
            return StoredReply.Write(kind, reply, scratch);
        }
        catch (Exception mistake)
        {
            throw new DecisionFailedException(Key, command, mistake);
        }
    }

    /// <summary>What the first try got, and its receipt; within one turn that has no place yet.</summary>
    private TurnReply Again(StoredOperation earlier, TurnRecord record) => new(
        StoredReply.Read(kind, earlier.Reply),
        record.Awaiting.Find(one => one.Operation == earlier) is (not null, var leaf) ? leaf : -1,
        earlier.Place == 0 ? null : ReceiptPlace.Unpack(earlier.Place));

    private TurnReply Carry(ActorCommand command, Instant now, TurnRecord record) =>
        Carry(command, Decide(command, now), record);

    /// <summary>A mistake in a rule is told apart from one in <see cref="ActorKind.Evolve"/>: here nothing has changed yet.</summary>
    private Decision Decide(ActorCommand command, Instant now)
    {
        try
        {
            return kind.Decide(State, command, now);
        }
        catch (Exception mistake)
        {
            throw new DecisionFailedException(Key, command, mistake);
        }
    }

    /// <summary>Writes all of a decision before any of it happens, so that one that cannot be stored changes nothing.</summary>
    private TurnReply Carry(ActorCommand command, Decision decision, TurnRecord record)
    {
        var before = record.Mark;
        int leaf;
        try
        {
            leaf = decision.Repeated.IsEmpty ? Write(decision, record) : LeafOf(decision.Repeated, record);
        }
        catch (Exception mistake)
        {
            record.BackTo(before);
            throw new DecisionFailedException(Key, command, mistake);
        }

        foreach (var happened in decision.Events.AsSpan())
        {
            State = kind.Evolve(State, happened);
        }

        foreach (var message in decision.Messages.AsSpan())
        {
            Send(message, record);
        }

        return new TurnReply(decision.Reply, leaf, decision.Earlier);
    }

    /// <summary>Writes the events and tries the messages; the answer is the place of the last leaf.</summary>
    private int Write(Decision decision, TurnRecord record)
    {
        var leaf = -1;
        foreach (var happened in decision.Events.AsSpan())
        {
            record.Scratch.Clear();
            kind.WriteEvent(happened, record.Scratch);
            record.Entries.Write((byte)RecordEntry.Event);
            record.Entries.Write(record.Scratch.Written);
            record.Entries.Write(!happened.Leaf.IsEmpty);
            if (!happened.Leaf.IsEmpty)
            {
                leaf = record.Leaves.Count;
                record.Leaves.Add(happened.Leaf);
                record.Placeless.Add(happened);
            }

            if (happened.Attachment is { } attachment)
            {
                record.Attachments.Add(attachment);
            }
        }

        foreach (var message in decision.Messages.AsSpan())
        {
            if (message.To == Key)
            {
                throw new InvalidOperationException($"{Key} sends a message to itself.");
            }

            record.Scratch.Clear();
            kinds[message.To].WriteCommand(message.Command, record.Scratch);
        }

        return leaf;
    }

    private int LeafOf(ReadOnlyMemory<byte> repeated, TurnRecord record)
    {
        var leaf = record.Leaves.FindIndex(one => one.Span.SequenceEqual(repeated.Span));
        return leaf >= 0 ? leaf : throw new InvalidOperationException($"{Key} repeats an effect that is not in this turn.");
    }

    private void Send(Message message, TurnRecord record)
    {
        record.Scratch.Clear();
        kinds[message.To].WriteCommand(message.Command, record.Scratch);
        var (number, bytes) = (correspondence.NextNumber(message.To), record.Scratch.ToArray());
        record.Entries.Write((byte)RecordEntry.Sent);
        record.Entries.Write(message.To);
        record.Entries.Write(number);
        record.Entries.Write(bytes);
        correspondence.Send(message.To, number, bytes);
        record.Postings.Add(new Posting(Key, number, message));
        headChanged = true;
    }

    private ActorCommand ReadCommand(ActorKey to, byte[] command)
    {
        var reader = new RecordReader(command);
        return kinds[to].ReadCommand(ref reader);
    }
}
