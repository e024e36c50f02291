using System.Numerics;
using Recruit.Numbers;

namespace Recruit.Sittings;

/// <summary>By how much the time of a person is longer, as an exact fraction in lowest terms, e.g. 5/4; from 1 to 10.</summary>
public readonly record struct TimeRatio
{
    /// <summary>Greatest ratio, inclusive.</summary>
    public const int Greatest = 10;

    /// <summary>Greatest denominator in lowest terms, inclusive: the product with any duration stays exact.</summary>
    public const int DenominatorMax = 1_000_000;

    private readonly int numerator;
    private readonly int denominator;

    /// <summary>A ratio of that value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1, above 10, or has a denominator above 1,000,000.</exception>
    public TimeRatio(Rational value)
    {
        if (!IsRatio(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, $"Must be 1 to {Greatest} with a denominator up to {DenominatorMax}.");
        }

        numerator = (int)value.Numerator;
        denominator = (int)value.Denominator;
    }

    /// <summary>The time everybody has.</summary>
    public static TimeRatio One => new(Rational.One);

    /// <summary>Above the line, in lowest terms.</summary>
    public int Numerator => numerator == 0 ? 1 : numerator;

    /// <summary>Below the line, in lowest terms.</summary>
    public int Denominator => denominator == 0 ? 1 : denominator;

    /// <summary>Whether a number can be a ratio.</summary>
    public static bool IsRatio(Rational value) => value >= 1 && value <= Greatest && value.Denominator <= DenominatorMax;

    /// <summary>A span made longer; parts of a millisecond are rounded up.</summary>
    internal long Of(long milliseconds) => ((milliseconds * Numerator) + Denominator - 1) / Denominator;

    /// <summary>The ratio of two stored numbers.</summary>
    internal static TimeRatio Read(int numerator, int denominator) => new(new Rational(numerator, new BigInteger(denominator)));

    /// <inheritdoc/>
    public bool Equals(TimeRatio other) => Numerator == other.Numerator && Denominator == other.Denominator;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator);

    /// <summary>As <c>p/q</c>.</summary>
    public override string ToString() => $"{Numerator}/{Denominator}";
}
