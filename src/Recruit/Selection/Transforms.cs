using System.Numerics;
using Recruit.Numbers;
using Recruit.Vacancies;

namespace Recruit.Selection;

/// <summary>Raw, percent, z, t and percentile values (rules 6.4).</summary>
public static class Transforms
{
    /// <summary>Applies a transform to the raw values of the members.</summary>
    /// <param name="transform">Which one.</param>
    /// <param name="raw">Raw exact values.</param>
    /// <param name="maximum">The greatest value that can be reached, for percent.</param>
    /// <param name="members">The population: the scored candidates of the stage, in any order.</param>
    /// <param name="groups">For each candidate its shift, where populations are the members of the same shift; else null.</param>
    public static Transformed Apply(Transform transform, ScoreColumn raw, Rational maximum, ReadOnlySpan<int> members, int[]? groups)
    {
        switch (transform)
        {
            case Transform.Raw:
                return Whole(raw, new LinearMap(new Rational(1, raw.Denominator), 0));
            case Transform.Percent:
                var scale = maximum.Sign == 0 ? Rational.Zero : new Rational(100, raw.Denominator) / maximum;
                return Whole(raw, new LinearMap(scale, 0));
            case Transform.Percentile:
                return Percentiles(raw, members, groups);
            default:
                var moments = Moments.Of(raw, members, groups);
                return new Transformed(raw, groups, [.. moments.Select(group => Standard(group, raw.Denominator, transform))]);
        }
    }

    private static Transformed Whole(ScoreColumn raw, LinearMap map) => new(raw, null, [map]);

    /// <summary>z = (x − m) / s with s = root(Σ(x−m)²/n), 0 if s = 0; t = 50 + 10 z.</summary>
    private static LinearMap Standard(Moments group, BigInteger denominator, Transform transform)
    {
        var deviation = group.Count == 0
            ? Rational.Zero
            : ExactRoot.Of(new Rational(group.Count * group.SumOfSquares - group.Sum * group.Sum, denominator * denominator * group.Count * group.Count));
        var scale = Rational.Zero;
        var offset = Rational.Zero;
        if (deviation.Sign != 0)
        {
            scale = new Rational(1, denominator) / deviation;
            offset = -new Rational(group.Sum, denominator * group.Count) / deviation;
        }

        return transform == Transform.T ? new LinearMap(10 * scale, 50 + 10 * offset) : new LinearMap(scale, offset);
    }

    /// <summary>100 · (below + equal/2) / n, kept as 2·below + equal in a column of its own.</summary>
    private static Transformed Percentiles(ScoreColumn raw, ReadOnlySpan<int> members, int[]? groups)
    {
        var keys = raw.OrderKeys();
        var counted = new long[raw.Length];
        var sizes = new int[groups is null ? 1 : GroupCount(members, groups)];
        var order = new List<OrderKey> { new(keys, Descending: false) };
        if (groups is not null)
        {
            order.Insert(0, new OrderKey(Array.ConvertAll(groups, group => (long)group), Descending: false));
        }

        var ordered = members.ToArray();
        TieCascade.Sort(ordered, order);
        for (int start = 0, end, below = 0; start < ordered.Length; start = end)
        {
            var group = groups?[ordered[start]] ?? 0;
            below = start > 0 && (groups?[ordered[start - 1]] ?? 0) == group ? below : 0;
            end = start;
            while (end < ordered.Length && (groups?[ordered[end]] ?? 0) == group && keys[ordered[end]] == keys[ordered[start]])
            {
                end++;
            }

            for (var i = start; i < end; i++)
            {
                counted[ordered[i]] = 2L * below + (end - start);
            }

            below += end - start;
            sizes[group] = below;
        }

        var maps = sizes.Select(n => new LinearMap(n == 0 ? Rational.Zero : new Rational(50, n), 0));
        return new Transformed(new ScoreColumn(counted, 1), groups, [.. maps]);
    }

    /// <summary>One more than the highest number of a group among the members; at least one.</summary>
    internal static int GroupCount(ReadOnlySpan<int> members, int[] groups)
    {
        var highest = 0;
        foreach (var candidate in members)
        {
            highest = Math.Max(highest, groups[candidate]);
        }

        return highest + 1;
    }
}
