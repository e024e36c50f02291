using System.Collections.Immutable;
using Recruit.Applications;
using Recruit.Numbers;
using Recruit.Stages.FinalSelection;
using Recruit.Testing;
using Recruit.Vacancies;
using static Recruit.Tests.Stages.FinalSelection.PanelBench;

namespace Recruit.Tests.Stages.FinalSelection;

public class RateFinalistTests
{
    [Fact]
    public void A_rating_changes_until_the_reveal_and_never_after()
    {
        var bench = Ready(Anna);
        bench.Do<RatingsTaken>(Rating(Chair, Anna, 3)).Missing.ShouldBe([Drive]);
        bench.Do<RatingsTaken>(Rating(Chair, Anna, 4, 6)).Missing.ShouldBeEmpty();
        bench.Repeats(Rating(Chair, Anna, 4, 6));
        bench.Do<OwnRatings>(new ReadOwnRatings(Chair, Anna)).ByCriterion[Skill].ShouldBe(4);
        bench.Do(Rating(Second, Anna, 1, 1));
        bench.Do(Rating(Third, Anna, 1, 1));
        bench.Do(new RevealRatings(By(Chair), Anna));
        bench.Refused(Rating(Chair, Anna, 5, 6), PanelRefusals.Revealed);
    }

    [Theory]
    [InlineData("0.9")]
    [InlineData("5.1")]
    [InlineData("3.0000000000001")]
    public void A_rating_keeps_to_the_criterion(string rating) => Ready(Anna).Refused(
        Rating(Chair, Anna, decimal.Parse(rating, System.Globalization.CultureInfo.InvariantCulture)), PanelRefusals.OutOfRange);

    [Fact]
    public void Only_members_rate_only_the_criteria_there_are()
    {
        var bench = Ready(Anna);
        bench.Refused(Rating(Officer, Anna, 3), PanelRefusals.NotAMember);
        bench.Refused(Rating(Chair, Boris, 3), PanelRefusals.NotListed);
        bench.Refused(new RateFinalist(By(Chair), Anna, ImmutableSortedDictionary<Id, decimal>.Empty), PanelRefusals.NoRatings);
        bench.Refused(
            new RateFinalist(By(Chair), Anna, ImmutableSortedDictionary<Id, decimal>.Empty.Add(new Id("charm"), 1)), PanelRefusals.UnknownCriterion);
    }

    [Fact]
    public void Nobody_rates_who_was_not_there()
    {
        var bench = Ready(Anna);
        bench.Do(new RecordAttendance(By(Officer), Anna, AttemptState.Absent));
        bench.Refused(Rating(Chair, Anna, 3), PanelRefusals.NoSitting);
    }
}

public class RevealRatingsTests
{
    [Fact]
    public void Every_member_must_have_rated_while_the_term_runs()
    {
        var bench = Ready(Anna);
        bench.Do(Rating(Chair, Anna, 3, 0));
        bench.Do(Rating(Second, Anna, 3, 0));
        bench.Do(Rating(Third, Anna, 3));
        bench.Refused(new RevealRatings(By(Chair), Anna), PanelRefusals.RatingsMissing);
        bench.Do(Rating(Third, Anna, 3, 0));
        bench.Refused(new RevealRatings(By(Second), Anna), PanelRefusals.NotTheChair);
        bench.Do<PanelDone>(new RevealRatings(By(Chair), Anna));
        bench.Repeats(new RevealRatings(By(Chair), Anna));
    }

    [Fact]
    public void After_the_term_the_quorum_is_enough_and_less_is_not()
    {
        var bench = Ready(Anna);
        bench.Do(Rating(Chair, Anna, 3, 0));
        bench.Wait(3);
        bench.Refused(new RevealRatings(By(Chair), Anna), PanelRefusals.NoQuorum);
        bench.Do(Rating(Second, Anna, 4, 0));
        bench.Do<PanelDone>(new RevealRatings(By(Chair), Anna));
        bench.Refused(Rating(Third, Anna, 5, 0), PanelRefusals.Revealed);
    }

