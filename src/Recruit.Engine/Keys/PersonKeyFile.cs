using Microsoft.Data.Sqlite;
using Recruit.Engine.Journal;
using Recruit.Engine.Verifying;

namespace Recruit.Engine.Keys;

/// <summary>The SQLite file of persons' keys: its tables, its version and how it is opened.</summary>
/// <remarks>
/// SQLite finds less in a damaged file and says nothing, and a key that is not found reads as an erased one. So the log is walked before SQLite
/// sees it, as that of the journal is, and then every entry of the file is held against its index, before anything is written.
/// </remarks>
internal static class PersonKeyFile
{
    private const long Version = 1;
    private const int Error = 1;
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    private static readonly string[] Tables =
    [
        "CREATE TABLE master (only INTEGER PRIMARY KEY CHECK (only = 1), fingerprint BLOB NOT NULL) STRICT",
        $"""
        CREATE TABLE persons (
            slot INTEGER PRIMARY KEY,
            id BLOB NOT NULL UNIQUE,
            wrapped BLOB NOT NULL CHECK (length(wrapped) = {KeyWrap.WrappedLength})) STRICT
        """,
        "CREATE TABLE erased (id BLOB PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    ];

    /// <summary>Makes empty tables. The file must be there, empty and private: SQLite gives its other files the same mode.</summary>
    public static void Create(string path, byte[] masterFingerprint)
    {
        using var connection = Connect(path, SqliteOpenMode.ReadWrite);
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are constants of this file.
        command.CommandText = $"""
            PRAGMA synchronous = FULL;
            PRAGMA journal_mode = WAL;
            BEGIN IMMEDIATE;
            {string.Join(";\n", Tables)};
            INSERT INTO master VALUES (1, $fingerprint);
            PRAGMA user_version = {Version};
            COMMIT;
            """;
#pragma warning restore CA2100
        command.Parameters.AddWithValue("$fingerprint", masterFingerprint);
        command.ExecuteNonQuery();
    }

    /// <summary>Opens the file; what an interrupted erasure has left in the write-ahead log is gone afterwards.</summary>
    /// <exception cref="KeyFolderException">It is missing, damaged or of an unknown version; the file and its log are as they were.</exception>
    public static PersonKeyTable Open(string path)
    {
        DemandUnharmed(path);
        try
        {
            // A connection that only reads takes nothing of the log into the file when it closes.
            using var check = Connect(path, SqliteOpenMode.ReadOnly);
            Demand(check, path);
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode is Error or NotADatabase or Corrupt)
        {
            throw new KeyFolderException(KeyProblem.Damaged, path, failure);
        }

        var connection = Connect(path, SqliteOpenMode.ReadWrite);

        // Ids are random, so a thousand new ones touch a thousand pages of their index; memory and log of 64 MiB each spare most writes.
        SqliteFile.Run(connection, "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA journal_mode = WAL");
        SqliteFile.Run(connection, "PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 16384");
        var reading = Connect(path, SqliteOpenMode.ReadWrite);

        // Ids are random here too: who goes through a million people finds their keys in 128 MiB of pages, and without them reads two from the file for each.
        SqliteFile.Run(reading, "PRAGMA cache_size = -131072");
        var table = new PersonKeyTable(connection, new PersonKeyReader(reading));
        table.EmptyLog();

        // SQLite flushes the name of the log it has made, and does not look whether that succeeds.
        DurableFile.FlushNames(path);
        return table;
    }

    /// <summary>What SQLite must not see: a log that it would drop in part, and a header by which it would leave the log aside.</summary>
    private static void DemandUnharmed(string path)
    {
        if (!File.Exists(path))
        {
            throw new KeyFolderException(KeyProblem.Missing, path);
        }

        var header = new byte[20];
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
        {
            file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        }

        // Page size, and twice whether there may be a log: 2, or 1 where SQLite wrote the file anew and never opened it since.
        var pageSize = (header[16] << 8) | header[17];
        if (pageSize < 512 || !System.Numerics.BitOperations.IsPow2(pageSize) || header[18] != header[19] || header[18] is not (1 or 2))
        {
            throw new KeyFolderException(KeyProblem.Damaged, path);
        }

        if (WriteLog.DamageBeside(path, pageSize) is { } damage)
        {
            throw new KeyFolderException(KeyProblem.Damaged, path + SqliteFile.LogEnding, new InvalidDataException(damage));
        }
    }

    /// <summary>The version, the tables, and every row against its index and its constraints.</summary>
    private static void Demand(SqliteConnection connection, string path)
    {
        var version = (long)SqliteFile.Scalar(connection, "PRAGMA user_version")!;
        if (version != Version)
        {
            throw new KeyFolderException(version == 0 ? KeyProblem.Damaged : KeyProblem.UnknownVersion, path);
        }

        // Ids are random, so the check meets the pages of the index in any order.
        SqliteFile.Run(connection, "PRAGMA cache_size = -65536");
        var tables = SqliteFile.Scalar(connection, "SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name)") as string;
        if (tables?.ReplaceLineEndings("\n") != string.Join(';', Tables.Order(StringComparer.Ordinal)).ReplaceLineEndings("\n")
            || SqliteFile.Scalar(connection, "PRAGMA integrity_check(1)") is not "ok")
        {
            throw new KeyFolderException(KeyProblem.Damaged, path);
        }
    }

    private static SqliteConnection Connect(string path, SqliteOpenMode mode)
    {
        // Nobody else has the folder open, so waiting for a lock is a mistake that should show soon.
        var settings = new SqliteConnectionStringBuilder
        {
            DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 2,
        };
        var connection = new SqliteConnection(settings.ToString());
        connection.Open();
        return connection;
    }
}
