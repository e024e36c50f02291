using Recruit.Actors;
using Recruit.Numbers;
using Recruit.Sittings;
using static Recruit.Tests.Sittings.ShardBench;

namespace Recruit.Tests.Sittings;

/// <summary>Telling the plan of a test.</summary>
public class PlanSittingTests
{
    [Fact]
    public void A_plan_is_taken_once_and_another_one_replaces_it_until_somebody_starts()
    {
        var bench = new ShardBench();
        bench.Do(new PlanSitting(Campaign, Items, Plan()), 0).Events.ShouldHaveSingleItem().ShouldBe(new SittingPlanned(Campaign, Items, Plan()));
        bench.Do(new PlanSitting(Campaign, Items, Plan()), 0).Events.ShouldBeEmpty();
        bench.Do(new PlanSitting(Campaign, Items, Plan(minutes: 90)), 0).Events.Length.ShouldBe(1);
        bench.Do(Deal("a-anna", "A"), 0);
        bench.Do(new PlanSitting(Campaign, 7, Plan()), 0).Events.Length.ShouldBe(1);
        bench.Do(new StartAttempt(Anna), 0);

        bench.Do(new PlanSitting(Campaign, Items, Plan()), 1).ShouldBeRefused(SittingRefusals.PlanInUse);
        bench.Do(new PlanSitting(Campaign, 7, Plan()), 1).Reply.ShouldBe(new Done());
    }

    [Fact]
    public void A_shard_belongs_to_one_campaign()
    {
        var bench = Dealt();

        bench.Do(new PlanSitting(new("other"), Items, Plan()), 0).ShouldBeRefused(SittingRefusals.OtherCampaign, ("campaign", "clerk-7"));
    }
}

/// <summary>Dealing forms.</summary>
public class DealFormTests
{
    [Fact]
    public void Attempts_get_slots_in_their_order_and_a_repeat_gets_its_own()
    {
        var bench = Dealt();
        bench.Do(Deal("a-anna", "A"), 0).Reply.ShouldBe(new AttemptDealt(0));
        bench.Do(Deal("a-bolat", "B"), 0).Events.ShouldBeEmpty();
        bench.Do(Deal("a-wera", "W"), 0).Reply.ShouldBe(new AttemptDealt(2));
    }

    [Fact]
    public void Another_adjustment_counts_until_the_start_and_not_afterwards()
    {
        var bench = Dealt();
        bench.Do(Deal("a-anna", "A", new Rational(5, 4)), -40).Events.ShouldBe([new AdjustmentChanged(0, new TimeRatio(new Rational(5, 4)))]);
        bench.Do(Deal("a-anna", "A", new Rational(5, 4)), -40).Events.ShouldBeEmpty();
        bench.Do(new StartAttempt(Anna), 0);
        bench.Read(Anna, 1).Clock.Deadline.ShouldBe(Minute(75));
        bench.Do(Deal("a-anna", "A", new Rational(3, 2)), 2).ShouldBeRefused(SittingRefusals.DealtOtherwise);
        bench.Read(Anna, 3).Clock.Deadline.ShouldBe(Minute(75));
    }

    [Fact]
    public void Other_content_for_an_attempt_or_a_second_attempt_of_a_candidate_is_refused()
    {
        var bench = Dealt();
        bench.Do(Deal("a-anna", "C"), 0).ShouldBeRefused(SittingRefusals.DealtOtherwise);
        bench.Do(Deal("a-anna-2", "A"), 0).ShouldBeRefused(SittingRefusals.DealtOtherwise);
        bench.Do(Deal("a-anna-2", "A", test: Essay), 0).ShouldBeRefused(SittingRefusals.NotPlanned, ("test", "essay"));
        bench.Do(new PlanSitting(Campaign, 1, Plan(of: PaperKind.Exercise)), 0);
        bench.Do(Deal("a-anna-2", "A", test: Essay), 0).Reply.ShouldBe(new AttemptDealt(2));
    }
}

