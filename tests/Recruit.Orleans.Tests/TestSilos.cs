using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Storage;
using Orleans.TestingHost;
using Recruit.Actors;
using Recruit.Engine.Tests;
using Recruit.Hosts;
using Recruit.Orleans.Contracts;
using Recruit.Orleans.Hosting;

namespace Recruit.Orleans.Tests;

/// <summary>A cluster in the test's process, on a store that outlives its silos.</summary>
internal sealed class TestSilos : IAsyncDisposable
{
    private readonly SiloBasis basis;
    private readonly SiloSettings settings;
    private InProcessTestCluster cluster = null!;

    private TestSilos(SiloBasis basis, SharedStore store, SiloSettings settings, string service, bool sheds, RealStore? real) =>
        (this.basis, Store, this.settings, this.service, this.sheds, this.real) = (basis, store, settings, service, sheds, real);

    private readonly string service;
    private readonly bool sheds;
    private readonly RealStore? real;
    private TimeSpan answerWithin = AnswerWithin;
    private Func<SiloBasis, CallProof?> callers = null!;
    private ILoggerProvider? log;

    public SharedStore Store { get; }

    public InProcessTestCluster Cluster => cluster;

    /// <summary>The ways of each silo, by its name, to <see cref="Store"/> and to the membership.</summary>
    public ConcurrentDictionary<string, (StoreRoad Store, MembershipRoad Membership)> Roads { get; } = [];

    public IActors Actors => new OrleansActors(cluster.Client, basis.Kinds, TimeSpan.FromMilliseconds(10));

    public static Task<TestSilos> StartAsync(
        ActorKinds kinds, StandingTime time, int silos = 1, SharedStore? store = null, SiloSettings? settings = null, bool sheds = false,
        RealStore? real = null) =>
        StartAsync(new SiloBasis(kinds, TestKeys.Sign, TestKeys.Verifier, TestKeys.SnapshotKey, time), silos, store, settings, sheds: sheds, real: real);

    /// <param name="basis">What the silos run.</param>
    /// <param name="silos">How many.</param>
    /// <param name="store">What they go on from.</param>
    /// <param name="settings">Their figures.</param>
    /// <param name="service">Under which name states are in a real store; that of what it goes on from.</param>
    /// <param name="sheds">Whether they turn clients away while the machine is busy, which is the tests' own doing.</param>
    /// <param name="real">A real store in the place of <paramref name="store"/>.</param>
    /// <param name="callers">What their client proves of itself; that it has their key folder if nothing.</param>
    /// <param name="answerWithin">After which whoever asked is told that nobody knows; <see cref="AnswerWithin"/> if nothing.</param>
    /// <param name="log">Hears what silos tell their operator.</param>
    public static async Task<TestSilos> StartAsync(
        SiloBasis basis, int silos = 1, SharedStore? store = null, SiloSettings? settings = null, string? service = null, bool sheds = false, RealStore? real = null,
        TimeSpan? answerWithin = null, Func<SiloBasis, CallProof?>? callers = null, ILoggerProvider? log = null)
    {
        var started = new TestSilos(basis, store ?? new SharedStore(), settings ?? Quick, service ?? Guid.NewGuid().ToString("N"), sheds, real ?? RealStore.Chosen)
        {
            answerWithin = answerWithin ?? AnswerWithin,
            callers = callers ?? (one => new CallProof(one.Origin, one.MarkKey)),
            log = log,
        };
        await started.DeployAsync(silos);
        return started;
    }

    /// <summary>After which whoever asked is told that nobody knows, where silos die.</summary>
    public static TimeSpan AnswerWithin { get; } = TimeSpan.FromSeconds(5);

