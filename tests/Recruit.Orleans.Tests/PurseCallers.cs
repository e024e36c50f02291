using Recruit.Actors;
using Recruit.Engine.Tests;
using Recruit.Evidence;
using Recruit.Hosts;

namespace Recruit.Orleans.Tests;

/// <summary>Callers who give coins from purse to purse, each wish by a name until it is answered.</summary>
internal sealed class PurseCallers(IActors actors)
{
    public const int Purses = 12;

    private readonly TaskCompletionSource[] reached = [.. Enumerable.Range(0, 200).Select(_ => new TaskCompletionSource())];
    private readonly List<ReceiptPlace> receipts = [];
    private int names;
    private int rounds;

    public async Task RunAsync(int rounds)
    {
        for (var purse = 0; purse < Purses; purse++)
        {
            await WantAsync(PurseKind.Key(purse), new PutIn(1000));
        }

        for (var round = 0; round < rounds; round++)
        {
            reached[round].TrySetResult();
            await Task.WhenAll(Enumerable.Range(0, Purses).Select(purse => Task.WhenAll(
                WantAsync(PurseKind.Key(purse), new PutIn(2)),
                WantAsync(PurseKind.Key(purse), new Give(PurseKind.Key((purse + 1 + (round % (Purses - 1))) % Purses), 1)))));
        }

        this.rounds = rounds;
    }

    public Task ReachAsync(int round) => reached[round].Task;

    /// <summary>Every coin that was put in is there once, and every receipt is good.</summary>
    public async Task CheckAsync()
    {
        var wanted = Purses * (1000 + (2 * rounds));
        await TellingPurse.UntilAsync(async () =>
        {
            var sum = 0;
            for (var purse = 0; purse < Purses; purse++)
            {
                sum += ((Contents)(await UntilToldAsync(PurseKind.Key(purse), new Look(), default)).Reply).Coins;
            }

            sum.ShouldBeLessThanOrEqualTo(wanted);
            return sum == wanted;
        });
        var proofs = await actors.ReadReceiptsAsync([.. receipts.Take(IActors.ReceiptsMax)]);
        proofs.ShouldAllBe(one => one != null && one.Verify(TestKeys.Origin, new[] { TestKeys.Verifier }) == ReceiptVerdict.Accepted);
    }

    /// <summary>Asks by one name until it is told what came of it.</summary>
    public async Task WantAsync(ActorKey purse, ActorCommand command)
    {
        var name = new OperationId(new Guid(Interlocked.Increment(ref names), 1, 1, new byte[8]));
        var answer = await UntilToldAsync(purse, command, name);
        lock (receipts)
        {
            receipts.Add(answer.Receipt!.Value);
        }
    }

    private async Task<Answer> UntilToldAsync(ActorKey purse, ActorCommand command, OperationId name)
    {
        while (true)
        {
            var answer = await actors.AskAsync(purse, command, name);
            if (answer.Reply is Contents)
            {
                return answer;
            }

            // A client's pause before it asks again.
            (answer.Reply is Busy or OutcomeUnknown).ShouldBeTrue(answer.Reply.ToString());
            await Task.Delay(20);
        }
    }
}
