using Npgsql;
using Recruit.Benchmarks.Selection;
using Recruit.Orleans.Hosting;

namespace Recruit.Orleans.Tests;

/// <summary>A store in the place of the tests' own, by the names of the silo's configuration.</summary>
/// <param name="Kind">Which sort.</param>
/// <param name="Connection">How it is reached.</param>
internal sealed record RealStore(string Kind, string Connection)
{
    /// <summary>What whoever runs the tests chose for all clusters: <c>RECRUIT_STORE</c>, <c>RECRUIT_CONNECTION</c>.</summary>
    public static RealStore? Chosen { get; } = Environment.GetEnvironmentVariable("RECRUIT_STORE") is { } kind
        ? new RealStore(kind, Environment.GetEnvironmentVariable("RECRUIT_CONNECTION") ?? "")
        : null;
}

/// <summary>A PostgreSQL of a test's own with the tables of a silo, gone afterwards.</summary>
internal sealed class PostgresStore : IDisposable
{
    private readonly PostgresCluster server = new(PostgresCluster.FindPrograms()!);

    public PostgresStore()
    {
        using var tables = Source.CreateCommand(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "postgresql.sql")));
        tables.ExecuteNonQuery();
    }

    public NpgsqlDataSource Source => server.Source;

    public RealStore Store => new(Stores.PostgreSql, new NpgsqlConnectionStringBuilder(Source.ConnectionString) { Pooling = true }.ToString());

    public void Dispose()
    {
        NpgsqlConnection.ClearAllPools();
        server.Dispose();
    }
}
