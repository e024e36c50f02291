using Recruit.Stages.FinalSelection;
using static Recruit.Tests.Stages.FinalSelection.PanelBench;

namespace Recruit.Tests.Stages.FinalSelection;

public class DecideFinalistsTests
{
    [Fact]
    public void The_chair_decides_along_the_ranking()
    {
        var bench = Compared();
        var decide = new DecideFinalists(By(Chair), [.. For(Anna), .. Against(Boris)]);
        bench.Refused(new DecideFinalists(By(Second), For(Anna)), PanelRefusals.NotTheChair);
        bench.Refused(new DecideFinalists(By(Chair), For(Anna), Why), PanelRefusals.KeepsRanking);
        bench.Do<DecisionReply>(decide).Proposal.ShouldBeNull();
        bench.Repeats(decide);
        bench.Files().ShouldBeEmpty();
    }

    [Fact]
    public void Refusing_the_first_needs_a_reason_and_a_second_signature()
    {
        var bench = Compared();
        bench.Refused(new DecideFinalists(By(Chair), Against(Anna)), PanelRefusals.DeviationNeedsReason);
        var decide = new DecideFinalists(By(Chair), Against(Anna), Why);
        bench.Do<DecisionReply>(decide).Proposal.ShouldBe(1);
        bench.Repeats(decide);
        bench.State.Find(Anna)!.Decision.ShouldBeNull();
    }

    [Fact]
    public void Choosing_a_lower_ranked_finalist_over_a_refused_one_is_seen_whichever_comes_first()
    {
        var together = Compared();
        together.Refused(new DecideFinalists(By(Chair), [.. For(Boris), .. Against(Anna)]), PanelRefusals.DeviationNeedsReason);

        var lowerFirst = Compared();
        lowerFirst.Do<DecisionReply>(new DecideFinalists(By(Chair), For(Boris))).Proposal.ShouldBeNull();
        lowerFirst.Refused(new DecideFinalists(By(Chair), Against(Anna)), PanelRefusals.DeviationNeedsReason);
    }

    [Fact]
    public void Between_equals_the_panel_is_free()
    {
        var bench = Ready(Anna, Boris);
        bench.RateAll(Anna, 3);
        bench.RateAll(Boris, 3);
        bench.Do(new RevealRatings(By(Chair), Anna));
        bench.Do(new RevealRatings(By(Chair), Boris));
        bench.Do<DecisionReply>(new DecideFinalists(By(Chair), [.. For(Boris), .. Against(Anna)])).Proposal.ShouldBeNull();
    }

    [Fact]
    public void Changing_a_decision_needs_two_as_well_and_has_an_end()
    {
        var bench = Compared();
        bench.Do(new DecideFinalists(By(Chair), For(Anna)));
        for (var number = 1; number < 20; number++)
        {
            var recommendations = number % 2 == 1 ? Against(Anna) : For(Anna);
            bench.Refused(new DecideFinalists(By(Chair), recommendations), PanelRefusals.DeviationNeedsReason);
            bench.Do<DecisionReply>(new DecideFinalists(By(Chair), recommendations, Why)).Proposal.ShouldBe(number);
            bench.Do<DecisionReply>(new SignDecision(By(Second), number));
        }

        bench.State.Find(Anna)!.Decisions.Count(one => one.SetAside is null).ShouldBe(1);
        bench.Refused(new DecideFinalists(By(Chair), For(Anna), Why), PanelRefusals.TooManyDecisions);
    }

    [Fact]
    public void Only_who_is_revealed_can_be_decided_about()
    {
        var bench = Ready(Anna);
        bench.Refused(new DecideFinalists(By(Chair), For(Anna)), PanelRefusals.NotRevealed);
        bench.Refused(new DecideFinalists(By(Chair), For(Boris)), PanelRefusals.NotListed);
    }
}

public class SignDecisionTests
{
    [Fact]
    public void Another_member_who_read_the_proposal_makes_it_a_decision()
    {
        var bench = Compared();
        bench.Do(new DecideFinalists(By(Chair), Against(Anna), Why));
        bench.Files().ShouldContain(one => one.Candidate == Anna && one.Step == PanelStep.Sign);
        bench.Do<ProposalRead>(new ReadProposal(Second)).Proposal!.Number.ShouldBe(1);
        bench.Refused(new SignDecision(By(Chair), 1), PanelRefusals.SamePerson);
        bench.Refused(new SignDecision(By(Officer), 1), PanelRefusals.NotAMember);
        bench.Refused(new SignDecision(By(Second), 2), PanelRefusals.UnknownProposal);
        bench.Do<DecisionReply>(new SignDecision(By(Second), 1));
        bench.Repeats(new SignDecision(By(Second), 1));

        var decision = bench.State.Find(Anna)!.Decision!;
        (decision.Recommendation, decision.Chair.By, decision.Second!.By, decision.Deviation!.Reason)
            .ShouldBe((Recommendation.NotRecommended, Chair, Second, Why.Reason));
        bench.Refused(new SignDecision(By(Third), 1), PanelRefusals.UnknownProposal);
    }

    [Fact]
    public void A_recused_member_neither_reads_nor_signs()
    {
        var bench = Compared();
        bench.Do(new DeclareInterest(By(Third), Anna, Interest.Kinship));
        bench.Do(new DecideFinalists(By(Chair), Against(Anna), Why));
        bench.Refused(new ReadProposal(Third), PanelRefusals.Recused);
        bench.Refused(new SignDecision(By(Third), 1), PanelRefusals.Recused);
    }

    [Fact]
    public void A_recusal_takes_a_waiting_proposal_from_the_table()
    {
        var bench = Compared();
        bench.Do(new DecideFinalists(By(Chair), Against(Anna), Why));
        bench.Do(new DeclareInterest(By(Third), Anna, Interest.Kinship));
        bench.Refused(new SignDecision(By(Second), 1), PanelRefusals.UnknownProposal);
        bench.Do<DecisionReply>(new DecideFinalists(By(Chair), Against(Anna), Why)).Proposal.ShouldBe(2);
    }
}
