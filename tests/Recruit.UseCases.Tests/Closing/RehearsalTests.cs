using Recruit.Applications;
using Recruit.Campaigns;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Closing;
using Recruit.UseCases.Tests.Panels;
using Recruit.Vacancies;

namespace Recruit.UseCases.Tests.Closing;

/// <summary>Two people see before a release what each class of candidate will see after it.</summary>
public class RehearsalTests
{
    [Fact]
    public async Task Who_is_offered_a_place_is_in_another_class_than_who_is_in_reserve_or_not_selected()
    {
        using var final = new FinalCampaign();
        await using var live = new LiveService();
        var campaign = await final.HearAsync(live);
        await final.RateAllAsync(live, campaign);
        await live.CloseAsync(campaign, FinalCampaign.Stages[1], "c1");
        var shown = await live.DoAsync<RehearsalShown>(new Rehearse(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("c1")));
        shown.Classes.Select(one => (one.Outcome, one.Candidates)).ShouldBe(
            [(MeritOutcome.Offered, 2), (MeritOutcome.Reserve, 2), (MeritOutcome.NotSelected, 1), (null, 1)], ignoreOrder: true);
        shown.Classes.Single(one => one.Outcome is null).Stages[0].Reasons.ShouldBe("no-degree");
    }

    /// <summary>Before there is a merit list too, who has left is told something else than who waits for the next stage.</summary>
    [Fact]
    public async Task Who_has_left_is_in_another_class_than_who_goes_on()
    {
        using var final = new FinalCampaign();
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(final.Folder);
        await live.DoAsync<EventsTaken>(new Withdraw(live.Imported(campaign, "C1", "person-C1"), live.Next(), campaign, FinalCampaign.Stages[1]));
        await live.CloseAsync(campaign, FinalCampaign.Stages[0], "c0");
        var shown = await live.DoAsync<RehearsalShown>(new Rehearse(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("c0")));
        shown.Classes.Select(one => (one.Stages[0].Decision, one.Outcome, one.Candidates)).ShouldBe(
            [("pass", null, 4), ("pass", MeritOutcome.Withdrawn, 1), ("fail", null, 1)], ignoreOrder: true);
    }
}
