using System.Numerics;
using Recruit.Numbers;
using Recruit.Vacancies;

namespace Recruit.Selection;

/// <summary>A transformed component and its weight.</summary>
public readonly record struct WeightedComponent(Transformed Values, Rational Weight);

/// <summary>Weighted sums and means, rounded once (rules 1.2, 6.4).</summary>
/// <remarks>
/// Three ways with one result: 64-bit integers when everything has a small common denominator; doubles with a proven error bound
/// where the sum is clearly not half-way between two roundings (z-scores carry 28 decimals); unlimited integers for the rest.
/// </remarks>
public static class WeightedTotal
{
    /// <summary>The rounded totals of the members, in units of 10⁻ᵈ; 0 for everybody else.</summary>
    /// <param name="components">At least one.</param>
    /// <param name="combine">Sum, or mean over the sum of the weights, which is not 0.</param>
    /// <param name="digits">d.</param>
    /// <param name="members">Who has values of all components.</param>
    public static ScoreColumn Of(ReadOnlySpan<WeightedComponent> components, Combine combine, int digits, ReadOnlySpan<int> members)
    {
        var factor = (Rational)BigInteger.Pow(10, digits);
        if (combine == Combine.WeightedMean)
        {
            var weights = Rational.Zero;
            foreach (var component in components)
            {
                weights += component.Weight;
            }

            factor /= weights;
        }

        var terms = new Term[components.Length];
        for (var i = 0; i < terms.Length; i++)
        {
            terms[i] = new Term(components[i].Values, components[i].Weight * factor, members);
        }

        var denominator = BigInteger.One;
        foreach (var term in terms)
        {
            denominator = term.CommonDenominator(denominator);
        }

        var units = Array.TrueForAll(terms, term => term.Values.Units.IsNarrow)
            ? Narrow(terms, denominator, members)
            : null;
        return units is not null
            ? new ScoreColumn(units, BigInteger.Pow(10, digits))
            : new ScoreColumn(Wide(terms, denominator, members), BigInteger.Pow(10, digits));
    }

    private static long[]? Narrow(Term[] terms, BigInteger denominator, ReadOnlySpan<int> members)
    {
        var bound = BigInteger.Zero;
        foreach (var term in terms)
        {
            bound += term.ScaledBound(denominator);
        }

        if (bound < ScoreColumn.NarrowMax && denominator < ScoreColumn.NarrowMax)
        {
            return IntegerTotals.Of(terms, (long)denominator, members);
        }

        return bound < denominator * (BigInteger.One << 50) ? FilteredTotals.Of(terms, denominator, members) : null;
    }

    private static BigInteger[] Wide(Term[] terms, BigInteger denominator, ReadOnlySpan<int> members)
    {
        var totals = new BigInteger[terms[0].Values.Units.Length];
        var scaled = Array.ConvertAll(terms, term => term.Scaled(denominator));
        foreach (var candidate in members)
        {
            totals[candidate] = Exact(terms, scaled, denominator, candidate);
        }

        return totals;
    }

    /// <summary>One rounded total with unlimited integers.</summary>
    internal static BigInteger Exact(Term[] terms, (BigInteger Scale, BigInteger Offset)[][] scaled, BigInteger denominator, int candidate)
    {
        var sum = BigInteger.Zero;
        for (var i = 0; i < terms.Length; i++)
        {
            var (scale, offset) = scaled[i][terms[i].GroupOf(candidate)];
            sum += scale * terms[i].Values.Units.UnitsOf(candidate) + offset;
        }

        return (2 * BigInteger.Abs(sum) + denominator) / (2 * denominator) * sum.Sign;
    }
}
