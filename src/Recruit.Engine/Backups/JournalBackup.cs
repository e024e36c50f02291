using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Recruit.Actors;
using Recruit.Engine.Journal;
using Recruit.Engine.Keys;
using Recruit.Engine.Verifying;

namespace Recruit.Engine.Backups;

/// <summary>
/// Copies the journal of a data folder into a folder of its own, beside a running engine, and back. A backup is the journal's file as it
/// would be after its log was taken in, and a manifest; snapshots are made again from the journal and are not copied.
/// </summary>
public static class JournalBackup
{
    /// <summary>What the name of a journal ends with while it is being restored; what a killed restore left, the next one replaces.</summary>
    internal const string Unfinished = ".recruit-unfinished";

    /// <summary>Makes a backup. What was copied is verified from its first byte before it counts.</summary>
    /// <param name="data">The data folder.</param>
    /// <param name="target">The backup's folder; missing.</param>
    /// <param name="trust">Whom to believe: a broken journal must never be kept as a good one.</param>
    /// <param name="now">For the manifest.</param>
    /// <param name="cancellation">Ends the work; nothing is left.</param>
    /// <exception cref="BackupRefusedException">The journal is not whole, the target is there, or the folders do not lie apart.</exception>
    /// <exception cref="IOException">Storage fails.</exception>
    public static BackupManifest Make(string data, string target, JournalTrust trust, Instant now, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(trust);
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(target));
        DemandApart(target, data);
        DemandFree(folder);
        var pending = $"{folder}{Unfinished}-{Path.GetRandomFileName()}";
        Directory.CreateDirectory(pending);
        try
        {
            var copy = Path.Combine(pending, SqliteJournal.FileName);
            var (hash, bytes) = PageCopy.Write(Path.Combine(data, SqliteJournal.FileName), copy, cancellation);
            var report = JournalVerification.VerifyFile(copy, trust, scratch: null, cancellation);
            if (!report.IsWhole)
            {
                throw new BackupRefusedException(Words(report));
            }

            var manifest = new BackupManifest(report.Origin, report.Head, report.Attachments, bytes, hash, now);
            WriteNew(Path.Combine(pending, BackupManifest.FileName), Encoding.UTF8.GetBytes(manifest.Print()));
            DurableFile.FlushNames(copy);
            DemandFree(folder);
            Directory.Move(pending, folder);
            DurableFile.FlushNames(folder);
            return manifest;
        }
        finally
        {
            if (Directory.Exists(pending))
            {
                Directory.Delete(pending, recursive: true);
            }
        }
    }

    /// <summary>Puts a backup into a data folder that has none of the engine's files, after everything about it was checked.</summary>
    /// <param name="backup">The backup's folder.</param>
    /// <param name="data">The data folder, missing or empty.</param>
    /// <param name="trust">Whom to believe.</param>
    /// <param name="cancellation">Ends the work; nothing is left.</param>
    /// <exception cref="BackupRefusedException">The backup is not whole, the folder is not empty, or the folders do not lie apart.</exception>
    /// <exception cref="IOException">Storage fails, or somebody works on the data folder.</exception>
    public static BackupManifest Restore(string backup, string data, JournalTrust trust, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(backup);
        ArgumentNullException.ThrowIfNull(data);
        DemandApart(backup, data);
        DemandEmpty(data);
        var check = BackupCheck.Run(backup, trust, cancellation);
        if (check.Manifest is not { } manifest || !check.Faults.IsEmpty)
        {
            throw new BackupRefusedException(check.Faults);
        }

        var isNew = !Directory.Exists(data);
        NewFolder.Make(data);
        var target = Path.Combine(data, SqliteJournal.FileName);
        try
        {
            using var folderLock = DataFolderLock.Take(data);
            DemandEmpty(data);
            var (hash, _) = PageCopy.Write(Path.Combine(backup, SqliteJournal.FileName), target + Unfinished, cancellation);
            if (hash != manifest.Hash)
            {
                throw new BackupRefusedException("the copied file is another than the one that was checked");
            }

            DurableFile.Move(target + Unfinished, target, replace: false);
            return manifest;
        }
        finally
        {
            File.Delete(target + Unfinished);
            if (isNew && !File.Exists(target))
            {
                File.Delete(Path.Combine(data, DataFolderLock.FileName));
                Directory.Delete(data);
            }
        }
    }

    /// <summary>
    /// Why a backup and a data folder do not lie apart, whatever links lead there, or nothing: a copy inside the data is lost with them, and
    /// data inside a copy spoil it. Neither need be there yet.
    /// </summary>
    public static string? Overlap(string backup, string data)
    {
        try
        {
            var (copy, original) = (FolderPlace.Resolve(backup), FolderPlace.Resolve(data));
            return FolderPlace.Holds(copy, original) || FolderPlace.Holds(original, copy)
                ? $"{backup} and {data}: one lies inside the other; a backup lies apart from the data"
                : null;
        }
        catch (KeyFolderException loop) when (loop.Problem == KeyProblem.TooManyLinks)
        {
            return $"{loop.Place} leads through too many links";
        }
    }

    /// <summary>What is wrong with a journal, one line each.</summary>
    internal static ImmutableArray<string> Words(JournalReport report) =>
    [
        .. report.Faults.Select(fault => fault.Batch is { } batch ? string.Create(CultureInfo.InvariantCulture, $"batch {batch}: {fault.What}") : fault.What),
    ];

    private static void WriteNew(string path, byte[] bytes)
    {
        using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        stream.Write(bytes);
        stream.Flush(flushToDisk: true);
    }

    private static void DemandApart(string backup, string data)
    {
        if (Overlap(backup, data) is { } overlap)
        {
            throw new BackupRefusedException(overlap);
        }
    }

    private static void DemandFree(string folder)
    {
        if (Path.Exists(folder))
        {
            throw new BackupRefusedException($"{folder} is there already; a backup replaces nothing");
        }
    }

    private static void DemandEmpty(string data)
    {
        if (File.Exists(data) || (Directory.Exists(data) && Directory.EnumerateFileSystemEntries(data).Any(entry => Path.GetFileName(entry) is not (DataFolderLock.FileName or SqliteJournal.FileName + Unfinished))))
        {
            throw new BackupRefusedException($"{data} is not an empty folder; a restored journal replaces nothing");
        }
    }
}
