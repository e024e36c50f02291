using Recruit.Applications;
using Recruit.Files.Results;

namespace Recruit.Files;

/// <summary>Writes the six result files of an assessment, whole or not at all (campaign-folder 4).</summary>
public static class ResultFolder
{
    /// <summary>The file with the counts, and with the digests of all others; it is put in place last.</summary>
    public const string ReportFile = "report.json";

    /// <summary>Whether results may be written there: the folder is missing or empty, or they may replace what is there.</summary>
    public static bool IsFree(string folder, bool force) =>
        force ? !File.Exists(folder) : !File.Exists(folder) && (!Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any());

    /// <summary>Writes the files beside the folder first, and moves them in when all are complete.</summary>
    /// <param name="outcome">What to write.</param>
    /// <param name="folder">Missing or empty, unless <paramref name="force"/>.</param>
    /// <param name="force">Replace the six files of a folder that holds something; everything else in it stays.</param>
    /// <param name="cancellation">Until the files are moved in, nothing is left behind.</param>
    /// <exception cref="IOException">The folder holds something, or storage fails.</exception>
    public static void Write(AssessmentOutcome outcome, string folder, bool force, CancellationToken cancellation = default)
    {
        if (!IsFree(folder, force))
        {
            throw new IOException($"The folder {folder} is not empty.");
        }

        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var partial = $"{target}.partial-{Environment.ProcessId}";
        Directory.CreateDirectory(partial);
        try
        {
            WriteFiles(outcome, partial, cancellation);
            cancellation.ThrowIfCancellationRequested();
            MoveIn(partial, target);
        }
        finally
        {
            if (Directory.Exists(partial))
            {
                Directory.Delete(partial, recursive: true);
            }
        }
    }

    private static void WriteFiles(AssessmentOutcome outcome, string folder, CancellationToken cancellation)
    {
        (string File, Action<ResultWriter> Write)[] files =
        [
            ("stages.csv", writer => StageRows.Write(outcome, writer, cancellation)),
            ("merit.csv", writer => MeritRows.WriteMerit(outcome, writer)),
            ("offers.csv", writer => MeritRows.WriteOffers(outcome, writer)),
            ("reserve.csv", writer => MeritRows.WriteReserve(outcome, writer)),
            ("items.csv", writer => ItemRows.Write(outcome, writer)),
        ];
        var digests = new List<(string, string)>();
        foreach (var (file, write) in files)
        {
            cancellation.ThrowIfCancellationRequested();
            using var stream = new FileStream(Path.Combine(folder, file), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1);
            using var writer = new ResultWriter(stream);
            write(writer);
            digests.Add((file, writer.Finish()));
            stream.Flush(flushToDisk: true);
        }

        using var report = new FileStream(Path.Combine(folder, ReportFile), FileMode.CreateNew, FileAccess.Write, FileShare.None);
        report.Write(Report.Of(outcome, digests));
        report.Flush(flushToDisk: true);
    }

    /// <summary>
    /// A missing or empty folder appears complete in one step. Where files are replaced, the old report goes first and the new one comes last,
    /// so that a folder with a report always holds the files whose digests it names.
    /// </summary>
    private static void MoveIn(string partial, string target)
    {
        if (!Directory.Exists(target) || !Directory.EnumerateFileSystemEntries(target).Any())
        {
            if (Directory.Exists(target))
            {
                Directory.Delete(target);
            }

            Directory.Move(partial, target);
            return;
        }

        File.Delete(Path.Combine(target, ReportFile));
        foreach (var file in Directory.GetFiles(partial).OrderBy(file => Path.GetFileName(file) == ReportFile))
        {
            File.Move(file, Path.Combine(target, Path.GetFileName(file)), overwrite: true);
        }
    }
}
