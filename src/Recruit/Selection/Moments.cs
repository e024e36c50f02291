using System.Numerics;
using Recruit.Numbers;

namespace Recruit.Selection;

/// <summary>Exact count, sum and sum of squares of a population, in the units of its column.</summary>
/// <remarks>Shards of a campaign add theirs; mean and deviation follow from the sums alone.</remarks>
public readonly record struct Moments(int Count, BigInteger Sum, BigInteger SumOfSquares)
{
    /// <summary>The moments of each group of members; of all of them as one group when <paramref name="groups"/> is null.</summary>
    public static Moments[] Of(ScoreColumn column, ReadOnlySpan<int> members, int[]? groups)
    {
        var counts = new int[groups is null ? 1 : Transforms.GroupCount(members, groups)];
        if (!column.IsNarrow || !SquaresFit(column.NarrowUnits, members))
        {
            return OfWide(column, members, groups, counts.Length);
        }

        var sums = new Int128[counts.Length];
        var squares = new Int128[counts.Length];
        var units = column.NarrowUnits;
        foreach (var candidate in members)
        {
            var group = groups is null ? 0 : groups[candidate];
            var unit = units[candidate];
            counts[group]++;
            sums[group] += unit;
            squares[group] += Math.BigMul(unit, unit);
        }

        var moments = new Moments[counts.Length];
        for (var group = 0; group < moments.Length; group++)
        {
            moments[group] = new Moments(counts[group], (BigInteger)sums[group], (BigInteger)squares[group]);
        }

        return moments;
    }

    /// <summary>Squares below 2⁹⁴ cannot overflow 127 bits in a sum of fewer than 2³² of them.</summary>
    private static bool SquaresFit(ReadOnlySpan<long> units, ReadOnlySpan<int> members)
    {
        const long limit = 1L << 47;
        foreach (var candidate in members)
        {
            if (units[candidate] is < -limit or > limit)
            {
                return false;
            }
        }

        return true;
    }

    private static Moments[] OfWide(ScoreColumn column, ReadOnlySpan<int> members, int[]? groups, int groupCount)
    {
        var moments = new Moments[groupCount];
        foreach (var candidate in members)
        {
            ref var group = ref moments[groups is null ? 0 : groups[candidate]];
            var unit = column.UnitsOf(candidate);
            group = new Moments(group.Count + 1, group.Sum + unit, group.SumOfSquares + unit * unit);
        }

        return moments;
    }
}
