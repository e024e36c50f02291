using Recruit.Actors;

namespace Recruit.Hosts;

/// <summary>
/// One actor driven by hand, without a host: what any host must answer and hold that is asked the same commands one after the other at the same
/// instants. Every command that changes something is a batch of its own.
/// </summary>
internal sealed class ByHand(ActorKinds kinds, ActorKey key)
{
    private readonly TurnRecord record = new();
    private ulong batches;

    public LiveActor Actor { get; } = new(kinds, key);

    public Answer Ask(ActorCommand command, OperationId operation, Instant now)
    {
        record.Clear();
        var reply = Actor.Ask(command, operation, now, record);
        var first = new ReceiptPlace(batches, 1);
        if (!record.IsEmpty)
        {
            Actor.Place(record, first);
            batches++;
        }

        return new Answer(reply.Reply, reply.Leaf < 0 ? reply.Earlier : first with { Index = first.Index + (uint)reply.Leaf });
    }
}
