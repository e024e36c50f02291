using System.Globalization;
using System.Runtime;
using Recruit.Benchmarks.Running;
using Recruit.Cli.Simulating;

namespace Recruit.Benchmarks.Saving;

/// <summary>Durable saves per second, all targets in one run, each round in another order.</summary>
internal static class SavesRun
{
    private const string ConcurrentCollector = "DOTNET_gcConcurrent";

    public static async Task RunAsync(string results)
    {
        LatencyHistogram.Check();
        using var plan = SavesPlan.FromEnvironment(results);
        var report = new SavesReport(plan);
        foreach (var (length, isRecycled) in new[] { (4_096, false), (150_000, false), (4_096, true), (150_000, true) })
        {
            report.Syncs.Add((length, isRecycled, DurableFile.SyncsPerSecond(plan.Folder, length, isRecycled, plan.Time)));
        }

        var closed = await ClosedAsync(plan).ConfigureAwait(false);
        foreach (var (key, rounds) in closed)
        {
            report.Closed[key] = rounds.OrderBy(one => one.PerSecond).ElementAt(rounds.Count / 2);
        }

        foreach (var make in SaveTargets.All.Where(make => make() is not NoSave))
        {
            foreach (var fraction in plan.Fractions)
            {
                var target = make();
                var rate = fraction * report.Most(target.Name).PerSecond;
                report.Open[(target.Name, fraction)] = await plan.MeasureAsync(
                    target, SavesPlan.Savers[^1], started => Task.FromResult(new OpenLoop(started, SavesPlan.Savers[^1]).Run(rate, plan.WarmUp, plan.TimeOf(started))))
                    .ConfigureAwait(false);
            }
        }

        CompareCollectors(plan, report);
        report.Write(Path.Combine(results, "saves.md"));
    }

    /// <summary>In a process of its own, as the collector's kind is fixed when it starts: prints the kind, saves per second, CPU and p99.</summary>
    public static async Task OnceAsync(string name, string folder)
    {
        using var plan = SavesPlan.FromEnvironment(folder);
        var measured = await plan.MeasureAsync(
            SaveTargets.Named(name), SavesPlan.Savers[^1], target => new ClosedLoop(target, SavesPlan.Savers[^1]).RunAsync(plan.WarmUp, plan.TimeOf(target)))
            .ConfigureAwait(false);
        var isConcurrent = GCSettings.LatencyMode != GCLatencyMode.Batch;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{(isConcurrent ? 1 : 0)} {measured.PerSecond:0} {measured.CpuMicroseconds:0.000} {measured.P99:0.000} {measured.Longest:0.000}"));
    }

    private static async Task<Dictionary<(string Name, int Savers), List<Measured>>> ClosedAsync(SavesPlan plan)
    {
        var closed = new Dictionary<(string Name, int Savers), List<Measured>>();
        for (var round = 0; round < plan.Rounds; round++)
        {
            for (var i = 0; i < SaveTargets.All.Length; i++)
            {
                foreach (var savers in SavesPlan.Savers)
                {
                    var target = SaveTargets.All[(i + round) % SaveTargets.All.Length]();
                    closed.TryAdd((target.Name, savers), []);
                    closed[(target.Name, savers)].Add(await plan.MeasureAsync(
                        target, savers, started => new ClosedLoop(started, savers).RunAsync(plan.WarmUp, plan.TimeOf(started))).ConfigureAwait(false));
                }
            }
        }

        return closed;
    }

    /// <summary>The yardstick and what is ours, with the collector that stops all threads and with the one that works beside them.</summary>
    private static void CompareCollectors(SavesPlan plan, SavesReport report)
    {
        foreach (var name in SaveTargets.All.Select(make => make()).Where(target => target.HasAims || target is BareFile).Select(target => target.Name))
        {
            for (var i = 0; i < 2 * plan.Rounds; i++)
            {
                var wanted = i % 2 == 0 ? "0" : "1";
                Environment.SetEnvironmentVariable(ConcurrentCollector, wanted);
                var told = ChildProcess.RunSelf("saves-once", name, plan.Folder).Output.Trim().Split(' ');
                if (told[0] != wanted)
                {
                    throw new InvalidOperationException($"{ConcurrentCollector}={wanted} had no effect.");
                }

                report.Collectors.Add((name, wanted == "1", [.. told[1..].Select(text => double.Parse(text, CultureInfo.InvariantCulture))]));
            }
        }

        Environment.SetEnvironmentVariable(ConcurrentCollector, null);
    }
}
