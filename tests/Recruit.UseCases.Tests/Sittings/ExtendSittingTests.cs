using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Notices;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.Stages.ProfessionalTesting;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Marking;
using Recruit.UseCases.Sittings;
using Recruit.UseCases.Tests.Candidates;
using Recruit.UseCases.Tests.Marking;
using Recruit.UseCases.Tests.Notices;
using Recruit.Vacancies;

namespace Recruit.UseCases.Tests.Sittings;

/// <summary>
/// A sitting that is to last longer, through the use cases: starts were possible until 18:00, and it was to close at midnight of 2 March 2026.
/// </summary>
public class ExtendSittingTests
{
    private const string Plan = """
        { "format": 1, "shards": { "count": 2 }, "calendar": { "utcOffset": "+05:00" }, "sittings": [ { "of": "exercise:essay", "minutes": 60, "lostTime": { "credit": "none" },
          "window": { "opens": "2026-03-02T09:00:00+05:00", "lastStart": "2026-03-02T18:00:00+05:00", "closes": "2026-03-03T00:00:00+05:00" } } ] }
        """;

    private static readonly Id Essay = new("essay");
    private static readonly ExtendSitting Longer = new(Essay, At(3, 10), At(3, 12));

    [Fact]
    public async Task Who_missed_the_starts_can_start_and_everybody_is_told_once_for_each_extension()
    {
        using var small = Small();
        await using var live = new LiveService(MarkedCampaign.SittingDay);
        var campaign = await DealtAsync(live, small, 4);
        await live.RestartAsync(Day(2, 19));
        (await StatusesAsync(live, campaign)).ShouldAllBe(one => one == AttemptStatus.Absent);

        await ExtendAsync(live, campaign, "x", Longer);

        var letters = await Letters.ExpectAsync(live, campaign, 4, NoticeText.SittingMoved);
        letters.Select(one => one.Person).Distinct().Count().ShouldBe(4);
        letters.ShouldAllBe(one => one.Fact("opens") == "2026-03-02T09:00+05:00" && one.Fact("starts") == "2026-03-03T10:00+05:00" && one.Fact("closes") == "2026-03-03T12:00+05:00");
        (await StatusesAsync(live, campaign)).ShouldAllBe(one => one == AttemptStatus.Dealt);

        // Who applied since is dealt a form for the window as it is, by the sealed plan.
        await live.DoAsync<ApplicationTaken>(SubmitApplicationTests.Applying(live, LiveService.Newcomer(5), campaign));
        (await live.DoAsync<FormsDealt>(new DealForms(LiveService.Officer, live.Next(), LiveService.Routine, campaign))).Attempts.ShouldBe(5);
        await Letters.ExpectAsync(live, campaign, 5, NoticeText.Sitting);

        await live.RestartAsync(Day(3, 9));
        (await StartAsync(live, campaign, LiveService.Newcomer(1).Person!.Value)).Deadline.ShouldBeLessThan(At(3, 11));
        await ExtendAsync(live, campaign, "y", Longer with { LastStart = At(3, 11) });
        await Letters.ExpectAsync(live, campaign, 4 + 5, NoticeText.SittingMoved);
        await live.RestartAsync(Day(3, 11).AddMinutes(1));
        (await StatusesAsync(live, campaign)).ShouldBe(
            [AttemptStatus.TimedOut, AttemptStatus.Absent, AttemptStatus.Absent, AttemptStatus.Absent, AttemptStatus.Absent], ignoreOrder: true);
    }

    [Fact]
    public async Task An_approval_that_is_killed_between_any_two_steps_reaches_every_shard_once()
    {
        using var small = Small();
        await using var live = new LiveService(MarkedCampaign.SittingDay);
        var campaign = await DealtAsync(live, small, 4);
        var extensions = 0;
        for (var died = true; died;)
        {
            var (name, calls) = (new Id($"x{++extensions}"), extensions);
            await live.DoAsync<CampaignDone>(Propose(live, campaign, name.Text, Longer with { Closes = Longer.Closes + TimeSpan.FromMinutes(extensions) }));
            var approve = new ApproveStep(LiveService.Approver, live.Next(), LiveService.Routine, campaign, name);
            live.Wrap(actors => new DyingActors(actors, calls));
            died = await Record.ExceptionAsync(() => live.Service.AskAsync(approve)) is CallerDiedException;
            await live.RestartAsync();
            await live.DoAsync<CampaignDone>(approve);
        }

        extensions.ShouldBeGreaterThan(4);
        await Letters.ExpectAsync(live, campaign, 4 * extensions, NoticeText.SittingMoved);
        (await live.HeadAsync(campaign)).WindowOf(Essay)!.End.ShouldBe(new WindowEnd(Longer.LastStart, Longer.Closes + TimeSpan.FromMinutes(extensions)));
    }

