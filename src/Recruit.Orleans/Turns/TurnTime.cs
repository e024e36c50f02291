using Recruit.Actors;
using Recruit.Engine;

namespace Recruit.Orleans.Turns;

/// <summary>
/// The instants by which turns decide, and since when time may have been lost through us. Time stands still for decisions while a write is under
/// way, so that none lies inside a gap.
/// </summary>
/// <param name="clock">Of the silo.</param>
/// <param name="kind">Of the actor.</param>
internal sealed class TurnTime(EngineClock clock, ActorKind kind)
{
    private LiveActor actor = null!;
    private Instant latest;
    private bool stands;

    /// <summary>The last moment that is stored, or at which nobody's time ran.</summary>
    public Instant Alive { get; private set; }

    /// <summary>The instant by which turns decide.</summary>
    public Instant Present => stands ? latest : Instant.Later(latest, clock.Now);

    /// <summary>Whether a time limit runs that loses by a gap.</summary>
    public bool LosesByGaps => kind.IsToldOfGaps && actor.Due is not null;

    /// <param name="loaded">The actor as it is stored.</param>
    /// <param name="stored">When it was stored last; nothing for one of whom nothing is stored.</param>
    public void Begin(LiveActor loaded, Instant? stored)
    {
        actor = loaded;
        latest = clock.Now;
        Alive = stored ?? latest;
        latest = Instant.Later(latest, Alive);
        Rest();
    }

    /// <summary>The instant of a turn that begins.</summary>
    public Instant Decide() => latest = Present;

    /// <summary>A write begins; the answer is when.</summary>
    public Instant Stand()
    {
        stands = true;
        return latest = Instant.Later(latest, clock.Now);
    }

    /// <summary>The write that began then is stored.</summary>
    public void Stored(Instant began) => (stands, Alive) = (false, began);

    /// <summary>While nobody's time runs, that nothing is stored is rest, and no gap.</summary>
    public void Rest()
    {
        if (!LosesByGaps)
        {
            Alive = Instant.Later(Alive, clock.Now);
        }
    }

    /// <summary>A gap that the actor must be told of before its next decision, once.</summary>
    public ServiceGap? TakeGap(TimeSpan least)
    {
        var present = clock.Now;
        if (stands || !LosesByGaps || present - Alive <= least)
        {
            return null;
        }

        var from = Alive;
        Alive = latest = Instant.Later(latest, present);
        return new ServiceGap(from, present);
    }
}
