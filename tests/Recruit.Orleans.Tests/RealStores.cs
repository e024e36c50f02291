using Npgsql;
using Recruit.Benchmarks.Selection;
using Recruit.Silo;

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

/// <summary>A test that needs PostgreSQL. Where it is missing the test is skipped and says so.</summary>
internal class FactWithPostgresAttribute : FactAttribute
{
    public FactWithPostgresAttribute() =>
        Skip = PostgresCluster.FindPrograms() is null ? "PostgreSQL is missing (Debian: apt-get install postgresql; or say by PG_BIN where its programs are)." : null;
}

/// <summary>A test that takes long, and is therefore run nightly only.</summary>
internal sealed class NightlyFactAttribute : FactAttribute
{
    public static string? Reason { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("RECRUIT_CASES"), out var factor) && factor > 1 ? null : "It takes long: ./test --nightly runs it.";

    public NightlyFactAttribute() => Skip = Reason;
}

/// <summary>One that needs PostgreSQL too.</summary>
internal sealed class NightlyFactWithPostgresAttribute : FactWithPostgresAttribute
{
    public NightlyFactWithPostgresAttribute() => Skip ??= NightlyFactAttribute.Reason;
}

/// <summary>A test that needs a store that whoever runs the tests chose (<see cref="RealStore.Chosen"/>), of one sort.</summary>
internal sealed class FactWithStoreAttribute : FactAttribute
{
    public FactWithStoreAttribute(string kind) =>
        Skip = RealStore.Chosen?.Kind == kind ? null : $"No such store was chosen: RECRUIT_STORE={kind} with its RECRUIT_CONNECTION, for example Azurite's.";
}
