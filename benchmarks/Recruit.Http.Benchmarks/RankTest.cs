namespace Recruit.Benchmarks.Http;

/// <summary>
/// Whether two samples come from one distribution (Mann and Whitney 1947, Annals of Mathematical Statistics 18): the number of pairs in which the first is larger
/// has, if they do, mean mn/2 and variance mn(m + n + 1)/12, less for ties, and is nearly normal for samples of twenty and more.
/// </summary>
internal static class RankTest
{
    /// <summary>The chance of so large a difference, or a larger one, where there is none: two-sided, 0 to 1.</summary>
    public static double Chance(double[] first, double[] second)
    {
        var all = first.Select(value => (value, isFirst: true)).Concat(second.Select(value => (value, isFirst: false))).OrderBy(one => one.value).ToArray();
        var (ranks, ties) = (0.0, 0.0);
        for (var from = 0; from < all.Length;)
        {
            var to = from;
            while (to < all.Length && all[to].value == all[from].value)
            {
                to++;
            }

            // Those that are equal share the mean of their ranks, which count from 1.
            ranks += (from + to + 1) / 2.0 * all[from..to].Count(one => one.isFirst);
            ties += Math.Pow(to - from, 3) - (to - from);
            from = to;
        }

        double m = first.Length, n = second.Length;
        var larger = ranks - (m * (m + 1) / 2);
        var deviation = Math.Sqrt(m * n / 12 * (m + n + 1 - (ties / ((m + n) * (m + n - 1)))));
        return deviation == 0 ? 1 : Erfc(Math.Abs(larger - (m * n / 2)) / deviation / Math.Sqrt(2));
    }

    /// <summary>One known by hand, so that nothing is measured with a wrong test.</summary>
    /// <exception cref="InvalidOperationException">It is wrong.</exception>
    public static void Check()
    {
        // 1 to 10 beside 6 to 15: 12.5 pairs of 100 are larger, which is 2.84 deviations from 50.
        var chance = Chance([.. Enumerable.Range(1, 10).Select(one => (double)one)], [.. Enumerable.Range(6, 10).Select(one => (double)one)]);
        if (chance is < 0.0042 or > 0.0050)
        {
            throw new InvalidOperationException($"The rank test is wrong: {chance}.");
        }
    }

    /// <summary>Abramowitz and Stegun 1964, 7.1.26: within 1.5 · 10⁻⁷ for what is not negative.</summary>
    private static double Erfc(double x)
    {
        var t = 1 / (1 + (0.3275911 * x));
        return t * (0.254829592 + (t * (-0.284496736 + (t * (1.421413741 + (t * (-1.453152027 + (t * 1.061405429)))))))) * Math.Exp(-x * x);
    }
}
