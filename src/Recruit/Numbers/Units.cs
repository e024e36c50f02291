using System.Numerics;

namespace Recruit.Numbers;

/// <summary>Turns decimals into whole numbers of units, 64-bit ones where a bound shows that they suffice, else unlimited.</summary>
/// <typeparam name="T"><see cref="long"/> or <see cref="BigInteger"/>.</typeparam>
internal readonly struct Units<T>
    where T : struct, IBinaryInteger<T>
{
    private readonly int digits;
    private readonly T[] powersOfTen;

    /// <param name="digits">Units are 10⁻ᵈ; no decimal turned into them has more decimals.</param>
    public Units(int digits)
    {
        this.digits = digits;
        powersOfTen = new T[digits + 1];
        for (var i = 0; i <= digits; i++)
        {
            powersOfTen[i] = T.CreateChecked(BigInteger.Pow(10, i));
        }
    }

    /// <summary>The decimal in units.</summary>
    public T Of(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var low = (ulong)(uint)parts[1] << 32 | (uint)parts[0];
        var mantissa = parts[2] == 0 ? T.CreateChecked(low) : T.CreateChecked((UInt128)(uint)parts[2] << 64 | low);
        var magnitude = mantissa * powersOfTen[digits - value.Scale];
        return parts[3] < 0 ? -magnitude : magnitude;
    }
}
