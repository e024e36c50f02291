using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Recruit.Engine.Keys;
using Recruit.Orleans.Grains;
using Xunit.Abstractions;

namespace Recruit.Orleans.Tests;

/// <summary>
/// Three silos, each a process of its own, on one PostgreSQL, while candidates save (RL6): one is stopped for longer than the others wait before
/// they hold it dead, and goes on; one is killed. No save that was acknowledged is lost, and no two have one place.
/// </summary>
public sealed class SiloProcessTests(ITestOutputHelper output)
{
    private const string Origin = "recruit.example/log";

    [NightlyFactWithPostgres]
    public Task A_silo_that_is_stopped_past_its_death_and_goes_on_acknowledges_nothing_that_is_not_so() => TroubleAsync(async (silo, savers) =>
    {
        silo.Pause();
        await savers.ReachAsync(40);
        silo.Continue();
    });

    [NightlyFactWithPostgres]
    public Task A_silo_that_is_killed_loses_nothing_that_was_acknowledged() => TroubleAsync(async (silo, savers) =>
    {
        var began = Stopwatch.GetTimestamp();
        silo.Kill();
        await savers.ReachAsync(12);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"All candidates save again {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s after a silo was killed; probes every 0.5 s"));
    });

    private static async Task TroubleAsync(Func<SiloProcess, Savers, Task> trouble)
    {
        var folder = Directory.CreateTempSubdirectory("recruit-silos-").FullName;
        var (keys, cluster) = (Path.Combine(folder, "keys"), $"c{Guid.NewGuid():N}");
        var verifier = KeyFolder.Create(keys, Origin);
        using var postgres = new PostgresStore();
        List<SiloProcess> silos = [];
        try
        {
            for (var number = 0; number < 3; number++)
            {
                silos.Add(new SiloProcess(Programs.CopyKeys(keys, $"{keys}-{number}"), postgres.Store, cluster));
                await silos[number].Started;
            }

            using var client = await ConnectAsync(postgres.Store, cluster, ProofOf(keys));
            var savers = new Savers(new OrleansActors(GrainsOf(client), NamedKinds.All, TimeSpan.FromMilliseconds(10)), most: 60);
            await savers.BeginAsync();
            var load = savers.SaveAllAsync();
            await savers.ReachAsync(10);
            await trouble(silos[1], savers);
            await load;
            await savers.CheckAsync(Origin, verifier);
            await client.StopAsync();
        }
        finally
        {
            silos.ForEach(one => one.Dispose());
            Directory.Delete(folder, recursive: true);
        }
    }

    internal static CallProof ProofOf(string folder)
    {
        using var keys = KeyFolder.Open(folder, AppContext.BaseDirectory);
        return new CallProof(keys.Signing.Origin, keys.SnapshotSecret.Bytes);
    }

    internal static IClusterClient GrainsOf(IHost client) => client.Services.GetRequiredService<IClusterClient>();

    internal static async Task<IHost> ConnectAsync(RealStore store, string cluster, CallProof proof, TimeSpan? answerWithin = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleansClient(client => client
            .AddRecruit(proof)
            .UseAdoNetClustering(sql => (sql.Invariant, sql.ConnectionString) = ("Npgsql", store.Connection))
            .Configure<ClusterOptions>(one => (one.ClusterId, one.ServiceId) = (cluster, cluster))
            .Configure<GatewayOptions>(one => one.GatewayListRefreshPeriod = TimeSpan.FromSeconds(1))
            .Configure<ClientMessagingOptions>(one => one.ResponseTimeout = answerWithin ?? TimeSpan.FromSeconds(3)));
        var client = builder.Build();
        await client.StartAsync();
        return client;
    }
}
