using System.Numerics;
using Recruit.Numbers;

namespace Recruit.Testing;

/// <summary>What each code of an item's responses earns, and adding it up over candidates.</summary>
internal static class EarnedTable
{
    /// <summary>Earned points by code (rules 3.2), before any void policy.</summary>
    public static Rational[] Of(ItemResponses responses, int acceptedKeys)
    {
        var table = new Rational[responses.Codes.Count];
        for (var code = 0; code < table.Length; code++)
        {
            table[code] = responses.Codes.Earned(code, acceptedKeys);
        }

        return table;
    }

    /// <summary>The least denominator that all entries share.</summary>
    public static BigInteger CommonDenominator(IEnumerable<Rational[]> tables)
    {
        var common = BigInteger.One;
        foreach (var points in tables.SelectMany(table => table))
        {
            common = common / BigInteger.GreatestCommonDivisor(common, points.Denominator) * points.Denominator;
        }

        return common;
    }

    /// <summary>The entries as whole numbers over the denominator.</summary>
    public static BigInteger[] InUnits(Rational[] table, BigInteger denominator) =>
        Array.ConvertAll(table, points => (points * denominator).Numerator);

    /// <summary>Adds to each candidate what the response earns.</summary>
    public static void AddTo(long[] units, ItemResponses responses, long[] table)
    {
        if (Array.TrueForAll(table, points => points == 0))
        {
            return;
        }

        var codes = responses.NarrowCodes;
        if (codes.IsEmpty)
        {
            for (var candidate = 0; candidate < units.Length; candidate++)
            {
                units[candidate] += table[responses.CodeAt(candidate)];
            }

            return;
        }

        // A table of 256 entries lets the compiler drop the bounds check for a byte. Codes beyond are of responses yet to be set.
        var byByte = new long[byte.MaxValue + 1];
        table.AsSpan(0, Math.Min(table.Length, byByte.Length)).CopyTo(byByte);
        for (var candidate = 0; candidate < codes.Length; candidate++)
        {
            units[candidate] += byByte[codes[candidate]];
        }
    }
}
