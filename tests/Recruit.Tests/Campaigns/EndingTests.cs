using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.Vacancies;
using static Recruit.Tests.Campaigns.CampaignBench;

namespace Recruit.Tests.Campaigns;

/// <summary>A campaign ends when nothing can come of it any more, and what comes all the same has its effect.</summary>
public class EndingTests
{
    private static readonly Propose End = new(Aigul, new Id("end"), new CloseCampaign());
    private static readonly EventRow Mark = new("set-mark", Bolat, Test: new Id("essay"), Item: new Id("law"), Value: "7", Person: new Person("marker-1"));

    [Fact]
    public void Everything_that_is_open_is_named_with_the_instant_until_which_it_may_be()
    {
        var bench = Released();
        bench.Do(new FileEnquiry(Asking("anna"), new Id("e1"), new Id("officer")));
        bench.Do(new NoteAppeal(new Id("appeal-1"), Anna, AppealState.Open));
        bench.Do(new NoteAppeal(new Id("appeal-2"), Bolat, AppealState.Withdrawn));
        bench.Both("mark", Official(Mark));
        bench.Refused(End, CampaignRefusals.Unfinished).Facts.ShouldBe(
        [
            new("open", "event"),
            new("open", "offer"), new("until", bench.Head.Offers.Single().Due.ToString()),
            new("open", "appeal"), new("appeal", "appeal-1"),
            new("open", "appeal-term"), new("until", AppealsUntil(bench).ToString()),
        ]);
    }

    [Fact]
    public void It_does_not_end_before_the_term_to_appeal_after_the_last_release_is_over_and_a_revision_that_changes_something_begins_that_anew()
    {
        var bench = Released();
        bench.Do(Own("accept", Anna));
        bench.Close("c3", "interview", new HeldPlace(1, Anna, IsAccepted: true));
        var until = AppealsUntil(bench);
        bench.Refused(End, until - TimeSpan.FromMilliseconds(1), CampaignRefusals.Unfinished).Facts.ShouldBe([new("open", "appeal-term"), new("until", until.ToString())]);
        bench.Do(End, until).ShouldBeOfType<CampaignDone>();

        bench.Do(new Propose(Aigul, new Id("mark"), Official(Mark)), until);
        bench.Judge(new Id("mark"));
        bench.Do(new Approve(Baurzhan, new Id("mark")), until);
        bench.Refused(new Approve(Baurzhan, End.Proposal), until, CampaignRefusals.Unfinished).Facts[0].Value.ShouldBe("event");
        bench.Prepare("c4", "interview", new HeldPlace(1, Bolat, IsAccepted: true));
        bench.Do(new Propose(Aigul, new Id("r4"), new ReleaseResults(new Id("c4"), Results)), until);
        bench.Do(new Approve(Baurzhan, new Id("r4")), until).ShouldBeOfType<CampaignDone>();
        bench.Refused(new Approve(Baurzhan, End.Proposal), until, CampaignRefusals.Unfinished).Facts[0].Value.ShouldBe("appeal-term");
        bench.Do(End with { Proposal = new Id("end-too") }, AppealsUntil(bench)).ShouldBeOfType<CampaignDone>();
        bench.Do(new Approve(Baurzhan, End.Proposal), AppealsUntil(bench)).ShouldBeOfType<CampaignDone>();
        bench.Head.Status.ShouldBe(CampaignStatus.Closed);
        bench.Head.Proposals.ShouldBeEmpty("no proposal outlives the campaign");
    }

    [Fact]
    public void Withdrawals_only_go_to_earlier_stages_that_are_not_closed()
    {
        var bench = Opened(Outline with { AppealDays = 2 }, appliedElsewhere: true);
        bench.Do(Withdrawal(null)).ShouldBe(new EventsTaken(1, 1));
        bench.Do(Withdrawal(null)).ShouldBe(new EventsTaken(1, 1));
        bench.Do(Withdrawal("interview")).ShouldBe(new EventsTaken(2, 1));
        bench.Do(Withdrawal(null)).ShouldBe(new EventsTaken(2, 1), "out of the offers already");
        bench.Do(Withdrawal("test")).ShouldBe(new EventsTaken(3, 1));
        bench.Do(Withdrawal("interview")).ShouldBe(new EventsTaken(3, 1), "who withdrew from a stage comes to no later one");
        bench.Both("mark", Official(Mark with { Candidate = Bolat }));
        bench.Do(Withdrawal("interview")).ShouldBe(new EventsTaken(3, 1), "whatever happened to the candidate since");
        bench.Both("back", Official(new EventRow("reinstate", Bolat)));
        bench.Do(Withdrawal("interview")).ShouldBe(new EventsTaken(6, 1));
    }

