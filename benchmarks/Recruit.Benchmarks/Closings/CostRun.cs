using System.Globalization;
using Recruit.Benchmarks.Running;

namespace Recruit.Benchmarks.Closings;

/// <summary>What a candidate costs on the way through a live campaign, in campaigns of ten times as many each.</summary>
internal sealed class CostRun(string results, int most)
{
    private const int Fewest = 1_000;
    private const int Times = 10;

    private readonly Results report = new("What a candidate costs", string.Create(CultureInfo.InvariantCulture, $"benchmarks/run cost {most}"));

    public void Run()
    {
        var measured = new List<(int Count, Closed Closed)>();
        for (var count = Fewest; count <= most; count *= Times)
        {
            measured.Add((count, Measure(count)));
        }

        report.Paragraph(
            $"The campaign of `benchmarks/run close`, with raw scores: imported, both stages closed, rehearsed and released, in shards of at most {ClosedFolder.ShardSize:N0}; "
            + "each number of candidates in a process of its own. Seconds of processor time tell more than those of the clock where other work loads the machine.");
        report.Paragraph("![Processor time of a candidate by the number of candidates](cost.svg)");
        string[] head = ["of a candidate", .. measured.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Count:N0} candidates"))];
        report.Table(head, Lines.Select(line => (string[])[line.Name, .. measured.Select(one => Microseconds(line.Of(one.Closed).Cpu, one.Count))]));
        report.Table(
            ["the whole campaign", .. head[1..]],
            [
                Row("import", one => Results.Seconds(one.Of(CloseOnce.Import).Wall)),
                Row("closing the scored stage", one => Results.Seconds(one.Closing.Wall)),
                Row("rehearsal", one => Results.Seconds(one.Of(CloseOnce.Rehearsal).Wall)),
                Row("release, until page and funnel tell it", one => Results.Seconds(one.Of(CloseOnce.Release).Wall)),
                Row(CloseOnce.Again, one => Results.Seconds(one.Of(CloseOnce.Again).Wall)),
                Row("memory of the process while it closes, at most", one => Results.Megabytes(one.Closing.PeakMegabytes)),
            ]);
        report.Table(
            ["bytes of a candidate", .. head[1..]],
            [
                Each("journal after the import", one => one.Bytes[0]),
                Each("journal after the release", one => one.Bytes[^2]),
                Each("memory held after the release", one => one.Bytes[^1]),
                Each("memory of the process while it closes, at most", one => one.Closing.PeakMegabytes * 1e6),
            ]);
        report.Paragraph("What is less in larger campaigns is what every campaign costs once; what is more is what no longer has room in caches, of the processor or of seals.");
        report.Write(Path.Combine(results, "cost.md"));
        var lines = Lines.Select(line => (line.Name, measured.Select(one => ((double)one.Count, line.Of(one.Closed).Cpu / one.Count * 1e6)).ToArray()));
        File.WriteAllText(Path.Combine(results, "cost.svg"), CostPicture.Of("Processor time of a candidate, µs, by the number of candidates", [.. lines]));

        string[] Row(string name, Func<Closed, string> of) => [name, .. measured.Select(one => of(one.Closed))];

        string[] Each(string name, Func<Closed, double> of) =>
            [name, .. measured.Select(one => string.Create(CultureInfo.InvariantCulture, $"{of(one.Closed) / one.Count:N0}"))];
    }

    private static (string Name, Func<Closed, StepTaken> Of)[] Lines { get; } =
    [
        ("import", one => one.Of(CloseOnce.Import)),
        ("closing", one => one.Closing),
        ("rehearsal", one => one.Of(CloseOnce.Rehearsal)),
        ("release", one => one.Of(CloseOnce.Release)),
        ("rule engine alone", one => one.InAll([CloseOnce.EngineRead, CloseOnce.EngineRun, CloseOnce.EngineFiles])),
    ];

    private static string Microseconds(double seconds, int count) => string.Create(CultureInfo.InvariantCulture, $"{seconds / count * 1e6:N0} µs");

    private Closed Measure(int count)
    {
        var root = Directory.CreateDirectory(Path.GetFullPath(Path.Combine(results, $".cost-{Guid.NewGuid():N}"))).FullName;
        try
        {
            var folder = Directory.CreateDirectory(Path.Combine(root, "campaign")).FullName;
            ClosedFolder.Write(folder, count);
            return Closed.In(folder, Path.Combine(root, "live"), withReads: false);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }
}
