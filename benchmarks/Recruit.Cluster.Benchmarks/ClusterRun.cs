using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Recruit.Actors;
using Recruit.Benchmarks.Running;
using Recruit.Benchmarks.Selection;
using Recruit.Engine;
using Recruit.Engine.Journal;
using Recruit.Engine.Snapshots;
using Recruit.Engine.Tests;
using Recruit.Orleans;
using Recruit.Orleans.Tests;
using Recruit.Sittings;

namespace Recruit.Benchmarks.Cluster;

/// <summary>The same callers on the embedded engine and on clusters, in one run on one machine, so that they can be held against each other.</summary>
internal static class ClusterRun
{
    private static readonly ActorKinds Kinds = new(new PoolShardKind());

    public static async Task RunAsync(string results)
    {
        var report = new Results("The cluster beside the embedded engine", "benchmarks/run cluster");
        report.Paragraph(
            $"{CandidatesInShards.Attempts} candidates in {CandidatesInShards.Shards} shards, each with one call at a time: {CandidatesInShards.Saves} saves, then as many readings of the own attempt. " +
            "All silos and callers are in one process; every host writes with the settings it ships with. Two rounds of each, the second is shown: the first is cold. " +
            "Provider calls are those of saving, for a test of 60 answers; how many share a write depends on the load. A silo is ended inside the process, which tells the others, with probes every second. They say how hosts compare, not what either can do.");
        List<string[]> rows = [["embedded engine", .. Cells(await EmbeddedAsync(), ""), ""]];
        using var postgres = PostgresCluster.FindPrograms() is null ? null : new PostgresStore();
        foreach (var store in new[] { null, postgres?.Store }.Distinct())
        {
            foreach (var silos in new[] { 1, 3 })
            {
                rows.Add(await ClusterAsync(silos, store));
            }
        }

        report.Table(["host", "saves/s", "readings/s", "provider calls per candidate", "all shards answer after a silo was ended"], rows);
        report.Paragraph(postgres is null ? "PostgreSQL was not installed." : "PostgreSQL ran on the same machine without waiting for its disk.");
        report.Write(Path.Combine(results, "cluster.md"));
    }

    private static async Task<Measured> EmbeddedAsync()
    {
        var folder = Directory.CreateTempSubdirectory("recruit-figures-").FullName;
        var journal = SqliteJournal.Open(folder, TestKeys.Origin);
        var parts = new EngineParts(Kinds, journal, SqliteSnapshots.Open(folder, journal, TestKeys.SnapshotKey), TestKeys.Sign, TestKeys.IsOurs, TimeProvider.System)
        {
            Notice = _ => { },
            Trouble = _ => { },
        };
        Measured measured;
        await using (var engine = EmbeddedEngine.Start(parts))
        {
            await new CandidatesInShards(engine, round: 1).MeasureAsync(() => 0);
            measured = await new CandidatesInShards(engine, round: 2).MeasureAsync(() => 0);
        }

        Directory.Delete(folder, recursive: true);
        return measured;
    }

    private static async Task<string[]> ClusterAsync(int silos, RealStore? store)
    {
        var basis = new SiloBasis(Kinds, TestKeys.Sign, TestKeys.Verifier, TestKeys.SnapshotKey, TimeProvider.System);
        await using var cluster = await TestSilos.StartAsync(basis, silos, settings: new SiloSettings(), real: store);
        long Calls() => cluster.Cluster.Silos.Sum(silo => cluster.Cluster.GetSiloServiceProvider(silo.SiloAddress).GetRequiredService<SiloMeter>().StorageCalls);
        await new CandidatesInShards(cluster.Actors, round: 1).MeasureAsync(Calls);
        var candidates = new CandidatesInShards(cluster.Actors, round: 2);
        var measured = await candidates.MeasureAsync(Calls);
        var recovery = "";
        if (silos > 1)
        {
            var began = Stopwatch.GetTimestamp();
            await cluster.Cluster.KillSiloAsync(cluster.Cluster.Silos[1]);
            await candidates.ReadAllAsync();
            recovery = Results.Seconds(Stopwatch.GetElapsedTime(began).TotalSeconds);
        }

        return [$"cluster of {silos}, {store?.Kind ?? "memory"}", .. Cells(measured, measured.ProviderCalls.ToString("0.0", CultureInfo.InvariantCulture)), recovery];
    }

    private static string[] Cells(Measured measured, string provider) =>
        [measured.Saves.ToString("#,0", CultureInfo.InvariantCulture), measured.Readings.ToString("#,0", CultureInfo.InvariantCulture), provider];
}
