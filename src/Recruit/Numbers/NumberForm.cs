using System.Globalization;
using System.Numerics;
using System.Text;

namespace Recruit.Numbers;

/// <summary>How numbers are written in campaign folders (campaign-folder 1.5) and printed in results (rules 1.4).</summary>
public static class NumberForm
{
    /// <summary>The most decimals of a number in a campaign folder.</summary>
    public const int FractionDigitsMax = 12;

    /// <summary>The most digits before its point.</summary>
    public const int WholeDigitsMax = 15;

    private const int ShortWholeDigitsMax = 9;

    private static readonly ulong[] PowersOfTen = [.. Enumerable.Range(0, FractionDigitsMax + 1).Select(digits => (ulong)BigInteger.Pow(10, digits))];

    /// <summary>Reads <c>-?[0-9]{1,15}(\.[0-9]{1,12})?</c>; 27 digits always fit a <see cref="decimal"/> exactly.</summary>
    public static bool TryReadNumber(ReadOnlySpan<byte> text, out decimal value)
    {
        value = 0;
        var negative = text.Length > 0 && text[0] == '-';
        var digits = negative ? text[1..] : text;
        var point = digits.IndexOf((byte)'.');
        var whole = point < 0 ? digits : digits[..point];
        var fraction = point < 0 ? default : digits[(point + 1)..];
        if (!AreDigits(whole, WholeDigitsMax) || (point >= 0 && !AreDigits(fraction, FractionDigitsMax)))
        {
            return false;
        }

        var units = (UInt128)(ulong)ToInt64(whole) * PowersOfTen[fraction.Length] + (ulong)ToInt64(fraction);
        var low = (ulong)units;
        value = new decimal((int)low, (int)(low >> 32), (int)(units >> 64), negative, (byte)fraction.Length);
        return true;
    }

    /// <inheritdoc cref="TryReadNumber(ReadOnlySpan{byte}, out decimal)"/>
    public static bool TryReadNumber(string text, out decimal value) => TryReadNumber(Encoding.UTF8.GetBytes(text), out value);

    /// <summary>Reads <c>-?[0-9]{1,9}</c>.</summary>
    public static bool TryReadWhole(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        var negative = text.Length > 0 && text[0] == '-';
        var digits = negative ? text[1..] : text;
        if (!AreDigits(digits, ShortWholeDigitsMax))
        {
            return false;
        }

        value = (int)ToInt64(digits);
        value = negative ? -value : value;
        return true;
    }

    /// <summary>Reads a fraction <c>p/q</c> of two whole numbers, <c>-?[0-9]{1,15}/[1-9][0-9]{0,14}</c>.</summary>
    public static bool TryReadFraction(ReadOnlySpan<byte> text, out Rational value)
    {
        value = default;
        var slash = text.IndexOf((byte)'/');
        if (slash < 0)
        {
            return false;
        }

        var negative = text[0] == '-';
        var numerator = text[(negative ? 1 : 0)..slash];
        var denominator = text[(slash + 1)..];
        if (!AreDigits(numerator, WholeDigitsMax) || !AreDigits(denominator, WholeDigitsMax) || denominator[0] == '0')
        {
            return false;
        }

        var p = ToInt64(numerator);
        value = new Rational(negative ? -p : p, ToInt64(denominator));
        return true;
    }

    /// <summary>Exactly <paramref name="digits"/> decimals after a point, no point for 0; no grouping, no exponent, no sign for zero.</summary>
    /// <param name="units">The number in units of 10⁻ᵈ.</param>
    /// <param name="digits">d, at least 0.</param>
    public static string Print(BigInteger units, int digits)
    {
        var text = BigInteger.Abs(units).ToString(CultureInfo.InvariantCulture);
        if (digits > 0)
        {
            text = text.PadLeft(digits + 1, '0');
            text = string.Concat(text.AsSpan(0, text.Length - digits), ".", text.AsSpan(text.Length - digits));
        }

        return units.Sign < 0 ? "-" + text : text;
    }

    private static bool AreDigits(ReadOnlySpan<byte> text, int max) =>
        text.Length >= 1 && text.Length <= max && text.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;

    private static long ToInt64(ReadOnlySpan<byte> digits)
    {
        long value = 0;
        foreach (var digit in digits)
        {
            value = value * 10 + (digit - '0');
        }

        return value;
    }
}
