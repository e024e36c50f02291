using Recruit.Actors;
using Recruit.Evidence;

namespace Recruit.Engine.Tests;

public class EmbeddedEngineTests
{
    [Fact]
    public async Task A_state_survives_a_restart_and_a_receipt_verifies()
    {
        using var folder = new DataFolder();
        ReceiptPlace place;
        await using (var engine = folder.Start())
        {
            var answer = await engine.AskAsync(PurseKind.Key(1), new PutIn(5));
            answer.Reply.ShouldBeOfType<Contents>().Coins.ShouldBe(5);
            place = answer.Receipt!.Value;
        }

        await using var again = folder.Start();
        (await again.AskAsync(PurseKind.Key(1), new Look())).Reply.ShouldBeOfType<Contents>().Coins.ShouldBe(5);
        var receipt = (await again.ReadReceiptsAsync([place]))[0]!;
        receipt.Verify(TestKeys.Origin, TestKeys.Verifier).ShouldBe(ReceiptVerdict.Accepted);
    }

    [Fact]
    public async Task Coins_that_are_given_arrive_once()
    {
        using var folder = new DataFolder();
        await using (var engine = folder.Start())
        {
            await engine.AskAsync(PurseKind.Key(1), new PutIn(1000));
            await Task.WhenAll(Enumerable.Range(0, 500).Select(i => engine.AskAsync(PurseKind.Key(1), new Give(PurseKind.Key(2 + (i % 3)), 1)).AsTask()));
        }

        await using var again = folder.Start();
        var sum = 0;
        for (var i = 1; i <= 4; i++)
        {
            sum += ((Contents)(await again.AskAsync(PurseKind.Key(i), new Look())).Reply).Coins;
        }

        sum.ShouldBe(1000);
    }
}
