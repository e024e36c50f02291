using System.Collections.Immutable;
using System.Numerics;
using Recruit.Applications;
using Recruit.Numbers;

namespace Recruit.Comparing;

/// <summary>Where a line is drawn through the totals of a stage.</summary>
/// <param name="Group"><c>all</c>, <c>open</c> or the id of a quota for a cut; <c>band</c> for the least total that passes a band.</param>
/// <param name="Units">The lowest total above it, in units of the comparison.</param>
public sealed record TotalLine(string Group, BigInteger Units);

/// <summary>How the totals of one stage lie before and after, in the same classes.</summary>
/// <param name="Digits">Decimals of the units; the greater of the two stages'.</param>
/// <param name="Start">Lowest total of the first class, in units of 10⁻ᵈ.</param>
/// <param name="Width">Width of each class, in the same units; at least 1.</param>
/// <param name="Before">For each class how many have a total in it before.</param>
/// <param name="After">The same after.</param>
/// <param name="LinesBefore">The lines before.</param>
/// <param name="LinesAfter">The lines after.</param>
public sealed record TotalsComparison(
    int Digits,
    BigInteger Start,
    BigInteger Width,
    ImmutableArray<int> Before,
    ImmutableArray<int> After,
    ImmutableArray<TotalLine> LinesBefore,
    ImmutableArray<TotalLine> LinesAfter)
{
    /// <summary>Most classes.</summary>
    public const int ClassesMax = 40;

    /// <summary>Compares the totals of a stage; nothing where a side has no score, or nobody is scored on either.</summary>
    public static TotalsComparison? Of(StageOutcome before, StageOutcome after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (before.Stage.Score is not { } mine || after.Stage.Score is not { } theirs)
        {
            return null;
        }

        var digits = Math.Max(mine.Digits, theirs.Digits);
        var (was, becomes) = (CountsOf(before, digits), CountsOf(after, digits));
        if (was.Count + becomes.Count == 0)
        {
            return null;
        }

        var (least, most) = (was.Keys.Concat(becomes.Keys).Min(), was.Keys.Concat(becomes.Keys).Max());
        var width = RoundSteps.WidthFor(most - least + 1, ClassesMax);
        var start = RoundSteps.Floor(least, width);
        var classes = (int)((most - start) / width) + 1;
        ImmutableArray<int> InClasses(Dictionary<BigInteger, int> counts)
        {
            var sums = new int[classes];
            foreach (var (units, count) in counts)
            {
                sums[(int)((units - start) / width)] += count;
            }

            return [.. sums];
        }

        return new TotalsComparison(digits, start, width, InClasses(was), InClasses(becomes), LinesOf(before, digits), LinesOf(after, digits));
    }

    private static Dictionary<BigInteger, int> CountsOf(StageOutcome stage, int digits)
    {
        var scale = BigInteger.Pow(10, digits - stage.Stage.Score!.Digits);
        var counts = new Dictionary<BigInteger, int>();
        for (var candidate = 0; candidate < stage.States.Length; candidate++)
        {
            if (stage.IsScored(candidate))
            {
                var units = stage.Totals!.UnitsOf(candidate) * scale;
                counts[units] = counts.GetValueOrDefault(units) + 1;
            }
        }

        return counts;
    }

    private static ImmutableArray<TotalLine> LinesOf(StageOutcome stage, int digits)
    {
        var scale = BigInteger.Pow(10, digits - stage.Stage.Score!.Digits);
        var cuts = stage.Cuts.Where(cut => cut.Lowest is not null).Select(cut => new TotalLine(cut.Group, stage.Totals!.UnitsOf(cut.Lowest!.Value) * scale));
        return stage.Stage.Band is { } band ? [.. cuts, new TotalLine("band", (band.PassFrom * BigInteger.Pow(10, digits)).Ceiling())] : [.. cuts];
    }
}
