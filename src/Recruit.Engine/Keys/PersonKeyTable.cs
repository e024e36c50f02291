using Microsoft.Data.Sqlite;
using Recruit.Actors;
using Recruit.Privacy;

namespace Recruit.Engine.Keys;

/// <summary>
/// The SQLite file of wrapped keys. SQLite zeroes what it deletes (secure_delete). It does not say that as plainly of rows it moves between
/// pages, so no row need move: rows have one length, are appended in the order of their slots, and are overwritten where they lie, with zeros
/// when the key is erased.
/// </summary>
internal sealed class PersonKeyTable : IDisposable
{
    private static readonly byte[] Zeros = new byte[KeyWrap.WrappedLength];

    private readonly SqliteConnection connection;
    private readonly PersonKeyReader reader;
    private readonly SqliteCommand insert;
    private readonly SqliteCommand bury;
    private readonly SqliteCommand state;
    private readonly SqliteCommand overwrite;
    private readonly SqliteCommand overwriteSlot;
    private readonly SqliteCommand slots;

    /// <summary>Takes over both connections: one writes, the other reads single keys.</summary>
    public PersonKeyTable(SqliteConnection connection, PersonKeyReader reader)
    {
        this.connection = connection;
        this.reader = reader;
        insert = Prepare("INSERT INTO persons (id, wrapped) VALUES ($id, $wrapped)", "$id", "$wrapped");
        state = Prepare(
            "SELECT EXISTS (SELECT 1 FROM persons WHERE id = $id) + 2 * EXISTS (SELECT 1 FROM erased WHERE id = $id)", "$id");
        bury = Prepare("INSERT INTO erased (id, at) VALUES ($id, $at) ON CONFLICT DO NOTHING", "$id", "$at");
        overwrite = Prepare("UPDATE persons SET wrapped = $wrapped WHERE id = $id AND wrapped <> $wrapped", "$id", "$wrapped");
        overwriteSlot = Prepare("UPDATE persons SET wrapped = $wrapped WHERE slot = $slot", "$slot", "$wrapped");
        slots = Prepare("SELECT slot, id, wrapped FROM persons WHERE slot > $slot ORDER BY slot LIMIT $limit", "$slot", "$limit");
    }

    /// <summary>Fingerprint of the master key under which all keys are wrapped.</summary>
    public byte[] MasterFingerprint
    {
        get
        {
            using var command = Prepare("SELECT fingerprint FROM master");
            return (byte[])command.ExecuteScalar()!;
        }
    }

    /// <summary>Begins the one transaction there may be; disposing it without a commit undoes it.</summary>
    public SqliteTransaction Begin() => connection.BeginTransaction(deferred: false);

    /// <summary>Adds the key of a person who has no row and was not erased.</summary>
    public void Add(SqliteTransaction transaction, PersonKeyId person, byte[] wrapped) => Run(insert, transaction, IdOf(person), wrapped);

    /// <summary>Whether the person has a row, with a key or with zeros, and whether the key was erased.</summary>
    public (bool HasRow, bool WasErased) StateOf(SqliteTransaction? transaction, PersonKeyId person)
    {
        Bind(state, transaction, IdOf(person));
        var found = (long)state.ExecuteScalar()!;
        return ((found & 1) != 0, (found & 2) != 0);
    }

    /// <summary>Overwrites a key with zeros and notes when; true where there was one.</summary>
    public bool Erase(SqliteTransaction transaction, PersonKeyId person, Instant at)
    {
        Run(bury, transaction, IdOf(person), at.Milliseconds);
        return Run(overwrite, transaction, IdOf(person), Zeros) == 1;
    }

    /// <summary>The wrapped key, or nothing where there is none (any more).</summary>
    public byte[]? Find(PersonKeyId person) => reader.Find(IdOf(person)) is { } wrapped && !IsZero(wrapped) ? wrapped : null;

    /// <summary>The wrapped keys of those who have one, in any order.</summary>
    /// <param name="persons">At most <see cref="PersonKeyReader.Most"/>.</param>
    public IEnumerable<(PersonKeyId Person, byte[] Wrapped)> FindAll(PersonKeyId[] persons) =>
        from row in reader.FindAll(Array.ConvertAll(persons, IdOf))
        where !IsZero(row.Wrapped)
        select (new PersonKeyId(new Guid(row.Id, bigEndian: true)), row.Wrapped);

    /// <summary>The next wrapped keys behind a slot, without erased ones, and the last slot seen.</summary>
    public (List<(long Slot, PersonKeyId Person, byte[] Wrapped)> Rows, long? Last) After(SqliteTransaction transaction, long slot, int limit)
    {
        var rows = new List<(long, PersonKeyId, byte[])>(limit);
        long? last = null;
        Bind(slots, transaction, slot, limit);
        using var found = slots.ExecuteReader();
        while (found.Read())
        {
            last = found.GetInt64(0);
            var wrapped = (byte[])found.GetValue(2);
            if (!IsZero(wrapped))
            {
                rows.Add((last.Value, new PersonKeyId(new Guid((byte[])found.GetValue(1), bigEndian: true)), wrapped));
            }
        }

        return (rows, last);
    }

    /// <summary>Overwrites a wrapped key where it lies.</summary>
    public void Replace(SqliteTransaction transaction, long slot, byte[] wrapped) => Run(overwriteSlot, transaction, slot, wrapped);

    /// <summary>Notes under which master key all keys are wrapped now.</summary>
    public void NameMaster(SqliteTransaction transaction, byte[] fingerprint)
    {
        using var command = Prepare("UPDATE master SET fingerprint = $fingerprint", "$fingerprint");
        Run(command, transaction, fingerprint);
    }

    /// <summary>Moves everything from the write-ahead log into the file and empties the log, on the disk too.</summary>
    /// <exception cref="IOException">Somebody reads, so the log could not be emptied.</exception>
    public void EmptyLog()
    {
        using var command = Prepare("PRAGMA wal_checkpoint(TRUNCATE)");
        if ((long)command.ExecuteScalar()! != 0)
        {
            throw new IOException($"The log of {connection.DataSource} could not be emptied.");
        }

        // SQLite does not flush the truncation, and after a power failure the old bytes could be back.
        DurableFile.Flush(connection.DataSource + "-wal");
    }

    public void Dispose()
    {
        reader.Dispose();
        foreach (var command in (ReadOnlySpan<SqliteCommand>)[insert, bury, state, overwrite, overwriteSlot, slots])
        {
            command.Dispose();
        }

        connection.Dispose();
    }

    private static bool IsZero(byte[] wrapped) => !wrapped.AsSpan().ContainsAnyExcept((byte)0);

    private static byte[] IdOf(PersonKeyId person) => person.Value.ToByteArray(bigEndian: true);

    private static void Bind(SqliteCommand command, SqliteTransaction? transaction, params ReadOnlySpan<object> values)
    {
        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }
    }

    private static int Run(SqliteCommand command, SqliteTransaction transaction, params ReadOnlySpan<object> values)
    {
        Bind(command, transaction, values);
        return command.ExecuteNonQuery();
    }

    private SqliteCommand Prepare(string text, params ReadOnlySpan<string> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var name in parameters)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        }

        return command;
    }
}
