using System.Numerics;

namespace Recruit.Selection;

/// <summary>
/// Totals in doubles, each kept only if its error bound shows that the exact sum rounds the same way; the others are computed exactly.
/// </summary>
internal static class FilteredTotals
{
    /// <param name="terms">Summands with narrow units.</param>
    /// <param name="denominator">Their common denominator.</param>
    /// <param name="members">Whose totals.</param>
    public static long[] Of(Term[] terms, BigInteger denominator, ReadOnlySpan<int> members)
    {
        var totals = new long[terms[0].Values.Units.Length];
        var sums = new double[totals.Length];
        var bound = 0.0;
        foreach (var term in terms)
        {
            bound += Add(term, sums, members);
        }

        // Each summand has three roundings (coefficient, units, product) and each addition one more, of half a unit in the last
        // place (2⁻⁵³) of numbers that never exceed the bound; four times that leaves room for the roundings of the bound itself.
        var error = bound * (terms.Length + 4) * Math.ScaleB(1, -51);
        var scaled = Array.ConvertAll(terms, term => term.Scaled(denominator));
        foreach (var candidate in members)
        {
            var magnitude = Math.Abs(sums[candidate]);
            var whole = Math.Floor(magnitude);
            var half = magnitude - whole - 0.5;
            if (Math.Abs(half) > error)
            {
                var rounded = (long)whole + (half > 0 ? 1 : 0);
                totals[candidate] = sums[candidate] < 0 ? -rounded : rounded;
            }
            else
            {
                totals[candidate] = (long)WeightedTotal.Exact(terms, scaled, denominator, candidate);
            }
        }

        return totals;
    }

    /// <summary>Adds a term to the sums and returns the greatest magnitude it can have.</summary>
    private static double Add(Term term, double[] sums, ReadOnlySpan<int> members)
    {
        var units = term.Values.Units.NarrowUnits;
        var maps = term.Approximate();
        if (term.Values.Groups is { } groups)
        {
            foreach (var candidate in members)
            {
                var (scale, offset) = maps[groups[candidate]];
                sums[candidate] += scale * units[candidate] + offset;
            }
        }
        else
        {
            var (scale, offset) = maps[0];
            foreach (var candidate in members)
            {
                sums[candidate] += scale * units[candidate] + offset;
            }
        }

        return maps.Max(map => Math.Abs(map.Scale) * (double)term.LargestUnits + Math.Abs(map.Offset));
    }
}
