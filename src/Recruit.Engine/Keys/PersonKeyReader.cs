using Microsoft.Data.Sqlite;

namespace Recruit.Engine.Keys;

/// <summary>Reads single keys on a connection of its own, so that nobody who answers waits for the disk of those who enrol.</summary>
internal sealed class PersonKeyReader : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly SqliteCommand find;

    /// <summary>Takes over the connection.</summary>
    public PersonKeyReader(SqliteConnection connection)
    {
        this.connection = connection;
        find = connection.CreateCommand();
        find.CommandText = "SELECT wrapped FROM persons WHERE id = $id";
        find.Parameters.Add(new SqliteParameter { ParameterName = "$id" });
    }

    /// <summary>What is stored for an id, zeros where the key was erased.</summary>
    public byte[]? Find(byte[] id)
    {
        find.Parameters[0].Value = id;
        return (byte[]?)find.ExecuteScalar();
    }

    public void Dispose()
    {
        find.Dispose();
        connection.Dispose();
    }
}
