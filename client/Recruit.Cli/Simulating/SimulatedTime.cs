namespace Recruit.Cli.Simulating;

/// <summary>The clock of a simulated campaign: it stands still until the simulation moves it, so that months pass in seconds and always by the same steps.</summary>
/// <param name="at">What it shows at the beginning.</param>
internal sealed class SimulatedTime(DateTimeOffset at) : TimeProvider
{
    private readonly long start = at.UtcTicks;
    private long passed;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => new(start + Volatile.Read(ref passed), TimeSpan.Zero);

    /// <inheritdoc/>
    public override long GetTimestamp() => Volatile.Read(ref passed);

    /// <summary>Lets time pass.</summary>
    public void Move(TimeSpan by) => Interlocked.Add(ref passed, by.Ticks);

    /// <summary>Lets time pass until then; one that has passed changes nothing.</summary>
    public void MoveTo(DateTimeOffset at)
    {
        if (at > GetUtcNow())
        {
            Move(at - GetUtcNow());
        }
    }
}
