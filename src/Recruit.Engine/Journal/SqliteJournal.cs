using Microsoft.Data.Sqlite;
using Recruit.Actors;
using Recruit.Engine.Verifying;
using Recruit.Evidence;

namespace Recruit.Engine.Journal;

/// <summary>
/// The journal in one SQLite file: a row per batch and a row per attachment, written in one transaction and flushed before
/// <see cref="Append"/> returns. Rows are only ever added.
/// </summary>
public sealed class SqliteJournal : JournalStore
{
    /// <summary>Name of the file in the data folder.</summary>
    public const string FileName = "journal.db";

    /// <summary>Version of the tables.</summary>
    public const int Format = 1;

    internal const string Tables =
        """
        CREATE TABLE log (origin TEXT NOT NULL);
        CREATE TABLE batch (number INTEGER PRIMARY KEY, bytes BLOB NOT NULL, seal BLOB NOT NULL);
        CREATE TABLE attachment (reference BLOB PRIMARY KEY, bytes BLOB NOT NULL)
        """;

    /// <summary>
    /// Beyond so many bytes, 32 MiB, the log of writes is taken into the file. When it begins anew after that, SQLite cuts its file to this
    /// length, so it is longer only while it has to be: until whoever reads, as a backup does, is done. It is cut between frames, because
    /// half of one looks like a commit that was cut short.
    /// </summary>
    internal static readonly long TidyBytes = WriteLog.LengthOf(frames: 4_084);

    /// <summary>Beyond so many bytes that is done at the cost of a pause.</summary>
    private const long UntidyBytes = 512L << 20;

    /// <summary>SQLite's words for a file that is not as it wrote it.</summary>
    private const int Corrupt = 11, NoDatabase = 26;

    private readonly SqliteConnection writer;
    private readonly SqliteConnection reader;
    private readonly SqliteCommand insertBatch;
    private readonly SqliteCommand insertAttachment;
    private readonly Lock reading = new();
    private readonly string log;
    private readonly DataFolderLock folderLock;
    private Task tidying = Task.CompletedTask;

    private SqliteJournal(string path, DataFolderLock folderLock, SqliteConnection writer, string origin)
    {
        this.folderLock = folderLock;
        this.writer = writer;
        Origin = origin;
        reader = SqliteFile.OpenToRead(path);
        log = path + SqliteFile.LogEnding;
        insertBatch = writer.CreateCommand();
        insertBatch.CommandText = "INSERT INTO batch VALUES ($1, $2, $3)";
        insertBatch.Parameters.Add("$1", SqliteType.Integer);
        insertBatch.Parameters.Add("$2", SqliteType.Blob);
        insertBatch.Parameters.Add("$3", SqliteType.Blob);
        insertAttachment = writer.CreateCommand();
        insertAttachment.CommandText = "INSERT OR IGNORE INTO attachment VALUES ($1, $2)";
        insertAttachment.Parameters.Add("$1", SqliteType.Blob);
        insertAttachment.Parameters.Add("$2", SqliteType.Blob);
    }

    /// <inheritdoc/>
    public override string Origin { get; }

    /// <summary>The round of <see cref="Tidy"/> that is under way beside the writer, or the last one.</summary>
    internal Task Tidying => tidying;

    /// <summary>Opens the journal of a data folder, or begins one under a name. The folder is locked until the journal is closed.</summary>
    /// <param name="folder">Exists.</param>
    /// <param name="origin">Name of the log for a new journal; an old one must have this name.</param>
    /// <exception cref="DataFolderInUseException">Another engine has the folder.</exception>
    /// <exception cref="InvalidDataException">The journal has another name or format.</exception>
    /// <exception cref="JournalBrokenException">The write-ahead log is damaged, and not only cut short by a loss of power; the files stay as they are.</exception>
    public static SqliteJournal Open(string folder, string origin) => Open(folder, origin, isScratch: false);

    /// <summary>A journal that may be lost with the power: it is thrown away after a comparison.</summary>
    internal static SqliteJournal OpenScratch(string folder, string origin) => Open(folder, origin, isScratch: true);

    /// <inheritdoc/>
    public override void Append(StoredBatch batch, IReadOnlyList<Attachment> attachments)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(attachments);
        using var transaction = attachments.Count > 0 ? writer.BeginTransaction(deferred: true) : null;
        foreach (var attachment in attachments)
        {
            insertAttachment.Transaction = transaction;
            insertAttachment.Parameters[0].Value = attachment.Reference.ToArray();
            insertAttachment.Parameters[1].Value = attachment.Bytes.ToArray();
            insertAttachment.ExecuteNonQuery();
        }

