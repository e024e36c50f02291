using System.Collections.Immutable;
using System.Numerics;
using Recruit.Numbers;

namespace Recruit.Lists;

/// <summary>
/// Numbers of people that everybody may read: none of them, and no difference of two of them, is about fewer people than a few, each of whom would be
/// told something about.
/// </summary>
public static class OpenFigures
{
    /// <summary>Most classes of a distribution, before small ones are put together.</summary>
    public const int ClassesMax = 20;

    /// <summary>Numbers in their order, without those that may not be told beside the ones before them.</summary>
    /// <param name="counts">Numbers of people.</param>
    /// <param name="few">The least number that may be told, but for 0.</param>
    public static ImmutableArray<int?> Told(IEnumerable<int> counts, int few)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var told = ImmutableArray.CreateBuilder<int?>();
        foreach (var count in counts)
        {
            told.Add(told.Append(0).All(other => other is not { } known || !IsFew(count - known, few)) ? count : null);
        }

        return told.DrainToImmutable();
    }

    /// <summary>
    /// How many people have which total: classes of one width, of which several are put together where one alone would tell too much.
    /// </summary>
    /// <param name="totals">How many have each total, in units of the last printed decimal.</param>
    /// <param name="told">Other numbers that are told of the same people.</param>
    /// <param name="few">The fewest people of a class.</param>
    /// <param name="cut">A total that is a boundary of classes, if it can be.</param>
    /// <returns>From the lowest class up, each beginning where the one before it ends; nothing where there are too few people.</returns>
    public static ImmutableArray<TotalClass> Distribution(
        IReadOnlyDictionary<BigInteger, int> totals, IReadOnlyCollection<int> told, int few, BigInteger? cut)
    {
        ArgumentNullException.ThrowIfNull(totals);
        ArgumentNullException.ThrowIfNull(told);
        var occurring = totals.Where(one => one.Value > 0).OrderByDescending(one => one.Key).ToList();
        var left = occurring.Sum(one => one.Value);
        if (left == 0 || IsFew(left, few))
        {
            return [];
        }

        var classes = new List<TotalClass>();
        var (lowest, width) = (occurring[^1].Key, RoundSteps.WidthFor(occurring[0].Key - occurring[^1].Key + 1, ClassesMax));
        var (end, count, above, place) = (RoundSteps.Floor(occurring[0].Key, width) + width, 0, 0, 0);
        for (var start = end; start > lowest;)
        {
            var next = RoundSteps.Floor(start - 1, width);
            start = cut is { } boundary && boundary < start && boundary > next ? boundary : next;
            for (; place < occurring.Count && occurring[place].Key >= start; place++)
            {
                (count, above, left) = (count + occurring[place].Value, above + occurring[place].Value, left - occurring[place].Value);
            }

            if (left == 0 || (count >= few && left >= few && !told.Any(known => IsFew(above - known, few))))
            {
                classes.Add(new TotalClass(start, end, count));
                (end, count) = (start, 0);
            }
        }

        classes.Reverse();
        return [.. classes];
    }

    /// <summary>Whether a number tells something about each: it is not 0, and below a few either way.</summary>
    private static bool IsFew(int count, int few) => count != 0 && Math.Abs(count) < few;
}

/// <summary>How many people have a total in a class.</summary>
/// <param name="Start">Lowest total of the class, in units of the last printed decimal.</param>
/// <param name="End">The total behind its highest, in the same units.</param>
/// <param name="Count">How many.</param>
public sealed record TotalClass(BigInteger Start, BigInteger End, int Count);
