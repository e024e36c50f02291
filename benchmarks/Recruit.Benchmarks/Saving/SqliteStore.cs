using Microsoft.Data.Sqlite;

namespace Recruit.Benchmarks.Saving;

/// <summary>One table in SQLite, as durable as it can be made without giving up its log: WAL, and a sync for every commit.</summary>
internal sealed class SqliteStore : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly SqliteCommand insert;
    private readonly SqliteParameter content;
    private readonly string folder;

    public SqliteStore(string folder)
    {
        this.folder = folder;
        connection = new SqliteConnection($"Data Source={Path.Combine(folder, "saves.db")};Pooling=False");
        connection.Open();
        Run("PRAGMA journal_mode=WAL");
        Run("PRAGMA synchronous=FULL");
        Run("CREATE TABLE saves (number INTEGER PRIMARY KEY, content BLOB NOT NULL)");
        insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO saves (content) VALUES ($content)";
        content = insert.Parameters.Add("$content", SqliteType.Blob);
        content.Value = Array.Empty<byte>();
        insert.Prepare();
    }

    public long BytesOnDisk => new DirectoryInfo(folder).EnumerateFiles().Sum(file => file.Length);

    /// <summary>One row, committed by itself.</summary>
    public void Insert(byte[] row)
    {
        content.Value = row;
        insert.ExecuteNonQuery();
    }

    /// <exception cref="InvalidOperationException">There are not as many rows as were inserted.</exception>
    public void MustHave(long rows)
    {
        using var count = connection.CreateCommand();
        count.CommandText = "SELECT count(*) FROM saves";
        if ((long)count.ExecuteScalar()! != rows)
        {
            throw new InvalidOperationException($"SQLite has not the {rows} rows that were committed.");
        }
    }

    public void Dispose()
    {
        insert.Dispose();
        connection.Dispose();
    }

    private void Run(string statement)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}