    /// <summary>Means, shares and cuts of others change with who is in a stage, so nobody leaves one that was told, or is being computed.</summary>
    [Fact]
    public void Nobody_withdraws_from_a_stage_that_is_released_or_being_closed()
    {
        var bench = Opened(Outline with { AppealDays = 2 }, appliedElsewhere: true);
        bench.Close("c1", "test");
        bench.Refused(Withdrawal("test"), CampaignRefusals.StageClosed).Facts.ShouldBe([new("stage", "test"), new("next", "interview")]);
        bench.Prepare("c2", "interview", new HeldPlace(1, Anna));
        bench.Refused(Withdrawal("interview"), CampaignRefusals.StageClosed).Facts.ShouldBe([new("stage", "interview")]);
        bench.Do(Withdrawal(null)).ShouldBe(new EventsTaken(1, 1));
    }

    [Fact]
    public void A_question_that_came_after_the_end_was_proposed_holds_it_off_no_more_and_nobody_asks_without_bound()
    {
        var bench = Released();
        bench.Do(Own("accept", Anna));
        bench.Close("c3", "interview", new HeldPlace(1, Anna, IsAccepted: true));
        var end = AppealsUntil(bench);
        bench.Do(End, end);
        for (var number = 0; number < 20; number++)
        {
            bench.Do(new FileEnquiry(Asking("anna"), new Id($"e{number}"), new Id("officer")), end + TimeSpan.FromMinutes(1)).ShouldBeOfType<CampaignDone>();
        }

        bench.Refused(new FileEnquiry(Asking("anna"), new Id("one-more"), new Id("officer")), end + TimeSpan.FromMinutes(1), CampaignRefusals.TooMany)
            .Facts.ShouldBe([new("most", "20")]);
        bench.Do(new FileEnquiry(Asking("bolat"), new Id("other"), new Id("officer")), end + TimeSpan.FromMinutes(1)).ShouldBeOfType<CampaignDone>();
        bench.Do(new Approve(Baurzhan, End.Proposal), end + TimeSpan.FromMinutes(2)).ShouldBeOfType<CampaignDone>();
        bench.Do(new AnswerEnquiry(Asking("officer"), new Id("e3")), end + TimeSpan.FromMinutes(3)).ShouldBeOfType<CampaignDone>();
    }

    [Fact]
    public void A_question_keeps_the_end_from_no_proposal_and_one_that_was_there_before_is_answered_first()
    {
        var bench = Released();
        bench.Do(Own("accept", Anna));
        bench.Close("c3", "interview", new HeldPlace(1, Anna, IsAccepted: true));
        var end = AppealsUntil(bench);
        bench.Do(new FileEnquiry(Asking("anna"), new Id("e1"), new Id("officer")), end);
        bench.Do(End, end + TimeSpan.FromMinutes(1)).ShouldBeOfType<CampaignDone>();
        bench.Do(new FileEnquiry(Asking("anna"), new Id("e2"), new Id("officer")), end + TimeSpan.FromMinutes(2));
        bench.Refused(new Approve(Baurzhan, End.Proposal), end + TimeSpan.FromMinutes(3), CampaignRefusals.Unfinished).Facts.ShouldBe(
            [new("open", "enquiry"), new("until", bench.Head.Enquiries[new Id("e1")].File.Due.ToString())]);
        bench.Do(new AnswerEnquiry(Asking("officer"), new Id("e1")), end + TimeSpan.FromMinutes(4));
        bench.Do(new Approve(Baurzhan, End.Proposal), end + TimeSpan.FromMinutes(5)).ShouldBeOfType<CampaignDone>();
    }

    [Fact]
    public void A_revision_that_changes_nothing_for_anybody_begins_no_term_to_appeal()
    {
        var bench = Released();
        bench.Do(Own("accept", Anna));
        bench.Close("c3", "interview", new HeldPlace(1, Anna, IsAccepted: true));
        var first = bench.Head.Closings[1];
        bench.Head.AppealableSince(0).ShouldBe(bench.Head.Closings[0], "nor does the release of a later stage, for an earlier one");
        bench.Head.AppealableSince(1).ShouldBe(first);
        bench.Both("mark", Official(Mark));
        bench.Close("c4", "interview", new HeldPlace(1, Bolat));
        bench.Head.AppealableSince(0).ShouldBe(bench.Head.LastReleased);
        bench.Head.AppealableSince(1).ShouldBe(bench.Head.LastReleased);
    }

