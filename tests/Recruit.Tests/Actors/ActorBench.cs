using Recruit.Actors;

namespace Recruit.Tests.Actors;

/// <summary>
/// One actor as its host runs it, without a host. After every turn it is compared with one that replayed what was stored and with one that was
/// woken from a snapshot, so no test of a rule can pass while something of it would be lost.
/// </summary>
/// <typeparam name="TState">State of the kind.</typeparam>
internal sealed class ActorBench<TState>(ActorKind kind, string id, params ActorKind[] others)
    where TState : class
{
    private readonly ActorKinds kinds = new([kind, .. others]);
    private readonly ActorKey key = new(kind.Name, id);
    private readonly List<ReadOnlyMemory<byte>> journal = [];
    private readonly List<Message> sent = [];
    private LiveActor? actor;

    public TState State => (TState)Actor.State;

    public Instant? Due => Actor.Due;

    /// <summary>Messages the actor sent, in order.</summary>
    public IReadOnlyList<Message> Sent => sent;

    private LiveActor Actor => actor ??= new LiveActor(kinds, key);

    /// <summary>Asks at an instant; the reply is the one that would be stored and read back.</summary>
    public Reply Do(ActorCommand command, Instant now)
    {
        var record = new TurnRecord();
        var turn = Actor.Ask(Recoded(command), default, now, record);
        Settle(record);
        return Recoded(turn.Reply);
    }

    /// <summary>Asks and expects a reply of that sort.</summary>
    public TReply Do<TReply>(ActorCommand command, Instant now)
        where TReply : Reply => Do(command, now).ShouldBeOfType<TReply>();

    /// <summary>Asks and expects a refusal with that code, and that nothing happened.</summary>
    public Refusal Refused(ActorCommand command, Instant now, string code)
    {
        var before = Actor.CanonicalHash();
        var refusal = Do<Refusal>(command, now);
        refusal.Code.ShouldBe(code);
        Actor.CanonicalHash().ShouldBe(before);
        return refusal;
    }

    private void Settle(TurnRecord record)
    {
        sent.AddRange(record.Postings.Select(one => one.Message));
        Actor.Place(record, new ReceiptPlace((ulong)journal.Count + 1, 1));
        if (!record.IsEmpty)
        {
            journal.Add(record.Entries.ToArray());
            record.Leaves.ShouldBeEmpty("official actions have no receipt leaves; the bench would have to keep them");
        }

        var replayed = new LiveActor(kinds, key);
        foreach (var entries in journal)
        {
            replayed.Replay(entries, [], default);
        }

        replayed.CanonicalHash().ShouldBe(Actor.CanonicalHash(), "replay gives another state");
        new LiveActor(kinds, key, [.. Pages(Actor)]).CanonicalHash().ShouldBe(Actor.CanonicalHash(), "a snapshot gives another state");
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Pages(LiveActor one)
    {
        var writer = new RecordWriter();
        for (var page = 0; page < one.PageCount; page++)
        {
            writer.Clear();
            one.WritePage(page, writer);
            yield return writer.ToArray();
        }
    }

    private ActorCommand Recoded(ActorCommand command)
    {
        if (command is Nudge or ServiceGap)
        {
            return command;
        }

        var writer = new RecordWriter();
        kind.WriteCommand(command, writer);
        var reader = new RecordReader(writer.ToArray());
        return kind.ReadCommand(ref reader);
    }

    private Reply Recoded(Reply reply)
    {
        if (reply is Refusal)
        {
            return reply;
        }

        var writer = new RecordWriter();
        kind.WriteReply(reply, writer);
        var reader = new RecordReader(writer.ToArray());
        return kind.ReadReply(ref reader);
    }
}
