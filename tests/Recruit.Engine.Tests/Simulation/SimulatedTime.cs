namespace Recruit.Engine.Tests.Simulation;

/// <summary>A wall clock that can be set, and a steady counter that cannot. Time passes only when it is told to.</summary>
internal sealed class SimulatedTime : TimeProvider
{
    /// <summary>The evening before a leap day.</summary>
    private DateTimeOffset wall = new(2028, 2, 28, 21, 0, 0, TimeSpan.Zero);
    private long counter;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => wall;

    public override long GetTimestamp() => counter;

    public void Pass(TimeSpan span)
    {
        wall += span;
        counter += span.Ticks;
    }

    /// <summary>Somebody sets the wall clock.</summary>
    public void SetWall(TimeSpan by) => wall += by;
}
