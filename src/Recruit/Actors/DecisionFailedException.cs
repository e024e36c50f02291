namespace Recruit.Actors;

/// <summary>A rule threw, which is a programmer's mistake. The actor is as it was before the command.</summary>
public sealed class DecisionFailedException : Exception
{
    /// <summary>A mistake, wherever the actor is.</summary>
    /// <param name="actor">Who decided.</param>
    /// <param name="command">On what.</param>
    /// <param name="mistake">What was thrown.</param>
    public DecisionFailedException(ActorKey actor, ActorCommand command, Exception mistake)
        : base($"{actor} could not decide on {command?.GetType().Name}: {mistake?.Message}", mistake)
    {
    }
}
