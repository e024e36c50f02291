using Microsoft.AspNetCore.Http;
using Recruit.Actors;
using Recruit.Engine.Keys;
using Recruit.Live;
using Recruit.Orleans.Lists;
using Recruit.UseCases;
using Recruit.UseCases.Sittings;
using Recruit.UseCases.Tests;
using Recruit.Vacancies;
using Recruit.Web.Hosting;
using Recruit.Web.Tests.Sitting;

namespace Recruit.Orleans.Tests;

/// <summary>The pages as a client of three silos, with an open campaign whose test and exercise people can sit.</summary>
internal sealed class ClusterPages : SittingService, IAsyncDisposable
{
    private static readonly ActorKinds Kinds = ServiceActors.Kinds.With(Erasures.Kind);

    public TestSilos Silos { get; private set; } = null!;

    public static async Task<ClusterPages> StartAsync()
    {
        var pages = new ClusterPages();
        await pages.InitializeAsync();
        return pages;
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Silos.DisposeAsync();
    }

    async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();

    /// <summary>Waits until the silos that are left answer for everything that leads to somebody's attempt: a save reaches the shard alone.</summary>
    public Task ReachAsync(int somebody) => Patience.UntilAsync(
        async () => await Server.Engine.Service.AskAsync(new FindOwnSitting(CallerOf(somebody), new OperationId(Guid.NewGuid()), new Id(Campaign), new Id("law"))) is not (Busy or OutcomeUnknown),
        "nobody answers after a silo died");

    private protected override async Task<WebServer> StartAsync(WebSettings settings, Func<HttpContext, Caller?> callers)
    {
        KeyFolder.Create(settings.Keys, "recruit.example/log");
        return await WebServer.StartAsync(settings with { Data = null }, Time, _ => { }, callers, async keys =>
        {
            Silos = await TestSilos.StartAsync(SiloBasis.Of(Kinds, keys, Time), silos: 3);
            var follower = new ClusterFollower(Silos.Cluster.Client, Kinds, _ => { });
            return new RunningActors(Silos.Actors, follower.Index, new TaskCompletionSource().Task, follower.DisposeAsync);
        });
    }
}
