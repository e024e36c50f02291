using System.Numerics;

namespace Recruit.Numbers;

/// <summary>Exact values of one score for all candidates: whole numbers of units over one denominator.</summary>
/// <remarks>
/// Real campaigns fit 64-bit units; rules with wild fractions fall back to unlimited ones with the same results.
/// A column does not say who has a value: whoever reads it knows.
/// </remarks>
public sealed class ScoreColumn
{
    /// <summary>Narrow units keep below this magnitude, so that differences and one sentinel fit as well.</summary>
    public const long NarrowMax = 1L << 61;

    private readonly long[]? narrow;
    private readonly BigInteger[]? wide;

    /// <summary>A column of 64-bit units; the array is taken over, not copied.</summary>
    public ScoreColumn(long[] units, BigInteger denominator)
    {
        narrow = units;
        Denominator = denominator;
    }

    /// <summary>A column of unlimited units, kept narrow if they allow it; the array is taken over, not copied.</summary>
    public ScoreColumn(BigInteger[] units, BigInteger denominator)
    {
        Denominator = denominator;
        if (Array.TrueForAll(units, unit => BigInteger.Abs(unit) < NarrowMax))
        {
            narrow = Array.ConvertAll(units, unit => (long)unit);
        }
        else
        {
            wide = units;
        }
    }

    /// <summary>What one unit is a fraction of; at least one.</summary>
    public BigInteger Denominator { get; }

    /// <summary>How many candidates.</summary>
    public int Length => narrow?.Length ?? wide!.Length;

    /// <summary>Whether the units fit 64 bits.</summary>
    public bool IsNarrow => narrow is not null;

    /// <summary>The units when they fit 64 bits, else empty.</summary>
    public ReadOnlySpan<long> NarrowUnits => narrow;

    /// <summary>The value of a candidate.</summary>
    public Rational this[int candidate] => new(UnitsOf(candidate), Denominator);

    /// <summary>The value of a candidate in units.</summary>
    public BigInteger UnitsOf(int candidate) => narrow is null ? wide![candidate] : narrow[candidate];

    /// <summary>The greatest magnitude among the units of those candidates; 0 for none.</summary>
    public BigInteger LargestMagnitude(ReadOnlySpan<int> candidates)
    {
        if (wide is not null)
        {
            var magnitude = BigInteger.Zero;
            foreach (var candidate in candidates)
            {
                magnitude = BigInteger.Max(magnitude, BigInteger.Abs(wide[candidate]));
            }

            return magnitude;
        }

        var (least, greatest) = (0L, 0L);
        foreach (var candidate in candidates)
        {
            least = Math.Min(least, narrow![candidate]);
            greatest = Math.Max(greatest, narrow[candidate]);
        }

        return BigInteger.Max(greatest, -(BigInteger)least);
    }

    /// <summary>Whole numbers that stand in the same order as the values.</summary>
    public long[] OrderKeys()
    {
        if (narrow is not null)
        {
            return narrow;
        }

        var distinct = wide!.Distinct().Order().ToArray();
        return Array.ConvertAll(wide!, unit => (long)Array.BinarySearch(distinct, unit));
    }

    /// <summary>A test whether a candidate's value is below a limit; the limit is turned into units once.</summary>
    public Predicate<int> Below(Rational limit)
    {
        var units = (limit * Denominator).Ceiling();
        if (narrow is null)
        {
            return candidate => wide![candidate] < units;
        }

        var least = units > long.MaxValue ? long.MaxValue : units < long.MinValue ? long.MinValue : (long)units;
        return candidate => narrow[candidate] < least;
    }
}
