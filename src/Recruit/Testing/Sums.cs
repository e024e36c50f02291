using System.Numerics;
using Recruit.Numbers;

namespace Recruit.Testing;

/// <summary>Exact sums over the scored attempts: x the points of one item, y those of the other live items, both in units.</summary>
internal sealed class Sums
{
    private readonly int count;
    private readonly BigInteger xx;
    private readonly BigInteger xy;
    private readonly BigInteger y;
    private readonly BigInteger yy;

    /// <param name="item">Responses to the item.</param>
    /// <param name="units">What each code of it earns.</param>
    /// <param name="live">For each candidate the points of all live items.</param>
    /// <param name="scored">Over whom.</param>
    /// <param name="isLive">Whether the item is one of the live ones, so that its own points must be taken out again.</param>
    public Sums(ItemResponses item, BigInteger[] units, ScoreColumn live, int[] scored, bool isLive)
    {
        count = scored.Length;
        var counts = new int[units.Length];
        var liveByCode = new BigInteger[units.Length];
        var total = BigInteger.Zero;
        var totalOfSquares = BigInteger.Zero;
        if (live.IsNarrow)
        {
            var sums = new long[units.Length];
            var squares = Int128.Zero;
            var points = live.NarrowUnits;
            foreach (var candidate in scored)
            {
                var code = item.CodeAt(candidate);
                counts[code]++;
                sums[code] += points[candidate];
                squares += Math.BigMul(points[candidate], points[candidate]);
            }

            liveByCode = Array.ConvertAll(sums, sum => (BigInteger)sum);
            totalOfSquares = (BigInteger)squares;
        }
        else
        {
            foreach (var candidate in scored)
            {
                var points = live.UnitsOf(candidate);
                counts[item.CodeAt(candidate)]++;
                liveByCode[item.CodeAt(candidate)] += points;
                totalOfSquares += points * points;
            }
        }

        for (var code = 0; code < units.Length; code++)
        {
            X += units[code] * counts[code];
            xx += units[code] * units[code] * counts[code];
            xy += units[code] * liveByCode[code];
            total += liveByCode[code];
        }

        // y = live total − x where the item is live itself, so Σy² = Σlive² − 2 Σx·live + Σx².
        y = isLive ? total - X : total;
        yy = isLive ? totalOfSquares - 2 * xy + xx : totalOfSquares;
        xy = isLive ? xy - xx : xy;
    }

    /// <summary>Σx.</summary>
    public BigInteger X { get; }

    /// <summary>(nΣxy − ΣxΣy) / root((nΣx² − (Σx)²)(nΣy² − (Σy)²)); none if the root is 0.</summary>
    /// <param name="denominator">Of the units: the root is cut off in points, so they must be turned back before it is taken.</param>
    public Rational? Correlation(BigInteger denominator)
    {
        var squared = denominator * denominator;
        var root = ExactRoot.Of(new Rational((count * xx - X * X) * (count * yy - y * y), squared * squared));
        return root.Sign == 0 ? null : new Rational(count * xy - X * y, squared) / root;
    }
}
