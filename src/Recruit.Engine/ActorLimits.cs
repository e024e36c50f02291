using Recruit.Actors;

namespace Recruit.Engine;

/// <summary>Bounds and rhythms of one actor, the same on every host. Nothing in it decides a result.</summary>
public abstract record ActorLimits
{
    /// <summary>Most commands that wait for one actor; one more is told to come again.</summary>
    public int MailboxRoom { get; init; } = 1 << 14;

    /// <summary>
    /// Most bytes of commands that wait for one actor, by <see cref="ActorCommand.Weight"/>; what goes beyond is told to come again. One command
    /// always finds room where nothing else waits. 32 MiB.
    /// </summary>
    public long MailboxBytes { get; init; } = 32L << 20;

    /// <summary>After which a command that found no room may come again.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How often a sign of life is stored while a time limit runs that loses by a gap in the service, so that the gap is known to this precision;
    /// shorter than <see cref="Gap"/>.
    /// </summary>
    public TimeSpan PulseEvery { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>From which length on a time without storing is told to those whose time limits run; longer than <see cref="PulseEvery"/>.</summary>
    public TimeSpan Gap { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long to wait before a nudge that changed nothing, or a message that did not arrive, is repeated.</summary>
    public TimeSpan RepeatAfter { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Refuses limits that contradict each other.</summary>
    /// <exception cref="ArgumentException">Every sign of life would come after a gap, and everybody would be told of one.</exception>
    public virtual void Demand()
    {
        if (PulseEvery >= Gap)
        {
            throw new ArgumentException($"{nameof(PulseEvery)} is {PulseEvery} and must be shorter than {nameof(Gap)}, {Gap}: every sign of life would tell of a gap.");
        }
    }
}
