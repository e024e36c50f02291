using System.Text;
using Recruit.Candidates;
using Recruit.Numbers;
using Recruit.Vacancies;

namespace Recruit.Benchmarks.Selection;

/// <summary>
/// Seeded candidates with five scores that hang together through one ability, as scores of real people do. Totals have a few thousand
/// different values, so a million candidates tie everywhere.
/// </summary>
internal sealed class Scenario
{
    private static readonly double[] QuotaShares = [0.25, 0.04, 0.02];
    private static readonly Id BornId = new("born");

    public Scenario(int candidates)
    {
        var random = new Random(20261121);
        var units = Array.ConvertAll(Question.Columns, _ => new long[candidates]);
        var born = new FieldColumn.Builder(new Field(BornId, FieldType.Date, []));
        var flags = Array.ConvertAll(Question.Quotas, quota => new FieldColumn.Builder(new Field(new Id(quota), FieldType.Flag, [])));
        var rowOf = new int[candidates];
        var firstDay = new DateOnly(1964, 1, 1).DayNumber;
        for (var candidate = 0; candidate < candidates; candidate++)
        {
            rowOf[candidate] = candidate;
            var ability = Normal(random);
            for (var column = 0; column < units.Length; column++)
            {
                units[column][candidate] = Score(Question.Columns[column], 0.75 * ability + 0.66 * Normal(random));
            }

            var age = (int)(14_000 * Math.Pow(random.NextDouble(), 0.6));
            born.Add(new FieldValue(firstDay + age, null));
            for (var quota = 0; quota < flags.Length; quota++)
            {
                flags[quota].Add(new FieldValue(random.NextDouble() < QuotaShares[quota] ? 1 : 0, null));
            }
        }

        Scores = [.. units.Select((column, i) => new ScoreColumn(column, Question.Columns[i].Denominator))];
        Born = born.Build(rowOf);
        Flags = Array.ConvertAll(flags, flag => flag.Build(rowOf));
        All = rowOf;
    }

    /// <summary>Every candidate.</summary>
    public int[] All { get; }

    public ScoreColumn[] Scores { get; }

    public FieldColumn Born { get; }

    /// <summary>Membership of each quota.</summary>
    public FieldColumn[] Flags { get; }

    public int Count => All.Length;

    /// <summary>A roll that only a lottery needs.</summary>
    public CandidateRoll NewRoll()
    {
        var roll = new CandidateRoll.Builder();
        foreach (var candidate in All)
        {
            roll.TryAdd(Encoding.UTF8.GetBytes($"C-{candidate:0000000}"));
        }

        return roll.Build().Roll;
    }

    public DateOnly BornOf(int candidate) => DateOnly.FromDayNumber((int)Born[candidate]!.Value.Number);

    public bool IsMember(int quota, int candidate) => Flags[quota][candidate]!.Value.Number == 1;

    private static long Score(Question.Column column, double standing)
    {
        var share = Math.Clamp(0.58 + 0.19 * standing, 0, 1);
        return (long)Math.Round(share * column.Maximum * column.Denominator);
    }

    /// <summary>Box and Muller's normal deviate.</summary>
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
