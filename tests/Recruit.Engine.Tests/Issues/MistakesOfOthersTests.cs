using Recruit.Actors;

namespace Recruit.Engine.Tests.Issues;

/// <summary>
/// A command that cannot be written, a message to nobody, to oneself or an unknown kind: each ended the engine for everybody, and a stored
/// message that led to one ended every later engine too.
/// </summary>
public class MistakesOfOthersTests
{
    [Fact]
    public void An_unknown_kind_is_the_callers_mistake()
    {
        var step = new StepByStep();
        Should.Throw<ArgumentException>(() => step.Engine.AskAsync(new ActorKey("wallet", "w1"), new Look()).AsTask());
        step.Look(1).Coins.ShouldBe(0);
    }

    [Fact]
    public void A_command_that_cannot_be_repeated_is_the_callers_mistake()
    {
        var step = new StepByStep();
        step.Answer(1, new Peek()).Reply.ShouldBeOfType<Contents>();
        Should.Throw<DecisionFailedException>(() => step.Answer(1, new Peek(), new OperationId(Guid.NewGuid())));
        step.Look(1).Coins.ShouldBe(0);
    }

    [Theory]
    [InlineData("wallet", "w1")]
    [InlineData("purse", "p1")]
    public void A_message_that_cannot_be_sent_changes_nothing(string kind, string id)
    {
        var step = new StepByStep();
        step.Answer(1, new PutIn(5));
        var named = new OperationId(Guid.NewGuid());
        Should.Throw<DecisionFailedException>(() => step.Answer(1, new Give(new ActorKey(kind, id), 3)));
        Should.Throw<DecisionFailedException>(() => step.Answer(1, new Give(new ActorKey(kind, id), 3), named));
        step.Look(1).Coins.ShouldBe(5);
        var receipt = step.Answer(1, new PutIn(1)).Receipt;
        step.Crash();
        step.Look(1).Coins.ShouldBe(6);
        receipt.ShouldNotBeNull();
        step.Troubles.Count.ShouldBe(2);
    }

    [Fact]
    public void An_event_that_cannot_be_written_changes_nothing_and_harms_nobody_in_the_same_turn()
    {
        var step = new StepByStep();
        Task<Answer>[] asks = [step.Ask(1, new PutIn(5)), step.Ask(1, new WakeAt(new Instant(-1))), step.Ask(1, new PutIn(2))];
        step.Settle();
        asks[1].IsFaulted.ShouldBeTrue();
        step.Look(1).Coins.ShouldBe(7);
        step.Crash();
        step.Look(1).Coins.ShouldBe(7);
    }
}
