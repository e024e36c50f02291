using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Notices;
using Recruit.Numbers;
using Recruit.Privacy;
using Recruit.Stages.FinalSelection;
using Recruit.Testing;
using Recruit.Vacancies;
using static Recruit.Tests.Stages.FinalSelection.PanelBench;

namespace Recruit.Tests.Stages.FinalSelection;

public class ConvenePanelTests
{
    [Fact]
    public void A_panel_is_convened_once()
    {
        var bench = new PanelBench();
        bench.Refused(new ReadAgenda(Chair), PanelRefusals.NotConvened);
        bench.Do<PanelDone>(new ConvenePanel(By(Officer), Charter));
        bench.Repeats(new ConvenePanel(By(Officer), Charter));
        bench.Refused(new ConvenePanel(By(Officer), new PanelCharter(
            Charter.Panel, Charter.Members, Second, Charter.Criteria, Charter.Method, Charter.Quorum, Charter.Terms, Charter.Calendar)), PanelRefusals.ConvenedOtherwise);
    }

    [Fact]
    public void A_stored_charter_keeps_its_fractions() => Convened().State.Charter!.Rule.Quorum.ShouldBe(new Rational(2, 3));

    [Fact]
    public void A_chair_who_is_no_member_is_a_mistake() => Should.Throw<ArgumentException>(() => new PanelCharter(
        Charter.Panel, Charter.Members, Officer, Charter.Criteria, Charter.Method, Charter.Quorum, Charter.Terms, Charter.Calendar));
}

public class AppointChairTests
{
    [Fact]
    public void Another_member_leads_from_then_on()
    {
        var bench = Ready(Anna);
        bench.RateAll(Anna, 3);
        bench.Do<PanelDone>(new AppointChair(By(Officer), Second));
        bench.Repeats(new AppointChair(By(Officer), Second));
        bench.Refused(new RevealRatings(By(Chair), Anna), PanelRefusals.NotTheChair);
        bench.Do<PanelDone>(new RevealRatings(By(Second), Anna));
    }

    [Fact]
    public void Only_members_lead_and_not_without_end()
    {
        var bench = Convened();
        bench.Refused(new AppointChair(By(Officer), Officer), PanelRefusals.NotAMember);
        for (var number = 1; number < ConvenedPanel.ChairsMax; number++)
        {
            bench.Do<PanelDone>(new AppointChair(By(Officer), Members[number % 2]));
        }

        bench.Refused(new AppointChair(By(Officer), Third), PanelRefusals.TooManyChairs);
    }
}

public class ListFinalistTests
{
    [Fact]
    public void Who_shares_a_keyed_hash_is_recused_at_once()
    {
        var bench = Convened();
        var list = new ListFinalist(By(Officer), Anna, Start, [Employer]);
        bench.Do<FinalistOnAgenda>(list).Conflicted.ShouldBe([Third]);
        bench.Repeats(list);
        bench.State.Find(Anna)!.Recusals[Third].Basis.ShouldBe(RecusalBasis.Computed);
        bench.Refused(Rating(Third, Anna, 3), PanelRefusals.Recused);
    }

    [Fact]
    public void One_candidate_has_one_sitting()
    {
        var bench = Ready(Anna);
        bench.Refused(new ListFinalist(By(Officer), Anna, Start + TimeSpan.FromHours(1), []), PanelRefusals.ListedOtherwise);
    }

    [Fact]
    public void Nobody_is_heard_before_it_was_said_when()
    {
        var bench = Ready(Boris);
        bench.Now = Start + TimeSpan.FromMinutes(-30);
        var past = bench.Now - TimeSpan.FromMilliseconds(1);
        bench.Refused(new ListFinalist(By(Officer), Anna, past, []), PanelRefusals.InThePast).Facts[0].Value.ShouldBe(bench.Now.ToString());
        bench.Refused(new MoveSitting(By(Officer), Boris, past), PanelRefusals.InThePast);
        bench.Do<PanelDone>(new MoveSitting(By(Officer), Boris, bench.Now));
    }

    [Fact]
    public void An_agenda_has_an_end()
    {
        var bench = Convened();
        bench.Do<PanelDone>(new ImportFacts(By(Officer), [], [.. Enumerable.Range(0, ConvenedPanel.FinalistsMax)
            .Select(number => new PanelAttempt(new Id($"c{number}"), AttemptState.Absent))]));
        bench.Refused(new ListFinalist(By(Officer), Anna, Start, []), PanelRefusals.AgendaFull);
    }

    [Fact]
    public void A_released_stage_takes_nobody()
    {
        var bench = Convened();
        bench.Do(new FreezeRatings(By(Officer)));
        bench.Refused(new ListFinalist(By(Officer), Anna, Start, []), PanelRefusals.Frozen);
    }
}

public class MoveSittingTests
{
    [Fact]
    public void What_the_candidate_is_told_is_passed_on_once_with_what_happened_and_kept_nowhere()
    {
        var person = new PersonKeyId(new Guid(1, 2, 3, new byte[8]));
        var matter = new NoticeMatter(new Id("told"), NoticeText.News, ImmutableSortedDictionary<Id, string>.Empty.Add(new Id("title-en"), "Specialist"));
        var letter = new HearingLetter(new NoticeDeskId(new Id("v"), 3), person, matter);
        var bench = Convened();
        bench.Do<FinalistOnAgenda>(new ListFinalist(By(Officer), Anna, Start, [], letter));
        bench.Repeats(new ListFinalist(By(Officer), Anna, Start, [], letter));
        var move = new MoveSitting(By(Officer), Anna, Start + TimeSpan.FromHours(1), letter);
        bench.Do<PanelDone>(move);
        bench.Repeats(move);
        bench.Do<VoidingAsked>(new VoidSitting(By(Officer), Anna, letter)).IsVoided.ShouldBeFalse();
        bench.Do<VoidingAsked>(new VoidSitting(By(Chair), Anna, letter)).IsVoided.ShouldBeTrue();
        bench.Sent.Select(one => (one.To.ToString(), ((SendLetters)one.Command).To.Single())).ShouldBe(
            Enumerable.Repeat(("notice-desk v/3", person), 3));
        System.Text.Json.JsonSerializer.Serialize(bench.State, RecordJson.Options).ShouldNotContain("Specialist");
    }

    [Fact]
    public void A_sitting_moves_until_somebody_has_rated()
    {
        var bench = Ready(Anna);
        var later = Start + TimeSpan.FromHours(2);
        bench.Do<PanelDone>(new MoveSitting(By(Officer), Anna, later));
        bench.Repeats(new MoveSitting(By(Officer), Anna, later));
        bench.Refused(Rating(Chair, Anna, 3), PanelRefusals.BeforeSitting);
        bench.Now = later;
        bench.Do(Rating(Chair, Anna, 3));
        bench.Refused(new MoveSitting(By(Officer), Anna, Start), PanelRefusals.AlreadyRated);
        bench.Refused(new MoveSitting(By(Officer), Boris, Start), PanelRefusals.NotListed);
    }
}
