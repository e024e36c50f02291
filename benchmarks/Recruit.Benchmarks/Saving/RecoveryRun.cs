using System.Diagnostics;
using System.Globalization;
using Recruit.Benchmarks.Running;
using Recruit.Engine;
using Recruit.Engine.Snapshots;
using Recruit.Sittings;

namespace Recruit.Benchmarks.Saving;

/// <summary>
/// How long a start takes when a whole campaign is in the journal, and what candidates cost in memory: a process fills a data folder and
/// kills itself, others start on it.
/// </summary>
internal static class RecoveryRun
{
    private const int ShardSize = 10_000;
    private const int AtOnce = 2_000;

    public static void Run(string results, int candidates)
    {
        var folder = Directory.CreateDirectory(Path.GetFullPath(Path.Combine(results, $".recovery-{Guid.NewGuid():N}"))).FullName;
        var report = new Results("Starting again", string.Create(CultureInfo.InvariantCulture, $"benchmarks/run recovery {candidates}"));
        var count = candidates.ToString(CultureInfo.InvariantCulture);
        var filled = Fill(folder, count);
        report.Paragraph(string.Create(
            CultureInfo.InvariantCulture,
            $"{candidates:N0} candidates in shards of {ShardSize:N0}, {BenchmarkCampaign.Items} answers each, through the door; then the process kills itself. "
            + $"Filling: {filled.Wall:0} s, {filled.Cpu:0} s of processor time, at most {filled.PeakMegabytes:0} MB. {FilesOf(folder)}"));
        var rows = new List<string[]>();
        rows.Add(Row("after the kill: snapshots, and what came after them", Start(folder)));
        rows.Add(Row("again, after a start and an orderly stop", Start(folder)));
        File.Delete(Path.Combine(folder, SqliteSnapshots.FileName));
        rows.Add(Row("without snapshots: everything replayed", Start(folder)));
        rows.Add(Row("the index of lists thrown away and made again; beside the start, from then on", ChildProcess.RunSelf("recovery-lists", folder)));
        report.Table(["start", "until it answers", "first answer of a resting shard", "whole process", "processor time", "at most"], rows);
        report.Paragraph(
            "Memory after a full collection, every candidate with 60 answers. Here everybody's time runs, so each start wakes all shards and tells each "
            + "attempt of the gap before it answers anybody: that is most of the first answer's time and memory. Where nobody sits a test, a start ends with the first column. "
            + Memory(folder));
        Directory.Delete(folder, recursive: true);
        Directory.Delete(BenchmarkCampaign.KeysOf(folder), recursive: true);
        report.Write(Path.Combine(results, "recovery.md"));
    }

