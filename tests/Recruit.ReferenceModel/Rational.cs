using System.Globalization;
using System.Numerics;

namespace Recruit.Reference;

/// <summary>An exact rational number with unlimited integers (rules 1.1), always in lowest terms with a positive denominator.</summary>
internal sealed record Rational : IComparable<Rational>
{
    public static readonly Rational Zero = new(0, 1);
    public static readonly Rational One = new(1, 1);

    public Rational(BigInteger numerator, BigInteger denominator)
    {
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        Numerator = numerator / divisor;
        Denominator = denominator / divisor;
    }

    public BigInteger Numerator { get; }

    public BigInteger Denominator { get; }

    public static implicit operator Rational(int value) => new(value, 1);

    public static Rational operator +(Rational a, Rational b) =>
        new((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Rational operator -(Rational a, Rational b) => a + -b;

    public static Rational operator -(Rational a) => new(-a.Numerator, a.Denominator);

    public static Rational operator *(Rational a, Rational b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    public static Rational operator /(Rational a, Rational b) => new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    public static bool operator <(Rational a, Rational b) => a.CompareTo(b) < 0;

    public static bool operator >(Rational a, Rational b) => a.CompareTo(b) > 0;

    public static bool operator <=(Rational a, Rational b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Rational a, Rational b) => a.CompareTo(b) >= 0;

    public int CompareTo(Rational? other) =>
        other is null ? 1 : (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <summary>Reads a decimal <c>-12.50</c> or a quotient <c>p/q</c> (campaign-folder 1.5).</summary>
    public static Rational Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash >= 0)
        {
            return new(Integer(text[..slash]), Integer(text[(slash + 1)..]));
        }

        var point = text.IndexOf('.', StringComparison.Ordinal);
        return point < 0
            ? new(Integer(text), 1)
            : new(Integer(text.Remove(point, 1)), BigInteger.Pow(10, text.Length - point - 1));
    }

    public static Rational Sum(IEnumerable<Rational> values) => values.Aggregate(Zero, (a, b) => a + b);

    public Rational Abs() => new(BigInteger.Abs(Numerator), Denominator);

    public BigInteger Floor()
    {
        var quotient = BigInteger.DivRem(Numerator, Denominator, out var rest);
        return rest.Sign < 0 ? quotient - 1 : quotient;
    }

    public BigInteger Ceiling() => -(-this).Floor();

    /// <summary>The nearest multiple of 10⁻ᵈ, half-way away from zero (rules 1.2).</summary>
    public Rational Round(int digits)
    {
        var scale = BigInteger.Pow(10, digits);
        var scaled = ((Abs() * new Rational(scale, 1)) + new Rational(1, 2)).Floor();
        return new(scaled * Numerator.Sign, scale);
    }

    /// <summary>floor(√v · 10²⁸) / 10²⁸ of v ≥ 0 (rules 1.3).</summary>
    public Rational Root()
    {
        var radicand = (this * new Rational(BigInteger.Pow(10, 56), 1)).Floor();
        BigInteger low = 0, high = radicand + 1;
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = middle * middle <= radicand ? (middle, high) : (low, middle);
        }

        return new(low, BigInteger.Pow(10, 28));
    }

    /// <summary>The printed number of exactly <paramref name="digits"/> decimals (rules 1.4), rounded by rules 1.2.</summary>
    public string Print(int digits)
    {
        var scaled = (Round(digits) * new Rational(BigInteger.Pow(10, digits), 1)).Numerator;
        var text = BigInteger.Abs(scaled).ToString(CultureInfo.InvariantCulture).PadLeft(digits + 1, '0');
        var point = digits == 0 ? text : text.Insert(text.Length - digits, ".");
        return scaled.Sign < 0 ? "-" + point : point;
    }

    private static BigInteger Integer(string text) =>
        BigInteger.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
