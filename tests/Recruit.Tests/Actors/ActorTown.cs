using Recruit.Actors;

namespace Recruit.Tests.Actors;

/// <summary>Several actors and the messages between them, which arrive in any order and more than once.</summary>
internal sealed class ActorTown(Random random, params ActorKind[] kinds)
{
    private readonly ActorKinds kinds = new(kinds);
    private readonly Dictionary<ActorKey, LiveActor> actors = [];
    private readonly List<Posting> pending = [];

    public Reply Ask(ActorKey actor, ActorCommand command, Instant now, Guid operation)
    {
        var record = new TurnRecord();
        var reply = Of(actor).Ask(command, new OperationId(operation), now, record).Reply;
        pending.AddRange(record.Postings);
        return reply;
    }

    /// <summary>One message arrives, if one is under way; one of three arrives again later.</summary>
    public void Deliver(Instant now)
    {
        if (pending.Count == 0)
        {
            return;
        }

        var posting = pending[random.Next(pending.Count)];
        var record = new TurnRecord();
        Of(posting.Message.To).Deliver(posting.From, posting.Number, posting.Message.Command, now, record);
        pending.AddRange(record.Postings);
        if (random.Next(3) > 0)
        {
            pending.Remove(posting);
            Of(posting.From).Acknowledge(posting.Message.To, posting.Number, new TurnRecord());
        }
    }

    public void DeliverAll(Instant now)
    {
        while (pending.Count > 0)
        {
            Deliver(now);
        }
    }

    public TState State<TState>(ActorKey actor)
        where TState : class => (TState)Of(actor).State;

    private LiveActor Of(ActorKey key) => actors.TryGetValue(key, out var actor) ? actor : actors[key] = new LiveActor(kinds, key);
}
