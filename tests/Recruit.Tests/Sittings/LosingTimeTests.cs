using Recruit.Actors;
using Recruit.Sittings;
using static Recruit.Tests.Sittings.ShardBench;

namespace Recruit.Tests.Sittings;

/// <summary>Contacts, gaps, credit and extra time. The client of these tests is heard every 20 s; 10 s more are no loss.</summary>
public class ContactTests
{
    [Fact]
    public void A_contact_is_a_tiny_event_and_is_told_the_time()
    {
        var bench = Started();

        var decision = bench.Do(new Contact(Anna, 0), 0.25);

        decision.Reply.ShouldBe(new TimeTold(new SittingClock(Minute(0.25), Minute(60), 3_585_000, 0, 0, 0, 0)));
        bench.Bytes(decision.Events.ShouldHaveSingleItem()).Length.ShouldBeLessThan(10);
    }

    [Fact]
    public void A_device_that_speaks_without_a_pause_is_stored_once_a_second()
    {
        var bench = Started();

        for (var ms = 0; ms < 10_000; ms += 10)
        {
            bench.Do(new Contact(Anna, 0), new Instant(Opens.Milliseconds + ms)).Reply.ShouldBeOfType<TimeTold>();
        }

        bench.Journal.OfType<Contacted>().Select(one => one.At.Milliseconds - Opens.Milliseconds).ShouldBe(Enumerable.Range(1, 9).Select(one => one * 1000L));
    }

    [Fact]
    public void What_is_not_stored_makes_no_silence_shorter()
    {
        var bench = Started(Plan(LostTimeCredit.All));
        bench.Do(new Contact(Anna, 0), new Instant(Opens.Milliseconds + 5000));
        bench.Do(new Contact(Anna, 0), new Instant(Opens.Milliseconds + 5999)).Events.ShouldBeEmpty();

        bench.Do(new Contact(Anna, 0), new Instant(Opens.Milliseconds + 65_999)).Events.OfType<LostTimeRecorded>().ShouldHaveSingleItem()
            .CreditedMs.ShouldBe(40_999);
    }

    [Theory]
    [InlineData(30_000, 0)]
    [InlineData(30_001, 10_001)]
    [InlineData(300_000, 280_000)]
    public void A_silence_longer_than_contact_and_threshold_is_recorded_less_the_contact(long silence, long lost)
    {
        var bench = Started(Plan(LostTimeCredit.All));
        var now = new Instant(Opens.Milliseconds + silence);

        var events = bench.Do(new Contact(Anna, 0), now).Events;

        events.OfType<LostTimeRecorded>().Select(one => (one.To, one.Cause, one.To.Milliseconds - one.From.Milliseconds, one.CreditedMs))
            .ShouldBe(lost == 0 ? [] : [(now, LostTimeCause.Line, lost, lost)]);
        events[^1].ShouldBe(new Contacted(0, now));
    }

    [Theory]
    [InlineData(LostTimeCredit.None)]
    [InlineData(LostTimeCredit.Ours)]
    public void The_line_is_credited_only_where_the_rule_says_all(LostTimeCredit credit)
    {
        var bench = Started(Plan(credit));

        bench.Do(new Contact(Anna, 0), 10).Events.OfType<LostTimeRecorded>().ShouldHaveSingleItem().CreditedMs.ShouldBe(0);
        bench.Read(Anna, 10).Clock.Deadline.ShouldBe(Minute(60));
    }

