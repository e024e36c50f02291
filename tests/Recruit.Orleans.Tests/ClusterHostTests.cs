using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Hosts;
using Recruit.Orleans.Contracts;

namespace Recruit.Orleans.Tests;

/// <summary>A cluster of one silo as a host of actors.</summary>
public sealed class ClusterHostTests : HostContract
{
    private protected override async Task<HostUnderTest> StartAsync()
    {
        var host = new ClusterHost();
        await host.BeginAsync(Kinds);
        return host;
    }

    private sealed class ClusterHost : HostUnderTest
    {
        private TestSilos silos = null!;

        public override IActors Actors => silos.Actors;

        public async Task BeginAsync(ActorKinds kinds) => silos = await TestSilos.StartAsync(kinds, Time);

        public override async Task<Digest> HashAsync(ActorKey actor) =>
            new(await silos.Cluster.Client.GetGrain<IActorGrain>(GrainNames.GrainOf(actor)).HashAsync());

        public override Task RestartAsync() => silos.RestartAsync();

        public override ValueTask DisposeAsync() => silos.DisposeAsync();
    }
}
