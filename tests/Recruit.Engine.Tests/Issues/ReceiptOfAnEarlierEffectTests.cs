using Recruit.Actors;

namespace Recruit.Engine.Tests.Issues;

/// <summary>An operation that was answered with the receipt of an earlier effect lost that receipt in its stored reply.</summary>
public class ReceiptOfAnEarlierEffectTests
{
    [Fact]
    public void A_retry_gets_the_earlier_receipt_again_also_after_a_restart()
    {
        var step = new StepByStep(kinds: new ActorKinds(new RememberingPurses()));
        var effect = step.Answer(1, new PutIn(5)).Receipt.ShouldNotBeNull();
        var named = new OperationId(Guid.NewGuid());
        var first = step.Answer(1, new PutIn(0), named);
        first.Receipt.ShouldBe(effect);
        step.Answer(1, new PutIn(0), named).ShouldBe(first);
        step.Crash();
        step.Answer(1, new PutIn(0), named).ShouldBe(first);
    }

    /// <summary>Nothing put in is answered by the last effect, as a repeated save is.</summary>
    private sealed class RememberingPurses : PurseKind
    {
        protected override Decision Decide(Purse state, ActorCommand command, Instant now) => command is PutIn { Coins: 0 }
            ? Decision.Tell(ContentsOf(state), ReceiptPlace.Unpack(state.LastPlace))
            : base.Decide(state, command, now);
    }
}
