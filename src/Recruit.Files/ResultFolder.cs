using System.Collections.Immutable;
using Recruit.Applications;
using Recruit.Files.Results;
using Recruit.Numbers;

namespace Recruit.Files;

/// <summary>Writes the six result files of an assessment, whole or not at all (campaign-folder 4).</summary>
public static class ResultFolder
{
    /// <summary>The file with the counts, and with the digests of all others; it is put in place last.</summary>
    public const string ReportFile = "report.json";

    private static readonly string[] Files = ["stages.csv", "merit.csv", "offers.csv", "reserve.csv", "items.csv", ReportFile];

    /// <summary>Whether results may be written there: the folder is missing or empty, or they may replace what is there.</summary>
    public static bool IsFree(string folder, bool force) => force ? !File.Exists(folder) : PendingFolder.IsFree(folder);

    /// <summary>
    /// Writes all files out of sight first, and puts them in place when they are complete. A missing folder appears in one step. In a folder
    /// that is there, the old report goes first and the new one comes last, so that one with a report holds the files whose digests it names,
    /// whenever the process is killed. Against power failures there is no such promise; the digests in the report tell.
    /// </summary>
    /// <param name="outcome">What to write.</param>
    /// <param name="folder">Missing or empty, unless <paramref name="force"/>.</param>
    /// <param name="force">Replace the six files of a folder that holds something; everything else in it stays.</param>
    /// <param name="cancellation">Until the files are put in place, nothing has changed and nothing is left behind.</param>
    /// <exception cref="IOException">The folder holds something, or storage fails.</exception>
    public static void Write(AssessmentOutcome outcome, string folder, bool force, CancellationToken cancellation = default)
    {
        Demand(folder, force);
        using var pending = new PendingFolder(folder);
        WriteFiles(outcome, pending.Folder, cancellation);
        cancellation.ThrowIfCancellationRequested();
        Demand(folder, force);
        pending.MoveIn(ReportFile, Files);
    }

    private static void Demand(string folder, bool force)
    {
        if (!IsFree(folder, force))
        {
            throw new IOException($"The folder {folder} is not empty.");
        }
    }

    /// <summary>The same six files in memory, by their names.</summary>
    public static ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> ToFiles(AssessmentOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        var files = ImmutableSortedDictionary.CreateBuilder<string, ReadOnlyMemory<byte>>(Utf8Order.Instance);
        WriteEach(outcome, (name, write) =>
        {
            using var stream = new MemoryStream();
            write(stream);
            files.Add(name, stream.ToArray());
        }, default);
        return files.ToImmutable();
    }

    private static void WriteFiles(AssessmentOutcome outcome, string folder, CancellationToken cancellation) =>
        WriteEach(outcome, (name, write) =>
        {
            using var stream = new FileStream(Path.Combine(folder, name), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1);
            write(stream);
            stream.Flush(flushToDisk: true);
        }, cancellation);

    private static void WriteEach(AssessmentOutcome outcome, Action<string, Action<Stream>> put, CancellationToken cancellation)
    {
        Action<ResultWriter>[] files =
        [
            writer => StageRows.Write(outcome, writer, cancellation),
            writer => MeritRows.WriteMerit(outcome, writer),
            writer => MeritRows.WriteOffers(outcome, writer),
            writer => MeritRows.WriteReserve(outcome, writer),
            writer => ItemRows.Write(outcome, writer),
        ];
        var digests = new List<(string, string)>();
        foreach (var (file, write) in Files.Zip(files))
        {
            cancellation.ThrowIfCancellationRequested();
            put(file, stream =>
            {
                using var writer = new ResultWriter(stream);
                write(writer);
                digests.Add((file, writer.Finish()));
            });
        }

        put(ReportFile, stream => stream.Write(Report.Of(outcome, digests)));
    }
}
