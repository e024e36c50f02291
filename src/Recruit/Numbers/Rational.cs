using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Recruit.Numbers;

/// <summary>An exact fraction of unlimited whole numbers, in lowest terms with a positive denominator (rules 1.1).</summary>
/// <remarks>Decimals of fixed length fail at exact halves: 1.5 · 1/3 must be half-way between 0 and 1.</remarks>
[JsonConverter(typeof(JsonText))]
public readonly struct Rational : IEquatable<Rational>, IComparable<Rational>
{
    // Stored less one, so that default(Rational) is the number zero and not 0/0.
    private readonly BigInteger denominatorLessOne;

    /// <summary>The fraction <paramref name="numerator"/> / <paramref name="denominator"/>, reduced.</summary>
    /// <exception cref="DivideByZeroException">The denominator is zero.</exception>
    public Rational(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new DivideByZeroException($"{numerator}/0 is no number.");
        }

        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        Numerator = numerator / divisor;
        denominatorLessOne = denominator / divisor - 1;
    }

    /// <summary>Carries the sign.</summary>
    public BigInteger Numerator { get; }

    /// <summary>At least one.</summary>
    public BigInteger Denominator => denominatorLessOne + 1;

    /// <summary>The number 0.</summary>
    public static Rational Zero => default;

    /// <summary>The number 1.</summary>
    public static Rational One => 1;

    /// <summary>−1, 0 or 1.</summary>
    public int Sign => Numerator.Sign;

    /// <summary>The nearest whole number of units of 10⁻ᵈ; half-way goes away from zero (rules 1.2).</summary>
    /// <param name="digits">d, at least 0.</param>
    public BigInteger RoundToUnits(int digits)
    {
        var scaled = BigInteger.Abs(Numerator) * BigInteger.Pow(10, digits);
        return (2 * scaled + Denominator) / (2 * Denominator) * Sign;
    }

    /// <summary>The smallest whole number that is not below this one.</summary>
    public BigInteger Ceiling()
    {
        var quotient = BigInteger.DivRem(Numerator, Denominator, out var rest);
        return rest.Sign > 0 ? quotient + 1 : quotient;
    }

    /// <summary>The nearest double, for estimates whose error is bounded elsewhere.</summary>
    public double ToDouble()
    {
        const int keptBits = 64;
        var shift = (int)(Numerator.GetBitLength() - Denominator.GetBitLength()) - keptBits;
        var quotient = shift < 0 ? (Numerator << -shift) / Denominator : Numerator / (Denominator << shift);
        return Math.ScaleB((double)quotient, shift);
    }

    /// <inheritdoc/>
    public int CompareTo(Rational other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <inheritdoc/>
    public bool Equals(Rational other) => Numerator == other.Numerator && denominatorLessOne == other.denominatorLessOne;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Numerator, denominatorLessOne);

    /// <summary>The fraction as <c>p/q</c>, for messages to programmers.</summary>
    public override string ToString() => Denominator.IsOne ? $"{Numerator}" : $"{Numerator}/{Denominator}";

#pragma warning disable CS1591 // Arithmetic operators mean what they mean in arithmetic.
    public static implicit operator Rational(int value) => new(value, 1);
    public static implicit operator Rational(long value) => new(value, 1);
    public static implicit operator Rational(BigInteger value) => new(value, 1);
    public static implicit operator Rational(decimal value) => FromDecimal(value);
    public static Rational operator +(Rational a, Rational b) =>
        new(a.Numerator * b.Denominator + b.Numerator * a.Denominator, a.Denominator * b.Denominator);
    public static Rational operator -(Rational a, Rational b) => a + -b;
    public static Rational operator -(Rational a) => new(-a.Numerator, a.Denominator);
    public static Rational operator *(Rational a, Rational b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);
    public static Rational operator /(Rational a, Rational b) => new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);
    public static bool operator ==(Rational a, Rational b) => a.Equals(b);
    public static bool operator !=(Rational a, Rational b) => !a.Equals(b);
    public static bool operator <(Rational a, Rational b) => a.CompareTo(b) < 0;
    public static bool operator >(Rational a, Rational b) => a.CompareTo(b) > 0;
    public static bool operator <=(Rational a, Rational b) => a.CompareTo(b) <= 0;
    public static bool operator >=(Rational a, Rational b) => a.CompareTo(b) >= 0;
#pragma warning restore CS1591

    private static Rational FromDecimal(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var magnitude = (new BigInteger((uint)parts[2]) << 64) | (new BigInteger((uint)parts[1]) << 32) | (uint)parts[0];
        var scale = (parts[3] >> 16) & 0xFF;
        return new Rational(parts[3] < 0 ? -magnitude : magnitude, BigInteger.Pow(10, scale));
    }

    /// <summary>In stored records a fraction is the text <c>p/q</c>, a whole number <c>p</c>.</summary>
    private sealed class JsonText : JsonConverter<Rational>
    {
        public override Rational Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var parts = (reader.GetString() ?? "").Split('/', 2);
            return TryRead(parts[0], out var numerator) && TryRead(parts.Length == 1 ? "1" : parts[1], out var denominator) && denominator.Sign > 0
                ? new Rational(numerator, denominator)
                : throw new JsonException("This is no fraction.");
        }

        public override void Write(Utf8JsonWriter writer, Rational value, JsonSerializerOptions options) => writer.WriteStringValue(
            value.Denominator.IsOne
                ? value.Numerator.ToString(CultureInfo.InvariantCulture)
                : string.Create(CultureInfo.InvariantCulture, $"{value.Numerator}/{value.Denominator}"));

        private static bool TryRead(string text, out BigInteger value) =>
            BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }
}
