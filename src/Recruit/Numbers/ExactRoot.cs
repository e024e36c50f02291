using System.Numerics;

namespace Recruit.Numbers;

/// <summary>The only inexact operation of the rules: the square root, cut off after 28 decimals (rules 1.3).</summary>
public static class ExactRoot
{
    /// <summary>Decimals that a root keeps.</summary>
    public const int Digits = 28;

    /// <summary>10²⁸, the denominator of every root.</summary>
    public static readonly BigInteger Scale = BigInteger.Pow(10, Digits);

    private static readonly BigInteger SquaredScale = Scale * Scale;

    /// <summary>floor(√v · 10²⁸) / 10²⁸.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public static Rational Of(Rational value)
    {
        if (value.Sign < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "A root needs a number that is not negative.");
        }

        return new Rational(WholeRoot(value.Numerator * SquaredScale / value.Denominator), Scale);
    }

    /// <summary>floor(√n) by Newton's method from above, n ≥ 0.</summary>
    private static BigInteger WholeRoot(BigInteger n)
    {
        if (n.IsZero)
        {
            return n;
        }

        var guess = BigInteger.One << (int)((n.GetBitLength() + 1) / 2);
        while (true)
        {
            var next = (guess + n / guess) >> 1;
            if (next >= guess)
            {
                return guess;
            }

            guess = next;
        }
    }
}
