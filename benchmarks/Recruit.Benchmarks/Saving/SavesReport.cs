using System.Globalization;
using Recruit.Benchmarks.Running;

namespace Recruit.Benchmarks.Saving;

/// <summary>What was measured, as tables.</summary>
internal sealed class SavesReport(SavesPlan plan)
{
    private const double AimOfYardstick = 0.25;
    private const double AimOfRows = 50;
    private const double AimCpuMicroseconds = 15;
    private const double AimP99Milliseconds = 20;

    private readonly Results results = new("Durable saves", "benchmarks/run saves");

    /// <summary>Syncs a second of one thread, by length and by whether the file was written before.</summary>
    public List<(int Length, bool IsRecycled, double PerSecond)> Syncs { get; } = [];

    /// <summary>The middle of all rounds, by saves per second.</summary>
    public Dictionary<(string Name, int Savers), Measured> Closed { get; } = [];

    /// <summary>By the part of the most it can do.</summary>
    public Dictionary<(string Name, double Fraction), Measured> Open { get; } = [];

    /// <summary>Saves per second, processor time, p99 and longest of single runs.</summary>
    public List<(string Name, bool IsConcurrent, double[] Told)> Collectors { get; } = [];

    /// <summary>The run of a target with the most saves per second.</summary>
    public Measured Most(string name) => Closed.Where(one => one.Key.Name == name).MaxBy(one => one.Value.PerSecond).Value;

    public void Write(string path)
    {
        results.Paragraph($"Data on {Machine.Disk(plan.Folder)}.");
        results.Paragraph(Text(
            $"Records of {SavingBatch.RecordLength} bytes; a save ends when its record was synced. {plan.Rounds} rounds of {plan.Time.TotalSeconds:0.#} s, the engine's long enough for a round of snapshots, ")
            + Text($"after {plan.WarmUp.TotalSeconds:0.#} s, targets in another order each round, the middle run of each. Processor time is of this process; ")
            + "the kernel's own threads, which write for it, are not in it. One heap, and the collector that works beside the threads, as a host of the engine runs, unless said otherwise.");
        WriteSyncs();
        WriteClosed();
        WriteOpen();
        WriteAims();
        WriteCollectors();
        results.Write(path);
    }

    private void WriteSyncs()
    {
        results.Paragraph("The disk alone, one thread that appends and syncs:");
        results.Table(["what", "syncs/s"], Syncs.Select(one => new[]
        {
            Text($"{one.Length:N0} bytes, file {(one.IsRecycled ? "recycled" : "grows")}"), Text($"{one.PerSecond:N0}"),
        }));
    }

    private void WriteClosed()
    {
        results.Paragraph(
            "As fast as they can: each saver saves, waits, saves again. Beside the processor time that of the driver, which is in it; the yardstick is the "
            + "faster bare file with as many savers.");
        results.Table(
            ["what", "savers", "saves/s", "of yardstick", "× row per save", "CPU µs/save", "driver", "p50", "p99", "p99.9", "longest", "commits/s", "bytes/save"],
            Closed.OrderBy(one => Order(one.Key.Name)).ThenBy(one => one.Key.Savers).Select(one => ClosedRow(one.Key.Name, one.Key.Savers, one.Value)));
    }

    private void WriteOpen()
    {
        results.Paragraph(Text(
            $"At a fixed rate, a part of the most each can do, from {SavesPlan.Savers[^1]:N0} savers, whatever becomes of earlier saves. ")
            + "Times count from when a save should have been sent; up to 1 ms of them is the driver's clock.");
        results.Table(
            ["what", "part", "saves/s", "CPU µs/save", "p50", "p99", "p99.9", "longest", "commits/s"],
            Open.OrderBy(one => Order(one.Key.Name)).ThenBy(one => one.Key.Fraction).Select(one => (string[])
            [
                one.Key.Name, Text($"{one.Key.Fraction:0.##}"), Text($"{one.Value.PerSecond:N0}"), Text($"{one.Value.CpuMicroseconds:0.00}"),
                .. Times(one.Value), Text($"{one.Value.CommitsPerSecond:N0}"),
            ]));
    }

