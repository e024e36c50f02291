using System.Globalization;
using Recruit.Benchmarks.Running;

namespace Recruit.Benchmarks.Assess;

/// <summary>Runs of the published program on a folder, and of ways only to parse its big files, each in a process of its own.</summary>
internal sealed class FolderRuns(string recruit, MeasuredFolder folder)
{
    /// <summary>How often each is run; the best counts.</summary>
    public const int Times = 3;

    /// <summary>Writes a folder, has it measured, and deletes it.</summary>
    /// <param name="recruit">The published program.</param>
    /// <param name="folderAt">The folder, by its path.</param>
    /// <param name="measure">Makes rows of a table.</param>
    public static string[][] In(string recruit, Func<string, MeasuredFolder> folderAt, Func<FolderRuns, string[][]> measure)
    {
        var path = Directory.CreateTempSubdirectory("recruit-assess-").FullName;
        try
        {
            var folder = folderAt(Path.Combine(path, "campaign"));
            folder.Write();
            return measure(new FolderRuns(recruit, folder));
        }
        finally
        {
            Directory.Delete(path, recursive: true);
        }
    }

    /// <summary><c>recruit assess</c>, into a new folder beside it each time.</summary>
    public Taken Assess(int times = Times) => Best(Enumerable.Range(0, times)
        .Select(run => ChildProcess.Run(recruit, "assess", folder.Folder, "--out", $"{folder.Folder}-out-{run}")));

    /// <summary>One of <see cref="Parsing.Ways"/>; the output is how many rows there were.</summary>
    public Taken Parse(string how) => Best(Enumerable.Range(0, Times).Select(_ => ChildProcess.RunSelf(["parse", how, .. folder.BigFiles])));

    /// <summary>Cells of a table: rows, files, wall, processor, peak memory.</summary>
    public string[] Columns(long rows, Taken taken) =>
    [
        rows.ToString("N0", CultureInfo.InvariantCulture),
        Results.Megabytes(folder.BigFiles.Sum(path => new FileInfo(path).Length) / 1e6),
        Results.Seconds(taken.Wall),
        Results.Seconds(taken.Cpu),
        Results.Megabytes(taken.PeakMegabytes),
    ];

    private static Taken Best(IEnumerable<Taken> taken)
    {
        var runs = taken.ToArray();
        return new Taken(runs.Min(run => run.Wall), runs.Min(run => run.Cpu), runs.Max(run => run.PeakMegabytes), runs[0].Output);
    }
}