        insertBatch.Transaction = transaction;
        insertBatch.Parameters[0].Value = (long)batch.Number;
        insertBatch.Parameters[1].Value = AsArray(batch.Bytes);
        insertBatch.Parameters[2].Value = AsArray(batch.Seal);
        insertBatch.ExecuteNonQuery();
        transaction?.Commit();
    }

    /// <inheritdoc/>
    public override IEnumerable<StoredBatch> Read(ulong from)
    {
        using var connection = SqliteFile.OpenToRead(reader.DataSource);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT number, bytes, seal FROM batch WHERE number >= $1 ORDER BY number";
        command.Parameters.AddWithValue("$1", (long)from);
        using var rows = command.ExecuteReader();
        for (var next = from; NextOf(rows, next) is { } batch; next = batch.Number + 1)
        {
            yield return batch;
        }
    }

    /// <inheritdoc/>
    public override StoredBatch? Find(ulong number)
    {
        lock (reading)
        {
            using var command = reader.CreateCommand();
            command.CommandText = "SELECT number, bytes, seal FROM batch WHERE number = $1";
            command.Parameters.AddWithValue("$1", (long)number);
            using var rows = command.ExecuteReader();
            return NextOf(rows, number);
        }
    }

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte>? FindAttachment(Digest reference)
    {
        lock (reading)
        {
            using var command = reader.CreateCommand();
            command.CommandText = "SELECT bytes FROM attachment WHERE reference = $1";
            command.Parameters.AddWithValue("$1", reference.ToArray());

            // Without its type the null would become an empty memory.
            return command.ExecuteScalar() is byte[] bytes ? bytes : default(ReadOnlyMemory<byte>?);
        }
    }

    /// <summary>
    /// Takes the log of writes into the file beside the writer, who goes on meanwhile. Only where the log has grown far beyond is the
    /// writer made to wait, so that it starts anew.
    /// </summary>
    public override void Tidy()
    {
        if (!tidying.IsCompleted)
        {
            return;
        }

        // What the last round met rises here, in the thread whose storage it is.
        tidying.GetAwaiter().GetResult();
        var length = new FileInfo(log) is { Exists: true } file ? file.Length : 0;
        if (length > UntidyBytes)
        {
            SqliteFile.Run(writer, "PRAGMA wal_checkpoint(RESTART)");
        }
        else if (length > TidyBytes)
        {
            tidying = Task.Run(() =>
            {
                using var beside = new SqliteConnection(writer.ConnectionString);
                beside.Open();
                SqliteFile.Run(beside, "PRAGMA wal_checkpoint(PASSIVE)");
            });
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        ((IAsyncResult)tidying).AsyncWaitHandle.WaitOne();
        insertBatch.Dispose();
        insertAttachment.Dispose();
        reader.Dispose();
        writer.Dispose();
        folderLock.Dispose();
    }

    private static SqliteJournal Open(string folder, string origin, bool isScratch)
    {
        var folderLock = DataFolderLock.Take(folder);
        SqliteConnection? connection = null;
        try
        {
            var path = Path.Combine(folder, FileName);
            DemandRestored(path);
            DemandUnharmed(path);
            connection = SqliteFile.OpenToWrite(path, Format, Tables, isScratch ? Flush.Nothing : Flush.EveryCommit);
            SqliteFile.Run(connection, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"PRAGMA journal_size_limit={TidyBytes}"));
            TakeName(connection, origin);
            // What a crash left in the log is settled here: what checks goes into the file, what does not was never acknowledged.
            SqliteFile.Run(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
            return new SqliteJournal(path, folderLock, connection, origin);
        }
        catch
        {
            connection?.Dispose();
            folderLock.Dispose();
            throw;
        }
    }

    /// <summary>
    /// SQLite drops a log that does not check from the damage on, a log without its file, and what no page leads to any more, with all that
    /// was acknowledged; so it is not asked then.
    /// </summary>
    private static void DemandUnharmed(string path)
    {
        if (!File.Exists(path))
        {
            DemandNoLog(path);
            return;
        }

        using var pages = JournalPages.Open(path);
        if (pages.Log.Damage is { } damage)
        {
            throw new JournalBrokenException(damage);
        }

        if (pages.FileBytes == 0)
        {
            DemandNoLog(path);
        }
        else if (JournalEnd.Objection(pages) is { } objection)
        {
            throw new JournalBrokenException(objection);
        }
    }

    /// <summary>An empty journal beside half of one would look like the one that was wanted.</summary>
    private static void DemandRestored(string path)
    {
        if (File.Exists(path + Backups.JournalBackup.Unfinished))
        {
            throw new JournalBrokenException($"a restore was interrupted, and {FileName} is not whole; restore again");
        }
    }

    private static void DemandNoLog(string path)
    {
        if (new FileInfo(path + SqliteFile.LogEnding) is { Exists: true, Length: > 0 })
        {
            throw new JournalBrokenException($"{FileName}, to which the write-ahead log belongs, is gone or empty");
        }
    }

    private static void TakeName(SqliteConnection connection, string origin)
    {
        var found = (string?)SqliteFile.Scalar(connection, "SELECT origin FROM log");
        if (found is null)
        {
            using var name = connection.CreateCommand();
            name.CommandText = "INSERT INTO log VALUES ($1)";
            name.Parameters.AddWithValue("$1", origin);
            name.ExecuteNonQuery();
        }
        else if (!string.Equals(found, origin, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"The journal is that of \"{found}\", not of \"{origin}\".");
        }
    }

    /// <summary>The next row, or nothing at the end. A page that SQLite cannot read, or a row of another form, is a broken batch.</summary>
    private static StoredBatch? NextOf(SqliteDataReader rows, ulong expected)
    {
        try
        {
            return rows.Read() ? new StoredBatch((ulong)rows.GetInt64(0), BytesOf(rows, 1, expected), BytesOf(rows, 2, expected)) : null;
        }
        catch (SqliteException broken) when (broken.SqliteErrorCode is Corrupt or NoDatabase)
        {
            throw new JournalBrokenException(expected, $"cannot be read from the file: {broken.Message}");
        }
    }

    private static byte[] BytesOf(SqliteDataReader rows, int column, ulong expected) =>
        rows.GetValue(column) as byte[] ?? throw new JournalBrokenException(expected, "has a row of another form.");

    /// <summary>The array behind the bytes where they are a whole one, so that a batch is not copied once more.</summary>
    private static byte[] AsArray(ReadOnlyMemory<byte> bytes) =>
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(bytes, out var segment) && segment.Count == segment.Array!.Length
            ? segment.Array
            : bytes.ToArray();
}
