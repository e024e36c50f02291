using Recruit.Campaigns;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Tests.Panels;
using Recruit.Vacancies;

namespace Recruit.UseCases.Tests.Closing;

/// <summary>Whose judgement is not whole, and who is judged no more.</summary>
public class UndecidedTests
{
    /// <summary>Two people record one rating of C1, where a quorum of three is two: the panel waits no more, and nobody decided about C1.</summary>
    [Fact]
    public async Task A_campaign_does_not_end_while_somebody_is_on_hold_for_a_judgement_that_is_not_whole()
    {
        using var final = new FinalCampaign(candidates: 2);
        await using var live = new LiveService();
        var campaign = await UnheardTests.EnterAsync(final, live);
        var person = live.Imported(campaign, "C1", "person-C1").Person;
        await UnheardTests.RecordAsync(
            live, campaign, "five", new EventRow("set-rating", person, Test: FinalCampaign.Board, Item: FinalCampaign.Talk, Value: "5", Person: new Person("Мадина Ж.")));
        await ReleaseAsync(FinalCampaign.Stages[1], "c1");
        await ReleaseAsync(FinalCampaign.Stages[2], "c2");
        await ReleaseAsync(FinalCampaign.Stages[3], "c3");
        live.Time.Move(TimeSpan.FromDays(60));
        var end = new ProposeStep(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("end"), new CloseCampaign());
        await live.ToldAsync(end, UseCaseRefusals.Undecided, ("stage", "interview"), ("waiting", "1"), ("way-out", "record-events"));

        await UnheardTests.RecordAsync(live, campaign, "absent", new EventRow("set-attempt", person, Test: FinalCampaign.Board, Value: "absent"));
        await live.RefusedAsync(end with { Operation = live.Next() }, CampaignRefusals.Unfinished);
        await ReleaseAsync(FinalCampaign.Stages[3], "c4");
        live.Time.Move(TimeSpan.FromDays(60));
        await live.DoAsync<CampaignDone>(end with { Operation = live.Next() });
        await live.ApproveAsync(campaign, "end");

        // Then it is the end that keeps a stage from being closed.
        await live.RefusedAsync(UnheardTests.Close(live, campaign) with { Closing = new Id("late") }, CampaignRefusals.NotOpen);

        async Task ReleaseAsync(Id stage, string closing)
        {
            await live.CloseAsync(campaign, stage, closing);
            await live.ReleaseAsync(campaign, closing);
        }
    }

    /// <summary>C6 comes in by one revision and is put out by the next one, which waits for no judgement of C6.</summary>
    [Fact]
    public async Task Who_is_put_out_again_by_a_revision_is_not_waited_for_by_it()
    {
        using var final = new FinalCampaign();
        await using var live = new LiveService();
        var campaign = await final.HearAsync(live);
        await final.RateAllAsync(live, campaign);
        await live.CloseAsync(campaign, FinalCampaign.Stages[1], "c1");
        await live.ReleaseAsync(campaign, "c1");
        await SetDegreeAsync("in", "master");
        await live.CloseAsync(campaign, FinalCampaign.Stages[1], "let-in");
        await live.ReleaseAsync(campaign, "let-in");
        await live.RefusedAsync(UnheardTests.Close(live, campaign) with { Closing = new Id("c2"), Stage = FinalCampaign.Stages[2] }, UseCaseRefusals.Unheard);

        await SetDegreeAsync("out", "bachelor");
        await live.CloseAsync(campaign, FinalCampaign.Stages[1], "put-out");
        await live.ReleaseAsync(campaign, "put-out");

        Task SetDegreeAsync(string proposal, string degree) => UnheardTests.RecordAsync(
            live, campaign, proposal, new EventRow("set-field", live.Imported(campaign, "C6", "person-C6").Person, Item: new Id("degree"), Value: degree));
    }
}
