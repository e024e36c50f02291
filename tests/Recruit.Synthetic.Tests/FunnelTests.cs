using Recruit.Applications;
using Recruit.Testing;

namespace Recruit.Synthetic.Tests;

/// <summary>From registration to practice, in shares as campaigns have them, with everything that can happen on the way.</summary>
public class FunnelTests(TwoThousand campaign) : IClassFixture<TwoThousand>
{
    [Fact]
    public void About_a_tenth_register_and_never_apply() => Share("interest", StageState.Ineligible).ShouldBeInRange(0.08, 0.13);

    [Fact]
    public void The_filter_refuses_some() => Share("filter", StageState.Ineligible).ShouldBeInRange(0.1, 0.25);

    [Fact]
    public void Between_a_quarter_and_two_fifths_do_not_come_to_the_test() =>
        (Share("entry", StageState.Absent) + Share("entry", StageState.NotStarted)).ShouldBeInRange(0.25, 0.4);

    [Fact]
    public void Some_attempts_are_void_and_some_run_out_of_time()
    {
        campaign.Count("entry", StageState.Voided).ShouldBeInRange(1, 30);
        Share("entry", StageState.TimedOut).ShouldBeInRange(0.01, 0.08);
        Share("skills", StageState.TimedOut).ShouldBeInRange(0.005, 0.1);
    }

    [Fact]
    public void Who_ran_out_of_time_left_the_last_items_blank()
    {
        var last = campaign.Outcome.Facts.Responses[0][^1];
        var timedOut = Enumerable.Range(0, 2000).Where(candidate => campaign.Outcome.Facts.TestAttempts[0].States[candidate] == AttemptState.TimedOut);
        timedOut.ShouldAllBe(candidate => last.CodeAt(candidate) == ResponseCodes.NoRow);
    }

    [Fact]
    public void Every_stage_lets_some_through_and_not_all()
    {
        foreach (var stage in (string[])["interest", "filter", "entry", "skills", "case", "interview"])
        {
            campaign.Continued(stage).ShouldBeInRange(1, campaign.Entered(stage) - 1, stage);
        }

        campaign.Entered("practice").ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Ties_let_more_through_than_the_rule_names() =>
        campaign.Stage("skills").Cuts.ShouldContain(cut => cut.Line.Excess > 0 && cut.Line.Tied > 1);

    [Fact]
    public void The_skills_test_has_all_types_of_items_and_several_shifts()
    {
        var test = campaign.Outcome.Rules.Tests.Single(one => one.Id.Text == "skills");
        test.Sections.SelectMany(section => section.Items).Select(item => item.Type).Distinct().Count().ShouldBe(5);
        test.Sections.SelectMany(section => section.Items).Count(item => item.Pretest).ShouldBe(3);
        campaign.Outcome.Facts.TestAttempts[1].Shifts.ToArray().Distinct().Count().ShouldBeGreaterThan(2);
    }

    [Fact]
    public void Markers_disagree_now_and_then_and_a_third_is_asked()
    {
        var markers = campaign.Lines("marks.csv").Select(line => line.Split(',')).Where(cells => cells[1] == "case")
            .GroupBy(cells => cells[0], cells => cells[2]).Select(script => script.Distinct().Count()).ToList();
        (markers.Count(count => count == 3) / (double)markers.Count).ShouldBeInRange(0.02, 0.25);
        markers.Max().ShouldBe(3);
    }

    [Fact]
    public void Members_are_recused() => campaign.Lines("ratings.csv").ShouldContain(line => line.EndsWith(",recused", StringComparison.Ordinal));

    [Theory]
    [InlineData("void-item", "drop")]
    [InlineData("void-item", "spread")]
    [InlineData("void-item", "credit-all")]
    public void Items_are_voided_in_every_way(string type, string policy) => campaign.Events(type).ShouldContain(cells => cells[7] == policy);

    [Theory]
    [InlineData("")]
    [InlineData("entry")]
    [InlineData("practice")]
    public void People_withdraw_from_the_offers_from_selection_and_from_training(string stage) =>
        campaign.Events("withdraw").ShouldContain(cells => cells[3] == stage);

    [Theory]
    [InlineData("accept-key")]
    [InlineData("decline")]
    [InlineData("accept")]
    [InlineData("reinstate")]
    [InlineData("readmit")]
    [InlineData("set-mark")]
    [InlineData("set-rating")]
    [InlineData("set-attempt")]
    [InlineData("set-response")]
    [InlineData("set-field")]
    public void Every_type_of_event_happens(string type) => campaign.Events(type).ShouldNotBeEmpty();

    [Fact]
    public void Nobody_loses_by_a_correction_and_some_gain()
    {
        var entry = campaign.Outcome.Stages.Select(stage => stage.Stage.Id.Text).ToList().IndexOf("entry");
        campaign.Continued("entry").ShouldBeGreaterThan(campaign.Outcome.ContinuedBefore[entry]);
    }

    [Fact]
    public void Offers_are_answered_by_those_who_hold_them()
    {
        // Only an acceptance after one's own decline may be without effect.
        var late = campaign.Events("decline").Select(cells => cells[2]).ToHashSet();
        var ignored = campaign.Outcome.IgnoredEvents.Select(sequence => campaign.Lines("events.csv")[sequence].Split(',')).ToList();
        ignored.ShouldAllBe(cells => cells[1] == "accept" && late.Contains(cells[2]));
        campaign.Outcome.Places.Holders.Count.ShouldBeInRange(6, 8);
    }

    [Fact]
    public void Channels_have_the_declared_values() =>
        campaign.Lines("candidates.csv").Skip(1).Select(line => line.Split(',')[2]).Distinct().Order(StringComparer.Ordinal)
            .ShouldBe(["", "akimat", "enbek.kz", "instagram", "job-fair", "telegram", "university"]);

    private double Share(string stage, StageState state) => campaign.Count(stage, state) / (double)campaign.Entered(stage);
}
