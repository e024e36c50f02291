using System.Numerics;
using Recruit.Vacancies;

namespace Recruit.Selection;

/// <summary>Where one group is cut, and with what consequence (rules 7).</summary>
/// <param name="Nominal">N, the number the rule names.</param>
/// <param name="Admitted">How many are admitted: the first of the group's order.</param>
/// <param name="Tied">Members of the group with the boundary total: that of the N-th, or of the last if there are fewer.</param>
public readonly record struct CutLine(BigInteger Nominal, int Admitted, int Tied)
{
    /// <summary>Admitted above the nominal number.</summary>
    public BigInteger Excess => BigInteger.Max(0, Admitted - Nominal);

    /// <summary>Draws the line: the N best, or all if there are no more than N; at the boundary the tie rule decides.</summary>
    /// <param name="ordered">The group, best first: by totals, for <see cref="TieRule.Break"/> by the whole cascade.</param>
    /// <param name="totals">For each candidate a number in the order of the totals.</param>
    /// <param name="ranks">For each candidate the rank; those tied in the whole cascade share it.</param>
    /// <param name="nominal">N, at least 0.</param>
    /// <param name="ties">What decides.</param>
    public static CutLine Draw(ReadOnlySpan<int> ordered, long[] totals, int[] ranks, BigInteger nominal, TieRule ties)
    {
        if (nominal.IsZero || ordered.IsEmpty)
        {
            return new CutLine(nominal, 0, 0);
        }

        var n = (int)BigInteger.Min(nominal, ordered.Length);
        var boundary = totals[ordered[n - 1]];
        var first = n - 1;
        while (first > 0 && totals[ordered[first - 1]] == boundary)
        {
            first--;
        }

        var end = n;
        while (end < ordered.Length && totals[ordered[end]] == boundary)
        {
            end++;
        }

        var admitted = ties switch
        {
            TieRule.AdmitAll => end,
            TieRule.ExcludeAll => end == n ? n : first,
            _ => WithTheSameRank(ordered, ranks, n),
        };
        return new CutLine(nominal, admitted, end - first);
    }

    /// <summary>The first of a group as far as its cut can depend on them: the N best, and all who share the N-th one's total.</summary>
    /// <remarks>A quota's cut mostly lies near the top; nobody below it needs to be asked for membership.</remarks>
    /// <param name="ordered">Everybody, in the order of the group.</param>
    /// <param name="totals">For each candidate a number in the order of the totals.</param>
    /// <param name="nominal">N, at least 0.</param>
    /// <param name="belongs">Who is in the group.</param>
    public static int[] Foremost(ReadOnlySpan<int> ordered, long[] totals, BigInteger nominal, Predicate<int> belongs)
    {
        var group = new List<int>();
        var n = (int)BigInteger.Min(nominal, ordered.Length);
        foreach (var candidate in ordered)
        {
            if (group.Count >= n && (n == 0 || totals[candidate] != totals[group[^1]]))
            {
                break;
            }

            if (belongs(candidate))
            {
                group.Add(candidate);
            }
        }

        return [.. group];
    }

    /// <summary>The N best and whoever shares the rank of the N-th.</summary>
    private static int WithTheSameRank(ReadOnlySpan<int> ordered, int[] ranks, int n)
    {
        var end = n;
        while (end < ordered.Length && ranks[ordered[end]] == ranks[ordered[n - 1]])
        {
            end++;
        }

        return end;
    }
}
