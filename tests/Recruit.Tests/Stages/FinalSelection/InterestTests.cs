using Recruit.Stages.FinalSelection;
using static Recruit.Tests.Stages.FinalSelection.PanelBench;

namespace Recruit.Tests.Stages.FinalSelection;

public class DeclareNoInterestTests
{
    [Fact]
    public void Nobody_rates_before_every_member_has_declared()
    {
        var bench = Convened();
        bench.List(Anna);
        bench.Do<PanelDone>(new DeclareNoInterest(By(Chair), Anna));
        bench.Do<PanelDone>(new DeclareNoInterest(By(Second)));
        bench.Refused(Rating(Chair, Anna, 3), PanelRefusals.DeclarationsMissing).Facts.Single().Value.ShouldBe("1");
        bench.Do<PanelDone>(new DeclareNoInterest(By(Third)));
        bench.Repeats(new DeclareNoInterest(By(Third)));
        bench.Do<RatingsTaken>(Rating(Chair, Anna, 3));
    }

    [Fact]
    public void A_declaration_for_the_agenda_says_nothing_about_who_comes_later()
    {
        var bench = Ready(Anna);
        bench.List(Boris);
        bench.Refused(Rating(Chair, Boris, 3), PanelRefusals.DeclarationsMissing);
    }

    [Fact]
    public void A_recused_member_has_nothing_to_take_back()
    {
        var bench = Ready(Anna);
        bench.Do(new DeclareInterest(By(Second), Anna, Interest.Kinship));
        bench.Refused(new DeclareNoInterest(By(Second), Anna), PanelRefusals.Recused);
        bench.Refused(new DeclareNoInterest(By(Officer)), PanelRefusals.NotAMember);
    }
}

public class DeclareInterestTests
{
    [Fact]
    public void A_recused_member_neither_sees_nor_rates_the_candidate()
    {
        var bench = Convened();
        bench.List(Anna);
        bench.Do<PanelDone>(new DeclareInterest(By(Second, Note), Anna, Interest.Employer));
        bench.Repeats(new DeclareInterest(By(Second, Note), Anna, Interest.Employer));
        bench.Do(new DeclareNoInterest(By(Chair)));
        bench.Do(new DeclareNoInterest(By(Third)));
        bench.RateAll(Anna, 3);
        bench.Do(new RevealRatings(By(Chair), Anna));

        bench.Refused(Rating(Second, Anna, 3), PanelRefusals.Recused);
        bench.Refused(new ReadOwnRatings(Second, Anna), PanelRefusals.Recused);
        bench.Do<PanelAgenda>(new ReadAgenda(Second)).Entries.ShouldBe([new AgendaEntry(Anna, AgendaStep.Recused)]);
        bench.Do<PanelComparison>(new ReadComparison(Second)).Finalists.ShouldBeEmpty();
        bench.Do<PanelMinutes>(new ReadMinutes(Second)).Facts.ShouldNotContain(one => one.Candidate == Anna);
    }

    [Fact]
    public void A_recusal_discards_what_the_member_gave_and_opens_what_was_decided()
    {
        var bench = Compared();
        bench.Do<DecisionReply>(new DecideFinalists(By(Chair), For(Anna))).Proposal.ShouldBeNull();
        bench.Do<PanelDone>(new DeclareInterest(By(Third), Anna, Interest.Kinship));

        bench.State.Find(Anna)!.Ratings.ShouldNotContainKey(Third);
        bench.State.Find(Anna)!.Decision.ShouldBeNull();
        var anna = bench.Do<PanelComparison>(new ReadComparison(Chair)).Finalists.Single(one => one.Candidate == Anna);
        anna.TakingPart.ShouldBe([Chair, Second]);
        anna.Recused.ShouldBe([Third]);
        bench.Files().ShouldContain(one => one.Candidate == Anna && one.Step == PanelStep.Decide);
    }

    [Fact]
    public void Another_sort_of_interest_is_told_in_a_note()
    {
        var bench = Convened();
        bench.List(Anna);
        bench.Refused(new DeclareInterest(By(Second), Anna, Interest.Other), PanelRefusals.NoteNeeded);
        bench.Do<PanelDone>(new DeclareInterest(By(Second, Note), Anna, Interest.Other));
        bench.Refused(new DeclareInterest(By(Officer), Anna, Interest.Kinship), PanelRefusals.NotAMember);
    }

    [Fact]
    public void Who_is_recused_does_not_lead()
    {
        var bench = Ready(Anna);
        bench.Do(new DeclareInterest(By(Chair), Anna, Interest.Kinship));
        bench.RateAll(Anna, 3);
        bench.Refused(new RevealRatings(By(Chair), Anna), PanelRefusals.NotTheChair);
        bench.Do<PanelDone>(new RevealRatings(By(Second), Anna));
    }
}

public class RecuseSilentTests
{
    [Fact]
    public void The_panel_goes_on_without_a_silent_member_after_the_term()
    {
        var bench = Convened();
        bench.List(Anna);
        bench.Do(new DeclareNoInterest(By(Chair)));
        bench.Do(new DeclareNoInterest(By(Second)));
        var silent = new RecuseSilent(By(Chair), Anna, Third);
        bench.Refused(silent, PanelRefusals.TermRuns);
        bench.Wait(2);
        bench.Refused(new RecuseSilent(By(Chair), Anna, Second), PanelRefusals.HasDeclared);
        bench.Refused(new RecuseSilent(By(Chair), Anna, Officer), PanelRefusals.NotAMember);
        bench.Do<PanelDone>(silent);
        bench.Repeats(silent);
        bench.RateAll(Anna, 3);
        bench.Do<PanelDone>(new RevealRatings(By(Chair), Anna));
    }
}
