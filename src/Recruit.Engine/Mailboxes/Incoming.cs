using Recruit.Actors;

namespace Recruit.Engine.Mailboxes;

/// <summary>What can lie in a mailbox.</summary>
internal enum IncomingKind : byte
{
    /// <summary>A command with a caller who waits.</summary>
    Ask,

    /// <summary>A command of the engine's own: nobody waits.</summary>
    Tell,

    /// <summary>A message from another actor.</summary>
    Posting,

    /// <summary>A message of this actor had its effect.</summary>
    Acknowledgement,

    /// <summary>The state is wanted for a snapshot.</summary>
    Snapshot,

    /// <summary>A gap in the service; it comes before everything that lies here, and no batch is closed before it.</summary>
    Gap,
}

/// <summary>One thing in a mailbox; which members count follows from the kind.</summary>
internal readonly record struct Incoming(
    IncomingKind Kind, ActorCommand? Command = null, OperationId Operation = default, WaitingCaller? Caller = null, ActorKey Other = default, ulong Number = 0)
{
    /// <summary>Bytes by which it counts while it lies there.</summary>
    public int Weight => Command?.Weight ?? 0;
}

/// <summary>How much may lie in a mailbox.</summary>
/// <param name="Things">Most things.</param>
/// <param name="Bytes">Most bytes of them; the first is taken however long it is.</param>
internal readonly record struct Room(int Things, long Bytes)
{
    /// <summary>For the engine's own things.</summary>
    public static Room Endless { get; } = new(int.MaxValue, long.MaxValue);
}

/// <summary>A caller who waits for an answer.</summary>
/// <param name="weight">Bytes of the command.</param>
internal sealed class WaitingCaller(int weight) : TaskCompletionSource<Answer>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    /// <summary>Bytes of the command, which count until the answer left.</summary>
    public int Weight { get; } = weight;
}

/// <summary>An answer that leaves when its batch is durable.</summary>
internal readonly record struct WaitingReply(WaitingCaller Caller, Answer Answer);

/// <summary>A message of <paramref name="From"/> had its effect on <paramref name="By"/>.</summary>
internal readonly record struct Receiving(ActorKey From, ActorKey By, ulong Number);
