using System.Text;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Closing;
using Recruit.UseCases.Sittings;
using Recruit.UseCases.Tests.Candidates;
using Recruit.UseCases.Tests.Panels;
using Recruit.Vacancies;

namespace Recruit.UseCases.Tests.Closing;

/// <summary>
/// A stage is closed when nobody can apply or sit its test any more, and then nobody does. The essay is sat on 2 March 2026 from 9:00, started until
/// 18:00, over at 20:00, and applications are in time until the end of 3 March.
/// </summary>
public class TooEarlyTests
{
    private const string Plan = """
        { "format": 1, "shards": { "count": 2 }, "terms": { "apply": 1 }, "sittings": [ { "of": "exercise:essay", "minutes": 60, "graceSeconds": 60, "lostTime": { "credit": "none" },
          "window": { "opens": "2026-03-02T09:00:00Z", "lastStart": "2026-03-02T18:00:00Z", "closes": "2026-03-02T20:00:00Z" } } ] }
        """;

    private static readonly Id Essay = new("essay");

    [Fact]
    public async Task While_people_may_apply_no_stage_is_closed_and_they_still_can()
    {
        using var small = Small();
        await using var live = new LiveService(Day(2, 10));
        var campaign = await live.OpenAsync(small.Folder);
        await live.DoAsync<ApplicationTaken>(SubmitApplicationTests.Applying(live, LiveService.Newcomer(1), campaign));
        await live.RestartAsync(Day(3, 23));

        var refusal = await live.DoAsync<Refusal>(Close(live, campaign));

        (refusal.Code, refusal.Facts[0]).ShouldBe((CampaignRefusals.ApplicationsOpen, new RefusalFact("until", At(4, 0).ToString())));
        (await live.HeadAsync(campaign)).Closings.ShouldBeEmpty();
        await live.DoAsync<ApplicationTaken>(SubmitApplicationTests.Applying(live, LiveService.Newcomer(2), campaign));
        await live.RestartAsync(Day(4, 0));
        await live.RefusedAsync(Close(live, campaign), UseCaseRefusals.Unsat);
        foreach (var number in (int[])[1, 2])
        {
            var absent = new EventRow("set-attempt", LiveService.Newcomer(number).Person, Test: Essay, Value: "absent");
            await UnheardTests.RecordAsync(live, campaign, $"absent-{number}", absent);
        }

        await live.DoAsync<StandingTold>(Close(live, campaign));
        await live.RefusedAsync(SubmitApplicationTests.Applying(live, LiveService.Newcomer(3), campaign), ApplyingRefusals.Closed);
    }

    [Fact]
    public async Task A_campaign_without_a_plan_of_its_own_takes_applications_for_twenty_working_days()
    {
        using var small = new SmallCampaign(1);
        File.Delete(Path.Combine(small.Folder, "campaign.json"));
        await using var live = new LiveService(Day(2, 10));
        var campaign = await live.OpenAsync(small.Folder);
        await live.RestartAsync(Day(30, 23));
        (await live.DoAsync<Refusal>(Close(live, campaign))).Facts[0].Value.ShouldBe(At(31, 0).ToString());
        await live.RestartAsync(Day(31, 0));
        await live.DoAsync<StandingTold>(Close(live, campaign));
    }

    [Fact]
    public async Task While_the_test_of_a_stage_can_be_sat_nobody_closes_it_also_if_two_people_let_it_last_longer()
    {
        using var small = Small();
        await using var live = new LiveService(Day(2, 10));
        var campaign = await live.ImportAsync(small.Folder);
        var refusal = await live.DoAsync<Refusal>(Close(live, campaign));
        (refusal.Code, refusal.Facts[0], refusal.Facts[1]).ShouldBe(
            (CampaignRefusals.WindowOpen, new RefusalFact("sitting", "essay"), new RefusalFact("until", (At(2, 20) + TimeSpan.FromMinutes(1)).ToString())));

        var longer = new ExtendSitting(Essay, At(2, 19), At(2, 22));
        await live.DoAsync<CampaignDone>(new ProposeStep(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("x"), longer));
        await live.ApproveAsync(campaign, "x");
        await live.RestartAsync(Day(2, 22));
        await live.RefusedAsync(Close(live, campaign), CampaignRefusals.WindowOpen);
        (await live.HeadAsync(campaign)).Closings.ShouldBeEmpty();
        await live.RestartAsync(Day(2, 22).AddMinutes(1));
        await live.DoAsync<StandingTold>(Close(live, campaign));
    }

