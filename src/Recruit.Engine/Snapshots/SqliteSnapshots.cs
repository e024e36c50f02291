using Microsoft.Data.Sqlite;
using Recruit.Actors;
using Recruit.Engine.Journal;
using Recruit.Evidence;

namespace Recruit.Engine.Snapshots;

/// <summary>Snapshots in one SQLite file beside the journal. Every page carries its hash; a file that is not whole is thrown away.</summary>
public sealed class SqliteSnapshots : SnapshotStore
{
    /// <summary>Name of the file in the data folder.</summary>
    public const string FileName = "snapshots.db";

    private const int Format = 1;

    private const string Tables =
        """
        CREATE TABLE replay (count INTEGER NOT NULL, link BLOB NOT NULL, actors BLOB NOT NULL);
        CREATE TABLE actor (number INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, through INTEGER NOT NULL, pages INTEGER NOT NULL,
                            due INTEGER, pending INTEGER NOT NULL, hash BLOB NOT NULL, UNIQUE (kind, id));
        CREATE TABLE page (actor INTEGER NOT NULL, number INTEGER NOT NULL, hash BLOB NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (actor, number)) WITHOUT ROWID
        """;

    private const long TidyBytes = 64L << 20;

    private const string RowColumns = "kind, id, through, pages, due, pending";

    private readonly Lock gate = new();
    private readonly string path;
    private readonly string log;
    private SqliteConnection connection;

    /// <summary>Exclusive or of the hashes of all rows of actors: a row that got lost is found at the next start.</summary>
    private readonly byte[] actors = new byte[Digest.Length];

    private SqliteSnapshots(string path, SqliteConnection connection)
    {
        this.connection = connection;
        this.path = path;
        log = path + "-wal";
        (ReplayFrom, var expected) = FindReplayFrom();
        CheckRows(expected);
    }

    /// <inheritdoc/>
    public override ChainHead? ReplayFrom { get; protected set; }

