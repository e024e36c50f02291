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
    IncomingKind Kind, ActorCommand? Command = null, OperationId Operation = default, WaitingCaller? Caller = null, ActorKey Other = default, ulong Number = 0);

/// <summary>A caller who waits for an answer.</summary>
internal sealed class WaitingCaller() : TaskCompletionSource<Answer>(TaskCreationOptions.RunContinuationsAsynchronously);

/// <summary>An answer that leaves when its batch is durable.</summary>
internal readonly record struct WaitingReply(WaitingCaller Caller, Answer Answer);

/// <summary>A message of <paramref name="From"/> had its effect on <paramref name="By"/>.</summary>
internal readonly record struct Receiving(ActorKey From, ActorKey By, ulong Number);
