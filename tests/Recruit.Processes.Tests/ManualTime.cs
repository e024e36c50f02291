namespace Recruit.Processes.Tests;

/// <summary>A clock that is moved on purpose.</summary>
internal sealed class ManualTime : TimeProvider
{
    private static readonly DateTimeOffset Beginning = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(5));
    private long ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Pass(TimeSpan span) => Interlocked.Add(ref ticks, span.Ticks);

    public override DateTimeOffset GetUtcNow() => Beginning.ToUniversalTime() + new TimeSpan(Interlocked.Read(ref ticks));

    public override long GetTimestamp() => Interlocked.Read(ref ticks);
}
