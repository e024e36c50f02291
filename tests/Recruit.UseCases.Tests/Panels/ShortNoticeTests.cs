using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.Stages.FinalSelection;
using Recruit.Testing;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Panels;
using Recruit.Vacancies;

namespace Recruit.UseCases.Tests.Panels;

/// <summary>Whoever comes back into the stage of a panel has the notice of a hearing as everybody else, or is waited for.</summary>
public class ShortNoticeTests
{
    private static readonly Id Board = FinalCampaign.Board;
    private static readonly Id Why = LiveService.Routine;

    [Fact]
    public async Task Who_is_back_a_minute_before_the_own_hearing_is_waited_for()
    {
        using var final = new FinalCampaign();
        await using var live = new LiveService();
        var campaign = await UnheardTests.EnterAsync(final, live);
        await FinalCampaign.ConveneAsync(live, campaign);
        await live.DoAsync<AgendaSet>(FinalCampaign.Agenda(live, campaign));
        var hearing = (await live.DoAsync<OwnHearingsShown>(new ReadOwnHearings(live.Imported(campaign, "C5", "person-C5"), live.Next(), campaign))).Hearings.Single();
        await SetDegreeAsync("bachelor");
        live.Time.Move(hearing.At - Instant.Of(live.Time.GetUtcNow()) - TimeSpan.FromMinutes(1));
        await SetDegreeAsync("master");
        live.Time.Move(FinalCampaign.Day);
        await FinalCampaign.DeclareAsync(live, campaign);
        foreach (var (candidate, rating) in ((string, decimal)[])[("C1", 5), ("C2", 4), ("C3", 4), ("C4", 3)])
        {
            await FinalCampaign.RateAsync(live, campaign, candidate, rating);
        }

        await live.DoAsync<PanelDone>(new RecordHearing(LiveService.Officer, live.Next(), Why, campaign, Board, hearing.Number, AttemptState.Absent));
        live.Time.Move(TimeSpan.FromDays(30));
        await live.RefusedAsync(UnheardTests.Close(live, campaign), UseCaseRefusals.Unheard);

        async Task SetDegreeAsync(string degree)
        {
            await UnheardTests.RecordAsync(live, campaign, degree, new EventRow("set-field", live.Imported(campaign, "C5", "person-C5").Person, Item: new Id("degree"), Value: degree));
            await live.CloseAsync(campaign, FinalCampaign.Stages[0], $"since-{degree}");
            await live.ReleaseAsync(campaign, $"since-{degree}");
        }
    }

    [Fact]
    public async Task Who_is_reinstated_after_the_hour_is_waited_for()
    {
        using var final = new FinalCampaign();
        await using var live = new LiveService();
        var campaign = await UnheardTests.EnterAsync(final, live);
        await FinalCampaign.ConveneAsync(live, campaign);
        await live.DoAsync<AgendaSet>(FinalCampaign.Agenda(live, campaign));
        var hearing = (await live.DoAsync<OwnHearingsShown>(new ReadOwnHearings(live.Imported(campaign, "C5", "person-C5"), live.Next(), campaign))).Hearings.Single();
        await live.DoAsync<EventsTaken>(new Withdraw(live.Imported(campaign, "C5", "person-C5"), live.Next(), campaign, FinalCampaign.Stages[1]));
        live.Time.Move(FinalCampaign.Day);
        await FinalCampaign.DeclareAsync(live, campaign);
        foreach (var (candidate, rating) in ((string, decimal)[])[("C1", 5), ("C2", 4), ("C3", 4), ("C4", 3)])
        {
            await FinalCampaign.RateAsync(live, campaign, candidate, rating);
        }

        await live.DoAsync<PanelDone>(new RecordHearing(LiveService.Officer, live.Next(), Why, campaign, Board, hearing.Number, AttemptState.Absent));
        live.Time.Move(TimeSpan.FromDays(30));
        await UnheardTests.RecordAsync(live, campaign, "back", new EventRow("reinstate", live.Imported(campaign, "C5", "person-C5").Person));
        await live.CloseAsync(campaign, FinalCampaign.Stages[0], "again");
        await live.ReleaseAsync(campaign, "again");
        await live.RefusedAsync(UnheardTests.Close(live, campaign), UseCaseRefusals.Unheard);
    }
}
