using Microsoft.Data.Sqlite;
using Recruit.Engine.Keys;

namespace Recruit.Engine.Journal;

/// <summary>What is flushed of a file.</summary>
internal enum Flush
{
    /// <summary>Every commit, before it returns.</summary>
    EveryCommit,

    /// <summary>Only as much that the file is whole after a loss of power; the last commits may be gone then.</summary>
    Order,

    /// <summary>Nothing: the file is thrown away soon.</summary>
    Nothing,
}

/// <summary>Opens the SQLite files of the data folder; unless another wish is told, in the one way in which commits are durable.</summary>
/// <remarks>
/// A file whose name is lost with the power is lost with all that was flushed into it. On Unix SQLite flushes the folder after it made a
/// journal or a write-ahead log, but does not look whether that succeeds, so it is done once more here, where it must. NTFS keeps names in
/// a log of its own. The data folder itself is made by whoever starts the engine.
/// </remarks>
internal static class SqliteFile
{
    /// <summary>What SQLite adds to a file's name for its write-ahead log.</summary>
    public const string LogEnding = "-wal";

    /// <summary>Opens a file for its one writer, with a write-ahead log that is flushed at every commit.</summary>
    /// <param name="path">The file; made if missing.</param>
    /// <param name="format">Version of its tables, kept in <c>user_version</c>.</param>
    /// <param name="tables">Makes the tables of a new file.</param>
    /// <param name="flush">What is flushed.</param>
    /// <exception cref="InvalidDataException">The file is of another version.</exception>
    /// <exception cref="IOException">The names of the files cannot be flushed.</exception>
    public static SqliteConnection OpenToWrite(string path, int format, string tables, Flush flush = Flush.EveryCommit)
    {
        var connection = Open(path, SqliteOpenMode.ReadWriteCreate);
        try
        {
            Prepare(connection, format, tables, flush);
            if (flush != Flush.Nothing)
            {
                DurableFile.FlushNames(path);
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Opens a file beside its writer, to read.</summary>
    public static SqliteConnection OpenToRead(string path) => Open(path, SqliteOpenMode.ReadOnly);

    public static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are constants of this assembly.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    public static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are constants of this assembly.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }

    private static void Prepare(SqliteConnection connection, int format, string tables, Flush flush)
    {
        var found = (long)Scalar(connection, "PRAGMA user_version")!;
        if (found == 0)
        {
            // A page size can only be chosen before the first table.
            Run(connection, "PRAGMA page_size=8192");
        }

        Run(connection, flush switch
        {
            Flush.EveryCommit => "PRAGMA synchronous=FULL",
            Flush.Order => "PRAGMA synchronous=NORMAL",
            _ => "PRAGMA synchronous=OFF",
        });
        Run(connection, "PRAGMA journal_mode=WAL");
        Run(connection, "PRAGMA wal_autocheckpoint=0");
        // What is not used any more becomes zero, so that whoever checks the file knows what must be there.
        Run(connection, "PRAGMA secure_delete=FAST");
        if (found == 0)
        {
            Run(connection, $"BEGIN; {tables}; PRAGMA user_version={format}; COMMIT");
        }
        else if (found != format)
        {
            throw new InvalidDataException($"{Path.GetFileName(connection.DataSource)} has format {found}; this version reads {format}.");
        }
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ConnectionString);
        connection.Open();
        Run(connection, "PRAGMA cell_size_check=ON");
        return connection;
    }
}