    [Fact]
    public void The_line_is_credited_up_to_the_limit_of_the_plan()
    {
        var bench = Started(Plan(LostTimeCredit.All, maxMinutes: 30));
        bench.Do(new Contact(Anna, 0), 21);
        bench.Do(new Contact(Anna, 0), 42);

        bench.Read(Anna, 42).Clock.ShouldSatisfyAllConditions(
            clock => clock.CreditedMs.ShouldBe(30 * 60_000), clock => clock.Deadline.ShouldBe(Minute(90)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_deadline_that_passed_while_the_line_was_lost_moves_with_the_credit(bool isNudged)
    {
        var bench = Started(Plan(LostTimeCredit.All));
        bench.Do(new Contact(Anna, 0), 0.25);
        for (var minute = 0.5; minute <= 50; minute += 0.25)
        {
            bench.Do(new Contact(Anna, 0), minute);
        }

        if (isNudged)
        {
            bench.Do(new Nudge(), 65).Events.Length.ShouldBe(1);
        }

        var decision = bench.Do(Save(Anna, 0, 1), 70);

        var clock = decision.Reply.ShouldBeOfType<SaveTaken>().Clock;
        (clock.CreditedMs, clock.LeftMs).ShouldBe((20 * 60_000 - 20_000, 10 * 60_000 - 20_000));
        bench.Read(Anna, 70).Status.ShouldBe(AttemptStatus.Running);
        bench.Due.ShouldBe(new Instant(clock.Deadline.Milliseconds + 30_000));
        bench.Do(new Nudge(), 100).Events.ShouldHaveSingleItem().ShouldBeOfType<AttemptTimedOut>().Proof.At.ShouldBe(clock.Deadline);
    }

    [Fact]
    public void What_may_not_speak_is_refused()
    {
        var bench = Started();
        bench.Do(new Contact(Bolat, 0), 5).ShouldBeRefused(SittingRefusals.NotStarted);
        bench.Do(new Contact(new AttemptRef(new("nobody")), 0), 5).ShouldBeRefused(SittingRefusals.NotDealt);
        bench.Do(new Contact(Anna, 1), 5).ShouldBeRefused(SittingRefusals.UnknownEpoch, ("epoch", "0"));
        bench.Do(new Contact(Anna, 0), 61).ShouldBeRefused(SittingRefusals.TooLate);
        bench.Do(new Nudge(), 61);
        bench.Do(new Contact(Anna, 0), 61).ShouldBeRefused(SittingRefusals.TooLate);
    }
}

/// <summary>Gaps of the service.</summary>
public class ServiceGapTests
{
    [Theory]
    [InlineData(LostTimeCredit.None, 0)]
    [InlineData(LostTimeCredit.Ours, 300_000)]
    [InlineData(LostTimeCredit.All, 300_000)]
    public void Every_attempt_that_ran_is_recorded_and_no_other(LostTimeCredit credit, long credited)
    {
        var bench = Started(Plan(credit));
        bench.Do(new StartAttempt(Bolat), 0.2);
        bench.Do(new Submit(Bolat, 0, 0), 0.25);
        bench.Do(new Contact(Anna, 0), 0.25);

        var lost = bench.Do(new ServiceGap(Minute(0.5), Minute(5.5)), 5.5).Events.ShouldHaveSingleItem();

        lost.ShouldBe(new LostTimeRecorded(0, Minute(0.5), Minute(5.5), LostTimeCause.Service, credited));
    }

    /// <summary>The start was decided on while the disk stood still, and told when it went on.</summary>
    [Fact]
    public void An_attempt_that_starts_during_a_gap_of_ours_is_credited_from_its_start()
    {
        var shard = Started(Plan(LostTimeCredit.Ours));
        shard.Do(new ServiceGap(Minute(-0.5), Minute(1)), 1);
        shard.Read(Anna, 1).Clock.CreditedMs.ShouldBe(60_000);
    }

    [Fact]
    public void A_gap_below_the_threshold_is_none()
    {
        var bench = Started();
        bench.Do(new ServiceGap(Minute(0), new Instant(Opens.Milliseconds + 9_999)), 1).Events.ShouldBeEmpty();
        bench.Do(new ServiceGap(Minute(0), new Instant(Opens.Milliseconds + 10_000)), 1).Events.Length.ShouldBe(1);
    }

    [Fact]
    public void A_repeated_or_overlapping_gap_adds_only_what_is_new()
    {
        var bench = Started();
        bench.Do(new ServiceGap(Minute(0.1), Minute(5)), 5);
        bench.Do(new ServiceGap(Minute(0.1), Minute(5)), 5).Events.ShouldBeEmpty();
        bench.Do(new ServiceGap(Minute(4), Minute(6)), 6);

        bench.Read(Anna, 6).Clock.CreditedMs.ShouldBe((long)(5.9 * 60_000));
    }

    [Theory]
    [InlineData(LostTimeCredit.Ours)]
    [InlineData(LostTimeCredit.All)]
    public void A_gap_of_ours_and_the_silence_around_it_count_once_in_either_order(LostTimeCredit credit)
    {
        var gapFirst = Started(Plan(credit));
        gapFirst.Do(new Contact(Anna, 0), 0.25);
        gapFirst.Do(new ServiceGap(Minute(0.25), Minute(5)), 5);
        gapFirst.Do(new Contact(Anna, 0), 5.25);
        gapFirst.Read(Anna, 5.25).Clock.CreditedMs.ShouldBe((long)(4.75 * 60_000));

        var contactFirst = Started(Plan(credit));
        contactFirst.Do(new Contact(Anna, 0), 0.25);
        contactFirst.Do(new Contact(Anna, 0), 5.25);
        contactFirst.Do(new ServiceGap(Minute(0.25), Minute(5)), 5.25);
        var credited = contactFirst.Read(Anna, 5.25).Clock.CreditedMs;
        credited.ShouldBe(credit == LostTimeCredit.All ? 280_000 : (long)(4.75 * 60_000));
    }

    [Fact]
    public void A_line_that_was_lost_before_the_gap_is_recorded_for_itself()
    {
        var bench = Started(Plan(LostTimeCredit.All));
        bench.Do(new ServiceGap(Minute(5), Minute(6)), 6).Events.Cast<LostTimeRecorded>().Select(one => (one.Cause, one.CreditedMs))
            .ShouldBe([(LostTimeCause.Line, 280_000), (LostTimeCause.Service, 60_000)]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_deadline_that_passed_during_the_gap_moves_and_the_attempt_goes_on(bool isNudged)
    {
        var bench = Started();
        if (isNudged)
        {
            bench.Do(new Nudge(), 80).Events.Length.ShouldBe(1);
        }

        bench.Do(new ServiceGap(Minute(50), Minute(80)), 80);

        bench.Read(Anna, 80).ShouldSatisfyAllConditions(
            one => one.Status.ShouldBe(AttemptStatus.Running), one => one.Clock.Deadline.ShouldBe(Minute(90)), one => one.Clock.LeftMs.ShouldBe(600_000));
        bench.Do(new Nudge(), 95).Events.Length.ShouldBe(1);
    }

    /// <summary>Heard last at 0.4: at 2, the silence less the contact gives 76 s back and moves the deadline from 1 to 2.27.</summary>
    [Theory]
    [InlineData(2, false, true)]
    [InlineData(2, true, true)]
    [InlineData(2.7, true, true)]
    [InlineData(7.4, false, false)]
    public void A_gap_is_given_back_while_a_silence_before_it_would_still_be(double from, bool isNudged, bool isRunning)
    {
        var bench = Started(Plan(LostTimeCredit.All, minutes: 1, maxMinutes: 5)).Done(new Contact(Anna, 0), 0.4);
        if (isNudged)
        {
            bench.Do(new Nudge(), from).Events.Length.ShouldBe(1);
        }

        var events = bench.Do(new ServiceGap(Minute(from), Minute(from + 20)), from + 20).Events;

        var line = Minute(from).Milliseconds - Minute(0.4).Milliseconds - 20_000;
        events.Cast<LostTimeRecorded>().Select(one => (one.Cause, one.CreditedMs))
            .ShouldBe(isRunning ? [(LostTimeCause.Line, line), (LostTimeCause.Service, 1_200_000)] : []);
        (bench.Do(Save(Anna, 1, 1), from + 20.05).Reply is SaveTaken).ShouldBe(isRunning);
    }

    [Fact]
    public void An_attempt_whose_time_was_over_before_the_gap_stays_over()
    {
        var bench = Started();
        bench.Do(new ServiceGap(Minute(60.5), Minute(80)), 80).Events.ShouldBeEmpty();
        bench.Read(Anna, 80).Status.ShouldBe(AttemptStatus.TimedOut);
    }

    [Fact]
    public void Our_gap_is_credited_to_all_that_ran_and_to_nobody_else()
    {
        var bench = new ShardBench();
        bench.Do(new PlanSitting(Campaign, Items, Plan()), -1);
        for (var one = 0; one < 1000; one++)
        {
            bench.Do(Deal($"a{one}", $"C{one}"), -1);
            if (one % 3 != 0)
            {
                bench.Do(new StartAttempt(new AttemptRef(new($"a{one}"), one)), one % 3 == 1 ? 0 : 3);
            }
        }

        var events = bench.Do(new ServiceGap(Minute(2), new Instant(Minute(2).Milliseconds + 10_001)), 4).Events;

        events.OfType<LostTimeRecorded>().Where(one => one.Cause == LostTimeCause.Service).Select(one => (one.Slot % 3, one.CreditedMs)).Distinct()
            .ShouldBe([(1, 10_001L)]);
        events.OfType<LostTimeRecorded>().Count(one => one.Cause == LostTimeCause.Service).ShouldBe(333);
        for (var one = 0; one < 1000; one++)
        {
            bench.Read(new AttemptRef(new($"a{one}"), one), 4).Clock.CreditedMs.ShouldBe(one % 3 == 1 ? 10_001 : 0);
        }
    }
}

/// <summary>Extra time.</summary>
public class GrantExtraTests
{
    private static GrantExtra Extra(long ms) => new(Anna, ms, new("officer-1"), new("fire-alarm"));

    [Fact]
    public void It_moves_the_deadline_and_says_who_and_why()
    {
        var bench = Started();
        var decision = bench.Do(Extra(600_000), 5);

        decision.Events.ShouldHaveSingleItem().ShouldBe(new ExtraGranted(0, 600_000, new("officer-1"), new("fire-alarm"), Minute(5)));
        decision.Reply.ShouldBe(new TimeTold(new SittingClock(Minute(5), Minute(70), 65 * 60_000, 0, 0, 0, 600_000)));
        bench.Read(Anna, 5).Clock.Deadline.ShouldBe(Minute(70));
    }

    [Fact]
    public void It_can_be_granted_before_the_start_and_lets_an_attempt_go_on_whose_time_is_over()
    {
        var before = Dealt();
        before.Do(Extra(600_000), -5);
        before.Do(new StartAttempt(Anna), 0).Reply.ShouldBeOfType<AttemptOpened>().Clock.Deadline.ShouldBe(Minute(70));

        var after = Started();
        after.Do(new Nudge(), 61);
        after.Do(Extra(600_000), 65);
        after.Read(Anna, 65).Status.ShouldBe(AttemptStatus.Running);
    }

    /// <summary>Both stand in the journal for ever.</summary>
    [Fact]
    public void Who_and_why_hold_no_personal_number()
    {
        var bench = Started();
        bench.Do(Extra(1) with { By = new("officer-900101300123") }, 1).ShouldBeRefused(SittingRefusals.PersonalNumber);
        bench.Do(Extra(1) with { Reason = new("900101300123") }, 1).ShouldBeRefused(SittingRefusals.PersonalNumber);
        bench.Read(Anna, 1).Clock.ExtraMs.ShouldBe(0);
    }

    [Fact]
    public void What_is_handed_in_or_out_of_range_is_refused()
    {
        var bench = Started();
        bench.Do(Extra(0), 1).ShouldBeRefused(SittingRefusals.ExtraOutOfRange);
        bench.Do(Extra(-1), 1).ShouldBeRefused(SittingRefusals.ExtraOutOfRange);
        bench.Do(Extra(36_000_001), 1).ShouldBeRefused(SittingRefusals.ExtraOutOfRange, ("most", "36000000"));
        bench.Do(new Submit(Anna, 0, 0), 2);
        bench.Do(Extra(1), 3).ShouldBeRefused(SittingRefusals.AttemptEnded, ("ended", Minute(2).ToString()));
        bench.Do(Extra(1) with { Attempt = new AttemptRef(new("nobody")) }, 3).ShouldBeRefused(SittingRefusals.NotDealt);
    }
}