    /// <summary>In a process of its own: fills the folder, then dies as if by a power cut.</summary>
    public static async Task FillAsync(string folder, int candidates)
    {
        var campaign = new BenchmarkCampaign(folder, AtOnce, new EngineLimits { IdleAfter = TimeSpan.FromSeconds(5) });
        for (var shard = 0; shard * ShardSize < candidates; shard++)
        {
            await campaign.PlanAsync(shard).ConfigureAwait(false);
            var next = shard * ShardSize;
            var end = Math.Min(candidates, next + ShardSize);
            await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(async () =>
            {
                for (var candidate = Interlocked.Increment(ref next) - 1; candidate < end; candidate = Interlocked.Increment(ref next) - 1)
                {
                    await SitAsync(campaign, candidate).ConfigureAwait(false);
                }
            }))).ConfigureAwait(false);
        }

        Process.GetCurrentProcess().Kill();
    }

    /// <summary>In a process of its own: starts, asks one shard, stops; prints seconds.</summary>
    public static async Task StartAsync(string folder)
    {
        var watch = Stopwatch.StartNew();
        var campaign = new BenchmarkCampaign(folder, AtOnce);
        var started = watch.Elapsed.TotalSeconds;
        watch.Restart();
        await AskAsync(campaign, 0).ConfigureAwait(false);
        var answered = watch.Elapsed.TotalSeconds;
        await campaign.DisposeAsync().ConfigureAwait(false);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{started:0.000} {answered:0.000}"));
    }

    /// <summary>In a process of its own: starts with an index that is made again; prints seconds of the start and, from there, of the index.</summary>
    public static async Task RebuildListsAsync(string folder)
    {
        var watch = Stopwatch.StartNew();
        var campaign = new BenchmarkCampaign(folder, AtOnce, withLists: true);
        var started = watch.Elapsed.TotalSeconds;
        watch.Restart();
        await campaign.Engine.Lists!.CatchUpAsync().ConfigureAwait(false);
        var rebuilt = watch.Elapsed.TotalSeconds;
        await campaign.DisposeAsync().ConfigureAwait(false);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{started:0.000} {rebuilt:0.000}"));
    }

    /// <summary>In a process of its own: wakes shards, then waits until all rest; prints megabytes awake and at rest.</summary>
    public static async Task RestAsync(string folder, int wake)
    {
        var limits = new EngineLimits { IdleAfter = TimeSpan.FromSeconds(1), SnapshotEvery = TimeSpan.FromSeconds(1) };
        var campaign = new BenchmarkCampaign(folder, AtOnce, limits);
        for (var shard = 0; shard < wake; shard++)
        {
            await AskAsync(campaign, shard * ShardSize).ConfigureAwait(false);
        }

        var (shards, awake) = (campaign.Engine.Awake, GC.GetTotalMemory(forceFullCollection: true) / 1e6);
        while (campaign.Engine.Awake > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100)).ConfigureAwait(false);
        }

        var atRest = GC.GetTotalMemory(forceFullCollection: true) / 1e6;
        await campaign.DisposeAsync().ConfigureAwait(false);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{shards} {awake:0.0} {atRest:0.0}"));
    }

    private static async Task SitAsync(BenchmarkCampaign campaign, int candidate)
    {
        var credential = await campaign.EnterAsync(candidate, candidate / ShardSize).ConfigureAwait(false);
        for (var number = 1; number <= BenchmarkCampaign.Items; number++)
        {
            await campaign.SaveAsync(credential, candidate, (ulong)number).ConfigureAwait(false);
        }
    }

    private static async Task AskAsync(BenchmarkCampaign campaign, int candidate)
    {
        var answer = await campaign.Engine.AskAsync(
            BenchmarkCampaign.Shard(candidate / ShardSize).Key, new ReadAttempt(BenchmarkCampaign.Attempt(candidate))).ConfigureAwait(false);
        if (answer.Reply is not AttemptRead { Answers.Length: BenchmarkCampaign.Items })
        {
            throw new InvalidOperationException($"Candidate {candidate}: {answer.Reply}.");
        }
    }

    /// <summary>The process ends by its own SIGKILL, so GNU time says so and the figures still count.</summary>
    private static Taken Fill(string folder, string candidates) => ChildProcess.RunSelfUntilKilled("recovery-fill", folder, candidates);

    private static Taken Start(string folder) => ChildProcess.RunSelf("recovery-start", folder);

    private static string[] Row(string what, Taken taken)
    {
        var told = taken.Output.Trim().Split(' ');
        return
        [
            what, $"{told[0]} s", $"{told[1]} s", Results.Seconds(taken.Wall), Results.Seconds(taken.Cpu), Results.Megabytes(taken.PeakMegabytes),
        ];
    }

    private static string Memory(string folder)
    {
        var told = Array.ConvertAll(
            ChildProcess.RunSelf("recovery-rest", folder, "10").Output.Trim().Split(' '), text => double.Parse(text, CultureInfo.InvariantCulture));
        var (shards, awake, atRest) = (told[0], told[1], told[2]);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{awake:0} MB with {shards} shards awake, {atRest:0} MB when all rest: {(awake - atRest) * 1e6 / (shards * ShardSize):0} bytes a candidate awake.");
    }

    private static string FilesOf(string folder) => string.Join(
        ", ", new DirectoryInfo(folder).EnumerateFiles().OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(file => string.Create(CultureInfo.InvariantCulture, $"{file.Name} {file.Length / 1e6:N0} MB"))) + ".";
}