    [Fact]
    public void It_does_not_end_before_keys_of_its_tests_can_be_challenged_no_more_and_what_was_found_wrong_is_an_event()
    {
        var bench = Released();
        bench.Do(Own("accept", Anna));
        bench.Close("c3", "interview", new HeldPlace(1, Anna, IsAccepted: true));
        var (late, item) = (AppealsUntil(bench), new Id("q1"));
        var term = new NoteChallengeTerm(Law, late + TimeSpan.FromDays(5));
        bench.Do(term);
        bench.Do(term).ShouldBeOfType<CampaignDone>();
        bench.Refused(End, late, CampaignRefusals.Unfinished).Facts.ShouldBe([new("open", "challenge-term"), new("until", term.Until.ToString())]);

        var lodged = new NoteChallenge(new Id("ch-1"), Bolat, Law, item, late + TimeSpan.FromDays(9));
        bench.Do(lodged, late);
        bench.Do(new NoteChallenge(new Id("ch-2"), Anna, Law, item, late, Stands: true), late);
        bench.Do(new NoteChallenge(new Id("ch-2"), Anna, Law, item, late), late).ShouldBeOfType<CampaignDone>();
        bench.Refused(End, term.Until, CampaignRefusals.Unfinished).Facts.ShouldBe([new("open", "challenge"), new("until", lodged.Due.ToString())]);
        bench.Do(lodged with { Stands = false }, late);
        bench.Do(lodged, late);
        bench.Refused(End, term.Until, CampaignRefusals.Unfinished).Facts.ShouldBe([new("open", "challenge-remedy")]);

        bench.Both("key", Official(new EventRow("accept-key", Test: Law, Item: item, Value: "c")));
        bench.Close("c4", "interview", new HeldPlace(1, Anna, IsAccepted: true));
        bench.Do(End, term.Until).ShouldBeOfType<CampaignDone>();
    }

    [Fact]
    public void A_remedy_of_an_appeal_that_was_filed_in_time_opens_a_campaign_again_that_ended_meanwhile()
    {
        var bench = Ended();
        var remedy = new RecordRemedy(new Id("appeal-1"), [Mark], By("reviewer").At(Minute(90)), By("second").At(Minute(95)));
        bench.Do(remedy).ShouldBe(new EventsTaken(2, 1));
        bench.Do(remedy).ShouldBe(new EventsTaken(2, 1));
        bench.Head.Status.ShouldBe(CampaignStatus.Open);
        bench.Refused(new Propose(Aigul, new Id("end-2"), new CloseCampaign()), CampaignRefusals.Unfinished).Facts[0].Value.ShouldBe("event");
        bench.Close("c4", "interview", new HeldPlace(1, Bolat));
        bench.Head.Offers.Single().Candidate.ShouldBe(Bolat);
    }

    [Fact]
    public void A_campaign_that_ended_opens_for_nothing_else()
    {
        var bench = Ended();
        bench.Refused(new RecordRemedy(new Id("appeal-1"), [Mark], By("one").At(Minute(90)), By("one").At(Minute(95))), CampaignRefusals.SamePerson);
        bench.Refused(new Propose(Aigul, new Id("mark"), Official(Mark)), CampaignRefusals.NotOpen);
        bench.Refused(Own("withdraw", Anna), CampaignRefusals.NotOpen);
        bench.Refused(new BeginClosing(Aigul, new Id("c4"), new Id("interview"), []), CampaignRefusals.NotOpen);
        bench.Head.Status.ShouldBe(CampaignStatus.Closed);
    }

    /// <summary>Both stages are released, Anna is offered the place, and candidates have two days to appeal.</summary>
    private static CampaignBench Released()
    {
        var bench = Opened(Outline with { AppealDays = 2 }, appliedElsewhere: true);
        bench.Close("c1", "test");
        bench.Close("c2", "interview", new HeldPlace(1, Anna));
        return bench;
    }

    private static RecordOwnEvent Withdrawal(string? stage) => new(By("bolat"), new EventRow("withdraw", Bolat, stage is null ? null : new Id(stage)));

    private static CampaignBench Ended()
    {
        var bench = Released();
        bench.Do(Own("accept", Anna));
        bench.Close("c3", "interview", new HeldPlace(1, Anna, IsAccepted: true));
        bench.Do(End, AppealsUntil(bench));
        bench.Do(new Approve(Baurzhan, End.Proposal), AppealsUntil(bench)).ShouldBeOfType<CampaignDone>();
        return bench;
    }

    private static Instant AppealsUntil(CampaignBench bench) => Outline.Calendar.Due(bench.Head.AppealableSince(1)!.Released!.At, 2);
}
