using System.Globalization;
using Microsoft.Data.Sqlite;
using Recruit.Actors;
using Recruit.Engine.Journal;
using Recruit.Evidence;

namespace Recruit.Engine.Snapshots;

/// <summary>The SQLite file of snapshots: its tables, and how rows are read and written. What is in it is believed by nobody here.</summary>
internal sealed class SnapshotFile : IDisposable
{
    private const int Format = 2;

    private const string Tables =
        """
        CREATE TABLE place (only INTEGER PRIMARY KEY CHECK (only = 1), replay INTEGER NOT NULL, replay_link BLOB NOT NULL,
                            seen INTEGER NOT NULL, seen_link BLOB NOT NULL, mark BLOB NOT NULL);
        CREATE TABLE actor (number INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, through INTEGER NOT NULL, due INTEGER,
                            pending INTEGER NOT NULL, marks BLOB NOT NULL, UNIQUE (kind, id));
        CREATE TABLE page (actor INTEGER NOT NULL, number INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (actor, number)) WITHOUT ROWID
        """;

    /// <summary>The log is cut to this length when it begins anew, 64 MiB.</summary>
    private const long LogBytes = 64L << 20;

    private const string Row = "number, kind, id, through, due, pending, marks";

    private readonly SqliteConnection connection;

    private SnapshotFile(SqliteConnection connection)
    {
        this.connection = connection;
        SqliteFile.Run(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA journal_size_limit={LogBytes}"));
    }

    public static SnapshotFile Open(string path, bool isScratch) =>
        new(SqliteFile.OpenToWrite(path, Format, Tables, isScratch ? Flush.Nothing : Flush.Order));

    /// <summary>
    /// Whether the file is not as it was written: corrupt (11), no database (26), without its tables (1), not to be written to (8), of another
    /// version, or with values that are not of their type. A disk that fails is none of these.
    /// </summary>
    public static bool IsDamage(Exception failure) => failure is SqliteException { SqliteErrorCode: 1 or 8 or 11 or 26 }
        or InvalidDataException or ArgumentException or InvalidCastException or InvalidOperationException or FormatException or OverflowException;

    public SqliteTransaction Begin() => connection.BeginTransaction();

    public (SnapshotPlace Place, byte[] Mark)? FindPlace()
    {
        using var command = Command("SELECT replay, replay_link, seen, seen_link, mark FROM place");
        using var rows = command.ExecuteReader();
        return rows.Read() ? (new SnapshotPlace(HeadAt(rows, 0), HeadAt(rows, 2)), rows.GetFieldValue<byte[]>(4)) : null;
    }

    public void WritePlace(SnapshotPlace place, byte[] mark) => Do(
        "INSERT OR REPLACE INTO place VALUES (1, $1, $2, $3, $4, $5)",
        (long)place.ReplayFrom.Count, place.ReplayFrom.Link.ToArray(), (long)place.Seen.Count, place.Seen.Link.ToArray(), mark);

    public IEnumerable<SnapshotRow> Rows()
    {
        using var command = Command($"SELECT {Row} FROM actor");
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            yield return RowAt(rows);
        }
    }

    public SnapshotRow? FindRow(ActorKey actor)
    {
        using var command = Command($"SELECT {Row} FROM actor WHERE kind = $1 AND id = $2", actor.Kind, actor.Id);
        using var rows = command.ExecuteReader();
        return rows.Read() ? RowAt(rows) : null;
    }

    /// <summary>Writes a row, the old one of this actor or a new one; the answer is the number of its pages.</summary>
    public long WriteRow(RestingActor one, byte[] marks)
    {
        using var upsert = Command(
            """
            INSERT INTO actor (kind, id, through, due, pending, marks) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (kind, id) DO UPDATE SET through = $3, due = $4, pending = $5, marks = $6 RETURNING number
            """,
            one.Actor.Kind, one.Actor.Id, (long)one.Through, (object?)one.Due?.Milliseconds ?? DBNull.Value, one.HasPending, marks);
        return (long)upsert.ExecuteScalar()!;
    }

    public IEnumerable<(int Number, byte[] Bytes)> Pages(long actor)
    {
        using var command = Command("SELECT number, bytes FROM page WHERE actor = $1 ORDER BY number", actor);
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            yield return (rows.GetInt32(0), rows.GetFieldValue<byte[]>(1));
        }
    }

    public void WritePage(long actor, int number, byte[] bytes) => Do("INSERT OR REPLACE INTO page VALUES ($1, $2, $3)", actor, number, bytes);

    /// <summary>Takes the write-ahead log into the file; it begins anew, in the same place on the disk.</summary>
    public void TakeLog() => SqliteFile.Run(connection, "PRAGMA wal_checkpoint(RESTART)");

    public void Dispose() => connection.Dispose();

    private static ChainHead HeadAt(SqliteDataReader rows, int column) => new((ulong)rows.GetInt64(column), new Digest(rows.GetFieldValue<byte[]>(column + 1)));

    private static SnapshotRow RowAt(SqliteDataReader rows)
    {
        var actor = new ActorKey(rows.GetString(1), rows.GetString(2));
        var due = rows.IsDBNull(4) ? default(Instant?) : new Instant(rows.GetInt64(4));
        return new SnapshotRow(rows.GetInt64(0), new RestingActor(actor, (ulong)rows.GetInt64(3), due, rows.GetBoolean(5)), rows.GetFieldValue<byte[]>(6));
    }

    private void Do(string sql, params ReadOnlySpan<object> values)
    {
        using var command = Command(sql, values);
        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql, params ReadOnlySpan<object> values)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are constants of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"${i + 1}"), values[i]);
        }

        return command;
    }
}
