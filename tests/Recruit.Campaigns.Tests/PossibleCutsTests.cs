using System.Collections.Immutable;
using Recruit.Applications;
using Recruit.Comparing;
using Recruit.Numbers;
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
                        var possible = PossibleCuts.Of(outcome, stage, []).Single(possible => possible.Units == one.Totals!.UnitsOf(lowest));
                        possible.AtOrAbove.ShouldBe(cut.Line.Admitted);
                        compared++;
                    }
                }
            });
        }

        compared.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_campaign_that_is_cut_there_admits_as_many_with_and_without_its_ties()
    {
        var (cuts, ties) = (0, 0);
        foreach (var seed in CampaignBench.Seeds(6))
        {
            CampaignBench.WithRandom(seed, folder =>
            {
                var campaign = CampaignBench.Read(folder);
                var outcome = Assessment.Run(campaign);
                for (var stage = 0; stage < campaign.Rules.SelectionStages; stage++)
                {
                    foreach (var cut in PossibleCuts.Of(outcome, stage, []))
                    {
                        var total = new Rational(cut.Units, outcome.Stages[stage].Totals!.Denominator);
                        Admitted(campaign, stage, AdvanceRule.AtLeast, total, TieRule.AdmitAll).ShouldBe(cut.AtOrAbove);
                        Admitted(campaign, stage, AdvanceRule.Count, cut.AtOrAbove, TieRule.ExcludeAll).ShouldBe(cut.AtOrAbove);
                        cuts++;
                        if (cut.Tied > 1)
                        {
                            // One fewer than all of the tied: with the tie rule all of them come in, or none.
                            Admitted(campaign, stage, AdvanceRule.Count, cut.AtOrAbove - 1, TieRule.AdmitAll).ShouldBe(cut.AtOrAbove);
                            Admitted(campaign, stage, AdvanceRule.Count, cut.AtOrAbove - 1, TieRule.ExcludeAll).ShouldBe(cut.AtOrAbove - cut.Tied);
                            ties++;
                        }
                    }
                }
            });
        }

        cuts.ShouldBeGreaterThan(0);
        ties.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Every_cut_counts_those_above_it_and_the_members_of_each_group()
    {
        var grouped = 0;
        foreach (var seed in CampaignBench.Seeds(15))
        {
            CampaignBench.WithRandom(seed, folder =>
            {
                var outcome = Assessment.Run(CampaignBench.Read(folder));
                var groupings = Groupings.Of(outcome, Enumerable.Range(0, outcome.Rules.Vacancy.Fields.Length));
                for (var stage = 0; stage < outcome.Stages.Length; stage++)
                {
                    var one = outcome.Stages[stage];
                    var cuts = PossibleCuts.Of(outcome, stage, groupings);
                    (cuts.IsEmpty ? 0 : cuts[^1].AtOrAbove).ShouldBe(one.Totals is null ? 0 : one.Ranks.Count(rank => rank > 0));
                    for (var place = 0; place < cuts.Length; place++)
                    {
                        if (place > 0)
                        {
                            cuts[place].Units.ShouldBeLessThan(cuts[place - 1].Units);
                            cuts[place].AtOrAbove.ShouldBe(cuts[place - 1].AtOrAbove + cuts[place].Tied);
                        }

                        cuts[place].Groups.ShouldBe(CountedOneByOne(outcome, one, groupings, cuts[place]), Comparer);
                        grouped += cuts[place].Groups.Length;
                    }
                }
            });
        }

        grouped.ShouldBeGreaterThan(0);
    }

    private static readonly IEqualityComparer<ImmutableArray<int>> Comparer =
        EqualityComparer<ImmutableArray<int>>.Create((one, other) => one.SequenceEqual(other), one => one.Length);

    private static ImmutableArray<int>[] CountedOneByOne(AssessmentOutcome outcome, StageOutcome stage, ImmutableArray<Grouping> groupings, PossibleCut cut)
    {
        var above = Enumerable.Range(0, outcome.Facts.Roll.Count)
            .Where(candidate => stage.Ranks[candidate] > 0 && stage.Totals!.UnitsOf(candidate) >= cut.Units).ToArray();
        return
        [
            .. groupings.Select(grouping => grouping.Names.Select((name, _) => above.Count(candidate => NameOf(outcome, grouping, candidate) == name)).ToImmutableArray()),
        ];
    }

    /// <summary>The group of a candidate by the facts themselves.</summary>
    private static string? NameOf(AssessmentOutcome outcome, Grouping grouping, int candidate)
    {
        if (outcome.Rules.Vacancy.Quotas.FirstOrDefault(quota => $"quota:{quota.Id}" == grouping.By) is { } quota)
        {
            return Candidates.QuotaMembers.Of(quota, outcome.Facts.Fields)(candidate) ? "yes" : "no";
        }

        var column = outcome.Facts.Fields.Single(one => one.Field.Id.Text == grouping.By);
        return column[candidate]?.Print(column.Field);
    }

    /// <summary>How many the cut of the stage admits in the campaign with another rule there.</summary>
    private static int Admitted(Campaign campaign, int stage, AdvanceRule rule, Rational value, TieRule ties)
    {
        var vacancy = campaign.Rules.Vacancy;
        var cutThere = vacancy.Stages[stage] with { Advance = new Advance(rule, value, ByCategory: false, ties, [], null) };
        var rules = new AssessmentRules(vacancy with { Stages = vacancy.Stages.SetItem(stage, cutThere) }, campaign.Rules.Tests);
        return Assessment.Run(campaign with { Rules = rules }).Stages[stage].Cuts.ShouldHaveSingleItem().Line.Admitted;
    }
}
