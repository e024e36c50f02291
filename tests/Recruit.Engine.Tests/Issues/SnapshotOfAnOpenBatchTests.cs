namespace Recruit.Engine.Tests.Issues;

/// <summary>
/// A snapshot taken between two turns that entered the same batch claimed to have seen that batch; the start skipped the second turn, and
/// an acknowledged effect was lost.
/// </summary>
public class SnapshotOfAnOpenBatchTests
{
    [Fact]
    public void A_turn_after_the_snapshot_in_the_same_batch_is_not_lost()
    {
        var step = new StepByStep(new EngineLimits { SnapshotEvery = TimeSpan.FromMilliseconds(1) });
        step.Ask(1, new PutIn(5));
        step.Crew.RunTurns();
        step.Time.Pass(TimeSpan.FromSeconds(1));
        step.Crew.Tick();
        step.Crew.RunTurns();
        var second = step.Ask(1, new PutIn(7));
        step.Settle();
        step.Crew.Tick();
        second.IsCompletedSuccessfully.ShouldBeTrue();
        step.Crash();
        step.Look(1).Coins.ShouldBe(12);
    }

    [Fact]
    public void A_busy_actor_is_saved_too()
    {
        var step = new StepByStep(new EngineLimits { SnapshotEvery = TimeSpan.FromSeconds(1) });
        for (var i = 0; i < 20; i++)
        {
            // There is always a turn in the open batch when the snapshot is asked for.
            step.Ask(1, new PutIn(1));
            step.Crew.RunTurns();
            step.Time.Pass(TimeSpan.FromMilliseconds(300));
            step.Crew.Tick();
            step.Crew.RunTurns();
            step.Crew.Commit();
        }

        step.Disk.OpenSnapshots().ReplayFrom.ShouldNotBeNull().Count.ShouldBeGreaterThan(10UL);
    }
}
