using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Evidence;
using Recruit.Notices;
using Recruit.Vacancies;
using static Recruit.Tests.Campaigns.CampaignBench;

namespace Recruit.Tests.Campaigns;

/// <summary>The closing of stages, phase by phase.</summary>
public class ClosingTests
{
    private static readonly Id First = new("c1");
    private static readonly BeginClosing Begin = new(Aigul, First, new Id("test"), [new Id("essay")]);

    [Fact]
    public void A_closing_freezes_every_shard_and_goes_on_when_all_have_answered()
    {
        var bench = Opened();
        bench.Do(Begin).ShouldBeOfType<CampaignDone>();
        bench.Sent.Skip(2).Select(one => one.To.Id).ShouldBe(["clerk-7/0", "clerk-7/1"]);
        bench.Sent.Skip(2).ShouldAllBe(one => ((FreezeFacts)one.Command).Closing == First);

        bench.Do(new NoteFrozen(First, 1, Digest.Of("b"u8)));
        Phase(bench).ShouldBe(ClosingPhase.Freeze);
        bench.Refused(new RecordTally(First, Results, ["x"u8.ToArray()], []), CampaignRefusals.NotThatFar).Facts[0].Value.ShouldBe("Freeze");
        bench.Do(new NoteFrozen(First, 0, Digest.Of("a"u8)));
        Phase(bench).ShouldBe(ClosingPhase.Tally);
    }

    [Fact]
    public void Whatever_is_told_twice_counts_once_and_a_contradiction_stops_the_closing()
    {
        var bench = Opened();
        bench.Do(Begin);
        bench.Do(Begin).ShouldBeOfType<CampaignDone>();
        bench.Do(new NoteFrozen(First, 0, Digest.Of("a"u8)));
        bench.Do(new NoteFrozen(First, 0, Digest.Of("a"u8))).ShouldBeOfType<CampaignDone>();
        bench.Refused(new NoteFrozen(First, 0, Digest.Of("z"u8)), CampaignRefusals.ResultsDiffer);
        bench.Refused(new NoteFrozen(First, 2, Digest.Of("a"u8)), CampaignRefusals.NotThatFar);
        bench.Do(new NoteFrozen(First, 1, Digest.Of("a"u8)));
        bench.Do(new RecordTally(First, Results, ["x"u8.ToArray()], []));
        bench.Do(new RecordTally(First, Results, ["x"u8.ToArray()], [])).ShouldBeOfType<CampaignDone>();
        bench.Refused(new RecordTally(First, Digest.Of("other"u8), ["x"u8.ToArray()], []), CampaignRefusals.ResultsDiffer);
        bench.Do(new NoteDecided(First, 0, Digest.Of("a"u8)));
        bench.Refused(new NoteDecided(First, 0, Digest.Of("b"u8)), CampaignRefusals.ResultsDiffer);
    }

    [Fact]
    public void Nothing_is_released_before_it_was_rehearsed_and_by_two_people_who_saw_the_same_results()
    {
        var bench = Opened();
        bench.Do(Begin);
        bench.Refused(new Propose(Aigul, new Id("r"), new ReleaseResults(First, Results)), CampaignRefusals.NotThatFar);
        bench.Refused(new RecordRehearsal(Aigul, First, Results), CampaignRefusals.NotThatFar);

        var prepared = Opened();
        prepared.Prepare("c1", "test");
        prepared.Refused(new RecordRehearsal(Aigul, First, Digest.Of("other"u8)), CampaignRefusals.ResultsDiffer);
        prepared.Refused(new Propose(Aigul, new Id("r"), new ReleaseResults(First, Digest.Of("other"u8))), CampaignRefusals.ResultsDiffer);
        var before = prepared.Sent.Count;
        prepared.Both("r", new ReleaseResults(First, Results)).ShouldBeOfType<CampaignDone>();
        prepared.Sent.Skip(before).Select(one => (one.To.ToString(), one.Command)).ShouldBe(
        [
            ("pool-shard clerk-7/0", new ReleaseDecisions(First)), ("pool-shard clerk-7/1", new ReleaseDecisions(First)),
            ("notice-desk clerk-7/0", new LiftEmbargo(First)), ("notice-desk clerk-7/1", new LiftEmbargo(First)),
        ]);
        prepared.Head.LastReleased!.Released!.By.ShouldBe(Baurzhan.By);
    }

