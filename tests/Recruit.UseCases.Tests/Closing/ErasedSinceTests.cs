using Recruit.Campaigns;
using Recruit.Engine.Keys;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Closing;
using Recruit.UseCases.Panels;
using Recruit.UseCases.Tests.Panels;
using Recruit.Vacancies;

namespace Recruit.UseCases.Tests.Closing;

/// <summary>Who is erased after a release makes room for others, and nobody of those enters the next stage unjudged.</summary>
public class ErasedSinceTests
{
    /// <summary>Two go on from the first stage. When C1 is erased C3 is the second, and the panel has not heard C3.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_goes_on_in_the_place_of_somebody_erased_is_let_in_by_a_revision_and_heard(bool waits)
    {
        using var final = FinalCampaign.ByEssay("""{ "rule": "count", "value": 2 }""");
        await using var live = new LiveService();
        var campaign = await final.HearAsync(live);
        if (waits)
        {
            await live.RefusedAsync(UnheardTests.Close(live, campaign), Recruit.Stages.FinalSelection.PanelRefusals.RatingsOpen);
        }

        await FinalCampaign.DeclareAsync(live, campaign);
        await FinalCampaign.RateAsync(live, campaign, "C1", 5);
        await FinalCampaign.RateAsync(live, campaign, "C2", 4);
        await EraseAsync(live, campaign, "C1");
        await live.ToldAsync(
            UnheardTests.Close(live, campaign),
            UseCaseRefusals.ErasedSince,
            ("erased", "1"), ("stage", "filter"), ("way-out", waits ? "abandon-closing" : "close-released-stages"));
        if (waits)
        {
            await AbandonAsync(live, campaign, "c1");
        }

        await live.CloseAsync(campaign, FinalCampaign.Stages[0], "anew");
        await live.ReleaseAsync(campaign, "anew");
        (await DecisionAsync(live, campaign, "C3", 0)).ShouldBe("advanced");
        await live.ToldAsync(
            UnheardTests.Close(live, campaign) with { Closing = new Id("c2") }, UseCaseRefusals.AgendaNotWhole, ("waiting", "1"), ("panel", "board"), ("way-out", "set-agenda"));
    }

    [Fact]
    public async Task Who_made_no_room_for_anybody_keeps_no_stage_and_can_be_left_out_of_the_lists_by_a_revision()
    {
        using var final = FinalCampaign.ByEssay("""{ "rule": "count", "value": 2 }""");
        await using var live = new LiveService();
        var campaign = await final.HearAsync(live);
        await live.RefusedAsync(UnheardTests.Close(live, campaign) with { Closing = new Id("early"), Stage = FinalCampaign.Stages[0] }, CampaignRefusals.NothingNew);
        await EraseAsync(live, campaign, "C5");
        await live.RefusedAsync(UnheardTests.Close(live, campaign), Recruit.Stages.FinalSelection.PanelRefusals.RatingsOpen);
        await AbandonAsync(live, campaign, "c1");
        await live.CloseAsync(campaign, FinalCampaign.Stages[0], "anew");
        await live.ReleaseAsync(campaign, "anew");
        await live.RefusedAsync(UnheardTests.Close(live, campaign) with { Closing = new Id("again"), Stage = FinalCampaign.Stages[0] }, CampaignRefusals.NothingNew);
    }

