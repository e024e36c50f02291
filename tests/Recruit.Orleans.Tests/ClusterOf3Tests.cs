using Recruit.Actors;
using Recruit.Engine.Tests;
using Recruit.Evidence;
using Recruit.Hosts;

namespace Recruit.Orleans.Tests;

/// <summary>Three silos in trouble: nothing that was answered is lost, and nothing has its effect twice.</summary>
public sealed class ClusterOf3Tests
{
    private const int Purses = 12;

    [Fact]
    public async Task Silos_that_are_killed_under_load_lose_nothing_that_was_answered_and_double_nothing()
    {
        await using var silos = await TestSilos.StartAsync(PurseKind.Alone, new StandingTime(), silos: 3);
        var clients = new Clients(silos.Actors);
        var load = clients.RunAsync(rounds: 60);
        await clients.ReachAsync(round: 12);
        await silos.Cluster.KillSiloAsync(silos.Cluster.Silos[1]);
        await clients.ReachAsync(round: 30);
        await silos.Cluster.KillSiloAsync(silos.Cluster.Silos[^1]);
        await load;
        await clients.CheckAsync();
    }

    [Fact]
    public async Task Silos_that_are_replaced_one_after_the_other_lose_and_double_nothing()
    {
        await using var silos = await TestSilos.StartAsync(PurseKind.Alone, new StandingTime(), silos: 3);
        var clients = new Clients(silos.Actors);
        var load = clients.RunAsync(rounds: 60);
        for (var silo = 0; silo < 3; silo++)
        {
            await clients.ReachAsync(round: 10 * (silo + 1));
            await silos.Cluster.StopSiloAsync(silos.Cluster.Silos[0]);
            await silos.Cluster.StartAdditionalSiloAsync();
        }

        await load;
        await clients.CheckAsync();
    }

    [Fact]
    public async Task A_store_that_fails_before_and_after_it_stored_loses_and_doubles_nothing()
    {
        var (store, failures) = (new SharedStore(), 0);
        await using var silos = await TestSilos.StartAsync(PurseKind.Alone, new StandingTime(), silos: 3, store);
        store.Reading = (name, _) => Interlocked.Increment(ref failures) % 29 == 0 ? throw new IOException("503") : Task.CompletedTask;
        store.Before = (name, _) => Interlocked.Increment(ref failures) % 23 == 0 ? throw new IOException("503") : Task.CompletedTask;
        store.After = (name, _) => Interlocked.Increment(ref failures) % 31 == 0 ? throw new TimeoutException("It was stored.") : Task.CompletedTask;
        var clients = new Clients(silos.Actors);
        await clients.RunAsync(rounds: 40);
        (store.Reading, store.Before, store.After) = (null, null, null);
        failures.ShouldBeGreaterThan(100);
        await clients.CheckAsync();
    }

    /// <summary>Callers who give coins from purse to purse, each wish by a name until it is answered.</summary>
    private sealed class Clients(IActors actors)
    {
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
            var sum = 0;
            for (var tries = 0; tries < 600 && sum != wanted; tries++)
            {
                sum = 0;
                for (var purse = 0; purse < Purses; purse++)
                {
                    sum += ((await actors.AskAsync(PurseKind.Key(purse), new Look())).Reply as Contents)?.Coins ?? 0;
                }

                sum.ShouldBeLessThanOrEqualTo(wanted);
                await Task.Delay(20);
            }

            sum.ShouldBe(wanted);
            var proofs = await actors.ReadReceiptsAsync([.. receipts.Take(IActors.ReceiptsMax)]);
            proofs.ShouldAllBe(one => one != null && one.Verify(TestKeys.Origin, new[] { TestKeys.Verifier }) == ReceiptVerdict.Accepted);
        }

        private async Task WantAsync(ActorKey purse, ActorCommand command)
        {
            var name = new OperationId(new Guid(Interlocked.Increment(ref names), 1, 1, new byte[8]));
            while (true)
            {
                var answer = await actors.AskAsync(purse, command, name);
                if (answer.Reply is Contents)
                {
                    lock (receipts)
                    {
                        receipts.Add(answer.Receipt!.Value);
                    }

                    return;
                }

                (answer.Reply is Busy or OutcomeUnknown).ShouldBeTrue(answer.Reply.ToString());
                await Task.Delay(20);
            }
        }
    }
}