    [Fact]
    public void Stages_are_closed_in_their_order_one_at_a_time()
    {
        var bench = Opened();
        bench.Refused(new BeginClosing(Aigul, First, new Id("interview"), []), CampaignRefusals.WrongStage).Facts[0].Value.ShouldBe("test");
        bench.Refused(new BeginClosing(Aigul, First, new Id("nothing"), []), CampaignRefusals.NoStage);
        bench.Do(Begin);
        bench.Refused(new BeginClosing(Aigul, new Id("c2"), new Id("interview"), []), CampaignRefusals.ClosingUnderWay);
        bench.Refused(new BeginClosing(Aigul, First, new Id("interview"), []), CampaignRefusals.NameInUse);
        Checked().Refused(Begin, CampaignRefusals.NotOpen);
    }

    [Fact]
    public void A_new_revision_needs_an_event_since_the_last_release()
    {
        var bench = Opened();
        bench.Close("c1", "test");
        bench.Refused(new BeginClosing(Aigul, new Id("c1b"), new Id("test"), []), CampaignRefusals.NothingNew);
        bench.Both("readmit", Official(new EventRow("readmit", Anna, new Id("test"))));
        bench.Close("c1b", "test");
        bench.Head.LastReleased!.EventsThrough.ShouldBe(1);
        bench.Close("c2", "interview");
    }

    [Fact]
    public void A_campaign_ends_when_nothing_is_open()
    {
        var bench = Opened();
        bench.Refused(new Propose(Aigul, new Id("end"), new CloseCampaign()), CampaignRefusals.Unfinished).Facts[0].Value.ShouldBe("stage");
        bench.Close("c1", "test");
        bench.Close("c2", "interview", new HeldPlace(1, Anna));
        bench.Refused(new Propose(Aigul, new Id("end"), new CloseCampaign()), CampaignRefusals.Unfinished).Facts[0].Value.ShouldBe("offer");
        bench.Do(Own("accept", Anna)).ShouldBe(new EventsTaken(1, 1));
        bench.Refused(new Propose(Aigul, new Id("end"), new CloseCampaign()), CampaignRefusals.Unfinished).Facts[0].Value.ShouldBe("event");
        bench.Close("c3", "interview", new HeldPlace(1, Anna, IsAccepted: true));
        var appeal = new NoteAppeal(new Id("appeal-1"), Anna, AppealState.Open);
        bench.Do(appeal);
        bench.Refused(new Propose(Aigul, new Id("end"), new CloseCampaign()), CampaignRefusals.Unfinished).Facts[0].Value.ShouldBe("appeal");
        bench.Do(appeal with { State = AppealState.Decided });
        bench.Do(appeal);
        bench.Both("end", new CloseCampaign()).ShouldBeOfType<CampaignDone>();
        bench.Head.Status.ShouldBe(CampaignStatus.Closed);
        bench.Refused(Own("withdraw", Anna), CampaignRefusals.NotOpen);
    }

