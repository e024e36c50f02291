using Recruit.Actors;

namespace Recruit.Engine.Tests.Issues;

/// <summary>A retry that was handled in the same turn as the first try got the reply without its receipt.</summary>
public class RetryInTheSameTurnTests
{
    [Fact]
    public async Task A_retry_in_the_same_turn_gets_the_receipt_too()
    {
        var step = new StepByStep();
        var operation = new OperationId(Guid.NewGuid());
        var (first, other, retry) = (step.Ask(1, new PutIn(5), operation), step.Ask(1, new PutIn(1)), step.Ask(1, new PutIn(5), operation));
        step.Settle();
        (await first).Receipt.ShouldNotBeNull();
        (await retry).ShouldBe(await first);
        (await other).Receipt.ShouldNotBe((await first).Receipt);
    }
}
