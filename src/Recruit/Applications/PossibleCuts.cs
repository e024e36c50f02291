using System.Collections.Immutable;
using System.Numerics;
using Recruit.Candidates;

namespace Recruit.Applications;

/// <summary>A place at which a stage could be cut: everybody with at least this total goes on.</summary>
/// <param name="Units">The total, in units of the stage's totals.</param>
/// <param name="AtOrAbove">How many have it or more.</param>
/// <param name="Tied">How many have exactly it: so many more or fewer go on by the tie rule.</param>
/// <param name="Groups">Of those at or above, the members of each quota, in declared order.</param>
public sealed record PossibleCut(BigInteger Units, int AtOrAbove, int Tied, ImmutableArray<int> Groups);

/// <summary>
/// Every possible cut of a stage over those in the running, highest first: what a commission looks at before it decides, as the merit-list view of
/// judicial appointments has it.
/// </summary>
public static class PossibleCuts
{
    /// <summary>The cuts of a stage; none where it has no score.</summary>
    /// <param name="outcome">All results.</param>
    /// <param name="stage">Place of the stage.</param>
    public static ImmutableArray<PossibleCut> Of(AssessmentOutcome outcome, int stage)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        var one = outcome.Stages[stage];
        if (one.Totals is not { } totals)
        {
            return [];
        }

        var isMember = outcome.Rules.Vacancy.Quotas.Select(quota => QuotaMembers.Of(quota, outcome.Facts.Fields)).ToArray();
        var running = Enumerable.Range(0, outcome.Facts.Roll.Count).Where(candidate => one.Ranks[candidate] > 0);
        var cuts = ImmutableArray.CreateBuilder<PossibleCut>();
        var (above, groups) = (0, new int[isMember.Length]);
        foreach (var tied in running.GroupBy(totals.UnitsOf).OrderByDescending(group => group.Key))
        {
            var count = 0;
            foreach (var candidate in tied)
            {
                count++;
                for (var group = 0; group < groups.Length; group++)
                {
                    groups[group] += isMember[group](candidate) ? 1 : 0;
                }
            }

            above += count;
            cuts.Add(new PossibleCut(tied.Key, above, count, [.. groups]));
        }

        return cuts.DrainToImmutable();
    }
}