    [Fact]
    public void Ranked_lists_are_stored_segment_by_segment_and_repeats_change_nothing()
    {
        var bench = CampaignBench.Opened();
        ReadOnlyMemory<byte>[] segments = [.. Enumerable.Range(0, 3).Select(number => (ReadOnlyMemory<byte>)new[] { (byte)number })];
        var lists = new RankedLists(
            [new RankedList(600, [Digest.Of([0]), Digest.Of([1])], new Id("test")), new RankedList(1, [Digest.Of([2])])], [CampaignBench.Anna], 77);
        bench.Do(new BeginClosing(Aigul, First, new Id("test"), []));
        bench.Refused(new KeepSegments(First, 0, [.. segments]), CampaignRefusals.NotThatFar);
        for (var shard = 0; shard < CampaignBench.Shards; shard++)
        {
            bench.Do(new NoteFrozen(First, shard, Digest.Of([(byte)shard])));
        }

        bench.Do(new RecordTally(First, Results, [], []));
        for (var shard = 0; shard < CampaignBench.Shards; shard++)
        {
            bench.Do(new NoteDecided(First, shard, Digest.Of([(byte)shard])));
        }

        Phase(bench).ShouldBe(ClosingPhase.Index);
        bench.Refused(new RecordRehearsal(Aigul, First, Results), CampaignRefusals.NotThatFar);
        bench.Refused(new KeepSegments(First, 1, [segments[1]]), CampaignRefusals.BadSegments);
        bench.Refused(new KeepSegments(First, 0, []), CampaignRefusals.BadSegments);
        bench.Do(new KeepSegments(First, 0, [.. segments[..2]])).ShouldBeOfType<CampaignDone>();
        bench.Do(new KeepSegments(First, 0, [.. segments])).ShouldBeOfType<CampaignDone>();
        bench.Head.Current!.Segments.Length.ShouldBe(3);
        bench.Refused(new KeepSegments(First, 0, [segments[1]]), CampaignRefusals.ResultsDiffer);
        bench.Refused(new RecordRanked(First, Digest.Of("other"u8), lists), CampaignRefusals.ResultsDiffer);
        bench.Refused(new RecordRanked(First, Results, lists with { Lists = lists.Lists[..1] }), CampaignRefusals.BadSegments);
        bench.Do(new RecordRanked(First, Results, lists)).ShouldBeOfType<CampaignDone>();
        Phase(bench).ShouldBe(ClosingPhase.Rehearse);
        bench.Do(new RecordRanked(First, Results, lists with { Position = 99 })).ShouldBeOfType<CampaignDone>();
        bench.Do(new KeepSegments(First, 1, [segments[1]])).ShouldBeOfType<CampaignDone>();
        bench.Refused(new KeepSegments(First, 3, [segments[1]]), CampaignRefusals.ResultsDiffer);
        bench.Refused(new RecordRanked(First, Results, lists with { Lists = [] }), CampaignRefusals.ResultsDiffer);
        bench.Head.Current!.Ranked!.Position.ShouldBe(77);
        bench.Head.Current!.UnderEmbargo().Ranked.ShouldBeNull("nobody sees it before the release");
    }

    private static ClosingPhase? Phase(CampaignBench bench) => bench.Do(new ReadCampaign()).ShouldBeOfType<CampaignRead>().Phase;
}

/// <summary>Offers and the candidates' own acts.</summary>
public class OfferTests
{
    [Fact]
    public void An_offer_is_accepted_once_and_within_its_term()
    {
        var bench = Offering();
        var due = bench.Head.Offers[0].Due;
        due.ShouldBe(Outline.Calendar.Due(bench.Head.LastReleased!.Released!.At, Outline.Terms.Offer));
        bench.Refused(Own("accept", Key(3)), CampaignRefusals.NoOffer);
        bench.Refused(Own("accept", Anna), due, CampaignRefusals.OfferLapsed);
        bench.Do(Own("accept", Anna), new Instant(due.Milliseconds - 1)).ShouldBe(new EventsTaken(1, 1));
        bench.Refused(Own("accept", Anna), CampaignRefusals.IsAccepted);
        bench.Refused(new RecordOwnEvent(Aigul, new EventRow("readmit", Anna)), CampaignRefusals.WrongType);
    }

    [Fact]
    public void An_offer_that_lapses_is_declined_by_that_so_that_others_are_called()
    {
        var bench = Offering();
        bench.Do(Own("accept", Bolat));
        bench.Due.ShouldBe(bench.Head.Offers[0].Due);
        bench.Do(new Nudge(), new Instant(bench.Due!.Value.Milliseconds - 1));
        bench.Head.Offers.Length.ShouldBe(2);
        bench.Do(new Nudge(), bench.Due!.Value);
        bench.Do(new Nudge(), new Instant(bench.Head.Offers[0].Due.Milliseconds + 1));
        bench.Head.Offers.ShouldHaveSingleItem().Candidate.ShouldBe(Bolat);
        bench.Due.ShouldBeNull();
        bench.Do(new ReadEvents(1)).ShouldBeOfType<EventsRead>().Events.ShouldHaveSingleItem().Row.ShouldBe(new EventRow("decline", Anna));
    }

