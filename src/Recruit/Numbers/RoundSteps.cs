using System.Numerics;

namespace Recruit.Numbers;

/// <summary>Classes that people can read: their width is 1, 2 or 5 times a power of ten, and they begin at multiples of it.</summary>
public static class RoundSteps
{
    private static readonly int[] Steps = [1, 2, 5];

    /// <summary>The least such width with which a range fits a number of classes, wherever it begins.</summary>
    /// <param name="range">How many units, at least 1.</param>
    /// <param name="classesMax">Most classes, at least 2.</param>
    public static BigInteger WidthFor(BigInteger range, int classesMax)
    {
        for (var power = BigInteger.One; ; power *= 10)
        {
            foreach (var step in Steps)
            {
                if (range <= power * step * (classesMax - 1))
                {
                    return power * step;
                }
            }
        }
    }

    /// <summary>The greatest multiple of a width that is not above a value.</summary>
    public static BigInteger Floor(BigInteger value, BigInteger width)
    {
        var rest = value % width;
        return value - (rest.Sign < 0 ? rest + width : rest);
    }
}
