using Recruit.Actors;
using Recruit.Applying;
using Recruit.Sittings;
using static Recruit.Tests.Sittings.ShardBench;

namespace Recruit.Tests.Sittings;

/// <summary>What closings of a campaign fix in a shard, also when one of them was abandoned and its message comes late.</summary>
public class FreezingTests
{
    private static readonly FreezeFacts Abandoned = new(new("c1"), [Law], 1);
    private static readonly FreezeFacts Later = new(new("c2"), [Law], 2);

    [Fact]
    public void The_late_message_of_an_abandoned_closing_takes_the_place_of_no_later_one()
    {
        var bench = Dealt().Done(Later, 1);
        var refused = bench.Do(Abandoned, 2);
        (refused.Reply, refused.Messages.IsEmpty).ShouldBe((Refusal.Because(ApplyingRefusals.Superseded), true));
        bench.Restart(bench.Pages());
        bench.Do(Abandoned, 3).ShouldBeRefused(ApplyingRefusals.Superseded);
        bench.Do(new RecordDecisions(new("c2"), DecisionTable.Of(1, [])), 4).Reply.ShouldBeOfType<DecisionsTaken>();
    }

    [Fact]
    public void A_later_closing_takes_over_what_an_abandoned_one_fixed_and_decides_anew()
    {
        var bench = Dealt().Done(Abandoned, 1).Done(new RecordDecisions(new("c1"), DecisionTable.Of(1, [])), 2);
        bench.Do(new StartAttempt(Anna), 3).ShouldBeRefused(ApplyingRefusals.FactsFrozen);
        bench.Do(Later, 4).Reply.ShouldBeOfType<FactsFixed>();
        bench.Do(new StartAttempt(Anna), 5).ShouldBeRefused(ApplyingRefusals.FactsFrozen);
        bench.Do(new RecordDecisions(new("c1"), DecisionTable.Of(1, [])), 6).ShouldBeRefused(ApplyingRefusals.NotFrozen);
        bench.Do(new ReleaseDecisions(new("c2")), 7).ShouldBeRefused(ApplyingRefusals.NotFrozen);
        bench.Do(new RecordDecisions(new("c2"), DecisionTable.Of(1, [])), 8).Reply.ShouldBeOfType<DecisionsTaken>();
        bench.Do(new ReleaseDecisions(new("c1")), 9).ShouldBeRefused(ApplyingRefusals.NotFrozen);
        bench.Do(new ReleaseDecisions(new("c2")), 10).Reply.ShouldBeOfType<ApplyingDone>();

        // What was fixed before is told to whoever asks again, and moves nothing.
        bench.Ask<FactsFixed>(Abandoned, 11);
        bench.Ask<ApplyingDone>(new ReleaseDecisions(new("c2")), 12);
    }

    [Fact]
    public void A_closing_that_waits_for_attempts_is_taken_over_by_a_later_one_too()
    {
        var bench = Started().Done(Abandoned, 1);
        bench.Do(Later, 2).Reply.ShouldBe(Refusal.Because(ApplyingRefusals.AttemptsRunning, new RefusalFact("running", "1")));
        bench.Do(Abandoned, 3).ShouldBeRefused(ApplyingRefusals.Superseded);
        bench.Do(Later, 600).Reply.ShouldBeOfType<FactsFixed>();
    }

    [Fact]
    public void Attempts_are_told_as_of_the_instant_that_is_asked_for()
    {
        var bench = Started();
        foreach (var (at, statuses) in ((double, AttemptStatus[])[])
        [
            (20, [AttemptStatus.Running, AttemptStatus.Dealt]), (119, [AttemptStatus.TimedOut, AttemptStatus.Dealt]), (121, [AttemptStatus.TimedOut, AttemptStatus.Absent]),
        ])
        {
            bench.Ask<AttemptsRead>(new ReadAttempts(0, Minute(at)), 599).Attempts.Select(one => one.Status).ShouldBe(statuses);
        }

        bench.Ask<AttemptsRead>(new ReadAttempts(0), 20).Attempts[0].Status.ShouldBe(AttemptStatus.Running);
    }
}
