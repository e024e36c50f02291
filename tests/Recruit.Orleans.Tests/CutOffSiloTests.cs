using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;
using Recruit.Actors;
using Recruit.Engine.Tests;
using Recruit.Hosts;

namespace Recruit.Orleans.Tests;

/// <summary>
/// Silos in one process that are cut off from the membership or the store. What is simulated is the cut: the silos, their directory and their
/// calls are Orleans' own. How activations behave on both sides of a cut is tried in many more ways by <see cref="StaleWriterTests"/>.
/// </summary>
public sealed class CutOffSiloTests
{
    private const int DownSeconds = 300;

    /// <summary>RL6, RL8: the others hold it dead and have its actors; it does not hear that, and its own callers go on asking it.</summary>
    [Fact]
    public async Task A_silo_that_does_not_hear_of_its_death_acknowledges_nothing_that_is_not_so()
    {
        await using var silos = await TestSilos.StartAsync(PurseKind.Alone, new StandingTime(), silos: 3);
        var callers = silos.Cluster.Silos.Select(silo => new OneByOne(ActorsOn(silos, silo))).ToList();
        await Task.WhenAll(callers.Select(one => one.WishAsync(rounds: 3)));

        var dead = silos.Cluster.Silos[1];
        var road = silos.Roads[dead.Name].Membership;
        road.IsClosed = true;
        await DeclareDeadAsync(silos, dead.SiloAddress);
        await Task.WhenAll(callers.Select(one => one.WishAsync(rounds: 5)));
        road.IsClosed = false;
        await Task.WhenAll(callers.Where((_, number) => number != 1).Select(one => one.WishAsync(rounds: 3)));
        await OneByOne.CheckAsync(callers, ActorsOn(silos, silos.Cluster.Silos[0]));
    }

    /// <summary>RL8, one way: what the silo sends is done, but no answer comes back to it.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_silo_that_the_store_does_not_answer_acknowledges_nothing(bool isHeard)
    {
        await using var silos = await TestSilos.StartAsync(PurseKind.Alone, new StandingTime(), silos: 3);
        var callers = silos.Cluster.Silos.Select(silo => new OneByOne(ActorsOn(silos, silo))).ToList();
        await Task.WhenAll(callers.Select(one => one.WishAsync(rounds: 3)));
        var road = silos.Roads[silos.Cluster.Silos[1].Name].Store;
        Task Lost() => throw new TimeoutException();
        (road.Out, road.Back) = isHeard ? ((Func<Task>?)null, (Func<Task>?)Lost) : (Lost, null);
        await Task.WhenAll(callers.Select(one => one.WishAsync(rounds: 5)));
        (road.Out, road.Back) = (null, null);
        await Task.WhenAll(callers.Select(one => one.WishAsync(rounds: 3)));
        await OneByOne.CheckAsync(callers, ActorsOn(silos, silos.Cluster.Silos[0]));
    }

    /// <summary>RL7: no silo reaches the membership for five minutes, in which people go on, and then another one dies. Whoever asks is told something within the time of an answer, and nothing wrong.</summary>
    [NightlyFact]
    public async Task A_silo_that_dies_while_the_membership_is_down_costs_time_and_nothing_else()
    {
        await using var silos = await TestSilos.StartAsync(PurseKind.Alone, new StandingTime(), silos: 3);
        var callers = new[] { 0, 2 }.Select(silo => new OneByOne(ActorsOn(silos, silos.Cluster.Silos[silo]))).ToList();
        await Task.WhenAll(callers.Select(one => one.WishAsync(rounds: 3)));
        foreach (var (_, membership) in silos.Roads.Values)
        {
            membership.IsClosed = true;
        }

        using var second = new PeriodicTimer(TimeSpan.FromSeconds(1));
        for (var left = DownSeconds; left > 0 && await second.WaitForNextTickAsync(); left--)
        {
            await Task.WhenAll(callers.Select(one => one.WishAsync(rounds: 1)));
        }

        await silos.Cluster.KillSiloAsync(silos.Cluster.Silos[1]);
        await Task.WhenAll(callers.Select(one => one.WishAsync(rounds: 2)));
        foreach (var (_, membership) in silos.Roads.Values)
        {
            membership.IsClosed = false;
        }

        await OneByOne.CheckAsync(callers, ActorsOn(silos, silos.Cluster.Silos[0]));
    }

    /// <summary>The actors as a caller on one silo reaches them: its own first.</summary>
    private static OrleansActors ActorsOn(TestSilos silos, InProcessSiloHandle silo) =>
        new(silos.Cluster.GetSiloServiceProvider(silo.SiloAddress).GetRequiredService<IGrainFactory>(), PurseKind.Alone, TimeSpan.FromMilliseconds(10));

    /// <summary>What two silos that got no answer from it would write.</summary>
    private static async Task DeclareDeadAsync(TestSilos silos, SiloAddress silo)
    {
        var table = silos.Cluster.GetSiloServiceProvider(silos.Cluster.Silos[0].SiloAddress).GetRequiredService<IMembershipTable>();
        for (var isDone = false; !isDone;)
        {
            var read = await table.ReadAllAsync(default);
            var (entry, tag) = read.Members.Single(one => one.Item1.SiloAddress.Equals(silo));
            entry.Status = SiloStatus.Dead;
            isDone = await table.UpdateRowAsync(entry, tag, read.Version.Next(), default);
        }
    }

    /// <summary>A caller who wishes one coin after the other into each purse, each once, and notes what was said.</summary>
    private sealed class OneByOne(IActors actors)
    {
        private static int names;

        private readonly List<(int Purse, OperationId Name, int? Place)> wishes = [];

        public async Task WishAsync(int rounds)
        {
            for (; rounds > 0; rounds--)
            {
                wishes.AddRange(await Task.WhenAll(Enumerable.Range(0, PurseCallers.Purses).Select(async purse =>
                {
                    var name = new OperationId(new Guid(Interlocked.Increment(ref names), 2, 2, new byte[8]));
                    var reply = (await actors.AskAsync(PurseKind.Key(purse), new PutIn(1), name)).Reply;
                    (reply is Contents or Busy or OutcomeUnknown).ShouldBeTrue(reply.ToString());
                    return (purse, name, (reply as Contents)?.Coins);
                })));
            }
        }

        /// <summary>Every wish has its effect once, in one place, and that is the place that was told.</summary>
        public static async Task CheckAsync(IReadOnlyList<OneByOne> callers, OrleansActors last)
        {
            foreach (var purse in callers.SelectMany(one => one.wishes).GroupBy(one => one.Purse))
            {
                var places = new List<int>();
                foreach (var (_, name, told) in purse)
                {
                    Reply reply;
                    do
                    {
                        reply = (await last.AskAsync(PurseKind.Key(purse.Key), new PutIn(1), name)).Reply;
                    }
                    while (reply is Busy or OutcomeUnknown);
                    var place = reply.ShouldBeOfType<Contents>().Coins;
                    (told ?? place).ShouldBe(place);
                    places.Add(place);
                }

                places.Order().ShouldBe(Enumerable.Range(1, places.Count));
            }
        }
    }
}
