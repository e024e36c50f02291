namespace Recruit.Comparing;

/// <summary>
/// Fisher's exact test of two groups of which some were selected: how likely a difference at least as unusual is, were the same people selected
/// whatever their group. It is a figure for people who look at a comparison; no result of a campaign follows from it.
/// </summary>
/// <remarks>
/// With the margins fixed, the number k of those selected in the first group is hypergeometric: P(k) = C(a+b, k) · C(c+d, a+c−k) / C(a+b+c+d, a+c).
/// Two-sided is the sum of P(k) over all k with P(k) ≤ P(a) (R. A. Fisher, The Design of Experiments, 1935, ch. II; the definition of R's fisher.test and
/// of SAS). P is computed in doubles as multiples of P at the mode, each from its neighbour by a ratio of whole numbers: products, quotients and
/// sums of positive numbers only, so nothing cancels and no logarithm or factorial takes part. The relative error of a term is about 4 · |k − mode| · 2⁻⁵³,
/// and every machine gives the same bits.
/// </remarks>
public static class FisherExactTest
{
    /// <summary>Tables whose probabilities differ by less than this share are as unusual as each other: in doubles, equal ones can differ a little.</summary>
    public const double SameShare = 1e-7;

    /// <summary>The two-sided p.</summary>
    /// <param name="selected">a: selected in the first group; at least 0, like all four.</param>
    /// <param name="others">b: not selected in the first group.</param>
    /// <param name="selectedThere">c: selected in the second group.</param>
    /// <param name="othersThere">d: not selected in the second group.</param>
    /// <returns>From 0, where it is too small for a double, to 1; 1 where a group is empty, or nobody or everybody was selected.</returns>
    public static double TwoSided(int selected, int others, int selectedThere, int othersThere)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(selected);
        ArgumentOutOfRangeException.ThrowIfNegative(others);
        ArgumentOutOfRangeException.ThrowIfNegative(selectedThere);
        ArgumentOutOfRangeException.ThrowIfNegative(othersThere);
        var (first, second, all) = ((long)selected + others, (long)selectedThere + othersThere, (long)selected + selectedThere);
        var (least, most) = (Math.Max(0, all - second), Math.Min(first, all));
        var mode = Math.Clamp((long)((Int128)(first + 1) * (all + 1) / (first + second + 2)), least, most);

        // How much likelier k + 1 is than k.
        double Up(long k) => (double)(first - k) / (k + 1) * ((double)(all - k) / (second - all + k + 1));

        var observed = 1.0;
        for (var k = mode; k < selected; k++)
        {
            observed *= Up(k);
        }

        for (var k = mode; k > selected; k--)
        {
            observed /= Up(k - 1);
        }

        var bound = observed * (1 + SameShare);
        var (sum, tail) = (1.0, 1.0 <= bound ? 1.0 : 0.0);
        void Add(double weight)
        {
            sum += weight;
            tail += weight <= bound ? weight : 0;
        }

        var above = 1.0;
        for (var k = mode; k < most && above > 0; k++)
        {
            above *= Up(k);
            Add(above);
        }

        var below = 1.0;
        for (var k = mode; k > least && below > 0; k--)
        {
            below /= Up(k - 1);
            Add(below);
        }

        return Math.Min(1, tail / sum);
    }
}
