using Recruit.Actors;
using Recruit.Sittings;
using static Recruit.Tests.Sittings.ShardBench;

namespace Recruit.Tests.Sittings;

/// <summary>Who watches a sitting sees how each attempt stands and nothing of what was answered; watching changes nothing.</summary>
public class WatchingTests
{
    [Fact]
    public void A_line_is_lost_after_the_silence_that_is_recorded_once_it_is_heard_again()
    {
        var bench = Started();
        Watch(bench, 0.5).IsOffline.ShouldBeFalse();
        Watch(bench, 0.501).IsOffline.ShouldBeTrue();
        bench.Do(new Contact(Anna, 0), 1);
        var heard = Watch(bench, 1.2);
        (heard.IsOffline, heard.Heard, heard.Started, heard.Status).ShouldBe((false, Minute(1), Minute(0), AttemptStatus.Running));
    }

    [Fact]
    public void An_attempt_is_late_between_its_deadline_and_the_end_of_its_grace()
    {
        var bench = Started();
        Watch(bench, 59.99).IsLate.ShouldBeFalse();
        Watch(bench, 60).ShouldSatisfyAllConditions(one => one.IsLate.ShouldBeTrue(), one => one.Status.ShouldBe(AttemptStatus.Running));
        var over = Watch(bench, 60.5);
        (over.IsLate, over.IsOffline, over.Status).ShouldBe((false, false, AttemptStatus.TimedOut));
    }

    [Fact]
    public void Who_did_not_start_was_not_heard_and_other_tests_are_not_told()
    {
        var bench = Started();
        bench.Do(new Arrive(Bolat), 1);
        bench.Do(new PlanSitting(Campaign, 1, Plan(of: PaperKind.Exercise)), -40);
        bench.Do(Deal("a-anna-essay", "A", test: Essay), -40);
        var watched = bench.Ask<AttemptsWatched>(new WatchAttempts(Law, 0), 2);
        watched.Attempts.Select(one => (one.Slot, one.Status, one.Arrived, one.Heard)).ShouldBe(
            [(0, AttemptStatus.Running, (Instant?)null, (Instant?)Minute(0)), (1, AttemptStatus.Dealt, Minute(1), null)]);
        watched.Total.ShouldBe(3);
        bench.Ask<AttemptsWatched>(new WatchAttempts(Law, 2), 2).Attempts.ShouldBeEmpty();
    }

    private static WatchedAttempt Watch(ShardBench bench, double minute) => bench.Ask<AttemptsWatched>(new WatchAttempts(Law, 0), minute).Attempts[0];
}
