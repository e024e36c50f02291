using Recruit.Actors;

namespace Recruit.Engine.Tests;

/// <summary>OV6: whoever asks for ever other actors does not fill the memory.</summary>
public class AwakeActorsTests
{
    [Fact]
    public async Task There_are_so_many_actors_in_memory_and_one_more_is_told_to_come_again_until_some_rest()
    {
        var step = new StepByStep(new EngineLimits { AwakeMost = 4, RetryAfter = TimeSpan.FromSeconds(7), SnapshotEvery = TimeSpan.FromSeconds(2), IdleAfter = TimeSpan.FromHours(1) });
        for (var purse = 1; purse <= 4; purse++)
        {
            step.Answer(purse, new PutIn(purse)).Reply.ShouldBeOfType<Contents>();
        }

        (await step.Ask(5, new PutIn(5))).Reply.ShouldBe(new Busy(TimeSpan.FromSeconds(7)));
        step.Answer(4, new PutIn(1)).Reply.ShouldBeOfType<Contents>("who is awake is served");
        step.Engine.Awake.ShouldBe(4);

        // What an actor tells another one was promised, and finds room.
        step.Answer(1, new Give(PurseKind.Key(6), 1)).Reply.ShouldBeOfType<Contents>();
        step.Engine.Awake.ShouldBe(5);

        step.Pass(TimeSpan.FromSeconds(10));
        step.Engine.Awake.ShouldBeLessThan(4, "nobody waits for an hour where there is no room");
        step.Answer(5, new PutIn(5)).Reply.ShouldBeOfType<Contents>().Coins.ShouldBe(5);
        step.Look(6).Coins.ShouldBe(1);
        step.Look(4).Coins.ShouldBe(5);
    }
}
