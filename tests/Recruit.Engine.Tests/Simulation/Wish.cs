using Recruit.Actors;

namespace Recruit.Engine.Tests.Simulation;

/// <summary>One thing a client wants, and what became of it. Its numbers are its own, so that its effect is known among all others.</summary>
internal sealed class Wish(int number, ActorKey actor, ActorCommand command, OperationId operation)
{
    public int Number { get; } = number;

    public ActorKey Actor { get; } = actor;

    public ActorCommand Command { get; } = command;

    public OperationId Operation { get; } = operation;

    /// <summary>When it was first sent, by the engine's clock.</summary>
    public Instant Asked { get; set; }

    /// <summary>The first answer that says what happened.</summary>
    public Answer? Known { get; set; }

    /// <summary>It asks for something else under another wish's id, which must not happen.</summary>
    public bool IsAbuse { get; init; }

    public bool IsRefused => Known is { Reply: Refusal };

    /// <summary>What it makes happen to the actor it is sent to.</summary>
    public ActorEvent? Effect => Command switch
    {
        PutIn putIn => new CoinsMoved(putIn.Coins, default),
        Give give => new CoinsMoved(-give.Coins, default),
        WakeAt wake => new WakeAsked(wake.Time),
        Attach attach => new TextAttached(null, new Attachment(attach.Text).Reference),
        _ => null,
    };
}