/// <summary>What may stand in the id of an attempt, which receipts and journals keep for ever.</summary>
public class PersonalNumberTests
{
    [Theory]
    [InlineData("900101300123", false)]
    [InlineData("a-900101300123", false)]
    [InlineData("law_011231600000-2", false)]
    [InlineData("a900101300123b", false)]
    [InlineData("9001013001234", true)]
    [InlineData("90010130012", true)]
    [InlineData("901301300123", true)]
    [InlineData("900132300123", true)]
    [InlineData("900101700123", true)]
    [InlineData("3f2b8c1d94e64a7a9c3e5d7f1a2b3c4d", true)]
    public void An_id_that_reads_like_an_IIN_is_refused(string attempt, bool isDealt)
    {
        var decision = Dealt().Do(Deal(attempt, "C"), 0);

        (decision.Reply is AttemptDealt).ShouldBe(isDealt);
        if (!isDealt)
        {
            decision.ShouldBeRefused(SittingRefusals.PersonalNumber);
        }
    }

    [Fact]
    public void Of_a_person_nothing_is_stored_but_the_number_of_the_key()
    {
        var bench = Dealt();

        var dealt = bench.Journal.OfType<FormDealt>().First();

        dealt.ShouldBe(new FormDealt(Anna.Id, Law, KeyOf("A"), TimeRatio.One, new FormSeed(1, 2), Minute(-50)));
        bench.Read(Anna, 0).Person.ShouldBe(KeyOf("A"));
    }
}

/// <summary>Starting the clock.</summary>
public class StartAttemptTests
{
    [Fact]
    public void The_clock_runs_from_the_servers_time_and_a_repeat_is_told_the_same()
    {
        var bench = Dealt();
        var first = bench.Do(new StartAttempt(Anna), 10);
        var again = bench.Do(new StartAttempt(Anna), 10);

        first.Events.ShouldHaveSingleItem().ShouldBe(new AttemptStarted(0, Minute(10)));
        again.Events.ShouldBeEmpty();
        again.Reply.ShouldBe(first.Reply);
        var opened = first.Reply.ShouldBeOfType<AttemptOpened>();
        opened.Clock.ShouldBe(new SittingClock(Minute(10), Minute(70), 3_600_000, 0, 0, 0, 0));
        (opened.Seed, opened.Slot, opened.Test).ShouldBe((new FormSeed(1, 2), 0, Law));
    }

    [Theory]
    [InlineData(-0.001, SittingRefusals.NotOpenYet)]
    [InlineData(120.001, SittingRefusals.StartClosed)]
    public void Outside_its_window_no_attempt_starts(double minute, string code) =>
        Dealt().Do(new StartAttempt(Anna), minute).ShouldBeRefused(
            code,
            minute < 0 ? ("opens", Minute(0).ToString()) : ("last-start", Minute(120).ToString()),
            ("server-time", Minute(minute).ToString()));

    [Theory]
    [InlineData(0)]
    [InlineData(120)]
    public void Both_ends_of_the_window_are_inside(double minute) =>
        Dealt().Do(new StartAttempt(Anna), minute).Reply.ShouldBeOfType<AttemptOpened>();

    [Fact]
    public void What_was_not_dealt_ended_or_taken_over_does_not_start()
    {
        var bench = Started();
        bench.Do(new StartAttempt(new AttemptRef(new("nobody"))), 0).ShouldBeRefused(SittingRefusals.NotDealt);
        bench.Do(new StartAttempt(Bolat), 1);
        bench.Do(new Submit(Bolat, 0, 0), 2);
        bench.Do(new StartAttempt(Bolat), 3).ShouldBeRefused(SittingRefusals.AttemptEnded, ("ended", Minute(2).ToString()));
        bench.Do(new TakeOver(Anna), 4);
        bench.Do(new StartAttempt(Anna), 5).ShouldBeRefused(SittingRefusals.TakenOver, ("epoch", "1"));
        bench.Do(new StartAttempt(Anna), 65).ShouldBeRefused(SittingRefusals.AttemptEnded, ("ended", Minute(60).ToString()));
    }

