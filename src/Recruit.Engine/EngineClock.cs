using Recruit.Actors;

namespace Recruit.Engine;

/// <summary>
/// The engine's one clock. Within a run it follows the machine's steady counter, so a wall clock that is set forward or back shortens
/// nobody's time; from run to run it never goes back behind what is stored.
/// </summary>
public sealed class EngineClock
{
    /// <summary>A start after a longer time may be one by a wrong clock.</summary>
    private static readonly TimeSpan LongRest = TimeSpan.FromHours(12);

    /// <summary>By how much clocks of machines, and a counter that runs for weeks, may differ.</summary>
    private static readonly TimeSpan ClockLag = TimeSpan.FromMinutes(1);

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

    /// <summary>
    /// What the operator must know before a start stores anything, or nothing: a clock that is a day ahead at one start puts the engine ahead, because time
    /// never goes back behind what is stored.
    /// </summary>
    /// <param name="machine">The wall clock.</param>
    /// <param name="lastStored">When the last batch was closed.</param>
    internal static string? DoubtOf(Instant machine, Instant lastStored) =>
        machine - lastStored > LongRest
            ? $"The last batch was closed at {lastStored}, and the machine's clock says {machine}. If that is not the time, stop now and set it: time never goes back behind what is stored."
        : lastStored - machine > ClockLag
            ? $"The last batch was closed at {lastStored}, and the machine's clock says {machine}: the engine's clock goes on from the later."
        : null;
}
