using System.Collections.Immutable;
using System.Numerics;
using Recruit.Numbers;

namespace Recruit.Testing;

/// <summary>How hard an item was and how well it told the able from the less able, over the scored attempts of its test.</summary>
/// <param name="Section">The section's place.</param>
/// <param name="Item">The item's place through all sections.</param>
/// <param name="Status"><c>pretest</c>, else the void policy, else <c>live</c>.</param>
/// <param name="Count">n, the scored attempts.</param>
/// <param name="Facility">Mean earned points / points; none if n = 0.</param>
/// <param name="Discrimination">
/// Correlation with the sum of the <em>other</em> live items (corrected item-total correlation); none if n &lt; 2 or where it is not defined.
/// </param>
public sealed record ItemStatistics(int Section, int Item, string Status, int Count, Rational? Facility, Rational? Discrimination)
{
    /// <summary>In how many scored attempts it earned all its points.</summary>
    public int Right { get; init; }

    /// <summary>Statistics of all items of a test (campaign-folder 4, items.csv).</summary>
    public static ImmutableArray<ItemStatistics> Of(
        Test test, ImmutableArray<ItemResponses> responses, Attempts attempts, ItemRulings rulings)
    {
        var scored = Enumerable.Range(0, attempts.States.Length).Where(candidate => Attempts.IsScored(attempts.States[candidate])).ToArray();
        var tables = responses.Select((item, i) => EarnedTable.Of(item, rulings.AcceptedKeysOf(i))).ToArray();
        var denominator = EarnedTable.CommonDenominator(tables);
        var isLive = responses.Select((item, i) => !item.Item.Pretest && rulings.PolicyOf(i) is null).ToArray();
        var units = Array.ConvertAll(tables, table => EarnedTable.InUnits(table, denominator));
        var live = LiveTotals(responses, units, isLive);
        var statistics = ImmutableArray.CreateBuilder<ItemStatistics>();
        for (int section = 0, item = 0; section < test.Sections.Length; section++)
        {
            foreach (var definition in test.Sections[section].Items)
            {
                var sums = new Sums(responses[item], units[item], live, scored, isLive[item]);
                statistics.Add(new ItemStatistics(
                    section,
                    item,
                    Word(definition, rulings.PolicyOf(item)),
                    scored.Length,
                    scored.Length == 0 ? null : new Rational(sums.X, denominator * scored.Length) / definition.Points,
                    scored.Length < 2 ? null : sums.Correlation(denominator))
                {
                    Right = CountRight(definition, responses[item], tables[item], scored),
                });
                item++;
            }
        }

        return statistics.ToImmutable();
    }

    private static int CountRight(Item item, ItemResponses responses, Rational[] table, int[] scored)
    {
        var isRight = Array.ConvertAll(table, earned => earned >= item.Points);
        return scored.Count(candidate => isRight[responses.CodeAt(candidate)]);
    }

    private static string Word(Item item, VoidPolicy? policy) => (item.Pretest, policy) switch
    {
        (true, _) => "pretest",
        (_, VoidPolicy.Drop) => "drop",
        (_, VoidPolicy.CreditAll) => "credit-all",
        (_, VoidPolicy.Spread) => "spread",
        _ => "live",
    };

    /// <summary>For each candidate the earned points of all live items, in units; narrow while sums over a billion candidates stay so.</summary>
    private static ScoreColumn LiveTotals(ImmutableArray<ItemResponses> responses, BigInteger[][] units, bool[] isLive)
    {
        var candidates = responses[0].Length;
        var bound = units.Aggregate(BigInteger.Zero, (sum, table) => sum + table.Max(BigInteger.Abs)) << 30;
        if (bound < ScoreColumn.NarrowMax)
        {
            var narrow = new long[candidates];
            for (var item = 0; item < units.Length; item++)
            {
                if (isLive[item])
                {
                    EarnedTable.AddTo(narrow, responses[item], Array.ConvertAll(units[item], points => (long)points));
                }
            }

            return new ScoreColumn(narrow, 1);
        }

        var wide = new BigInteger[candidates];
        for (var candidate = 0; candidate < candidates; candidate++)
        {
            for (var item = 0; item < units.Length; item++)
            {
                wide[candidate] += isLive[item] ? units[item][responses[item].CodeAt(candidate)] : 0;
            }
        }

        return new ScoreColumn(wide, 1);
    }
}
