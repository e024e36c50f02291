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
    private const double AimSeconds = 15;
    private const double AimMegabytes = 1500;

    public void Run()
    {
        var report = new Results("recruit assess, whole process", $"benchmarks/run {(withMillion ? "assess-million" : "assess")}");
        report.Paragraph(
            "One test of four sections under the rules of the entry test (`EntryTestFolder.cs`), every candidate with a row for every item, then a "
            + $"merit list. The published Release build, measured from outside by GNU time; best wall time of {FolderRuns.Times} runs, greatest peak memory.");
        string[] head = ["what", "response rows", "file", "wall", "processor", "peak memory", "aim", ""];
        report.Table(head, InFolder(Candidates, Items, runs =>
            [Assess(Candidates, Items, runs, FolderRuns.Times, hasAim: true), .. Parsing.Ways.Select(way => Parse(way.How, way.Description, runs))]));
        report.Paragraph("Memory against more responses of the same candidates, and against more candidates:");
        report.Table(head, Sizes().SelectMany(size => InFolder(size.Candidates, size.Items, runs =>
            [Assess(size.Candidates, size.Items, runs, size.Candidates > Candidates ? 1 : FolderRuns.Times, hasAim: false)])));
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

    private string[][] InFolder(int candidates, int items, Func<FolderRuns, string[][]> measure) =>
        FolderRuns.In(recruit, path => new EntryTestFolder(path, candidates, items), measure);

    private static string[] Assess(int candidates, int items, FolderRuns runs, int times, bool hasAim)
    {
        var taken = runs.Assess(times);
        return
        [
            string.Create(CultureInfo.InvariantCulture, $"`recruit assess`, {candidates:N0} × {items}"),
            .. runs.Columns((long)candidates * items, taken),
            hasAim ? $"< {AimSeconds} s, < {AimMegabytes} MB" : "",
            hasAim ? Results.Met(taken.Wall < AimSeconds && taken.PeakMegabytes < AimMegabytes) : "",
        ];
    }

    private static string[] Parse(string how, string description, FolderRuns runs)
    {
        var taken = runs.Parse(how);
        return [description, .. runs.Columns(long.Parse(taken.Output, CultureInfo.InvariantCulture), taken), "", ""];
    }
}
