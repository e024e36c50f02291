using Recruit.Benchmarks.Selection;

namespace Recruit.Orleans.Tests;

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
