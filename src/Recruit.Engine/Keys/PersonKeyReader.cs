using Microsoft.Data.Sqlite;

namespace Recruit.Engine.Keys;

/// <summary>Reads keys on a connection of its own, so that nobody who answers waits for the disk of those who enrol.</summary>
internal sealed class PersonKeyReader : IDisposable
{
    /// <summary>Most ids of one question, inclusive: then the way to the file and back costs next to nothing of each.</summary>
    public const int Most = 64;

    private readonly SqliteConnection connection;
    private readonly SqliteCommand find;
    private readonly SqliteCommand findAll;

    /// <summary>Takes over the connection.</summary>
    public PersonKeyReader(SqliteConnection connection)
    {
        this.connection = connection;
        find = connection.CreateCommand();
        find.CommandText = "SELECT wrapped FROM persons WHERE id = $id";
        find.Parameters.Add(new SqliteParameter { ParameterName = "$id" });
        string[] names = [.. Enumerable.Range(0, Most).Select(place => $"$id{place}")];
        findAll = connection.CreateCommand();
        findAll.CommandText = $"SELECT id, wrapped FROM persons WHERE id IN ({string.Join(", ", names)})";
        findAll.Parameters.AddRange(names.Select(name => new SqliteParameter { ParameterName = name }));
    }

    /// <summary>What is stored for an id, zeros where the key was erased.</summary>
    public byte[]? Find(byte[] id)
    {
        find.Parameters[0].Value = id;
        return (byte[]?)find.ExecuteScalar();
    }

    /// <summary>What is stored for those ids that have a row, in any order.</summary>
    /// <param name="ids">At most <see cref="Most"/>.</param>
    public List<(byte[] Id, byte[] Wrapped)> FindAll(ReadOnlySpan<byte[]> ids)
    {
        for (var place = 0; place < Most; place++)
        {
            findAll.Parameters[place].Value = place < ids.Length ? ids[place] : DBNull.Value;
        }

        var rows = new List<(byte[], byte[])>(ids.Length);
        using var found = findAll.ExecuteReader();
        while (found.Read())
        {
            rows.Add(((byte[])found.GetValue(0), (byte[])found.GetValue(1)));
        }

        return rows;
    }

    public void Dispose()
    {
        find.Dispose();
        findAll.Dispose();
        connection.Dispose();
    }
}