    [Fact]
    public async Task Whoever_has_more_time_is_done_when_the_window_is_over_and_what_comes_later_is_refused_with_its_reason()
    {
        using var small = Small();
        await using var live = new LiveService(Day(2, 10));
        var campaign = await live.OpenAsync(small.Folder);
        var (anna, bolat, late) = (LiveService.Newcomer(1).Person!.Value, LiveService.Newcomer(2).Person!.Value, LiveService.Newcomer(3));
        await live.DoAsync<ApplicationTaken>(SubmitApplicationTests.Applying(live, LiveService.Newcomer(1), campaign));
        await live.DoAsync<ApplicationTaken>(SubmitApplicationTests.Applying(live, LiveService.Newcomer(2), campaign));
        await live.DoAsync<FormsDealt>(new DealForms(LiveService.Officer, live.Next(), LiveService.Routine, campaign));
        await live.RestartAsync(Day(2, 17));
        (await AskAsync(live, campaign, anna, attempt => new StartAttempt(attempt))).ShouldBeOfType<AttemptOpened>();
        var extra = new Func<AttemptRef, ActorCommand>(attempt => new GrantExtra(attempt, 10 * 60 * 60_000, new Id("aigul"), LiveService.Routine));
        (await AskAsync(live, campaign, anna, extra)).ShouldNotBeOfType<Refusal>();
        (await SaveAsync(live, campaign, anna, 1)).ShouldBeOfType<SaveTaken>();

        await live.RestartAsync(Day(4, 0));
        await live.CloseAsync(campaign, Essay, "c1");

        (await SaveAsync(live, campaign, anna, 2)).ShouldBeOfType<Refusal>().Code.ShouldBe(SittingRefusals.TooLate);
        (await AskAsync(live, campaign, anna, attempt => new Submit(attempt, 0, 1))).ShouldBeOfType<SubmissionReceipt>().Status.ShouldBe(AttemptStatus.TimedOut);
        (await AskAsync(live, campaign, anna, extra)).ShouldBe(Refusal.Because(ApplyingRefusals.FactsFrozen));
        (await AskAsync(live, campaign, bolat, attempt => new StartAttempt(attempt))).ShouldBe(Refusal.Because(ApplyingRefusals.FactsFrozen));
        (await AskAsync(live, campaign, bolat, attempt => new Arrive(attempt))).ShouldBeOfType<Refusal>().Code.ShouldBe(SittingRefusals.StartClosed);
        await live.RefusedAsync(SubmitApplicationTests.Applying(live, late, campaign), ApplyingRefusals.Closed);
    }

    [Fact]
    public async Task Where_everybody_has_applied_elsewhere_a_stage_is_closed_after_the_import_and_nobody_applies_here()
    {
        using var small = new SmallCampaign(1, ("A", 9));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        await live.RefusedAsync(SubmitApplicationTests.Applying(live, LiveService.Newcomer(1), campaign), ApplyingRefusals.Elsewhere);
        await live.RestartAsync();
        await live.RefusedAsync(SubmitApplicationTests.Applying(live, LiveService.Newcomer(1), campaign), ApplyingRefusals.Elsewhere);
        await live.CloseAsync(campaign, Essay, "c1");
    }

    private static DateTimeOffset Day(int day, int hour) => new(2026, 3, day, hour, 0, 0, TimeSpan.Zero);

    private static Instant At(int day, int hour) => Instant.Of(Day(day, hour));

    private static CloseStage Close(LiveService live, Id campaign) =>
        new(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("c1"), Essay);

    private static SmallCampaign Small()
    {
        var small = new SmallCampaign(1);
        File.WriteAllText(Path.Combine(small.Folder, "campaign.json"), Plan);
        return small;
    }

    private static Task<Reply> SaveAsync(LiveService live, Id campaign, PersonKeyId person, uint sequence) => AskAsync(
        live,
        campaign,
        person,
        attempt => new SaveText(attempt, 0, sequence, 0, live.Parts.Seals.Find(person)!.Seal(SealForm.Text, new byte[16], Encoding.UTF8.GetBytes($"draft {sequence}"))));

    private static async Task<Reply> AskAsync(LiveService live, Id campaign, PersonKeyId person, Func<AttemptRef, ActorCommand> command)
    {
        var attempt = new AttemptRef(AttemptNames.Of(new Definitions(live.Parts), campaign, Essay, person));
        return (await live.Actors.AskAsync(new ShardId(campaign, ShardId.NumberOf(person, shards: 2)).Key, command(attempt))).Reply;
    }
}
