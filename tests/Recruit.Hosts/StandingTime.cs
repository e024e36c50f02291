namespace Recruit.Hosts;

/// <summary>A clock that stands still until it is moved, so that two hosts decide at the same instants. Pauses still pass.</summary>
internal sealed class StandingTime : TimeProvider
{
    private static readonly DateTimeOffset Beginning = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    private long ticks;

    public void Move(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);

    public override DateTimeOffset GetUtcNow() => Beginning + new TimeSpan(Interlocked.Read(ref ticks));

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref ticks);
}