    [Fact]
    public void The_comparison_has_the_value_of_the_rules()
    {
        var bench = Ready(Anna, Boris);
        bench.Do(Rating(Chair, Anna, 3, 4));
        bench.Do(Rating(Second, Anna, 4, 6));
        bench.Do(Rating(Third, Anna, 4, 7));
        bench.Do(new RevealRatings(By(Chair), Anna));
        bench.RateAll(Boris, 5);

        // (3 + 4 + 4) / 3 + 1/2 · (4 + 6 + 7) / 3 = 39/6; Boris is not revealed and therefore not there.
        var anna = bench.Do<PanelComparison>(new ReadComparison(Second)).Finalists.ShouldHaveSingleItem();
        (anna.Candidate, anna.Value, anna.Rank, anna.State).ShouldBe((Anna, new Rational(39, 6), 1, StageState.Completed));
        anna.TakingPart.ShouldBe(Members);
        anna.Ratings.Single(one => one.Member == Third).ByCriterion[Drive].ShouldBe(7);
    }

    [Fact]
    public void Too_many_recusals_leave_a_finalist_without_a_value()
    {
        var bench = Ready(Anna);
        bench.Do(new DeclareInterest(By(Second), Anna, Interest.Kinship));
        bench.Do(new DeclareInterest(By(Third), Anna, Interest.Employer));
        bench.Do(Rating(Chair, Anna, 5, 5));
        bench.Do<PanelDone>(new RevealRatings(By(Chair), Anna));
        var anna = bench.Do<PanelComparison>(new ReadComparison(Chair)).Finalists.ShouldHaveSingleItem();
        (anna.State, anna.Value, anna.Rank).ShouldBe((StageState.AwaitingQuorum, null, null));
        bench.Refused(new DecideFinalists(By(Chair), For(Anna)), PanelRefusals.NoQuorum);
        bench.Files().ShouldHaveSingleItem().Step.ShouldBe(PanelStep.Release);
    }
}

public class FreezeRatingsTests
{
    [Fact]
    public void Who_can_still_be_rated_keeps_the_stage_from_its_release()
    {
        var bench = Ready(Anna);
        bench.Do(Rating(Chair, Anna, 3, 0));
        bench.Refused(new FreezeRatings(By(Officer)), PanelRefusals.RatingsOpen);
        bench.Wait(3);
        bench.Refused(new FreezeRatings(By(Officer)), PanelRefusals.RatingsOpen);
        bench.Files().ShouldAllBe(file => file.Step == PanelStep.Rate && file.IsOverdue);
        bench.Do<RatingsTaken>(Rating(Second, Anna, 3, 0));
        bench.Do<PanelDone>(new RevealRatings(By(Chair), Anna));
        bench.Do<PanelDone>(new FreezeRatings(By(Officer)));
        bench.Repeats(new FreezeRatings(By(Officer)));
        bench.Refused(Rating(Third, Anna, 3, 0), PanelRefusals.Frozen);
        bench.Refused(new DeclareInterest(By(Second), Anna, Interest.Kinship), PanelRefusals.Frozen);
        bench.Do<PanelFacts>(new ExportFacts()).Ratings.Length.ShouldBe(4);
    }

    [Fact]
    public void A_sitting_that_no_quorum_rates_is_voided_by_two()
    {
        var bench = Ready(Anna);
        bench.Do(Rating(Chair, Anna, 3, 0));
        bench.Wait(100);
        bench.Do<VoidingAsked>(new VoidSitting(By(Officer), Anna));
        bench.Refused(new FreezeRatings(By(Officer)), PanelRefusals.RatingsOpen);
        bench.Do<VoidingAsked>(new VoidSitting(By(Second), Anna));
        bench.Do<PanelDone>(new FreezeRatings(By(Officer)));
        bench.Files().ShouldBeEmpty();
    }

    [Fact]
    public void What_was_fixed_without_a_quorum_is_a_fact_too()
    {
        var bench = Ready(Anna);
        bench.Do(new DeclareInterest(By(Second), Anna, Interest.Kinship));
        bench.Do(new DeclareInterest(By(Third), Anna, Interest.Employer));
        bench.Do(Rating(Chair, Anna, 5, 5));
        bench.Do<PanelDone>(new RevealRatings(By(Chair), Anna));
        bench.Do<PanelDone>(new FreezeRatings(By(Officer)));
        bench.Do<PanelFacts>(new ExportFacts()).Ratings.Length.ShouldBe(4);
    }

    [Fact]
    public void The_panel_decides_after_the_release_too()
    {
        var bench = Compared();
        bench.Do(new FreezeRatings(By(Officer)));
        bench.Do<DecisionReply>(new DecideFinalists(By(Chair), For(Anna))).Proposal.ShouldBeNull();
    }
}
