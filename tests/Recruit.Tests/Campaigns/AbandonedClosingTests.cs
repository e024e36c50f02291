using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Evidence;
using Recruit.Vacancies;
using static Recruit.Tests.Campaigns.CampaignBench;

namespace Recruit.Tests.Campaigns;

/// <summary>Two people let nothing come of a closing that is not released; its stage is closed again under another name.</summary>
public class AbandonedClosingTests
{
    private static readonly Id First = new("c1");
    private static readonly AbandonClosing Abandon = new(First);

    public static TheoryData<ClosingPhase> Phases() =>
        [ClosingPhase.Freeze, ClosingPhase.Tally, ClosingPhase.Decide, ClosingPhase.Index, ClosingPhase.Rehearse, ClosingPhase.Release];

    [Theory]
    [MemberData(nameof(Phases))]
    public void In_every_phase_it_can_be_abandoned_and_nothing_that_comes_later_changes_it(ClosingPhase phase)
    {
        var bench = At(phase);
        var (sent, before) = (bench.Sent.Count, bench.Head.Current!);

        bench.Both("x", Abandon).ShouldBeOfType<CampaignDone>();

        bench.Sent.Count.ShouldBe(sent, "shards keep what is fixed, and nobody is told");
        bench.Head.Current.ShouldBeNull();
        bench.Do(new ReadCampaign()).ShouldBeOfType<CampaignRead>().Phase.ShouldBe(ClosingPhase.Abandoned);
        var after = bench.Head.Closings.ShouldHaveSingleItem();
        (after.Abandoned!.By, after.Abandoned.Reason).ShouldBe((Baurzhan.By, Baurzhan.Reason));
        RecordJson.AreAlike(after with { Abandoned = null }, before).ShouldBeTrue("it stays on record as it was");
        foreach (var late in (ActorCommand[])
        [
            new NoteFrozen(First, 0, Digest.Of([0])), new RecordTally(First, Results, [], []), new NoteDecided(First, 0, Digest.Of([0])), new KeepSegments(First, 0, ["x"u8.ToArray()]),
            new RecordRanked(First, Results, new RankedLists([], [], 0)), new RecordRehearsal(Aigul, First, Results), new Propose(Aigul, new Id("r"), new ReleaseResults(First, Results)),
        ])
        {
            bench.Refused(late, CampaignRefusals.NotThatFar);
        }

        RecordJson.AreAlike(bench.Head.Closings[0], after).ShouldBeTrue();
    }

    [Fact]
    public void Its_stage_is_closed_again_under_another_name_and_shards_learn_which_closing_is_the_later_one()
    {
        var bench = At(ClosingPhase.Release);
        bench.Both("x", Abandon);
        bench.Refused(Begin(First), CampaignRefusals.ClosingAbandoned);
        bench.Refused(Begin(new Id("c2")) with { Stage = new Id("interview") }, CampaignRefusals.WrongStage);

        bench.Close("c2", "test");

        bench.Sent.Select(one => one.Command).OfType<FreezeFacts>().Select(one => (one.Closing.Text, one.Number)).ShouldBe([("c1", 1), ("c1", 1), ("c2", 2), ("c2", 2)]);
        bench.Sent.Select(one => one.Command).OfType<ReleaseDecisions>().ShouldAllBe(one => one.Closing == new Id("c2"));
        (bench.Head.LastReleased!.Id, bench.Head.Closings[0].Abandoned).ShouldBe((new Id("c2"), bench.Head.Closings[0].Abandoned.ShouldNotBeNull()));
        bench.Close("c3", "interview", new HeldPlace(1, Anna));
    }

    [Fact]
    public void It_takes_two_people_and_a_closing_that_is_under_way()
    {
        var bench = Opened();
        bench.Refused(new Propose(Aigul, new Id("x"), Abandon), CampaignRefusals.NotUnderWay).Facts.ShouldBe([new("closing", "c1")]);
        Checked().Refused(new Propose(Aigul, new Id("x"), Abandon), CampaignRefusals.NotOpen);
        bench.Prepare("c1", "test");
        bench.Do(new Propose(Aigul, new Id("x"), Abandon)).ShouldBeOfType<CampaignDone>();
        bench.Refused(new Approve(Aigul, new Id("x")), CampaignRefusals.SamePerson);
        bench.Head.Current.ShouldNotBeNull();
        bench.Do(new Approve(Baurzhan, new Id("x"))).ShouldBeOfType<CampaignDone>();
        bench.Refused(new Propose(Aigul, new Id("y"), Abandon), CampaignRefusals.NotUnderWay);
    }