    [Fact]
    public void While_an_event_may_move_offers_nobody_accepts()
    {
        var bench = Offering();
        bench.Do(Own("decline", Bolat)).ShouldBeOfType<EventsTaken>();
        bench.Both("void", Official(new EventRow("void-item", Test: new Id("law"), Item: new Id("q1"), Value: "drop")));
        bench.Refused(Own("accept", Anna), CampaignRefusals.ListsUnderRevision);
        var due = bench.Head.Offers[0].Due;
        bench.Close("c3", "interview", new HeldPlace(1, Anna));
        bench.Head.Offers[0].Due.ShouldBe(due, "a revision gives nobody a new term for the same offer");
        bench.Do(Own("accept", Anna)).ShouldBeOfType<EventsTaken>();
    }

    [Fact]
    public void No_offer_lapses_while_its_candidate_cannot_accept_and_one_whose_time_passed_meanwhile_has_a_new_term_from_the_release_on()
    {
        var bench = Offering();
        var due = bench.Head.Offers[0].Due;
        bench.Both("void", Voiding);
        bench.Due.ShouldBeNull("nobody is nudged for what cannot happen");
        var late = due + TimeSpan.FromHours(1);
        bench.Do(new Nudge(), late);
        bench.Head.Offers.Length.ShouldBe(2);
        bench.Refused(Own("accept", Anna), late, CampaignRefusals.ListsUnderRevision);
        bench.Do(Own("decline", Bolat), late).ShouldBeOfType<EventsTaken>();

        bench.Prepare("c3", "interview", new HeldPlace(1, Anna), new HeldPlace(2, Key(3)));
        bench.Do(new Propose(Aigul, new Id("r3"), new ReleaseResults(new Id("c3"), Results)), late);
        var released = late + TimeSpan.FromDays(1);
        bench.Do(new Approve(Baurzhan, new Id("r3")), released);
        var renewed = Outline.Calendar.Due(released, Outline.Terms.Offer);
        bench.Head.Offers.ShouldBe([new Offer(Anna, renewed, Since: released), new Offer(Key(3), renewed, Since: released)]);
        bench.Due.ShouldBe(renewed);
        bench.Do(new Nudge(), renewed);
        bench.Head.Offers.ShouldBeEmpty("the new term lapses as any other");
    }

