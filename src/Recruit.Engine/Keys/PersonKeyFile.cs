using Microsoft.Data.Sqlite;

namespace Recruit.Engine.Keys;

/// <summary>The SQLite file of persons' keys: its tables, its version and how it is opened.</summary>
internal static class PersonKeyFile
{
    private const long Version = 1;
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    /// <summary>Makes empty tables. The file must be there, empty and private: SQLite gives its other files the same mode.</summary>
    public static void Create(string path, byte[] masterFingerprint)
    {
        using var connection = Connect(path);
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            PRAGMA synchronous = FULL;
            PRAGMA journal_mode = WAL;
            BEGIN IMMEDIATE;
            CREATE TABLE master (only INTEGER PRIMARY KEY CHECK (only = 1), fingerprint BLOB NOT NULL) STRICT;
            CREATE TABLE persons (
                slot INTEGER PRIMARY KEY,
                id BLOB NOT NULL UNIQUE,
                wrapped BLOB NOT NULL CHECK (length(wrapped) = {KeyWrap.WrappedLength})) STRICT;
            CREATE TABLE erased (id BLOB PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
            INSERT INTO master VALUES (1, $fingerprint);
            PRAGMA user_version = {Version};
            COMMIT;
            """;
        command.Parameters.AddWithValue("$fingerprint", masterFingerprint);
        command.ExecuteNonQuery();
    }

    /// <summary>Opens the file; what an interrupted erasure has left in the write-ahead log is gone afterwards.</summary>
    /// <exception cref="KeyFolderException">It is missing, damaged or of an unknown version.</exception>
    public static PersonKeyTable Open(string path)
    {
        if (!File.Exists(path))
        {
            throw new KeyFolderException(KeyProblem.Missing, path);
        }

        var connection = Connect(path);
        try
        {
            Demand(connection, path);

            // Ids are random, so a thousand new ones touch a thousand pages of their index; memory and log of 64 MiB each spare most writes.
            Run(connection, "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA journal_mode = WAL");
            Run(connection, "PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 16384");
            var table = new PersonKeyTable(connection, new PersonKeyReader(Connect(path)));
            table.EmptyLog();

            // SQLite flushes the name of the log it has made, and does not look whether that succeeds.
            DurableFile.FlushNames(path);
            return table;
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode is NotADatabase or Corrupt)
        {
            connection.Dispose();
            throw new KeyFolderException(KeyProblem.Damaged, path, failure);
        }
    }

    private static void Demand(SqliteConnection connection, string path)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        var version = (long)command.ExecuteScalar()!;
        if (version != Version)
        {
            connection.Dispose();
            throw new KeyFolderException(version == 0 ? KeyProblem.Damaged : KeyProblem.UnknownVersion, path);
        }
    }

    private static SqliteConnection Connect(string path)
    {
        // Nobody else has the folder open, so waiting for a lock is a mistake that should show soon.
        var settings = new SqliteConnectionStringBuilder
        {
            DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 2,
        };
        var connection = new SqliteConnection(settings.ToString());
        connection.Open();
        return connection;
    }

    private static void Run(SqliteConnection connection, string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}
