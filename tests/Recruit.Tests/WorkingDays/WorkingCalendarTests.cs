using FsCheck.Fluent;
using Recruit.Actors;
using Recruit.WorkingDays;

namespace Recruit.Tests.WorkingDays;

/// <summary>Terms in working days. 2026-03-20 is a Friday; Nauryz is 21 to 23 March.</summary>
public class WorkingCalendarTests
{
    private static readonly WorkingCalendar Kazakhstan = new(
        TimeSpan.FromHours(5),
        [DayOfWeek.Saturday, DayOfWeek.Sunday],
        [new DateOnly(2026, 3, 23), new DateOnly(2026, 3, 24)],
        [new DateOnly(2026, 3, 28)]);

    [Theory]
    [InlineData("2026-03-20T10:00:00+05:00", 0, "2026-03-21T00:00:00+05:00")]
    [InlineData("2026-03-20T10:00:00+05:00", 1, "2026-03-26T00:00:00+05:00")] // Wednesday 25: Monday and Tuesday are off
    [InlineData("2026-03-20T10:00:00+05:00", 4, "2026-03-29T00:00:00+05:00")] // Saturday 28 is worked
    [InlineData("2026-03-20T23:59:59+05:00", 1, "2026-03-26T00:00:00+05:00")]
    [InlineData("2026-03-20T19:00:00Z", 1, "2026-03-26T00:00:00+05:00")] // already Saturday there
    [InlineData("2026-03-21T12:00:00+05:00", 1, "2026-03-26T00:00:00+05:00")]
    public void A_term_ends_with_its_last_working_day(string from, int days, string due) =>
        Kazakhstan.Due(At(from), days).ShouldBe(At(due));

    [Theory]
    [InlineData("2026-03-20T10:00:00+05:00", "2026-03-20T18:00:00+05:00", 0)]
    [InlineData("2026-03-20T10:00:00+05:00", "2026-03-24T18:00:00+05:00", 0)]
    [InlineData("2026-03-20T10:00:00+05:00", "2026-03-25T00:00:00+05:00", 1)]
    [InlineData("2026-03-20T10:00:00+05:00", "2026-03-30T09:00:00+05:00", 5)]
    [InlineData("2026-03-30T10:00:00+05:00", "2026-03-20T09:00:00+05:00", 0)]
    public void Working_days_between_two_instants(string from, string to, int days) =>
        Kazakhstan.Between(At(from), At(to)).ShouldBe(days);

    [Fact]
    public void A_file_is_overdue_when_as_many_working_days_passed_as_its_term_has()
    {
        var cases = from day in Gen.Choose(0, 40_000)
                    from second in Gen.Choose(0, 86_399)
                    from term in Gen.Choose(0, 60)
                    select (From: new Instant(((day * 86_400L) + second) * 1000), Term: term);
        Properties.Hold(cases, one =>
        {
            var last = new Instant(Kazakhstan.Due(one.From, one.Term).Milliseconds - 1);
            Kazakhstan.Between(one.From, last).ShouldBe(one.Term);
            (one.Term == 0 || Kazakhstan.IsWorked(Kazakhstan.DateOf(last))).ShouldBeTrue();
        });
    }

    [Fact]
    public void A_calendar_without_working_days_is_refused()
    {
        Should.Throw<ArgumentException>(() => new WorkingCalendar(TimeSpan.Zero, [.. Enum.GetValues<DayOfWeek>()], [], []));
        Should.Throw<ArgumentOutOfRangeException>(() => WorkingCalendar.Plain(TimeSpan.FromSeconds(30)));
    }

    private static Instant At(string time) => Instant.Of(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture));
}
