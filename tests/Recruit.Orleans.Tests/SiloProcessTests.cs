using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Recruit.Actors;
using Recruit.Engine.Keys;
using Recruit.Evidence;
using Recruit.Orleans.Grains;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.Vacancies;
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
                silos.Add(new SiloProcess(CopyOf(keys, number), postgres.Store, cluster));
                await silos[number].Started;
            }

            using var client = await ConnectAsync(postgres.Store, cluster, ProofOf(keys));
            var savers = new Savers(new OrleansActors(GrainsOf(client), NamedKinds.All, TimeSpan.FromMilliseconds(10)));
            await savers.BeginAsync();
            var load = savers.SaveAllAsync();
            await savers.ReachAsync(10);
            await trouble(silos[1], savers);
            await load;
            await savers.CheckAsync(verifier);
            await client.StopAsync();
        }
        finally
        {
            silos.ForEach(one => one.Dispose());
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Each silo has a copy of the same key folder, with the same permissions.</summary>
    private static string CopyOf(string keys, int number)
    {
        var copy = $"{keys}-{number}";
        using var copying = Process.Start("cp", ["-a", keys, copy]);
        copying.WaitForExit();
        return copy;
    }

    internal static CallProof ProofOf(string folder)
    {
        using var keys = KeyFolder.Open(folder, AppContext.BaseDirectory);
        return new CallProof(keys.Signing.Origin, keys.SnapshotSecret.Bytes);
    }

    internal static IClusterClient GrainsOf(IHost client) => client.Services.GetRequiredService<IClusterClient>();

    internal static async Task<IHost> ConnectAsync(RealStore store, string cluster, CallProof proof)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleansClient(client => client
            .AddRecruit(proof)
            .UseAdoNetClustering(sql => (sql.Invariant, sql.ConnectionString) = ("Npgsql", store.Connection))
            .Configure<ClusterOptions>(one => (one.ClusterId, one.ServiceId) = (cluster, cluster))
            .Configure<GatewayOptions>(one => one.GatewayListRefreshPeriod = TimeSpan.FromSeconds(1))
            .Configure<ClientMessagingOptions>(one => one.ResponseTimeout = TimeSpan.FromSeconds(3)));
        var client = builder.Build();
        await client.StartAsync();
        return client;
    }

    /// <summary>Candidates who save one answer after the other, each until it is acknowledged.</summary>
    private sealed class Savers(OrleansActors actors)
    {
        private const int Shards = 12;
        private const int Attempts = 48;
        private const int Saves = 60;

        private static readonly Id Campaign = new("clerk-7");
        private static readonly Id Law = new("law");

        private readonly TaskCompletionSource[] reached = [.. Enumerable.Range(0, Saves + 1).Select(_ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously))];
        private readonly int[] arrived = new int[Saves + 1];
        private readonly ReceiptPlace[,] receipts = new ReceiptPlace[Attempts, Saves + 1];

        public async Task BeginAsync()
        {
            for (var shard = 0; shard < Shards; shard++)
            {
                await UntilAsync(new ShardId(Campaign, shard).Key, new PlanSitting(Campaign, Saves, Plan()));
            }

            await Task.WhenAll(Enumerable.Range(0, Attempts).Select(async number =>
            {
                var key = new PersonKeyId(new Guid(number, 1, 1, new byte[8]));
                await UntilAsync(ShardOf(number), new DealForm(AttemptOf(number).Id, Law, key, TimeRatio.One, new FormSeed(1, (ulong)number)));
                await UntilAsync(ShardOf(number), new StartAttempt(AttemptOf(number)));
            }));
        }

        public Task SaveAllAsync() => Task.WhenAll(Enumerable.Range(0, Attempts).Select(SaveAsync));

        /// <summary>Ends when everybody has that save acknowledged.</summary>
        public Task ReachAsync(int save) => reached[save].Task;

        public async Task CheckAsync(VerifierKey verifier)
        {
            var all = (from number in Enumerable.Range(0, Attempts) from save in Enumerable.Range(1, Saves) select (number, save, Place: receipts[number, save])).ToList();
            all.Select(one => one.Place).Distinct().Count().ShouldBe(all.Count);
            foreach (var some in all.Chunk(Saves))
            {
                var proofs = await actors.ReadReceiptsAsync([.. some.Select(one => one.Place)]);
                foreach (var ((number, save, _), proof) in some.Zip(proofs))
                {
                    proof.ShouldNotBeNull().Verify(Origin, verifier).ShouldBe(ReceiptVerdict.Accepted);
                    (proof.Leaf.Attempt, proof.Leaf.ClientSequence).ShouldBe((AttemptOf(number).Id.Text, (ulong)save));
                }
            }
        }

        private async Task SaveAsync(int number)
        {
            for (var save = 1; save <= Saves; save++)
            {
                var content = new SealedAnswer(Digest.Of(BitConverter.GetBytes((number * 100) + save)), new byte[PersonSeal.LengthOf(SealForm.Answer, 1)]);
                var answer = await UntilAsync(ShardOf(number), new SaveAnswer(AttemptOf(number), save - 1, (uint)save, 0, content));
                answer.Reply.ShouldBeOfType<SaveTaken>();
                receipts[number, save] = answer.Receipt!.Value;
                if (Interlocked.Increment(ref arrived[save]) == Attempts)
                {
                    reached[save].SetResult();
                }
            }
        }

        private async Task<Answer> UntilAsync(ActorKey actor, ActorCommand command)
        {
            while (true)
            {
                var answer = await actors.AskAsync(actor, command);
                if (answer.Reply is not (Busy or OutcomeUnknown))
                {
                    return answer;
                }

                // A client's pause before it asks again.
                await Task.Delay(20);
            }
        }

        private static ActorKey ShardOf(int number) => new ShardId(Campaign, number % Shards).Key;

        private static AttemptRef AttemptOf(int number) => new(new Id($"a{number}"));

        private static SittingPlan Plan() => new(
            Law, PaperKind.Test, new AttemptWindow(Year(2020), Year(2190), Year(2200)), 1440, 30, new LostTimeRule(LostTimeCredit.None, 3600, 3600, 0),
            new AttemptBounds(100, 0, 0, 100, 1, 1));

        private static Instant Year(int year) => Instant.Of(new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }
}
