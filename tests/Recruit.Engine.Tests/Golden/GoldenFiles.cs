using System.Text;
using Microsoft.Data.Sqlite;
using Recruit.Engine.Journal;

namespace Recruit.Engine.Tests.Golden;

/// <summary>Files that earlier versions wrote, kept as text. Databases are kept as SQL.</summary>
internal static class GoldenFiles
{
    /// <summary>Where to write the files of today when that is asked for, without an ending.</summary>
    public static string? WriteTo => Environment.GetEnvironmentVariable("RECRUIT_WRITE_GOLDEN");

    public static string Read(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", file));

    /// <summary>Makes a database of its kept text.</summary>
    public static void Restore(string path, string sql)
    {
        using var connection = Connect(path);
        SqliteFile.Run(connection, sql);
    }

    /// <summary>Puts the rows of a kept journal into tables as an engine makes them: where they begin in the file is looked at by every start.</summary>
    public static void RestoreJournal(string folder, string sql)
    {
        SqliteJournal.Open(folder, TestKeys.Origin).Dispose();
        var rows = sql.Split('\n').Where(line => line.StartsWith("INSERT INTO batch ", StringComparison.Ordinal) || line.StartsWith("INSERT INTO attachment ", StringComparison.Ordinal));
        Restore(Path.Combine(folder, SqliteJournal.FileName), string.Join('\n', rows));
    }

    /// <summary>The text of a database: its version, its tables, and every row.</summary>
    public static string Dump(string path)
    {
        using var connection = Connect(path);
        var sql = new StringBuilder($"PRAGMA page_size=8192;\nPRAGMA user_version={SqliteFile.Scalar(connection, "PRAGMA user_version")};\n");
        Each(connection, "SELECT sql || ';' FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name", sql);
        foreach (var table in Texts(connection, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"))
        {
            var columns = string.Join(" || ', ' || ", Texts(connection, $"SELECT 'quote(' || name || ')' FROM pragma_table_info('{table}')"));
            Each(connection, $"SELECT 'INSERT INTO {table} VALUES (' || {columns} || ');' FROM {table} ORDER BY 1", sql);
        }

        return sql.ToString();
    }

    private static void Each(SqliteConnection connection, string query, StringBuilder sql) => Texts(connection, query).ForEach(line => sql.Append(line).Append('\n'));

    private static List<string> Texts(SqliteConnection connection, string query)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are constants of this class and names of tables.
        command.CommandText = query;
#pragma warning restore CA2100
        using var rows = command.ExecuteReader();
        var all = new List<string>();
        while (rows.Read())
        {
            all.Add(rows.GetString(0));
        }

        return all;
    }

    private static SqliteConnection Connect(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }
}
