namespace Recruit.Engine.Tests.Issues;

/// <summary>
/// An actor that was woken by its nudge was nudged for ever after: the timers were told of changes only, and the mailbox of a woken actor
/// did not know that there had been an instant.
/// </summary>
public class NudgeOfAWokenActorTests
{
    [Fact]
    public void An_actor_that_was_woken_by_its_nudge_is_not_nudged_again()
    {
        var step = new StepByStep(new EngineLimits { IdleAfter = TimeSpan.FromSeconds(3), SnapshotEvery = TimeSpan.FromSeconds(1) });
        step.Answer(1, new WakeAt(step.Engine.Now + TimeSpan.FromSeconds(20)));
        step.Pass(TimeSpan.FromSeconds(15));
        step.Engine.Awake.ShouldBe(0);
        step.Pass(TimeSpan.FromSeconds(10));
        step.Look(1).Wakes.ShouldBe(1);
        step.Pass(TimeSpan.FromSeconds(10));
        var stored = step.Stored.Count;
        step.Pass(TimeSpan.FromSeconds(30));
        step.Stored.Count.ShouldBe(stored, "nobody waits for an instant, so no sign of life is stored");
    }
}
