using Recruit.Applications;
using Recruit.Comparing;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.Campaigns.Tests;

/// <summary>Properties of comparisons over random campaigns and random changes of their rules.</summary>
public class ComparisonTests
{
    [Fact]
    public void A_campaign_beside_itself_shows_no_movement()
    {
        foreach (var seed in CampaignBench.Seeds(15))
        {
            CampaignBench.WithRandom(seed, folder =>
            {
                var campaign = CampaignBench.Read(folder);
                var comparison = Comparison.Of(Assessment.Run(campaign), Assessment.Run(campaign));

                comparison.Lines.ShouldAllBe(line => line.Crossings.IsEmpty);
                comparison.Movements.ShouldAllBe(one => one.Before == one.After);
                comparison.Places.ShouldAllBe(place => place.Before == place.After);
                comparison.OnlyBefore.Concat(comparison.OnlyAfter).ShouldBeEmpty();
            });
        }
    }

    [Fact]
    public void The_other_way_round_everybody_crosses_in_the_other_direction()
    {
        var crossed = 0;
        ForChanged((before, after) =>
        {
            var there = Comparison.Of(before, after);
            var back = Comparison.Of(after, before);

            back.Lines.SelectMany(line => line.Crossings.Select(one => (line.Name, one))).Select(Told)
                .ShouldBe(there.Lines.SelectMany(line => line.Crossings.Select(one => (line.Name, one))).Select(Reversed));
            back.Movements.Select(one => (one.After, one.Before, one.Count)).ShouldBe(there.Movements.Select(one => (one.Before, one.After, one.Count)), ignoreOrder: true);
            back.Places.Select(place => (place.After, place.Before)).ShouldBe(there.Places.Select(place => (place.Before, place.After)));
            crossed += there.Lines.Sum(line => line.Crossings.Length);
        });
        crossed.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void Counts_add_up_at_every_line_and_in_every_group() => ForChanged((before, after) =>
    {
        var comparison = Comparison.Of(before, after);
        var candidates = before.Facts.Roll.Count;

        comparison.Movements.Sum(one => one.Count).ShouldBe(candidates);
        foreach (var (line, place) in comparison.Lines.Select((line, place) => (line, place)))
        {
            (line.Before.AboveCount + line.Count(Direction.Gains) - line.Count(Direction.Loses)).ShouldBe(line.After.AboveCount, line.Name);
            if (line.Stage is not null)
            {
                line.Before.AboveCount.ShouldBe(before.Stages[place].Decisions.Count(StageStates.Continues));
                line.After.AboveCount.ShouldBe(after.Stages[place].Decisions.Count(StageStates.Continues));
            }
            else
            {
                line.After.AboveCount.ShouldBe(after.Places.Holders.Count);
                comparison.Movements.Where(one => one.After.Reach == Reach.Place).Sum(one => one.Count).ShouldBe(after.Places.Holders.Count);
            }

            foreach (var grouping in Groupings.Of(comparison, Enumerable.Range(0, before.Rules.Vacancy.Fields.Length)))
            {
                SelectionRates.Of(grouping, line.Before).Sum(rate => rate.Came).ShouldBe(line.Before.CameCount);
                SelectionRates.Of(grouping, line.After).Sum(rate => rate.Above).ShouldBe(line.After.AboveCount);
            }
        }
    });

    [Fact]
    public void Totals_before_and_after_lie_in_the_same_classes_and_none_is_lost()
    {
        var compared = 0;
        ForChanged((before, after) =>
        {
            foreach (var (was, becomes) in before.Stages.Zip(after.Stages))
            {
                var (scored, scoredAfter) = (CountScored(was), CountScored(becomes));
                if (TotalsComparison.Of(was, becomes) is { } totals)
                {
                    totals.Before.Sum().ShouldBe(scored);
                    totals.After.Sum().ShouldBe(scoredAfter);
                    totals.Before.Length.ShouldBe(totals.After.Length);
                    totals.Before.Length.ShouldBeInRange(1, TotalsComparison.ClassesMax);
                    (totals.Start % totals.Width).IsZero.ShouldBeTrue();
                    compared++;
                }
                else
                {
                    (was.Totals is null || scored + scoredAfter == 0).ShouldBeTrue();
                }
            }
        });
        compared.ShouldBeGreaterThan(0);

        static int CountScored(StageOutcome stage) => Enumerable.Range(0, stage.States.Length).Count(stage.IsScored);
    }

    [Fact]
    public void Outcomes_of_other_candidates_are_no_comparison() => CampaignBench.WithRandom(1, one => CampaignBench.WithRandom(2, other =>
        Should.Throw<ArgumentException>(() => Comparison.Of(Assessment.Run(CampaignBench.Read(one)), Assessment.Run(CampaignBench.Read(other))))));

    private static (string Line, int Candidate, Direction Direction, string Before, string After) Told((string Line, Crossing One) at) =>
        (at.Line, at.One.Candidate, at.One.Direction, at.One.Before.Word, at.One.After.Word);

    private static (string Line, int Candidate, Direction Direction, string Before, string After) Reversed((string Line, Crossing One) at) =>
        (at.Line, at.One.Candidate, at.One.Direction == Direction.Gains ? Direction.Loses : Direction.Gains, at.One.After.Word, at.One.Before.Word);

    /// <summary>Random campaigns before and after something changed: a cut at every stage with a score moves, items become void, or there are fewer posts.</summary>
    private static void ForChanged(Action<AssessmentOutcome, AssessmentOutcome> claim)
    {
        foreach (var seed in CampaignBench.Seeds(24))
        {
            CampaignBench.WithRandom(seed, folder =>
            {
                var campaign = CampaignBench.Read(folder);
                claim(Assessment.Run(campaign), Assessment.Run((seed % 3) switch
                {
                    0 => WithCuts(campaign, 1 + (seed % 5)),
                    1 => WithVoidItems(campaign),
                    _ => WithMorePosts(campaign),
                }));
            });
        }
    }

    private static Campaign WithCuts(Campaign campaign, int count) => With(campaign, campaign.Rules.Vacancy with
    {
        Stages =
        [
            .. campaign.Rules.Vacancy.Stages.Select(stage => stage.Score is null
                ? stage
                : stage with { Advance = new Advance(AdvanceRule.Count, count, false, TieRule.AdmitAll, [], null) }),
        ],
    });

    private static Campaign WithVoidItems(Campaign campaign)
    {
        var last = campaign.Events.IsEmpty ? 0 : campaign.Events[^1].Sequence;
        var voided = campaign.Rules.Tests.Select((_, test) => new ItemVoided(last + test + 1, test, 0, VoidPolicy.CreditAll));
        return WithCuts(campaign with { Events = campaign.Events.AddRange(voided) }, 2);
    }

    private static Campaign WithMorePosts(Campaign campaign) => With(campaign, campaign.Rules.Vacancy with { Posts = campaign.Rules.Vacancy.Posts + 2 });

    private static Campaign With(Campaign campaign, Vacancy vacancy) => campaign with { Rules = new AssessmentRules(vacancy, campaign.Rules.Tests) };
}
