using System.Globalization;

namespace Recruit.Actors;

/// <summary>A moment by the server's clock, in whole milliseconds since 1970-01-01T00:00:00Z. The core never asks for it; it is told.</summary>
/// <param name="Milliseconds">Not negative in anything that is stored.</param>
public readonly record struct Instant(long Milliseconds) : IComparable<Instant>
{
    /// <summary>The moment after a span; parts of a millisecond are dropped.</summary>
    public static Instant operator +(Instant instant, TimeSpan span) => new(instant.Milliseconds + (span.Ticks / TimeSpan.TicksPerMillisecond));

    /// <summary>The moment before a span; parts of a millisecond are dropped.</summary>
    public static Instant operator -(Instant instant, TimeSpan span) => new(instant.Milliseconds - (span.Ticks / TimeSpan.TicksPerMillisecond));

    /// <summary>The span from the second moment to the first.</summary>
    public static TimeSpan operator -(Instant later, Instant earlier) => TimeSpan.FromMilliseconds(later.Milliseconds - earlier.Milliseconds);

    /// <summary>Whether the first is before the second.</summary>
    public static bool operator <(Instant one, Instant other) => one.Milliseconds < other.Milliseconds;

    /// <summary>Whether the first is after the second.</summary>
    public static bool operator >(Instant one, Instant other) => one.Milliseconds > other.Milliseconds;

    /// <summary>Whether the first is not after the second.</summary>
    public static bool operator <=(Instant one, Instant other) => one.Milliseconds <= other.Milliseconds;

    /// <summary>Whether the first is not before the second.</summary>
    public static bool operator >=(Instant one, Instant other) => one.Milliseconds >= other.Milliseconds;

    /// <summary>The moment of a time with any offset; parts of a millisecond are dropped.</summary>
    public static Instant Of(DateTimeOffset time) => new(time.ToUnixTimeMilliseconds());

    /// <summary>The later of two moments.</summary>
    public static Instant Later(Instant one, Instant other) => one > other ? one : other;

    /// <summary>The earlier of two moments.</summary>
    public static Instant Earlier(Instant one, Instant other) => one < other ? one : other;

    /// <inheritdoc/>
    public int CompareTo(Instant other) => Milliseconds.CompareTo(other.Milliseconds);

    /// <summary>RFC 3339 in UTC with three decimals, e.g. <c>2026-03-01T09:00:00.000Z</c>.</summary>
    public override string ToString() =>
        DateTimeOffset.FromUnixTimeMilliseconds(Milliseconds).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
