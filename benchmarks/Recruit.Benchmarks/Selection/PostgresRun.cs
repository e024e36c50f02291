using Recruit.Benchmarks.Running;

namespace Recruit.Benchmarks.Selection;

/// <summary>PostgreSQL's times under the settings that could help it.</summary>
internal static class PostgresRun
{
    private const int Times = 5;

    public static (string Name, Timing Timing)[] Measure(Scenario scenario, Answer ours)
    {
        if (PostgresCluster.FindPrograms() is not { } programs)
        {
            Console.Error.WriteLine("No PostgreSQL found (apt-get install postgresql, or set PG_BIN): measured without it.");
            return [];
        }

        using var cluster = new PostgresCluster(programs);
        using var connection = cluster.Source.OpenConnection();
        var postgres = new PostgresAnswer(connection);
        postgres.Load(scenario);
        var version = connection.PostgreSqlVersion;
        var measured = new List<(string Name, Timing Timing)>();
        foreach (var (jit, workers) in new[] { ("off", 0), ("off", 2), ("on", 0), ("on", 2) })
        {
            postgres.Execute($"SET jit = {jit}; SET max_parallel_workers_per_gather = {workers}");
            postgres.Ask(PostgresAnswer.StatementWithRanks, scenario.Count).MustEqual(ours, "PostgreSQL");
            measured.Add(($"PostgreSQL {version}, {workers} extra workers, jit {jit}", Time(PostgresAnswer.Statement)));
        }

        postgres.Execute("SET jit = off; SET max_parallel_workers_per_gather = 2");
        measured.Add(($"PostgreSQL {version}, the same with all ranks sent to the client", Time(PostgresAnswer.StatementWithRanks)));
        return [.. measured];

        Timing Time(string statement) => Timing.Of(() => postgres.Ask(statement, scenario.Count), Times, warmUps: 1);
    }
}
