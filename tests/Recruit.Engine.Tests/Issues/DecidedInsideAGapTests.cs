using Recruit.Engine.Tests.Simulation;

namespace Recruit.Engine.Tests.Issues;

/// <summary>
/// While the disk stood still, turns went on by the clock. An actor whose instant came in the stall was nudged, wanted nothing any more, and
/// was not told of the gap; what it refused for lateness in the stall would have been in time by what the gap gave back.
/// </summary>
public class DecidedInsideAGapTests
{
    private static readonly TimeSpan Stall = TimeSpan.FromSeconds(30);

    [Fact]
    public void An_instant_that_comes_while_storing_comes_after_the_gap_was_told() => ComesAfter(StorageCall.Append);

    [Fact]
    public void An_instant_that_comes_while_the_store_clears_up_comes_after_the_gap_was_told() => ComesAfter(StorageCall.Tidy);

    [Fact]
    public void An_instant_that_comes_while_the_process_stands_still_comes_after_the_gap_was_told()
    {
        var step = new StepByStep();
        step.Answer(1, new WakeAt(step.Engine.Now + TimeSpan.FromSeconds(4)));
        step.Time.Pass(Stall);
        step.Crew.Tick();
        step.Crew.RunTurns();
        step.Settle();
        var seen = step.Look(1);
        (seen.Gaps, seen.Wakes, seen.LastGapTo - seen.LastGapFrom).ShouldBe((1, 0, Stall));
    }

    [Fact]
    public void What_comes_in_a_long_stall_waits_or_is_told_to_come_again()
    {
        var step = new StepByStep(new EngineLimits { MailboxRoom = 3 });
        List<Task<Actors.Answer>> inside = [];
        Beside(step, StorageCall.Append, () =>
        {
            step.Time.Pass(Stall);
            for (var i = 0; i < 5; i++)
            {
                inside.Add(step.Ask(1, new PutIn(1)));
                step.Crew.StepBesideCommit();
            }

            inside.Select(one => one.IsCompleted).ShouldBe([false, false, false, true, true]);
        });
        step.Answer(2, new PutIn(1));
        inside.Count(one => one.Result.Reply is Contents).ShouldBe(3);
        inside.Count(one => one.Result.Reply is Actors.Busy).ShouldBe(2);
        step.Look(1).Coins.ShouldBe(3);
    }

    /// <summary>An instant that is asked for in a turn between closing and storing belongs to those who are told.</summary>
    [Fact]
    public void Who_begins_to_wait_in_a_stall_is_told_of_it()
    {
        var step = new StepByStep();
        Beside(step, StorageCall.Append, () =>
        {
            _ = step.Ask(1, new WakeAt(step.Engine.Now + TimeSpan.FromDays(1)));
            step.Crew.StepBesideCommit();
            step.Time.Pass(Stall);
        });
        step.Answer(2, new PutIn(1));
        step.Look(1).Gaps.ShouldBe(1);
    }

    private static void ComesAfter(StorageCall call)
    {
        var step = new StepByStep();
        var due = step.Engine.Now + TimeSpan.FromSeconds(4);
        step.Answer(1, new WakeAt(due));
        Beside(step, call, () =>
        {
            for (var passed = TimeSpan.Zero; passed < Stall; passed += TimeSpan.FromSeconds(1))
            {
                step.Time.Pass(TimeSpan.FromSeconds(1));
                step.Crew.Tick();
                while (step.Crew.StepBesideCommit() is not null)
                {
                }
            }
        });
        step.Answer(2, new PutIn(1));
        var seen = step.Look(1);
        (seen.Gaps, seen.Wakes, seen.LastGapTo - seen.LastGapFrom).ShouldBe((1, 0, Stall));
        step.Pass(TimeSpan.FromSeconds(3));
        step.Look(1).Wakes.ShouldBe(1);
    }

    /// <summary>Does something inside the next call of this kind.</summary>
    private static void Beside(StepByStep step, StorageCall stalled, Action meanwhile) => step.Faults.Plan = (call, _) =>
    {
        if (call == stalled)
        {
            step.Faults.Plan = (_, _) => Fault.None;
            meanwhile();
        }

        return Fault.None;
    };
}
