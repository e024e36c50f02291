using Recruit.Actors;

namespace Recruit.Engine.Mailboxes;

/// <summary>Everybody who waits for an answer, by number and bytes, and the one place where an answer goes to its caller.</summary>
/// <param name="limits">How many may wait.</param>
internal sealed class Callers(EngineLimits limits)
{
    private int waiting;
    private long waitingBytes;

    /// <summary>Whether nobody waits.</summary>
    public bool IsEmpty => Volatile.Read(ref waiting) == 0;

    /// <summary>Counts a caller; false where there are too many, and then it is counted until <see cref="TurnAway"/>.</summary>
    public bool TryEnter(WaitingCaller caller)
    {
        var bytes = Interlocked.Add(ref waitingBytes, caller.Weight);
        return Interlocked.Increment(ref waiting) <= limits.CallersWaiting && (bytes <= limits.CallersBytes || bytes <= caller.Weight);
    }

    /// <summary>Tells a caller that entered to come again.</summary>
    public Answer TurnAway(WaitingCaller caller)
    {
        Leave(caller);
        return new Answer(new Busy(limits.RetryAfter));
    }

    /// <summary>Gives the answer; a caller who got another before keeps that.</summary>
    public void Complete(WaitingCaller caller, Answer answer)
    {
        if (caller.TrySetResult(answer))
        {
            Leave(caller);
        }
    }

    /// <summary>A mistake in a rule concerns who asked; the actor is as it was.</summary>
    public void Fail(WaitingCaller caller, DecisionFailedException mistake)
    {
        if (caller.TrySetException(mistake))
        {
            Leave(caller);
        }
    }

    /// <summary>The engine ended: what became of the command, the next start finds out.</summary>
    public void TellUnknown(WaitingCaller caller) => Complete(caller, new Answer(new OutcomeUnknown()));

    private void Leave(WaitingCaller caller)
    {
        Interlocked.Add(ref waitingBytes, -caller.Weight);
        Interlocked.Decrement(ref waiting);
    }
}
