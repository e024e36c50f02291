using Recruit.Actors;

namespace Recruit.Engine;

/// <summary>
/// The engine's one clock. Within a run it follows the machine's steady counter, so a wall clock that is set forward or back shortens
/// nobody's time; from run to run it never goes back behind what is stored.
/// </summary>
public sealed class EngineClock
{
    private readonly TimeProvider time;
    private readonly Instant start;
    private readonly long counter;

    /// <summary>Starts at the wall clock's time, or at the last stored instant if that is later.</summary>
    public EngineClock(TimeProvider time, Instant lastStored)
    {
        ArgumentNullException.ThrowIfNull(time);
        this.time = time;
        start = Instant.Later(Instant.Of(time.GetUtcNow()), lastStored);
        counter = time.GetTimestamp();
    }

    /// <summary>The present instant.</summary>
    public Instant Now => start + time.GetElapsedTime(counter);
}