    private void WriteAims()
    {
        results.Paragraph(
            Text($"The aims, each target at its best: at least {AimOfYardstick:0.##} of the yardstick, at least {AimOfRows:0}× a row per save, less than ")
            + Text($"{AimCpuMicroseconds:0} µs of processor time for a save, and at half of its most a p99 below {AimP99Milliseconds:0} ms. They hold for what is ours:"));
        results.Table(
            ["what", "of yardstick", "× row per save", "CPU µs/save", "p99 at half", "aims"],
            SaveTargets.All.Select(make => make()).Where(target => target is not NoSave).Select(AimRow));
    }

    private void WriteCollectors()
    {
        results.Paragraph(Text($"Kinds of collector, {SavesPlan.Savers[^1]:N0} savers, each run in its own process; the middle and the worst of {plan.Rounds}:"));
        results.Table(
            ["what", "collector", "saves/s", "CPU µs/save", "p99", "longest of all"],
            Collectors.GroupBy(one => (one.Name, one.IsConcurrent)).OrderBy(one => Order(one.Key.Name)).Select(group => new[]
            {
                group.Key.Name, group.Key.IsConcurrent ? "concurrent" : "not concurrent",
                Text($"{Middle(group, 0):N0}"), Text($"{Middle(group, 1):0.00}"), Text($"{Middle(group, 2):0.0} ms"), Text($"{group.Max(one => one.Told[3]):0.0} ms"),
            }));
    }

    private string[] ClosedRow(string name, int savers, Measured one)
    {
        var yardstick = SaveTargets.Yardsticks.Max(other => Closed[(other, savers)].PerSecond);
        var isDriver = Order(name) == 0;
        return
        [
            name, Text($"{savers:N0}"), Text($"{one.PerSecond:N0}"),
            isDriver ? "" : Text($"{one.PerSecond / yardstick:0.00}"),
            isDriver ? "" : Text($"{one.PerSecond / Closed[(SaveTargets.Rows, savers)].PerSecond:0.0}"),
            Text($"{one.CpuMicroseconds:0.00}"), Text($"{Closed[(SaveTargets.All[0]().Name, savers)].CpuMicroseconds:0.00}"),
            .. Times(one), Text($"{one.CommitsPerSecond:N0}"), Text($"{one.BytesPerSave:0}"),
        ];
    }

    private string[] AimRow(SaveTarget target)
    {
        var most = Most(target.Name);
        var ofYardstick = most.PerSecond / SaveTargets.Yardsticks.Max(name => Most(name).PerSecond);
        var ofRows = most.PerSecond / Most(SaveTargets.Rows).PerSecond;
        var p99 = Open[(target.Name, SavesPlan.AimFraction)].P99;
        var isMet = ofYardstick >= AimOfYardstick && ofRows >= AimOfRows && most.CpuMicroseconds < AimCpuMicroseconds && p99 < AimP99Milliseconds;
        return
        [
            target.Name, Text($"{ofYardstick:0.00}"), Text($"{ofRows:0.0}"), Text($"{most.CpuMicroseconds:0.00}"), Text($"{p99:0.0} ms"),
            target.HasAims ? Results.Met(isMet) : "",
        ];
    }

    private static string[] Times(Measured one) =>
        [Text($"{one.P50:0.00} ms"), Text($"{one.P99:0.00} ms"), Text($"{one.P999:0.00} ms"), Text($"{one.Longest:0.0} ms")];

    private static int Order(string name) => Array.FindIndex(SaveTargets.All, make => make().Name == name);

    private static double Middle(IEnumerable<(string Name, bool IsConcurrent, double[] Told)> group, int place)
    {
        var sorted = group.Select(one => one.Told[place]).Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
