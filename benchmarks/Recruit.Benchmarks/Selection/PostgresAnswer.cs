using Npgsql;
using NpgsqlTypes;

namespace Recruit.Benchmarks.Selection;

/// <summary>The question asked of PostgreSQL by window functions, in one statement.</summary>
/// <remarks>
/// It is given every advantage: scores as whole numbers over the same denominators, so that nothing needs slow numerics; and only a sum
/// over the ranks leaves the server, where our answer has them all at hand. No index helps: every row is read, and the order is
/// by a total that is known only once the weights are.
/// </remarks>
internal sealed class PostgresAnswer(NpgsqlConnection connection)
{
    private const int TopGroup = -1;
    private const int AllRanksGroup = -2;

    // Each common table expression is one step of the question; materialized, because each is read again.
    private static readonly string Steps = $"""
        WITH ranked AS MATERIALIZED (
          SELECT id, rural, disabled, orphan, rank() OVER (ORDER BY total DESC, law DESC, born) AS rank
          FROM (
            SELECT id, rural, disabled, orphan, law, born, (2 * ({Sum}) + {Question.TotalDenominator}) / {2 * Question.TotalDenominator} AS total
            FROM applicant
            WHERE {Thresholds}
          ) AS scored
        ),
        q0 AS MATERIALIZED (SELECT id, rank FROM ranked WHERE rank <= {Question.OpenNominal}),
        {Quota(1)},
        {Quota(2)},
        {Quota(3)},
        listed AS (
          SELECT {TopGroup} AS list, id, rank FROM ranked WHERE rank <= {Question.TopCount}
          UNION ALL SELECT 0, id, rank FROM q0 UNION ALL SELECT 1, id, rank FROM q1
          UNION ALL SELECT 2, id, rank FROM q2 UNION ALL SELECT 3, id, rank FROM q3
        )
        """;

    private static string Sum => string.Join(" + ", Question.Columns.Select((column, i) => $"{Question.TotalFactors[i]} * {column.Name}"));

    private static string Thresholds => string.Join(" AND ", Question.Columns.Select(column => $"{column.Name} >= {column.ThresholdUnits}"));

    /// <summary>The lists, and the ranks of all as one sum.</summary>
    public static string Statement => $"{Steps} SELECT list, id, rank FROM listed UNION ALL SELECT {AllRanksGroup}, 0, sum(rank)::bigint FROM ranked";

    /// <summary>The lists, and the ranks of all one by one.</summary>
    public static string StatementWithRanks => $"{Steps} SELECT list, id, rank FROM listed UNION ALL SELECT {AllRanksGroup}, id, rank FROM ranked";

    public void Load(Scenario scenario)
    {
        Execute($"""
            CREATE UNLOGGED TABLE applicant (id int PRIMARY KEY, {string.Join(", ", Question.Columns.Select(column => $"{column.Name} int NOT NULL"))},
            born date NOT NULL, {string.Join(", ", Question.Quotas.Select(quota => $"{quota} bool NOT NULL"))})
            """);
        using (var writer = connection.BeginBinaryImport("COPY applicant FROM STDIN (FORMAT BINARY)"))
        {
            foreach (var candidate in scenario.All)
            {
                writer.StartRow();
                writer.Write(candidate, NpgsqlDbType.Integer);
                foreach (var column in scenario.Scores)
                {
                    writer.Write((int)column.NarrowUnits[candidate], NpgsqlDbType.Integer);
                }

                writer.Write(scenario.BornOf(candidate), NpgsqlDbType.Date);
                for (var quota = 0; quota < scenario.Flags.Length; quota++)
                {
                    writer.Write(scenario.IsMember(quota, candidate), NpgsqlDbType.Boolean);
                }
            }

            writer.Complete();
        }

        Execute("VACUUM (FREEZE, ANALYZE) applicant");
    }

    public void Execute(string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    /// <summary>Runs a statement and takes its rows in.</summary>
    /// <param name="statement">One of the two.</param>
    /// <param name="candidates">How many there are.</param>
    public Answer Ask(string statement, int candidates)
    {
        var hasRanks = statement == StatementWithRanks;
        var ranks = new int[candidates];
        var lists = Array.ConvertAll(new int[Question.Quotas.Length + 2], _ => new List<int>());
        using var command = new NpgsqlCommand(statement, connection);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var list = reader.GetInt32(0);
            var candidate = reader.GetInt32(1);
            if (list == AllRanksGroup && !hasRanks)
            {
                continue;
            }

            ranks[candidate] = (int)reader.GetInt64(2);
            if (list != AllRanksGroup)
            {
                lists[list + 1].Add(candidate);
            }
        }

        return Answer.Of(ranks, lists[0], [.. lists[1..]]);
    }

    /// <summary>Members who are not admitted yet, by their order; the members with a low enough rank among them.</summary>
    private static string Quota(int group) => $"""
        q{group} AS MATERIALIZED (
          SELECT id, rank FROM (
            SELECT id, rank, rank() OVER (ORDER BY rank) AS place FROM ranked
            WHERE {Question.Quotas[group - 1]} AND rank > {Question.OpenNominal}{string.Concat(Enumerable.Range(1, group - 1).Select(before => $" AND id NOT IN (SELECT id FROM q{before})"))}
          ) AS members
          WHERE place <= {Question.QuotaNominals[group - 1]}
        )
        """;
}