    [Fact]
    public void What_waits_about_it_ends_with_it_and_what_waits_about_others_stays()
    {
        var bench = At(ClosingPhase.Release);
        bench.Do(new Propose(Aigul, new Id("r"), new ReleaseResults(First, Results)));
        bench.Do(new Propose(Aigul, new Id("x"), Abandon));
        bench.Do(new Propose(Aigul, new Id("y"), Abandon));
        bench.Do(new Propose(Aigul, new Id("e"), Official(new EventRow("readmit", Anna, new Id("test")))));

        bench.Do(new Approve(Baurzhan, new Id("x"))).ShouldBeOfType<CampaignDone>();

        bench.Head.Proposals.Keys.ShouldBe([new Id("e")]);
        CampaignFiling.Of(bench.Head).Select(one => one.Key).ShouldBe(["Proposal/e"]);
        bench.Refused(new Approve(Baurzhan, new Id("r")), CampaignRefusals.NoProposal);
    }

    [Fact]
    public void What_was_released_meanwhile_is_not_abandoned_any_more()
    {
        var bench = At(ClosingPhase.Release);
        bench.Do(new Propose(Aigul, new Id("x"), Abandon));
        bench.Both("r", new ReleaseResults(First, Results)).ShouldBeOfType<CampaignDone>();
        bench.Head.Proposals.ShouldBeEmpty();
        bench.Refused(new Approve(Baurzhan, new Id("x")), CampaignRefusals.NoProposal);
        bench.Refused(new Propose(Aigul, new Id("y"), Abandon), CampaignRefusals.NotUnderWay);
    }

    [Fact]
    public void An_abandoned_revision_leaves_the_released_lists_and_offers_as_they_are_and_the_campaign_open()
    {
        var bench = Offering();
        bench.Do(Own("decline", Bolat));
        var (offers, last) = (bench.Head.Offers, bench.Head.LastReleased!.Id);
        bench.Prepare("c3", "interview", new HeldPlace(1, Bolat));

        bench.Both("x", new AbandonClosing(new Id("c3")));

        (bench.Head.LastReleased!.Id, bench.Head.Offers.SequenceEqual(offers)).ShouldBe((last, true));
        bench.Head.Closings[2].UnderEmbargo().Tally.ShouldBeNull("nobody ever sees it");
        bench.Refused(new Propose(Aigul, new Id("end"), new CloseCampaign()), CampaignRefusals.Unfinished).Facts[0].Value.ShouldBe("event");
        bench.Close("c4", "interview", new HeldPlace(1, Anna));
    }

    [Fact]
    public void Two_computations_that_disagree_say_how_people_get_on()
    {
        var bench = At(ClosingPhase.Rehearse);
        bench.Refused(new RecordRehearsal(Aigul, First, Digest.Of("other"u8)), CampaignRefusals.ResultsDiffer)
            .Facts.ShouldBe([new("closing", "c1"), new("way-out", "abandon-closing")]);
    }

    [Fact]
    public void A_closing_is_computed_as_of_the_instant_at_which_the_last_shard_told_that_its_facts_stand()
    {
        var bench = Opened();
        bench.Do(Begin(First));
        bench.Do(new NoteFrozen(First, 1, Rules), Minute(20));
        bench.Do(new NoteFrozen(First, 1, Rules), Minute(30));
        bench.Head.Current!.FrozenAt.ShouldBe(Minute(20));
        bench.Do(new NoteFrozen(First, 0, Rules), Minute(40));
        bench.Do(new RecordTally(First, Results, [], []), Minute(50));
        bench.Head.Current!.FrozenAt.ShouldBe(Minute(40));
    }

    private static BeginClosing Begin(Id closing) => new(Aigul, closing, new Id("test"), []);

    private static CampaignBench At(ClosingPhase phase)
    {
        var bench = Opened();
        bench.Do(Begin(First));
        ActorCommand[] steps =
        [
            new NoteFrozen(First, 0, Digest.Of([0])), new NoteFrozen(First, 1, Digest.Of([1])), new RecordTally(First, Results, ["sealed lists"u8.ToArray()], [new HeldPlace(1, Anna)]),
            new NoteDecided(First, 0, Digest.Of([0])), new NoteDecided(First, 1, Digest.Of([1])), new RecordRanked(First, Results, new RankedLists([], [], 0)),
            new RecordRehearsal(Aigul, First, Results),
        ];
        foreach (var step in steps.TakeWhile(_ => bench.Head.Current!.PhaseOf(Shards) != phase))
        {
            bench.Do(step).ShouldBeOfType<CampaignDone>();
        }

        bench.Head.Current!.PhaseOf(Shards).ShouldBe(phase);
        return bench;
    }
}
