using System.Globalization;
using Recruit.Benchmarks.Running;

namespace Recruit.Benchmarks.Assess;

/// <summary>Whole runs of <c>recruit assess</c> on written tasks, beside the floors and the peer of only parsing the same files.</summary>
/// <param name="recruit">The published program.</param>
/// <param name="results">Folder of the results.</param>
internal sealed class MarksRun(string recruit, string results)
{
    private const double AimTimes = 3;

    private static readonly string[] Head =
        ["what", "rows", "files", "wall", "processor", "peak memory", "assess takes, wall", "assess takes, processor", "aim", ""];

    private static readonly int[] Sizes = [100_000, 1_000_000];

    public void Run()
    {
        var report = new Results("recruit assess of marks, whole process", "benchmarks/run assess-marks");
        report.Paragraph(
            $"{MarksFolder.Tasks} written tasks, each for one marker and one criterion (`MarksFolder.cs`), every candidate with a mark for each, documents before and a merit list after them. "
            + $"The published Release build, measured from outside by GNU time; best of {FolderRuns.Times} runs, greatest peak memory. Rows and files are those of candidates.csv and "
            + "marks.csv, which the others only parse; \"assess takes\" is how many times as long `recruit assess` takes, which reads, checks, assesses, and writes and hashes its lists. "
            + "The aim is that of a million and goes by processor time, which other programs on the machine disturb less; everything here runs on one thread.");
        foreach (var isShuffled in new[] { false, true })
        {
            report.Paragraph(isShuffled ? "The same marks in no order:" : "Marks of a candidate stand together, as an export writes them:");
            report.Table(Head, Sizes.SelectMany(candidates =>
                FolderRuns.In(recruit, path => new MarksFolder(path, candidates, isShuffled), runs => Measure(candidates, runs, hasAim: !isShuffled && candidates == Sizes[^1]))));
        }

        report.Write(Path.Combine(results, "assess-marks.md"));
    }

    private static string[][] Measure(int candidates, FolderRuns runs, bool hasAim)
    {
        var assess = runs.Assess();
        var rows = (1L + MarksFolder.Tasks) * candidates;
        return
        [
            [string.Create(CultureInfo.InvariantCulture, $"`recruit assess`, {candidates:N0} candidates"), .. runs.Columns(rows, assess), "", "", "", ""],
            .. Parsing.Ways.Select(way => Parse(way.How, way.Description, runs, assess, hasAim && way.How == Parsing.PeerOfCells)),
        ];
    }

    private static string[] Parse(string how, string description, FolderRuns runs, Taken assess, bool hasAim)
    {
        var taken = runs.Parse(how);
        var times = assess.Cpu / taken.Cpu;
        return
        [
            description,
            .. runs.Columns(long.Parse(taken.Output, CultureInfo.InvariantCulture), taken),
            Results.Times(assess.Wall / taken.Wall),
            Results.Times(times),
            hasAim ? $"≤ {Results.Times(AimTimes)}" : "",
            hasAim ? Results.Met(times <= AimTimes) : "",
        ];
    }
}
