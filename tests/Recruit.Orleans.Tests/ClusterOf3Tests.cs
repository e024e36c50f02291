using Recruit.Hosts;

namespace Recruit.Orleans.Tests;

/// <summary>Three silos in trouble: nothing that was answered is lost, and nothing has its effect twice.</summary>
public sealed class ClusterOf3Tests
{
    [Fact]
    public async Task Silos_that_are_killed_under_load_lose_nothing_that_was_answered_and_double_nothing()
    {
        await using var silos = await TestSilos.StartAsync(TellingPurse.Alone, new StandingTime(), silos: 3);
        var clients = new PurseCallers(silos.Actors);
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
        await using var silos = await TestSilos.StartAsync(TellingPurse.Alone, new StandingTime(), silos: 3);
        var clients = new PurseCallers(silos.Actors);
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
        await using var silos = await TestSilos.StartAsync(TellingPurse.Alone, new StandingTime(), silos: 3, store);
        store.Reading = (name, _) => Interlocked.Increment(ref failures) % 29 == 0 ? throw new IOException("503") : Task.CompletedTask;
        store.Before = (name, _) => Interlocked.Increment(ref failures) % 23 == 0 ? throw new IOException("503") : Task.CompletedTask;
        store.After = (name, _) => Interlocked.Increment(ref failures) % 31 == 0 ? throw new TimeoutException("It was stored.") : Task.CompletedTask;
        var clients = new PurseCallers(silos.Actors);
        await clients.RunAsync(rounds: 40);
        (store.Reading, store.Before, store.After) = (null, null, null);
        failures.ShouldBeGreaterThan(100);
        await clients.CheckAsync();
    }
}