    [Fact]
    public void An_adjustment_makes_the_time_longer_rounded_up_to_a_millisecond()
    {
        Started(time: new Rational(5, 4)).Read(Anna, 1).Clock.Deadline.ShouldBe(Minute(75));
        Started(time: new Rational(1_000_000, 999_999)).Read(Anna, 1).Clock.Deadline.ShouldBe(new Instant(Minute(60).Milliseconds + 4));
    }

    [Fact]
    public void No_deadline_is_later_than_the_window()
    {
        var bench = Started(Plan(minutes: 700));
        bench.Read(Anna, 1).Clock.Deadline.ShouldBe(Minute(600));
        bench.Do(new GrantExtra(Anna, 60_000, new("officer-1"), new("line")), 2).Reply.ShouldBeOfType<TimeTold>().Clock.Deadline.ShouldBe(Minute(600));
    }
}

/// <summary>Coming to the page of the start.</summary>
public class ArriveTests
{
    [Fact]
    public void The_first_time_is_recorded_and_the_reply_tells_the_time_there_will_be()
    {
        var bench = Dealt();

        var first = bench.Do(new Arrive(Anna), 5);

        first.Events.ShouldHaveSingleItem().ShouldBe(new Arrived(0, Minute(5)));
        first.Reply.ShouldBe(new TimeTold(new SittingClock(Minute(5), Minute(600), 3_600_000, 0, 0, 0, 0)));
        bench.Ask<TimeTold>(new Arrive(Anna), 6);
    }

    [Theory]
    [InlineData(-0.001, SittingRefusals.NotOpenYet)]
    [InlineData(120.001, SittingRefusals.StartClosed)]
    public void Who_comes_when_no_start_is_possible_is_refused_and_stays_absent(double minute, string code)
    {
        var bench = Dealt();

        bench.Do(new Arrive(Anna), minute).ShouldBeRefused(code);

        bench.Read(Anna, 121).Status.ShouldBe(AttemptStatus.Absent);
    }

    [Fact]
    public void What_was_not_dealt_nobody_comes_to() =>
        Dealt().Do(new Arrive(new AttemptRef(new("nobody"))), 1).ShouldBeRefused(SittingRefusals.NotDealt);

    [Fact]
    public void Who_has_started_has_come_already() => Started().Ask<TimeTold>(new Arrive(Anna), 700);

    [Fact]
    public void It_takes_nothing_from_the_time_and_gives_none()
    {
        var bench = Dealt();
        bench.Do(new Arrive(Anna), 5);

        bench.Do(new StartAttempt(Anna), 100).Reply.ShouldBeOfType<AttemptOpened>().Clock
            .ShouldBe(new SittingClock(Minute(100), Minute(160), 3_600_000, 0, 0, 0, 0));
    }

    [Fact]
    public void Absent_and_not_started_are_told_apart_by_it()
    {
        var bench = Dealt();
        bench.Do(new Arrive(Anna), 5);

        (bench.Read(Anna, 120).Status, bench.Read(Bolat, 120).Status).ShouldBe((AttemptStatus.Dealt, AttemptStatus.Dealt));
        (bench.Read(Anna, 121).Status, bench.Read(Bolat, 121).Status).ShouldBe((AttemptStatus.NotStarted, AttemptStatus.Absent));
    }
}

