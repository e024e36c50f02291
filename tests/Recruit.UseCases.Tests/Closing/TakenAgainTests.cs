using Recruit.Campaigns;
using Recruit.Stages.FinalSelection;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Panels;
using Recruit.UseCases.Tests.Panels;
using Recruit.Vacancies;
using ConvenePanel = Recruit.UseCases.Panels.ConvenePanel;
using DeclareNoInterest = Recruit.UseCases.Panels.DeclareNoInterest;
using RevealRatings = Recruit.UseCases.Panels.RevealRatings;

namespace Recruit.UseCases.Tests.Closing;

/// <summary>Places that were taken, or can still be.</summary>
public class TakenAgainTests
{
    /// <summary>Of five the best 60 percent go on. C3 takes a place; C4 and C5 are erased, so that C3 is below the cut, and two people readmit C3.</summary>
    [Fact]
    public async Task Whose_acceptance_counts_no_more_takes_the_place_again()
    {
        using var final = FinalCampaign.ByEssay("""{ "rule": "percent", "value": 60 }""");
        await using var live = new LiveService();
        var campaign = await final.HearAsync(live);
        await FinalCampaign.DeclareAsync(live, campaign);
        foreach (var (candidate, rating) in new[] { ("C1", 5m), ("C2", 3), ("C3", 5) })
        {
            await FinalCampaign.RateAsync(live, campaign, candidate, rating);
        }

        await ReleaseAsync("c1");
        foreach (var candidate in (string[])["C3", "C1"])
        {
            await live.DoAsync<EventsTaken>(new AcceptOffer(live.Imported(campaign, candidate, $"person-{candidate}"), live.Next(), campaign));
        }

        await ReleaseAsync("accepted");
        foreach (var candidate in (string[])["C4", "C5"])
        {
            await ErasedSinceTests.EraseAsync(live, campaign, candidate);
        }

        var (third, course) = (live.Imported(campaign, "C3", "person-C3"), UnheardTests.Close(live, campaign) with { Closing = new Id("course"), Stage = FinalCampaign.Stages[2] });
        await UnheardTests.RecordAsync(live, campaign, "back", new EventRow("readmit", third.Person, FinalCampaign.Stages[0]));
        await ReleaseAsync("anew");
        var offer = (await live.HeadAsync(campaign)).Offers.Single(one => one.Candidate == third.Person);
        (offer.IsAccepted, offer.Since).ShouldBe((false, (await live.HeadAsync(campaign)).LastReleased!.Released!.At), "live and lists say the same");
        await live.RefusedAsync(course, UseCaseRefusals.OffersOpen);
        await live.DoAsync<EventsTaken>(new AcceptOffer(third, live.Next(), campaign));
        await ReleaseAsync("again");
        (await live.HeadAsync(campaign)).LastReleased!.Tally!.Places.ShouldAllBe(place => place.IsAccepted);
        (await live.HeadAsync(campaign)).Offers.ShouldAllBe(one => one.IsAccepted);

        async Task ReleaseAsync(string closing)
        {
            await live.CloseAsync(campaign, FinalCampaign.Stages[1], closing);
            await live.ReleaseAsync(campaign, closing);
        }
    }

    /// <summary>The course is judged by a panel. Were it fixed while C2 may still take a place, C2 would have no examination.</summary>
    [Fact]
    public async Task Training_that_a_panel_judges_waits_for_open_offers_too()
    {
        using var final = new FinalCampaign();
        final.Change(
            ("\"source\": \"exercise:seminars\"", "\"source\": \"panel:exam\""),
            ("{ \"id\": \"seminars\", \"criteria\": [ { \"id\": \"talks\", \"max\": 10 } ], \"markers\": 1 },", ""),
            ("\"panels\": [ ", "\"panels\": [ { \"id\": \"exam\", \"members\": [\"Мадина Ж.\", \"Нұрлан С.\", \"Олжас Т.\"], \"method\": \"mean\", \"quorum\": \"2/3\", \"criteria\": [ { \"id\": \"talk\", \"min\": 1, \"max\": 5 } ] }, "));
        await using var live = new LiveService();
        var (campaign, exam) = (await final.HearAsync(live), new Id("exam"));
        await final.RateAllAsync(live, campaign);
        await live.CloseAsync(campaign, FinalCampaign.Stages[1], "c1");
        await live.ReleaseAsync(campaign, "c1");
        var first = live.Imported(campaign, "C1", "person-C1");
        await live.DoAsync<EventsTaken>(new AcceptOffer(first, live.Next(), campaign));
        await live.DoAsync<PanelDone>(new ConvenePanel(
            LiveService.Officer, live.Next(), LiveService.Routine, campaign, exam,
            [.. FinalCampaign.Members.Select(one => new PanelSeat(one.Account, []))], FinalCampaign.First.Account));
        await live.DoAsync<AgendaSet>(FinalCampaign.Agenda(live, campaign) with { Panel = exam });
        live.Time.Move(FinalCampaign.Day);
        var number = (await live.DoAsync<OwnHearingsShown>(new ReadOwnHearings(first, live.Next(), campaign))).Hearings.Single(one => one.Panel == exam).Number;
        foreach (var member in FinalCampaign.Members)
        {
            await live.DoAsync<PanelDone>(new DeclareNoInterest(member, live.Next(), LiveService.Routine, campaign, exam));
        }

        foreach (var member in FinalCampaign.Members)
        {
            await live.DoAsync<RatingsTaken>(FinalCampaign.Rating(live, member, campaign, number, 5) with { Panel = exam });
        }

        await live.DoAsync<PanelDone>(new RevealRatings(FinalCampaign.First, live.Next(), LiveService.Routine, campaign, exam, number));
        await live.RefusedAsync(UnheardTests.Close(live, campaign) with { Closing = new Id("course"), Stage = FinalCampaign.Stages[2] }, UseCaseRefusals.OffersOpen);
        await live.DoAsync<EventsTaken>(new AcceptOffer(live.Imported(campaign, "C2", "person-C2"), live.Next(), campaign));
        await live.DoAsync<AgendaSet>(FinalCampaign.Agenda(live, campaign) with { Panel = exam });
    }
}