    /// <summary>C1 holds a place and is erased: C3 is called for it before the course is closed.</summary>
    [Fact]
    public async Task Who_comes_to_the_place_of_somebody_erased_is_called_before_training_is_closed()
    {
        using var final = new FinalCampaign();
        await using var live = new LiveService();
        var campaign = await final.HearAsync(live);
        await final.RateAllAsync(live, campaign);
        await live.CloseAsync(campaign, FinalCampaign.Stages[1], "c1");
        await live.ReleaseAsync(campaign, "c1");
        foreach (var candidate in (string[])["C1", "C2"])
        {
            await live.DoAsync<EventsTaken>(new AcceptOffer(live.Imported(campaign, candidate, $"person-{candidate}"), live.Next(), campaign));
        }

        await live.CloseAsync(campaign, FinalCampaign.Stages[1], "accepted");
        await live.ReleaseAsync(campaign, "accepted");
        await EraseAsync(live, campaign, "C1");
        var course = UnheardTests.Close(live, campaign) with { Closing = new Id("course"), Stage = FinalCampaign.Stages[2] };
        await live.ToldAsync(course, UseCaseRefusals.ErasedSince, ("erased", "1"), ("stage", "interview"), ("way-out", "close-released-stages"));
        await live.CloseAsync(campaign, FinalCampaign.Stages[1], "anew");
        await live.ReleaseAsync(campaign, "anew");
        (await live.HeadAsync(campaign)).Offers.Count(offer => !offer.IsAccepted).ShouldBe(1);
        await live.RefusedAsync(course, UseCaseRefusals.OffersOpen);
    }

    /// <summary>The panel was fixed by a closing that somebody's erasure stopped, so C3 can have no hearing: two people say what becomes of C3.</summary>
    [Fact]
    public async Task Who_comes_in_after_the_panel_is_fixed_is_judged_by_two_people()
    {
        using var final = FinalCampaign.ByEssay("""{ "rule": "count", "value": 2 }""");
        await using var live = new LiveService();
        var campaign = await final.HearAsync(live);
        await FinalCampaign.DeclareAsync(live, campaign);
        await FinalCampaign.RateAsync(live, campaign, "C1", 5);
        await FinalCampaign.RateAsync(live, campaign, "C2", 4);
        await live.DoAsync<StandingTold>(UnheardTests.Close(live, campaign));
        await EraseAsync(live, campaign, "C1");
        await live.RefusedAsync(new Rehearse(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("c1")), CampaignRefusals.ResultsDiffer);
        await AbandonAsync(live, campaign, "c1");
        await live.CloseAsync(campaign, FinalCampaign.Stages[0], "anew");
        await live.ReleaseAsync(campaign, "anew");
        var again = UnheardTests.Close(live, campaign) with { Closing = new Id("c2") };
        await live.ToldAsync(again, UseCaseRefusals.Unheard, ("waiting", "1"), ("panel", "board"), ("way-out", "record-events"));
        await UnheardTests.RecordAsync(
            live, campaign, "absent", new EventRow("set-attempt", live.Imported(campaign, "C3", "person-C3").Person, Test: FinalCampaign.Board, Value: "absent"));
        await live.DoAsync<StandingTold>(again);
    }

    /// <summary>Nobody passed the filter, so the interview was closed without a panel. Whom two people let in since they judge too, by letting them on there or by events.</summary>
    [Theory]
    [InlineData("readmit")]
    [InlineData("set-attempt")]
    public async Task Where_a_stage_was_closed_without_its_panel_nobody_is_asked_to_convene_it_later(string how)
    {
        using var final = new FinalCampaign(candidates: 1);
        await using var live = new LiveService();
        var campaign = await UnheardTests.EnterAsync(final, live);
        await live.CloseAsync(campaign, FinalCampaign.Stages[1], "c1");
        await live.ReleaseAsync(campaign, "c1");
        var person = live.Imported(campaign, "C1", "person-C1").Person;
        await UnheardTests.RecordAsync(live, campaign, "back", new EventRow("readmit", person, FinalCampaign.Stages[0]));
        await live.CloseAsync(campaign, FinalCampaign.Stages[1], "anew");
        await live.ReleaseAsync(campaign, "anew");
        var course = UnheardTests.Close(live, campaign) with { Closing = new Id("course"), Stage = FinalCampaign.Stages[2] };
        await live.ToldAsync(course, UseCaseRefusals.Unheard, ("waiting", "1"), ("panel", "board"), ("way-out", "record-events"));
        await live.RefusedAsync(
            new ConvenePanel(
                LiveService.Officer, live.Next(), LiveService.Routine, campaign, FinalCampaign.Board,
                [.. FinalCampaign.Members.Select(one => new PanelSeat(one.Account, []))], FinalCampaign.First.Account),
            Recruit.Stages.FinalSelection.PanelRefusals.Frozen);
        await UnheardTests.RecordAsync(live, campaign, "judged", how == "readmit"
            ? new EventRow(how, person, FinalCampaign.Stages[1])
            : new EventRow(how, person, Test: FinalCampaign.Board, Value: "absent"));
        await live.CloseAsync(campaign, FinalCampaign.Stages[1], "judged");
        await live.ReleaseAsync(campaign, "judged");
        (await DecisionAsync(live, campaign, "C1", 1)).ShouldBe(how == "readmit" ? "pass" : "not-advanced");
    }

