using Microsoft.AspNetCore.Http;
using Recruit.Engine.Keys;
using Recruit.Live;
using Recruit.Orleans.Lists;
using Recruit.UseCases;
using Recruit.Web.Hosting;
using Recruit.Web.Tests.Sitting;

namespace Recruit.Orleans.Tests;

/// <summary>The pages as a client of three silos, with an open campaign whose test and exercise people can sit.</summary>
internal sealed class ClusterPages : SittingService, IAsyncDisposable
{
    private static readonly Actors.ActorKinds Kinds = ServiceActors.Kinds.With(Erasures.Kind);

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