    [Fact]
    public void An_offer_whose_time_had_passed_before_anything_was_voided_is_over_all_the_same()
    {
        var bench = Offering();
        var due = bench.Head.Offers[0].Due;
        bench.Do(new Propose(Aigul, new Id("void"), Voiding));
        bench.Judge(new Id("void"));
        bench.Do(new Approve(Baurzhan, new Id("void")), due);
        bench.Refused(Own("accept", Anna), due + TimeSpan.FromMinutes(1), CampaignRefusals.OfferLapsed);
        bench.Due.ShouldBe(due);
        bench.Do(new Nudge(), due + TimeSpan.FromMinutes(2));
        bench.Head.Offers.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_voided_while_lists_are_made_holds_their_offers_up_until_the_next_release()
    {
        var bench = Offering();
        var due = bench.Head.Offers[0].Due;
        bench.Both("void", Voiding);
        bench.Prepare("c3", "interview", new HeldPlace(1, Anna), new HeldPlace(2, Bolat));
        bench.Both("more", Voiding);
        bench.Do(new Propose(Aigul, new Id("r3"), new ReleaseResults(new Id("c3"), Results)));
        bench.Do(new Approve(Baurzhan, new Id("r3")), due);
        var renewed = Outline.Calendar.Due(due, Outline.Terms.Offer);
        bench.Head.Offers[0].Due.ShouldBe(renewed);
        bench.Refused(Own("accept", Anna), due + TimeSpan.FromMinutes(1), CampaignRefusals.ListsUnderRevision);
        bench.Do(new Nudge(), renewed);
        bench.Head.Offers.Length.ShouldBe(2);
        bench.Close("c4", "interview", new HeldPlace(1, Anna));
        bench.Do(Own("accept", Anna)).ShouldBeOfType<EventsTaken>();
    }

    private static RecordEvents Voiding => Official(new EventRow("void-item", Test: new Id("law"), Item: new Id("q1"), Value: "drop"));

    [Fact]
    public void Who_leaves_while_lists_are_made_holds_no_offer_of_them()
    {
        var bench = Offering();
        bench.Do(Own("accept", Bolat));
        bench.Prepare("c3", "interview", new HeldPlace(1, Anna), new HeldPlace(2, Bolat, IsAccepted: true));
        bench.Do(Own("decline", Anna)).ShouldBeOfType<EventsTaken>();
        bench.Both("release-c3", new ReleaseResults(new Id("c3"), Results)).ShouldBeOfType<CampaignDone>();
        bench.Head.Offers.ShouldHaveSingleItem().Candidate.ShouldBe(Bolat);
    }

    [Fact]
    public void Events_from_elsewhere_keep_their_numbers_and_come_first()
    {
        var bench = Opened();
        NumberedRow[] rows = [new(3, new EventRow("accept", Anna)), new(10, new EventRow("readmit", Bolat, new Id("test")))];
        bench.Do(new ImportEvents(Aigul, [.. rows])).ShouldBe(new EventsTaken(3, 2));
        bench.Do(new ImportEvents(Aigul, [rows[1]])).ShouldBe(new EventsTaken(10, 1), "what is there stays");
        bench.Do(Own("withdraw", Anna)).ShouldBe(new EventsTaken(11, 1));
        bench.Close("c1", "test");
        bench.Refused(new ImportEvents(Aigul, [new(20, new EventRow("readmit", Bolat, new Id("test")))]), CampaignRefusals.OutOfOrder);
    }

    [Fact]
    public void Hundreds_of_events_are_read_in_their_order_from_any_place()
    {
        var bench = Opened();
        bench.Do(new ImportEvents(Aigul, [.. Enumerable.Range(1, 600).Select(i => new NumberedRow(i * 2, new EventRow("withdraw", Key(i))))]));
        var read = bench.Do(new ReadEvents(599)).ShouldBeOfType<EventsRead>();
        read.Events[0].Sequence.ShouldBe(600);
        read.Events.Length.ShouldBe(301);
        read.HasMore.ShouldBeFalse();
    }
}

/// <summary>Enquiries with owners and terms.</summary>
public class EnquiryTests
{
    private static readonly Id One = new("e1");

    [Fact]
    public void An_enquiry_has_an_owner_and_a_term_until_it_is_answered()
    {
        var bench = Opened();
        bench.Do(new FileEnquiry(Asking("anna"), One, new Id("officer"))).ShouldBeOfType<CampaignDone>();
        var filed = bench.Head.Enquiries[One].File;
        filed.Due.ShouldBe(Outline.Calendar.Due(filed.Since, Outline.Terms.Enquiry));

        bench.Do(new PassEnquiry(Aigul, One, new Id("lawyer")));
        var passed = bench.Head.Enquiries[One].File;
        (passed.Holder, passed.Due).ShouldBe((new Id("lawyer"), filed.Due));
        passed.Since.ShouldBeGreaterThan(filed.Since);

        bench.Refused(new AnswerEnquiry(Aigul, One), CampaignRefusals.BadNote);
        bench.Do(new AnswerEnquiry(Asking("aigul"), One));
        bench.Head.OpenEnquiries.ShouldBe(0);
        bench.Refused(new AnswerEnquiry(Asking("aigul"), One), CampaignRefusals.NoEnquiry);
        bench.Refused(new PassEnquiry(Aigul, One, new Id("x")), CampaignRefusals.NoEnquiry);
    }

    [Fact]
    public void An_enquiry_without_a_question_or_under_a_name_of_another_is_refused()
    {
        var bench = Opened();
        bench.Refused(new FileEnquiry(Aigul, One, new Id("officer")), CampaignRefusals.BadNote);
        bench.Do(new FileEnquiry(Asking("anna"), One, new Id("officer")));
        bench.Do(new FileEnquiry(Asking("anna"), One, new Id("officer"))).ShouldBeOfType<CampaignDone>();
        bench.Refused(new FileEnquiry(Asking("bolat"), One, new Id("officer")), CampaignRefusals.NameInUse);
        Checked().Refused(new FileEnquiry(Asking("anna"), One, new Id("officer")), CampaignRefusals.NotOpen);
    }
}