    /// <summary>C3 enters by an erasure after the interview was released: neither the next stage nor the end leaves C3 without a result.</summary>
    [Fact]
    public async Task Whom_a_released_panel_never_heard_keeps_the_next_stage_and_the_end()
    {
        using var final = FinalCampaign.ByEssay("""{ "rule": "count", "value": 2 }""");
        await using var live = new LiveService();
        var campaign = await final.HearAsync(live);
        await FinalCampaign.DeclareAsync(live, campaign);
        await FinalCampaign.RateAsync(live, campaign, "C1", 5);
        await FinalCampaign.RateAsync(live, campaign, "C2", 4);
        await live.CloseAsync(campaign, FinalCampaign.Stages[1], "c1");
        await live.ReleaseAsync(campaign, "c1");
        await EraseAsync(live, campaign, "C2");
        var course = UnheardTests.Close(live, campaign) with { Closing = new Id("course"), Stage = FinalCampaign.Stages[2] };
        await live.RefusedAsync(course, UseCaseRefusals.ErasedSince);
        await live.RefusedAsync(End(live, campaign), UseCaseRefusals.ErasedSince);
        await live.CloseAsync(campaign, FinalCampaign.Stages[1], "anew");
        await live.ReleaseAsync(campaign, "anew");
        foreach (var request in (UseCase[])[course, End(live, campaign)])
        {
            await live.ToldAsync(request, UseCaseRefusals.Unheard, ("waiting", "1"), ("panel", "board"), ("way-out", "record-events"));
        }
    }

    /// <summary>A revision that only leaves an erased person out tells nobody anything new, so no term to appeal begins by it.</summary>
    [Fact]
    public async Task An_erasure_that_moves_nobody_begins_no_term_to_appeal()
    {
        using var final = new FinalCampaign();
        await using var live = new LiveService();
        var campaign = await final.HearAsync(live);
        var before = (await live.HeadAsync(campaign)).AppealableSince(0)!.Id;
        await EraseAsync(live, campaign, "C6");
        await live.CloseAsync(campaign, FinalCampaign.Stages[0], "anew");
        await live.ReleaseAsync(campaign, "anew");
        (await live.HeadAsync(campaign)).AppealableSince(0)!.Id.ShouldBe(before);
    }

    private static ProposeStep End(LiveService live, Id campaign) =>
        new(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("end"), new CloseCampaign());

    private static async Task<string> DecisionAsync(LiveService live, Id campaign, string candidate, int stage) =>
        (await live.DoAsync<OwnApplicationShown>(new ReadOwnApplication(live.Imported(campaign, candidate, $"person-{candidate}"), live.Next(), campaign)))
            .Released[stage].Decision;

    private static async Task AbandonAsync(LiveService live, Id campaign, string closing)
    {
        var off = new ProposeStep(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id($"off-{closing}"), new AbandonClosing(new Id(closing)));
        await live.DoAsync<CampaignDone>(off);
        await live.ApproveAsync(campaign, off.Proposal.Text);
    }

    internal static async Task EraseAsync(LiveService live, Id campaign, string candidate) =>
        await (await Erasures.StartAsync(live.Actors, live.Keys.Persons)).EraseAsync(
            new Definitions(live.Parts).KeyOf(campaign, candidate), new Id("officer-1"), ErasureReason.Request, live.Next());
}