/// <summary>Another device goes on.</summary>
public class TakeOverTests
{
    [Fact]
    public void The_newer_device_gets_everything_and_the_older_one_is_told()
    {
        var bench = Started();
        bench.Do(Save(Anna, 1, 8), 5);

        var opened = bench.Do(new TakeOver(Anna), 6).Reply.ShouldBeOfType<AttemptOpened>();

        (opened.Clock.Epoch, opened.Clock.HighestSequence).ShouldBe((1, 0u));
        bench.Do(new Contact(Anna, 0), 7).ShouldBeRefused(SittingRefusals.TakenOver, ("epoch", "1"));
        bench.Do(new ReadAttempt(Anna, 0), 7).ShouldBeRefused(SittingRefusals.TakenOver, ("epoch", "1"));
        bench.Do(new Submit(Anna, 0, 8), 7).ShouldBeRefused(SittingRefusals.TakenOver, ("epoch", "1"));
        bench.Do(new ReadAttempt(Anna, 2), 7).ShouldBeRefused(SittingRefusals.UnknownEpoch, ("epoch", "1"));
        bench.Ask<AttemptRead>(new ReadAttempt(Anna, 1), 7).Answers.ShouldHaveSingleItem().Sequence.ShouldBe(8u);
    }

    [Fact]
    public void A_repeated_wish_gets_the_epoch_it_was_given_whatever_has_happened_since()
    {
        var bench = Started();
        var (first, second) = (Wish(1), Wish(2));
        bench.Do(first, 5).Reply.ShouldBeOfType<AttemptOpened>().Clock.Epoch.ShouldBe(1);
        bench.Do(second, 6).Reply.ShouldBeOfType<AttemptOpened>().Clock.Epoch.ShouldBe(2);

        foreach (var minute in (double[])[7, 62])
        {
            bench.Ask<AttemptOpened>(first, minute).Clock.ShouldSatisfyAllConditions(one => one.Epoch.ShouldBe(1), one => one.ServerTime.ShouldBe(Minute(minute)));
            bench.Ask<AttemptOpened>(second, minute).Clock.Epoch.ShouldBe(2);
        }

        bench.Do(Wish(3), 62).ShouldBeRefused(SittingRefusals.TooLate);

        static TakeOver Wish(int number) => new(Anna, new OperationId(new Guid(number, 0, 0, new byte[8])));
    }

    /// <summary>A device that took over and heard nothing was told the number of the device that came after it, and would have counted on from there.</summary>
    [Fact]
    public void A_repeated_wish_is_told_its_own_devices_numbers_only()
    {
        var bench = Started();
        var (first, second) = (Wish(1), Wish(2));
        bench.Do(first, 5);
        bench.Do(second, 6);
        bench.Do(Save(Anna, 0, 7, epoch: 2), 6);

        bench.Ask<AttemptOpened>(first, 7).Clock.ShouldSatisfyAllConditions(one => one.Epoch.ShouldBe(1), one => one.HighestSequence.ShouldBe(0u));
        bench.Ask<AttemptOpened>(second, 7).Clock.ShouldSatisfyAllConditions(one => one.Epoch.ShouldBe(2), one => one.HighestSequence.ShouldBe(7u));

        static TakeOver Wish(int number) => new(Anna, new OperationId(new Guid(number, 0, 0, new byte[8])));
    }

    [Fact]
    public void No_more_devices_take_over_than_the_plan_says()
    {
        var bench = Started(Plan(takeovers: 2));
        bench.Do(new TakeOver(Anna), 5);
        bench.Do(new TakeOver(Anna), 5);

        bench.Do(new TakeOver(Anna), 5).ShouldBeRefused(SittingRefusals.TooManyTakeovers, ("most", "2"));

        bench.Do(Save(Anna, 0, 1, epoch: 2), 6).Reply.ShouldBeOfType<SaveTaken>();
    }

    [Fact]
    public void Only_a_running_attempt_is_taken_over()
    {
        var bench = Started();
        bench.Do(new TakeOver(Bolat), 5).ShouldBeRefused(SittingRefusals.NotStarted);
        bench.Do(new TakeOver(Anna), 61).ShouldBeRefused(SittingRefusals.TooLate);
        bench.Do(new StartAttempt(Bolat), 5);
        bench.Do(new Submit(Bolat, 0, 0), 6);
        bench.Do(new TakeOver(Bolat), 7).ShouldBeRefused(SittingRefusals.AttemptEnded, ("ended", Minute(6).ToString()));
    }
}
