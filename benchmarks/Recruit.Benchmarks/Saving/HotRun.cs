using System.Globalization;
using Recruit.Benchmarks.Running;

namespace Recruit.Benchmarks.Saving;

/// <summary>
/// Whether one hot actor slows the others: candidates of seven shards save at a calm rate, while nobody else does, while many more saves come to seven further shards, and
/// while as many come to one.
/// </summary>
internal static class HotRun
{
    private const int Calm = 7;
    private const int CalmSavers = 256;
    private const int MoreSavers = 1024;
    private const double CalmRate = 2_000;
    private const double MoreRate = 10_000;
    private const int Rounds = 3;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(10);
    private static readonly (string Name, int Shards)[] Settings = [("nobody else saves", 0), ("10,000/s more on seven other shards", Calm), ("10,000/s more on one other shard", 1)];

    public static async Task RunAsync(string results)
    {
        var report = new Results("One hot shard beside calm ones", "benchmarks/run hot");
        var measured = Settings.ToDictionary(setting => setting.Name, _ => new List<(Measured Calm, double More)>());
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < Settings.Length; i++)
            {
                var (name, shards) = Settings[(i + round) % Settings.Length];
                measured[name].Add(await MeasureAsync(results, shards).ConfigureAwait(false));
            }
        }

        var medians = Settings.Select(setting => (setting.Name, One: measured[setting.Name].OrderBy(one => one.Calm.P99).ElementAt(Rounds / 2))).ToArray();
        report.Paragraph(string.Create(
            CultureInfo.InvariantCulture,
            $"Saves at the door of the embedded engine, durable, with receipts. {CalmSavers} candidates in {Calm} shards save {CalmRate:N0} times a second in all, at a fixed rate, whatever becomes of the saves before; the figures are theirs alone. {Time.TotalSeconds:0} s after {WarmUp.TotalSeconds:0} s, {Rounds} rounds in changing order, the middle one by p99. The driver runs on the same cores."));
        report.Table(
            ["beside them", "their saves/s", "p50", "p99", "p99.9", "longest", "p50 ×", "p99 ×", "the others' saves/s"],
            medians.Select(one => Row(one.Name, one.One, medians[0].One.Calm)));
        var (spread, hot) = (medians[1].One.Calm, medians[2].One.Calm);
        report.Paragraph(string.Create(
            CultureInfo.InvariantCulture,
            $"Aim: one hot actor with 10,000 commands a second slows others by less than 20 %. As many commands on many actors take the same cores, so that is what it is held against: p50 {Results.Times(hot.P50 / spread.P50)} ({Results.Met(hot.P50 < 1.2 * spread.P50)}), p99 {Results.Times(hot.P99 / spread.P99)} ({Results.Met(hot.P99 < 1.2 * spread.P99)})."));
        report.Write(Path.Combine(results, "hot.md"));
    }

    private static async Task<(Measured Calm, double More)> MeasureAsync(string results, int shards)
    {
        var folder = Directory.CreateDirectory(Path.GetFullPath(Path.Combine(results, $".hot-{Guid.NewGuid():N}"))).FullName;
        try
        {
            var campaign = new BenchmarkCampaign(folder, CalmSavers + MoreSavers);
            await using (campaign.ConfigureAwait(false))
            {
                await Task.WhenAll(Enumerable.Range(0, Calm + shards).Select(campaign.PlanAsync)).ConfigureAwait(false);
                var calm = await Savers.EnterAsync(campaign, 0, CalmSavers, saver => saver % Calm).ConfigureAwait(false);
                var more = await Savers.EnterAsync(campaign, CalmSavers, shards == 0 ? 0 : MoreSavers, saver => Calm + (saver % shards)).ConfigureAwait(false);
                var beside = shards == 0 ? null : Task.Factory.StartNew(
                    () => new OpenLoop(more, MoreSavers).Run(MoreRate, WarmUp, Time), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
                var measured = new OpenLoop(calm, CalmSavers).Run(CalmRate, WarmUp, Time);
                return (measured, beside is null ? 0 : (await beside.ConfigureAwait(false)).PerSecond);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
            Directory.Delete(BenchmarkCampaign.KeysOf(folder), recursive: true);
        }
    }

    private static string[] Row(string name, (Measured Calm, double More) one, Measured alone) =>
    [
        name, Number(one.Calm.PerSecond, "N0"), Milliseconds(one.Calm.P50), Milliseconds(one.Calm.P99), Milliseconds(one.Calm.P999), Milliseconds(one.Calm.Longest),
        Number(one.Calm.P50 / alone.P50, "0.00"), Number(one.Calm.P99 / alone.P99, "0.00"), one.More == 0 ? "" : Number(one.More, "N0"),
    ];

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static string Milliseconds(double value) => string.Create(CultureInfo.InvariantCulture, $"{value:0.00} ms");

    /// <summary>Some of the candidates of a campaign.</summary>
    private sealed class Savers(BenchmarkCampaign campaign, string[] credentials, int first) : SaveTarget
    {
        public override string Name => "candidates";

        public override long Commits => (long)campaign.Engine.DurableBatches;

        public override long BytesOnDisk => 0;

        public static async Task<Savers> EnterAsync(BenchmarkCampaign campaign, int first, int count, Func<int, int> shardOf)
        {
            var entering = Enumerable.Range(0, count).Select(saver => campaign.EnterAsync(first + saver, shardOf(saver)));
            return new Savers(campaign, await Task.WhenAll(entering).ConfigureAwait(false), first);
        }

        public override ValueTask StartAsync(string folder, int savers) => default;

        public override ValueTask SaveAsync(int saver, ulong number) => campaign.SaveAsync(credentials[saver], first + saver, number);

        public override ValueTask DisposeAsync() => default;
    }
}
