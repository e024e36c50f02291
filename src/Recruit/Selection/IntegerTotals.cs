namespace Recruit.Selection;

/// <summary>Totals in 64-bit integers; the caller has shown that no sum reaches 2⁶¹.</summary>
internal static class IntegerTotals
{
    public static long[] Of(Term[] terms, long denominator, ReadOnlySpan<int> members)
    {
        var totals = new long[terms[0].Values.Units.Length];
        foreach (var term in terms)
        {
            var units = term.Values.Units.NarrowUnits;
            var maps = Array.ConvertAll(term.Scaled(denominator), map => ((long)map.Scale, (long)map.Offset));
            var (scale, offset) = maps[0];
            if (term.Values.Groups is { } groups)
            {
                foreach (var candidate in members)
                {
                    (scale, offset) = maps[groups[candidate]];
                    totals[candidate] += scale * units[candidate] + offset;
                }
            }
            else
            {
                foreach (var candidate in members)
                {
                    totals[candidate] += scale * units[candidate] + offset;
                }
            }
        }

        if (denominator > 1)
        {
            foreach (var candidate in members)
            {
                totals[candidate] = Round(totals[candidate], denominator);
            }
        }

        return totals;
    }

    /// <summary>Half-way goes away from zero.</summary>
    private static long Round(long sum, long denominator)
    {
        var rounded = (long)((2 * (ulong)Math.Abs(sum) + (ulong)denominator) / (2 * (ulong)denominator));
        return sum < 0 ? -rounded : rounded;
    }
}
