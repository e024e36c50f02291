using System.Numerics;
using Recruit.Numbers;

namespace Recruit.Selection;

/// <summary>One summand of a total: a component's maps multiplied by its weight and by the power of ten of the rounding.</summary>
internal sealed class Term
{
    private readonly LinearMap[] maps;

    public Term(Transformed values, Rational factor, ReadOnlySpan<int> members)
    {
        Values = values;
        maps = [.. values.Maps.Select(map => new LinearMap(map.Scale * factor, map.Offset * factor))];
        LargestUnits = values.Units.LargestMagnitude(members);
    }

    public Transformed Values { get; }

    /// <summary>The greatest magnitude among the members' units.</summary>
    public BigInteger LargestUnits { get; }

    public int GroupOf(int candidate) => Values.Groups?[candidate] ?? 0;

    /// <summary>The least common multiple of a denominator and those of all maps.</summary>
    public BigInteger CommonDenominator(BigInteger denominator)
    {
        foreach (var map in maps)
        {
            denominator = LeastCommonMultiple(LeastCommonMultiple(denominator, map.Scale.Denominator), map.Offset.Denominator);
        }

        return denominator;
    }

    /// <summary>For each group, scale and offset as whole numbers over the denominator.</summary>
    public (BigInteger Scale, BigInteger Offset)[] Scaled(BigInteger denominator) =>
        Array.ConvertAll(maps, map => ((map.Scale * denominator).Numerator, (map.Offset * denominator).Numerator));

    /// <summary>For each group, scale and offset as the nearest doubles.</summary>
    public (double Scale, double Offset)[] Approximate() =>
        Array.ConvertAll(maps, map => (map.Scale.ToDouble(), map.Offset.ToDouble()));

    /// <summary>No summand of a member, and no scale or offset, is greater in magnitude, over the denominator.</summary>
    public BigInteger ScaledBound(BigInteger denominator) =>
        Scaled(denominator).Max(map => BigInteger.Abs(map.Scale) * BigInteger.Max(LargestUnits, 1) + BigInteger.Abs(map.Offset));

    private static BigInteger LeastCommonMultiple(BigInteger a, BigInteger b) => a / BigInteger.GreatestCommonDivisor(a, b) * b;
}
