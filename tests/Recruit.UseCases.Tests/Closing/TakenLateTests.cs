using Recruit.Campaigns;
using Recruit.Stages.FinalSelection;
using Recruit.Testing;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Panels;
using Recruit.UseCases.Tests.Panels;
using Recruit.Vacancies;
using ConvenePanel = Recruit.UseCases.Panels.ConvenePanel;
using DeclareNoInterest = Recruit.UseCases.Panels.DeclareNoInterest;
using RevealRatings = Recruit.UseCases.Panels.RevealRatings;

namespace Recruit.UseCases.Tests.Closing;

/// <summary>Whose acceptance counts no more is out of training at the hour of the hearing there, and takes the place again.</summary>
public class TakenLateTests
{
    [Fact]
    public async Task Who_had_no_place_at_the_hour_of_the_own_hearing_in_training_is_waited_for()
    {
        using var final = FinalCampaign.ByEssay("""{ "rule": "percent", "value": 60 }""");
        final.Change(
            ("\"source\": \"exercise:seminars\"", "\"source\": \"panel:exam\""),
            ("{ \"id\": \"seminars\", \"criteria\": [ { \"id\": \"talks\", \"max\": 10 } ], \"markers\": 1 },", ""),
            ("\"panels\": [ ", "\"panels\": [ { \"id\": \"exam\", \"members\": [\"Мадина Ж.\", \"Нұрлан С.\", \"Олжас Т.\"], \"method\": \"mean\", \"quorum\": \"2/3\", \"criteria\": [ { \"id\": \"talk\", \"min\": 1, \"max\": 5 } ] }, "));
        await using var live = new LiveService();
        var (campaign, exam) = (await final.HearAsync(live), new Id("exam"));
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
        await live.DoAsync<PanelDone>(new ConvenePanel(
            LiveService.Officer, live.Next(), LiveService.Routine, campaign, exam,
            [.. FinalCampaign.Members.Select(one => new PanelSeat(one.Account, []))], FinalCampaign.First.Account));
        (await live.DoAsync<AgendaSet>(FinalCampaign.Agenda(live, campaign) with { Panel = exam })).Listed.ShouldBe(2);
        foreach (var candidate in (string[])["C4", "C5"])
        {
            await ErasedSinceTests.EraseAsync(live, campaign, candidate);
        }

        var third = live.Imported(campaign, "C3", "person-C3");
        await UnheardTests.RecordAsync(live, campaign, "back", new EventRow("readmit", third.Person, FinalCampaign.Stages[0]));
        await ReleaseAsync("anew");
        (await live.HeadAsync(campaign)).Offers.Single(one => one.Candidate == third.Person).IsAccepted.ShouldBeFalse();
        live.Time.Move(FinalCampaign.Day);
        var first = (await HearingAsync("C1")).Number;
        foreach (var member in FinalCampaign.Members)
        {
            await live.DoAsync<PanelDone>(new DeclareNoInterest(member, live.Next(), LiveService.Routine, campaign, exam));
        }

        foreach (var member in FinalCampaign.Members)
        {
            await live.DoAsync<RatingsTaken>(FinalCampaign.Rating(live, member, campaign, first, 5) with { Panel = exam });
        }

        await live.DoAsync<PanelDone>(new RevealRatings(FinalCampaign.First, live.Next(), LiveService.Routine, campaign, exam, first));
        await live.DoAsync<PanelDone>(new RecordHearing(LiveService.Officer, live.Next(), LiveService.Routine, campaign, exam, (await HearingAsync("C3")).Number, AttemptState.Absent));
        await live.DoAsync<EventsTaken>(new AcceptOffer(third, live.Next(), campaign));
        await ReleaseAsync("again");
        live.Time.Move(TimeSpan.FromDays(30));
        await live.RefusedAsync(UnheardTests.Close(live, campaign) with { Closing = new Id("course"), Stage = FinalCampaign.Stages[2] }, UseCaseRefusals.Unheard);

        async Task<OwnHearing> HearingAsync(string candidate) => (await live.DoAsync<OwnHearingsShown>(
            new ReadOwnHearings(live.Imported(campaign, candidate, $"person-{candidate}"), live.Next(), campaign))).Hearings.Single(one => one.Panel == exam);

        async Task ReleaseAsync(string closing)
        {
            await live.CloseAsync(campaign, FinalCampaign.Stages[1], closing);
            await live.ReleaseAsync(campaign, closing);
        }
    }
}