    [Fact]
    public async Task Each_reason_why_a_sitting_is_not_extended_is_told()
    {
        using var small = Small();
        await using var live = new LiveService(MarkedCampaign.SittingDay);
        var campaign = await DealtAsync(live, small, 1);
        foreach (var (step, code) in ((ExtendSitting, string)[])
        [
            (Longer with { Sitting = new Id("law") }, CampaignRefusals.NoSitting),
            (Longer with { LastStart = At(2, 17) }, CampaignRefusals.NotLater),
            (Longer with { LastStart = Longer.Closes }, CampaignRefusals.BadWindow),
        ])
        {
            await live.RefusedAsync(Propose(live, campaign, "x", step), code);
        }

        await live.DoAsync<CampaignDone>(Propose(live, campaign, "x", Longer));
        await live.RefusedAsync(new ApproveStep(LiveService.Approver with { Account = LiveService.Officer.Account }, live.Next(), LiveService.Routine, campaign, new Id("x")), CampaignRefusals.SamePerson);
        await live.RestartAsync(Day(3, 0));
        await live.RefusedAsync(new ApproveStep(LiveService.Approver, live.Next(), LiveService.Routine, campaign, new Id("x")), CampaignRefusals.SittingOver);
        (await live.HeadAsync(campaign)).Extended.ShouldBeEmpty();
    }

    [Fact]
    public async Task Scripts_come_to_markers_when_the_extended_window_is_over_also_to_a_round_that_was_set_up_before()
    {
        using var marked = new MarkedCampaign(seed: 1, shards: 2, candidates: 4, markers: 1);
        await using var live = new LiveService(MarkedCampaign.SittingDay);
        var campaign = await live.ImportAsync(marked.Folder);
        await live.DoAsync<FormsDealt>(new DealForms(LiveService.Officer, live.Next(), LiveService.Routine, campaign));
        await new MarkingRoom(live, campaign).PrepareAsync();
        await ExtendAsync(live, campaign, "x", Longer);

        await live.RestartAsync(Day(3, 1));
        var open = new OpenMarking(LiveService.Officer, live.Next(), LiveService.Routine, campaign, Essay);
        var refusal = (await live.Service.AskAsync(open)).ShouldBeOfType<Refusal>();
        (refusal.Code, refusal.Facts.Single()).ShouldBe(
            (MarkingRefusals.SittingNotOver, new RefusalFact("over", (Longer.Closes + TimeSpan.FromSeconds(30)).ToString())));
        await StartAsync(live, campaign, new Definitions(live.Parts).KeyOf(campaign, marked.Names[0]));

        await live.RestartAsync(MarkedCampaign.MarkingDay);
        await live.DoAsync<MarkingDone>(open with { Operation = live.Next() });
        (await StatusesAsync(live, campaign)).ShouldBe(
            [AttemptStatus.TimedOut, AttemptStatus.Absent, AttemptStatus.Absent, AttemptStatus.Absent], ignoreOrder: true);
        var number = MarkingPlans.NumberOf(new Definitions(live.Parts), campaign, Essay, new Definitions(live.Parts).KeyOf(campaign, marked.Names[0]));
        ((MissingScripts)(await live.Actors.AskAsync(MarkingPlans.RoundOf(campaign, Essay), new FindMissingScripts([number]))).Reply).Numbers.ShouldBeEmpty();
    }

    private static Instant At(int day, int hour) => Instant.Of(Day(day, hour));

    private static DateTimeOffset Day(int day, int hour) => new(2026, 3, day, hour, 0, 0, TimeSpan.FromHours(5));

    private static SmallCampaign Small()
    {
        var small = new SmallCampaign(1);
        File.WriteAllText(Path.Combine(small.Folder, "campaign.json"), Plan);
        return small;
    }

    private static async Task<Id> DealtAsync(LiveService live, SmallCampaign small, int people)
    {
        var campaign = await live.OpenAsync(small.Folder);
        for (var number = 1; number <= people; number++)
        {
            await live.DoAsync<ApplicationTaken>(SubmitApplicationTests.Applying(live, LiveService.Newcomer(number), campaign));
        }

        await live.DoAsync<FormsDealt>(new DealForms(LiveService.Officer, live.Next(), LiveService.Routine, campaign));
        return campaign;
    }

    private static ProposeStep Propose(LiveService live, Id campaign, string proposal, ExtendSitting step) =>
        new(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id(proposal), step);

    private static async Task ExtendAsync(LiveService live, Id campaign, string proposal, ExtendSitting step)
    {
        await live.DoAsync<CampaignDone>(Propose(live, campaign, proposal, step));
        await live.ApproveAsync(campaign, proposal);
    }

    private static async Task<SittingClock> StartAsync(LiveService live, Id campaign, PersonKeyId person)
    {
        var attempt = new AttemptRef(AttemptNames.Of(new Definitions(live.Parts), campaign, Essay, person));
        var shard = new ShardId(campaign, ShardId.NumberOf(person, shards: 2));
        return (await live.Actors.AskAsync(shard.Key, new StartAttempt(attempt))).Reply.ShouldBeOfType<AttemptOpened>().Clock;
    }

    private static async Task<List<AttemptStatus>> StatusesAsync(LiveService live, Id campaign)
    {
        var statuses = new List<AttemptStatus>();
        for (var shard = 0; shard < 2; shard++)
        {
            var read = (AttemptsRead)(await live.Actors.AskAsync(new ShardId(campaign, shard).Key, new ReadAttempts(0))).Reply;
            statuses.AddRange(read.Attempts.Select(one => one.Status));
        }

        return statuses;
    }
}
