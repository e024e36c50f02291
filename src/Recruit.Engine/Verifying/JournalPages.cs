using Recruit.Engine.Journal;

namespace Recruit.Engine.Verifying;

/// <summary>
/// The pages of a journal as its file and write-ahead log have them together, read without SQLite: nothing is written, not even a lock,
/// so a folder on read-only media can be read and a file that was spoilt on purpose meets no parser but this one.
/// </summary>
internal sealed class JournalPages : IDisposable
{
    /// <summary>The only size of pages that the engine makes.</summary>
    public const int PageSize = 8192;

    private readonly FileStream file;
    private readonly FileStream? logFile;
    private readonly (long, DateTime, long, DateTime) stamp;
    private readonly byte[] round;

    private JournalPages(FileStream file, FileStream? logFile)
    {
        (this.file, this.logFile) = (file, logFile);
        stamp = Stamp();
        round = Round();
        Log = WriteLog.Read(logFile, PageSize);
        FileBytes = file.Length;
        Count = Log.PageCount > 0 ? Log.PageCount : (uint)Math.Min(file.Length / PageSize, uint.MaxValue);
    }

    /// <summary>Where the file is.</summary>
    public string Path => file.Name;

    /// <summary>What stands beside the file.</summary>
    public WriteLog Log { get; }

    /// <summary>Length of the file itself.</summary>
    public long FileBytes { get; }

    /// <summary>How many pages there are.</summary>
    public uint Count { get; }

    /// <summary>Opens the journal of a data folder, or a file that was copied without a log.</summary>
    /// <exception cref="IOException">It is not there or cannot be read.</exception>
    public static JournalPages Open(string path)
    {
        var file = OpenToRead(path);
        try
        {
            var log = path + SqliteFile.LogEnding;
            return new JournalPages(file, File.Exists(log) ? OpenToRead(log) : null);
        }
        catch
        {
            DataFolderLock.Close(file);
            throw;
        }
    }

    /// <summary>A page, from 1.</summary>
    /// <exception cref="PageBrokenException">There is no such page.</exception>
    public byte[] Read(uint page)
    {
        var bytes = new byte[PageSize];
        var (stream, at) = Log.Find(page) is { } newer ? (logFile!, newer) : (file, (page - 1L) * PageSize);
        if (page == 0 || page > Count)
        {
            throw new PageBrokenException(page, "there is no such page");
        }

        stream.Position = at;
        return stream.ReadAtLeast(bytes, PageSize, throwOnEndOfStream: false) == PageSize ? bytes : throw new PageBrokenException(page, "the file ends before it");
    }

    /// <summary>Whether somebody wrote meanwhile, so that pages of different times may have been read together.</summary>
    public bool WasWritten() => stamp != Stamp();

    /// <summary>Whether the log was begun anew meanwhile, so that pages may have been read that were written over. A hold does not prevent it.</summary>
    public bool WasRestarted() => !round.AsSpan().SequenceEqual(Round());

    /// <summary>
    /// Whether the log's doubtful end was only a commit on its way: then there is more of it a moment later. Asked while an engine runs.
    /// </summary>
    public bool LogGoesOn()
    {
        for (var tries = 0; tries < 20; tries++)
        {
            if (WriteLog.Read(logFile, PageSize).CommittedBytes > Log.CommittedBytes)
            {
                return true;
            }

            Thread.Sleep(50);
        }

        return false;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        DataFolderLock.Close(file);
        logFile?.Dispose();
    }

    /// <summary>The log's header: it is another in every round.</summary>
    private byte[] Round()
    {
        var header = new byte[32];
        if (logFile is not null)
        {
            logFile.Position = 0;
            logFile.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        }

        return header;
    }

    private static FileStream OpenToRead(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16);

    private (long, DateTime, long, DateTime) Stamp()
    {
        var (main, log) = (new FileInfo(file.Name), logFile is null ? null : new FileInfo(logFile.Name));
        return (main.Length, main.LastWriteTimeUtc, log is { Exists: true } ? log.Length : 0, log?.LastWriteTimeUtc ?? default);
    }
}
