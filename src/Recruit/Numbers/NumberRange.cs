using System.Numerics;

namespace Recruit.Numbers;

/// <summary>The numbers of campaign folders between two fractions, both ends included, compared without making fractions of them.</summary>
/// <remarks>
/// A number has at most 12 decimals, so it is not below a fraction exactly if it is not below the next multiple of 10⁻¹² from there on, which a
/// decimal holds; and it has at most 15 digits before the point, so that ends further out are the same as none.
/// </remarks>
public sealed class NumberRange
{
    private static readonly BigInteger Unit = BigInteger.Pow(10, NumberForm.FractionDigitsMax);
    private static readonly BigInteger UnitsMax = BigInteger.Pow(10, NumberForm.WholeDigitsMax) * Unit;

    private readonly decimal least;
    private readonly decimal greatest;

    /// <summary>The numbers from one fraction to another.</summary>
    public NumberRange(Rational min, Rational max)
    {
        least = InUnits((min * Unit).Ceiling());
        greatest = -InUnits((-max * Unit).Ceiling());
    }

    /// <summary>Whether a number in the form of campaign folders lies between the ends.</summary>
    public bool Contains(decimal number) => number >= least && number <= greatest;

    private static decimal InUnits(BigInteger units) => (decimal)BigInteger.Clamp(units, -UnitsMax, UnitsMax) / (decimal)Unit;
}