    /// <summary>Opens the snapshots of a data folder; a file that cannot be read is replaced by an empty one.</summary>
    public static SqliteSnapshots Open(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            return OpenWhole(path);
        }
        catch (Exception failure) when (IsDamage(failure))
        {
            // The journal has it all.
            Delete(path);
            return OpenWhole(path);
        }
    }

    /// <inheritdoc/>
    public override void Save(IReadOnlyList<ActorSnapshot> snapshots, ChainHead? replayFrom)
    {
        ArgumentNullException.ThrowIfNull(snapshots);
        lock (gate)
        {
            using var transaction = connection.BeginTransaction();
            foreach (var snapshot in snapshots)
            {
                SaveOne(snapshot);
            }

            Do("DELETE FROM replay");
            if (replayFrom is { } head)
            {
                Do("INSERT INTO replay VALUES ($1, $2, $3)", (long)head.Count, head.Link.ToArray(), actors);
            }

            transaction.Commit();
            ReplayFrom = replayFrom;
            if (new FileInfo(log) is { Exists: true, Length: > TidyBytes })
            {
                SqliteFile.Run(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
            }
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ReadOnlyMemory<byte>>? Find(ActorKey actor) => Reading(() => FindPages(actor));

    /// <inheritdoc/>
    public override IEnumerable<RestingActor> Resting() => Reading(ListActors);

    /// <inheritdoc/>
    public override void Clear()
    {
        lock (gate)
        {
            // A file that is damaged may not even be emptied.
            connection.Dispose();
            Delete(path);
            connection = SqliteFile.OpenToWrite(path, Format, Tables);
            ReplayFrom = null;
            Array.Clear(actors);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => connection.Dispose();

    private List<ReadOnlyMemory<byte>>? FindPages(ActorKey actor)
    {
        lock (gate)
        {
            using var find = Command("SELECT number, pages FROM actor WHERE kind = $1 AND id = $2", actor.Kind, actor.Id);
            using var found = find.ExecuteReader();
            if (!found.Read())
            {
                return null;
            }

            var (number, count) = (found.GetInt64(0), found.GetInt32(1));
            using var command = Command("SELECT number, hash, bytes FROM page WHERE actor = $1 ORDER BY number", number);
            using var rows = command.ExecuteReader();
            var pages = new List<ReadOnlyMemory<byte>>(count);
            while (rows.Read())
            {
                var bytes = rows.GetFieldValue<byte[]>(2);
                if (rows.GetInt32(0) != pages.Count || new Digest(rows.GetFieldValue<byte[]>(1)) != Hash(actor, pages.Count, bytes))
                {
                    throw new SnapshotBrokenException($"Page {pages.Count} of {actor} is not as it was stored.");
                }

                pages.Add(bytes);
            }

            return pages.Count == count ? pages : throw new SnapshotBrokenException($"{actor} has {pages.Count} of {count} pages.");
        }
    }

    private List<RestingActor> ListActors()
    {
        lock (gate)
        {
            using var command = Command("SELECT kind, id, through, due, pending FROM actor");
            using var rows = command.ExecuteReader();
            var all = new List<RestingActor>();
            while (rows.Read())
            {
                all.Add(new RestingActor(
                    new ActorKey(rows.GetString(0), rows.GetString(1)), (ulong)rows.GetInt64(2), rows.IsDBNull(3) ? null : new Instant(rows.GetInt64(3)), rows.GetBoolean(4)));
            }

            return all;
        }
    }

    /// <summary>
    /// Whether the file is not as it was written: corrupt (11), no database (26), without its tables (1), of another version, or with values
    /// that are not of their type. A disk that fails is none of these.
    /// </summary>
    private static bool IsDamage(Exception failure) => failure is SqliteException { SqliteErrorCode: 1 or 11 or 26 }
        or InvalidDataException or ArgumentException or InvalidCastException or InvalidOperationException or FormatException or OverflowException;

    private static void Delete(string path)
    {
        foreach (var file in new[] { path, path + "-wal", path + "-shm" })
        {
            File.Delete(file);
        }
    }

    private static T Reading<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (IsDamage(failure))
        {
            throw new SnapshotBrokenException($"{FileName}: {failure.Message}");
        }
    }

    private static SqliteSnapshots OpenWhole(string path)
    {
        var connection = SqliteFile.OpenToWrite(path, Format, Tables);
        try
        {
            return new SqliteSnapshots(path, connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The place is hashed too, so that a page in another's place is found.</summary>
    private static Digest Hash(ActorKey actor, int page, ReadOnlySpan<byte> bytes)
    {
        var writer = new RecordWriter();
        writer.Write(actor);
        writer.Write(page);
        writer.WriteRaw(bytes);
        return Digest.Of(writer.Written);
    }

    private static Digest RowHash(ActorKey actor, long through, int pages, Instant? due, bool pending)
    {
        var writer = new RecordWriter();
        writer.Write(actor);
        writer.Write((ulong)through);
        writer.Write(pages);
        writer.Write(due is not null);
        writer.Write(due ?? default);
        writer.Write(pending);
        return Digest.Of(writer.Written);
    }

    private (ChainHead? Head, byte[]? Actors) FindReplayFrom()
    {
        using var command = Command("SELECT count, link, actors FROM replay");
        using var rows = command.ExecuteReader();
        return rows.Read()
            ? (new ChainHead((ulong)rows.GetInt64(0), new Digest(rows.GetFieldValue<byte[]>(1))), rows.GetFieldValue<byte[]>(2))
            : (null, null);
    }

    private void CheckRows(byte[]? expected)
    {
        using var command = Command($"SELECT {RowColumns}, hash FROM actor");
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            var key = new ActorKey(rows.GetString(0), rows.GetString(1));
            var hash = RowHash(key, rows.GetInt64(2), rows.GetInt32(3), rows.IsDBNull(4) ? null : new Instant(rows.GetInt64(4)), rows.GetBoolean(5));
            if (hash != new Digest(rows.GetFieldValue<byte[]>(6)))
            {
                throw new InvalidDataException($"{FileName}: the row of {key} is not as it was stored.");
            }

            Toggle(hash);
        }

        if (expected is not null && !expected.AsSpan().SequenceEqual(actors))
        {
            throw new InvalidDataException($"{FileName}: rows of actors are missing.");
        }
    }

    private void Toggle(Digest row)
    {
        Span<byte> bytes = stackalloc byte[Digest.Length];
        row.CopyTo(bytes);
        for (var i = 0; i < Digest.Length; i++)
        {
            actors[i] ^= bytes[i];
        }
    }

    private void SaveOne(ActorSnapshot snapshot)
    {
        var (kind, id) = (snapshot.Actor.Kind, snapshot.Actor.Id);
        using (var find = Command("SELECT hash FROM actor WHERE kind = $1 AND id = $2", kind, id))
        {
            if (find.ExecuteScalar() is byte[] before)
            {
                Toggle(new Digest(before));
            }
        }

        var hash = RowHash(snapshot.Actor, (long)snapshot.Through, snapshot.PageCount, snapshot.Due, snapshot.HasPending);
        Toggle(hash);
        using var upsert = Command(
            $"""
            INSERT INTO actor ({RowColumns}, hash) VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (kind, id) DO UPDATE SET through = $3, pages = $4, due = $5, pending = $6, hash = $7 RETURNING number
            """,
            kind, id, (long)snapshot.Through, snapshot.PageCount, (object?)snapshot.Due?.Milliseconds ?? DBNull.Value, snapshot.HasPending, hash.ToArray());
        var actor = (long)upsert.ExecuteScalar()!;
        foreach (var (number, bytes) in snapshot.Pages)
        {
            Do("INSERT OR REPLACE INTO page VALUES ($1, $2, $3, $4)", actor, number, Hash(snapshot.Actor, number, bytes).ToArray(), bytes);
        }
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
            command.Parameters.AddWithValue(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"${i + 1}"), values[i]);
        }

        return command;
    }
}