    /// <summary>Figures with which a test is soon over.</summary>
    public static SiloSettings Quick { get; } = new()
    {
        WriteEvery = TimeSpan.Zero,
        TickEvery = TimeSpan.FromMilliseconds(50),
        RepeatAfter = TimeSpan.FromMilliseconds(50),
        SweepEvery = TimeSpan.FromMilliseconds(300),
        NoteFor = TimeSpan.Zero,
        DeskBytes = 200,
        BookEvery = TimeSpan.FromHours(1),
    };

    /// <summary>All silos stop as they should, and as many start on the same store.</summary>
    public async Task RestartAsync()
    {
        var silos = cluster.Silos.Count;
        await DisposeAsync();
        await DeployAsync(silos);
    }

    /// <summary>Kills the silo that an actor is on.</summary>
    public async Task KillHolderAsync(ActorKey actor)
    {
        var holder = await cluster.Client.GetGrain<IManagementGrain>(0).GetActivationAddress(cluster.Client.GetGrain<IActorGrain>(GrainNames.GrainOf(actor)));
        await cluster.KillSiloAsync(cluster.Silos.Single(silo => silo.SiloAddress.Equals(holder)));
    }

    public async ValueTask DisposeAsync()
    {
        await cluster.StopAllSilosAsync();
        await cluster.DisposeAsync();
    }

    private async Task DeployAsync(int silos)
    {
        var begun = new BegunSilos();
        var builder = new InProcessTestClusterBuilder((short)silos) { Options = { ConfigureFileLogging = false, ServiceId = service } };
        builder.ConfigureSiloHost((options, host) => host.ConfigureContainer(new DefaultServiceProviderFactory(), services =>
        {
            var (table, road) = MembershipRoad.To((IMembershipTable)services.Last(one => one.ServiceType == typeof(IMembershipTable)).ImplementationInstance!);
            services.AddSingleton(table);
            Roads[options.SiloName] = (Roads[options.SiloName].Store, road);
        }));
        builder.ConfigureSilo((options, silo) =>
        {
            var road = new StoreRoad(Store);
            Roads[options.SiloName] = (road, null!);
            if (real is not null)
            {
                silo.UseStatesOf(real.Kind, real.Connection, service);
            }
            else
            {
                silo.Services.AddKeyedSingleton<IGrainStorage>(SiloParts.LargeStore, road);
                silo.Services.AddKeyedSingleton<IGrainStorage>(SiloParts.SmallStore, road);
            }

            if (log is not null)
            {
                silo.Services.AddSingleton(log);
            }

            silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(begun);
            silo.UseInMemoryReminderService();
            silo.AddRecruit(basis, settings);
            silo.Configure<ClusterMembershipOptions>(membership => (membership.TableRefreshTimeout, membership.ProbeTimeout) = (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)));
            silo.Configure<SiloMessagingOptions>(messages => messages.ResponseTimeout = answerWithin);
            if (!sheds)
            {
                silo.Services.PostConfigure<LoadSheddingOptions>(options => options.LoadSheddingEnabled = false);
            }
        });
        builder.ConfigureClient(client =>
        {
            client.Configure<ClientMessagingOptions>(messages => messages.ResponseTimeout = answerWithin);
            if (callers(basis) is { } proof)
            {
                client.AddRecruit(proof);
            }
        });
        cluster = builder.Build();
        try
        {
            await cluster.DeployAsync();
        }
        catch
        {
            await begun.EndAsync();
            throw;
        }
    }

    /// <summary>
    /// The silos of a deployment. One that refuses to start is no part of its cluster, which so does not stop it, and its directory of grains asks
    /// without end who else is there.
    /// </summary>
    private sealed class BegunSilos : ILifecycleParticipant<ISiloLifecycle>
    {
        private readonly ConcurrentQueue<ISiloLifecycleSubject> silos = [];

        public void Participate(ISiloLifecycle observer) => silos.Enqueue((ISiloLifecycleSubject)observer);

        public Task EndAsync() => Task.WhenAll(silos.Select(silo => silo.OnStop(new CancellationToken(canceled: true))));
    }
}
