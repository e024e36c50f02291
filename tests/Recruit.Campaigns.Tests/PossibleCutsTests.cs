using Recruit.Applications;
using Recruit.Vacancies;

namespace Recruit.Campaigns.Tests;

/// <summary>Every possible cut, held against the cuts that the rules made.</summary>
public class PossibleCutsTests
{
    [Fact]
    public void The_cut_of_a_rule_that_admits_ties_is_one_of_the_possible_ones()
    {
        var compared = 0;
        foreach (var seed in CampaignBench.Seeds(15))
        {
            CampaignBench.WithRandom(seed, folder =>
            {
                var outcome = Assessment.Run(CampaignBench.Read(folder));
                for (var stage = 0; stage < outcome.Stages.Length; stage++)
                {
                    var one = outcome.Stages[stage];
                    if (one.Stage.Advance is { Ties: TieRule.AdmitAll } && one.Cuts is [{ Group: "all", Lowest: { } lowest } cut])
                    {
                        var possible = PossibleCuts.Of(outcome, stage).Single(possible => possible.Units == one.Totals!.UnitsOf(lowest));
                        possible.AtOrAbove.ShouldBe(cut.Line.Admitted);
                        compared++;
                    }
                }
            });
        }

        compared.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Every_cut_counts_those_above_it_and_the_members_of_each_quota()
    {
        foreach (var seed in CampaignBench.Seeds(15))
        {
            CampaignBench.WithRandom(seed, folder =>
            {
                var outcome = Assessment.Run(CampaignBench.Read(folder));
                for (var stage = 0; stage < outcome.Stages.Length; stage++)
                {
                    var cuts = PossibleCuts.Of(outcome, stage);
                    var running = outcome.Stages[stage].Ranks.Count(rank => rank > 0);
                    (cuts.IsEmpty ? 0 : cuts[^1].AtOrAbove).ShouldBe(outcome.Stages[stage].Totals is null ? 0 : running);
                    for (var place = 1; place < cuts.Length; place++)
                    {
                        cuts[place].Units.ShouldBeLessThan(cuts[place - 1].Units);
                        cuts[place].AtOrAbove.ShouldBe(cuts[place - 1].AtOrAbove + cuts[place].Tied);
                    }
                }
            });
        }
    }
}
