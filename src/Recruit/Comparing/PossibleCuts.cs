using System.Collections.Immutable;
using System.Numerics;
using Recruit.Applications;

namespace Recruit.Comparing;

/// <summary>A place at which a stage could be cut: everybody with at least this total goes on.</summary>
/// <param name="Units">The total, in units of the stage's totals.</param>
/// <param name="AtOrAbove">How many have it or more.</param>
/// <param name="Tied">How many have exactly it: so many more or fewer go on by the tie rule.</param>
/// <param name="Groups">Of those at or above, for each way to group them how many are in each group, in the groups' order. Who is in none counts nowhere.</param>
public sealed record PossibleCut(BigInteger Units, int AtOrAbove, int Tied, ImmutableArray<ImmutableArray<int>> Groups);

/// <summary>
/// Every possible cut of a stage over those in the running, highest first: what a commission looks at before it decides, as the merit-list view of
/// judicial appointments has it.
/// </summary>
public static class PossibleCuts
{
    /// <summary>The cuts of a stage; none where it has no score.</summary>
    /// <param name="outcome">All results.</param>
    /// <param name="stage">Place of the stage.</param>
    /// <param name="groupings">By what those at or above are counted apart.</param>
    public static ImmutableArray<PossibleCut> Of(AssessmentOutcome outcome, int stage, IReadOnlyList<Grouping> groupings)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(groupings);
        var one = outcome.Stages[stage];
        if (one.Totals is not { } totals)
        {
            return [];
        }

        var running = Enumerable.Range(0, outcome.Facts.Roll.Count).Where(candidate => one.Ranks[candidate] > 0);
        var cuts = ImmutableArray.CreateBuilder<PossibleCut>();
        var above = 0;
        var counts = groupings.Select(grouping => new int[grouping.Names.Length]).ToArray();
        foreach (var tied in running.GroupBy(totals.UnitsOf).OrderByDescending(group => group.Key))
        {
            var count = 0;
            foreach (var candidate in tied)
            {
                count++;
                for (var by = 0; by < counts.Length; by++)
                {
                    if (groupings[by].GroupOf[candidate] is var group and not Grouping.None)
                    {
                        counts[by][group]++;
                    }
                }
            }

            above += count;
            cuts.Add(new PossibleCut(tied.Key, above, count, [.. counts.Select(groups => groups.ToImmutableArray())]));
        }

        return cuts.DrainToImmutable();
    }
}
