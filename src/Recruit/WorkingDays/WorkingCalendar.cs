using System.Collections.Immutable;
using Recruit.Actors;

namespace Recruit.WorkingDays;

/// <summary>
/// Which days are worked, by the campaign's own figures: terms are counted in working days, and who delays a file is told in them. It knows
/// no time zone database, because a term must be the same wherever and whenever it is computed again.
/// </summary>
/// <param name="UtcOffset">What local clocks are ahead of UTC; whole minutes, at most 14 hours either way.</param>
/// <param name="Weekend">Days of the week that are not worked; not all seven.</param>
/// <param name="DaysOff">Dates that are not worked though their day of the week is.</param>
/// <param name="DaysOn">Dates that are worked though they are on a weekend; they win over <paramref name="DaysOff"/>.</param>
public sealed record WorkingCalendar(
    TimeSpan UtcOffset, ImmutableArray<DayOfWeek> Weekend, ImmutableSortedSet<DateOnly> DaysOff, ImmutableSortedSet<DateOnly> DaysOn)
{
    /// <summary>Longest term in working days, inclusive: some four years.</summary>
    public const int TermMax = 1000;

    private static readonly TimeSpan OffsetMax = TimeSpan.FromHours(14);

    /// <inheritdoc cref="WorkingCalendar"/>
    public TimeSpan UtcOffset { get; } = UtcOffset.Duration() <= OffsetMax && UtcOffset.Ticks % TimeSpan.TicksPerMinute == 0
        ? UtcOffset
        : throw new ArgumentOutOfRangeException(nameof(UtcOffset), UtcOffset, "An offset has whole minutes and at most 14 hours.");

    /// <inheritdoc cref="WorkingCalendar"/>
    public ImmutableArray<DayOfWeek> Weekend { get; } = Weekend.Distinct().Count() < 7
        ? Weekend
        : throw new ArgumentException("One day of the week at least is worked.", nameof(Weekend));

    /// <summary>Saturdays and Sundays are not worked, and no date is an exception.</summary>
    public static WorkingCalendar Plain(TimeSpan utcOffset) => new(utcOffset, [DayOfWeek.Saturday, DayOfWeek.Sunday], [], []);

    /// <summary>The local date at an instant.</summary>
    public DateOnly DateOf(Instant instant) =>
        DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(instant.Milliseconds).ToOffset(UtcOffset).DateTime);

    /// <summary>Whether a date is worked.</summary>
    public bool IsWorked(DateOnly date) => DaysOn.Contains(date) || (!Weekend.Contains(date.DayOfWeek) && !DaysOff.Contains(date));

    /// <summary>When a term ends, exclusive: midnight after the last of its working days. The day on which it begins is not counted.</summary>
    /// <param name="from">When the term begins.</param>
    /// <param name="days">Working days, 0 to <see cref="TermMax"/>; 0 ends with the day itself.</param>
    public Instant Due(Instant from, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, TermMax);
        var date = DateOf(from);
        while (days > 0)
        {
            date = date.AddDays(1);
            days -= IsWorked(date) ? 1 : 0;
        }

        return new Instant(new DateTimeOffset(date.AddDays(1), TimeOnly.MinValue, UtcOffset).ToUnixTimeMilliseconds());
    }

    /// <summary>Working days after the day of the first instant up to the day of the second, inclusive; 0 if that is not later.</summary>
    public int Between(Instant from, Instant to)
    {
        var count = 0;
        var last = DateOf(to);
        for (var date = DateOf(from).AddDays(1); date <= last; date = date.AddDays(1))
        {
            count += IsWorked(date) ? 1 : 0;
        }

        return count;
    }
}
