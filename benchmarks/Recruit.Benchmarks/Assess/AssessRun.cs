using System.Globalization;
using Recruit.Benchmarks.Running;

namespace Recruit.Benchmarks.Assess;

/// <summary>Whole runs of <c>recruit assess</c> beside the floors of parsing the same file.</summary>
/// <param name="recruit">The published program.</param>
/// <param name="results">Folder of the results.</param>
/// <param name="withMillion">Whether to assess a million candidates too.</param>
internal sealed class AssessRun(string recruit, string results, bool withMillion)
{
    private const int Candidates = 100_000;
    private const int Items = 55;
    private const int Times = 3;
    private const double AimSeconds = 15;
    private const double AimMegabytes = 1500;

    public void Run()
    {
        var report = new Results("recruit assess, whole process", $"benchmarks/run {(withMillion ? "assess-million" : "assess")}");
        report.Paragraph(
            "One test of four sections under the rules of the entry test (`EntryTestFolder.cs`), every candidate with a row for every item, then a "
            + $"merit list. The published Release build, measured from outside by GNU time; best wall time of {Times} runs, greatest peak memory.");
        string[] head = ["what", "response rows", "file", "wall", "processor", "peak memory", "aim", ""];
        report.Table(head, InFolder(Candidates, Items, (path, folder) =>
            [Assess(Candidates, Items, path, folder, Times, hasAim: true), .. Parsing.Ways.Select(way => Parse(way.How, way.Description, folder))]));
        report.Paragraph("Memory against more responses of the same candidates, and against more candidates:");
        report.Table(head, Sizes().SelectMany(size => InFolder(size.Candidates, size.Items, (path, folder) =>
            [Assess(size.Candidates, size.Items, path, folder, size.Candidates > Candidates ? 1 : Times, hasAim: false)])));
        report.Write(Path.Combine(results, "assess.md"));
    }

    private IEnumerable<(int Candidates, int Items)> Sizes()
    {
        yield return (Candidates, Items);
        yield return (Candidates, 2 * Items);
        yield return (Candidates / 10, Items);
        yield return (Candidates / 10, 10 * Items);
        if (withMillion)
        {
            yield return (10 * Candidates, Items);
        }
    }

    private static string[][] InFolder(int candidates, int items, Func<string, EntryTestFolder, string[][]> measure)
    {
        var path = Directory.CreateTempSubdirectory("recruit-assess-").FullName;
        try
        {
            var folder = new EntryTestFolder(Path.Combine(path, "campaign"), candidates, items);
            folder.Write();
            return measure(path, folder);
        }
        finally
        {
            Directory.Delete(path, recursive: true);
        }
    }

    private string[] Assess(int candidates, int items, string path, EntryTestFolder folder, int times, bool hasAim)
    {
        var runs = Enumerable.Range(0, times)
            .Select(run => ChildProcess.Run(recruit, "assess", Path.Combine(path, "campaign"), "--out", Path.Combine(path, $"out-{run}")))
            .ToArray();
        var wall = runs.Min(run => run.Wall);
        var peak = runs.Max(run => run.PeakMegabytes);
        return
        [
            string.Create(CultureInfo.InvariantCulture, $"`recruit assess`, {candidates:N0} × {items}"),
            .. Columns((long)candidates * items, folder.ResponsesPath, new Taken(wall, runs.Min(run => run.Cpu), peak, "")),
            hasAim ? $"< {AimSeconds} s, < {AimMegabytes} MB" : "",
            hasAim ? Results.Met(wall < AimSeconds && peak < AimMegabytes) : "",
        ];
    }

    private static string[] Parse(string how, string description, EntryTestFolder folder)
    {
        var runs = Enumerable.Range(0, Times).Select(_ => ChildProcess.RunSelf("parse", how, folder.ResponsesPath)).ToArray();
        var rows = long.Parse(runs[0].Output, CultureInfo.InvariantCulture);
        return [description, .. Columns(rows, folder.ResponsesPath, runs.MinBy(run => run.Wall)!), "", ""];
    }

    private static string[] Columns(long rows, string path, Taken taken) =>
    [
        rows.ToString("N0", CultureInfo.InvariantCulture),
        Results.Megabytes(new FileInfo(path).Length / 1e6),
        Results.Seconds(taken.Wall),
        Results.Seconds(taken.Cpu),
        Results.Megabytes(taken.PeakMegabytes),
    ];
}
