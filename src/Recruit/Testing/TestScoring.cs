using System.Collections.Immutable;
using System.Numerics;
using Recruit.Numbers;

namespace Recruit.Testing;

/// <summary>Exact values of a test and of its sections for everybody, as if everybody's attempt were scored.</summary>
/// <param name="Total">Sum over the sections.</param>
/// <param name="Maximum">The most that can be reached; lower than declared where items were dropped.</param>
/// <param name="Sections">Values of the sections.</param>
/// <param name="SectionMaxima">The most that can be reached in each.</param>
public sealed record TestScores(
    ScoreColumn Total,
    Rational Maximum,
    ImmutableArray<ScoreColumn> Sections,
    ImmutableArray<Rational> SectionMaxima);

/// <summary>Adds up what responses earn (rules 3.5–3.7).</summary>
public static class TestScoring
{
    /// <summary>Values under the rulings that stand.</summary>
    /// <param name="test">The test.</param>
    /// <param name="responses">Of each item through all sections.</param>
    /// <param name="rulings">Void items and accepted keys.</param>
    /// <param name="candidates">How many candidates there are.</param>
    public static TestScores Of(Test test, ImmutableArray<ItemResponses> responses, ItemRulings rulings, int candidates)
    {
        var earned = new Rational[responses.Length][];
        var maxima = new List<Rational>();
        var firstItem = 0;
        foreach (var section in test.Sections)
        {
            maxima.Add(EarnInSection(section, firstItem, responses, rulings, earned));
            firstItem += section.Items.Length;
        }

        var denominator = EarnedTable.CommonDenominator(earned);
        var tables = Array.ConvertAll(earned, table => EarnedTable.InUnits(table, denominator));
        var bound = tables.Aggregate(BigInteger.Zero, (sum, table) => sum + table.Max(BigInteger.Abs));
        var sections = new List<ScoreColumn>();
        firstItem = 0;
        foreach (var section in test.Sections)
        {
            var range = firstItem..(firstItem += section.Items.Length);
            sections.Add(Sum(responses.AsSpan(range), tables.AsSpan(range), bound, denominator, candidates));
        }

        var total = sections.Count == 1 ? sections[0] : Add(sections, bound < ScoreColumn.NarrowMax, denominator, candidates);
        return new TestScores(total, maxima.Aggregate((a, b) => a + b), [.. sections], [.. maxima]);
    }

    /// <summary>Fills in what each code of each item of a section earns, and returns the section's maximum P + S + credited points.</summary>
    private static Rational EarnInSection(
        Section section, int firstItem, ImmutableArray<ItemResponses> responses, ItemRulings rulings, Rational[][] earned)
    {
        var live = Rational.Zero;
        var spread = Rational.Zero;
        var credited = Rational.Zero;
        for (var i = 0; i < section.Items.Length; i++)
        {
            var item = section.Items[i];
            var points = item.Pretest ? Rational.Zero : item.Points;
            switch (rulings.PolicyOf(firstItem + i))
            {
                case null: live += points; break;
                case VoidPolicy.Spread: spread += points; break;
                case VoidPolicy.CreditAll: credited += points; break;
            }
        }

        var factor = live.Sign == 0 ? Rational.One : (live + spread) / live;
        for (var i = 0; i < section.Items.Length; i++)
        {
            var item = section.Items[i];
            var (liveFactor, bonus) = item.Pretest ? (Rational.Zero, Rational.Zero) : rulings.PolicyOf(firstItem + i) switch
            {
                null => (factor, Rational.Zero),
                VoidPolicy.CreditAll => (Rational.Zero, item.Points),
                _ => (Rational.Zero, Rational.Zero),
            };
            var table = EarnedTable.Of(responses[firstItem + i], rulings.AcceptedKeysOf(firstItem + i));
            earned[firstItem + i] = Array.ConvertAll(table, points => points * liveFactor + bonus);
        }

        return live + spread + credited;
    }

    private static ScoreColumn Sum(
        ReadOnlySpan<ItemResponses> items, ReadOnlySpan<BigInteger[]> tables, BigInteger bound, BigInteger denominator, int candidates)
    {
        if (bound >= ScoreColumn.NarrowMax)
        {
            var wide = new BigInteger[candidates];
            for (var item = 0; item < items.Length; item++)
            {
                for (var candidate = 0; candidate < candidates; candidate++)
                {
                    wide[candidate] += tables[item][items[item].CodeAt(candidate)];
                }
            }

            return new ScoreColumn(wide, denominator);
        }

        var units = new long[candidates];
        for (var item = 0; item < items.Length; item++)
        {
            EarnedTable.AddTo(units, items[item], Array.ConvertAll(tables[item], points => (long)points));
        }

        return new ScoreColumn(units, denominator);
    }

    /// <param name="sections">What is added.</param>
    /// <param name="isNarrow">Whether the whole test fits 64 bits; each section may do so and their sum not.</param>
    /// <param name="denominator">Of the units.</param>
    /// <param name="candidates">How many.</param>
    private static ScoreColumn Add(List<ScoreColumn> sections, bool isNarrow, BigInteger denominator, int candidates)
    {
        if (isNarrow)
        {
            var units = new long[candidates];
            foreach (var section in sections)
            {
                var part = section.NarrowUnits;
                for (var candidate = 0; candidate < candidates; candidate++)
                {
                    units[candidate] += part[candidate];
                }
            }

            return new ScoreColumn(units, denominator);
        }

        var wide = new BigInteger[candidates];
        for (var candidate = 0; candidate < candidates; candidate++)
        {
            wide[candidate] = sections.Aggregate(BigInteger.Zero, (sum, section) => sum + section.UnitsOf(candidate));
        }

        return new ScoreColumn(wide, denominator);
    }
}
