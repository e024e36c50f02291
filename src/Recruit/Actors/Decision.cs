using System.Collections.Immutable;

namespace Recruit.Actors;

/// <summary>A command for another actor, delivered at least once and applied once.</summary>
/// <param name="To">Who gets it; never the sender.</param>
/// <param name="Command">Of the other actor's kind.</param>
public sealed record Message(ActorKey To, ActorCommand Command);

/// <summary>What a command leads to: a reply, and what becomes true by it.</summary>
/// <param name="Reply">The answer to the caller.</param>
/// <param name="Events">In the order in which they happen; none when nothing changes.</param>
/// <param name="Messages">Stored with the events, sent when they are safe.</param>
/// <param name="Earlier">For a repeated command without events: the receipt its first effect got.</param>
/// <param name="Repeated">The same where the first effect is in this very turn and has no place yet: the bytes of its leaf.</param>
public readonly record struct Decision(
    Reply Reply, ImmutableArray<ActorEvent> Events, ImmutableArray<Message> Messages, ReceiptPlace? Earlier = null, ReadOnlyMemory<byte> Repeated = default)
{
    /// <summary>Says something and changes nothing.</summary>
    public static Decision Tell(Reply reply, ReceiptPlace? earlier = null) => new(reply, [], [], earlier);

    /// <summary>Says again what an effect in the same turn got.</summary>
    public static Decision TellAgain(Reply reply, ReadOnlyMemory<byte> leaf) => new(reply, [], [], Repeated: leaf);

    /// <summary>Refuses and changes nothing.</summary>
    public static Decision Refuse(string code, params ReadOnlySpan<RefusalFact> facts) => Tell(Refusal.Because(code, facts));

    /// <summary>Says something because events happen.</summary>
    public static Decision Happen(Reply reply, params ImmutableArray<ActorEvent> events) => new(reply, events, []);
}
