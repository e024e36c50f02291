using Recruit.Engine.Tests.Simulation;

namespace Recruit.Engine.Tests.Issues;

/// <summary>
/// A start reads the pages of those it replays only. A broken page of an actor that rested ended the engine when the actor was woken, and
/// every engine after it.
/// </summary>
public class BrokenPageOfARestingActorTests
{
    [Fact]
    public void An_actor_whose_snapshot_is_broken_is_made_again_from_the_journal()
    {
        var step = Resting();
        step.Disk.BreakPage(new Chance(2));
        step.Look(1).Coins.ShouldBe(12);
        step.Engine.Completion.IsCompleted.ShouldBeFalse();

        // It is saved whole, so the next engine reads it.
        step.Answer(1, new PutIn(1));
        step.Pass(TimeSpan.FromSeconds(10));
        step.Crash();
        step.Look(1).Coins.ShouldBe(13);
    }

    [Fact]
    public void A_broken_snapshot_with_messages_under_way_does_not_stop_the_start()
    {
        var step = Resting();
        step.Answer(1, new PutIn(30));
        step.Ask(1, new Give(PurseKind.Key(2), 3));
        step.Crew.RunTurns();
        step.Crew.Commit();

        // The message is durable and has not arrived; its sender goes to rest.
        for (var i = 0; i < 20; i++)
        {
            step.Time.Pass(TimeSpan.FromSeconds(1));
            step.Crew.Tick();
            step.Crew.RunTurns();
        }

        step.Engine.Awake.ShouldBe(0);
        for (ulong seed = 0; seed < 4; seed++)
        {
            step.Disk.BreakPage(new Chance(seed));
        }

        step.Crash();
        step.Settle();
        step.Look(2).Coins.ShouldBe(3);
    }

    private static StepByStep Resting()
    {
        var step = new StepByStep(new EngineLimits { IdleAfter = TimeSpan.FromSeconds(3), SnapshotEvery = TimeSpan.FromSeconds(1) });
        step.Answer(1, new PutIn(5));
        step.Answer(1, new PutIn(7));
        step.Pass(TimeSpan.FromSeconds(10));
        step.Engine.Awake.ShouldBe(0);
        return step;
    }
}
