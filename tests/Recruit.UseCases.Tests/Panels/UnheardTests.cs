using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.Stages.FinalSelection;
using Recruit.Testing;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Closing;
using Recruit.UseCases.Panels;
using Recruit.Vacancies;
using AppealSubject = Recruit.Appeals.AppealSubject;
using FileAppeal = Recruit.UseCases.Appeals.FileAppeal;

namespace Recruit.UseCases.Tests.Panels;

/// <summary>What one officer leaves undone, or does too early, does not take a hearing from anybody.</summary>
public class UnheardTests
{
    private static readonly Id Board = FinalCampaign.Board;
    private static readonly Id Why = LiveService.Routine;

    [Fact]
    public async Task A_stage_whose_panel_nobody_convened_waits_for_it_while_somebody_is_to_be_heard()
    {
        using var final = new FinalCampaign();
        await using var live = new LiveService();
        var campaign = await EnterAsync(final, live);
        await live.ToldAsync(Close(live, campaign), UseCaseRefusals.PanelNotConvened, ("waiting", "5"), ("panel", "board"), ("way-out", "convene-panel"));

        // The closing that waits goes on once they were heard.
        await FinalCampaign.ConveneAsync(live, campaign);
        await live.DoAsync<AgendaSet>(FinalCampaign.Agenda(live, campaign));
        live.Time.Move(FinalCampaign.Day);
        await final.RateAllAsync(live, campaign);
        await live.DoAsync<StandingTold>(Close(live, campaign));
    }

    [Fact]
    public async Task Nobody_waits_for_a_panel_about_those_who_left_or_of_whom_two_people_said_what_became_of_them()
    {
        using var final = new FinalCampaign(candidates: 3);
        await using var live = new LiveService();
        var campaign = await EnterAsync(final, live);
        await live.DoAsync<EventsTaken>(new Withdraw(live.Imported(campaign, "C1", "person-C1"), live.Next(), campaign, FinalCampaign.Stages[1]));
        await live.RefusedAsync(Close(live, campaign), UseCaseRefusals.PanelNotConvened);
        await live.DoAsync<CampaignDone>(new ProposeStep(
            LiveService.Officer, live.Next(), Why, campaign, new Id("abandon"), new AbandonClosing(new Id("c1"))));
        await live.ApproveAsync(campaign, "abandon");
        var absent = new EventRow("set-attempt", live.Imported(campaign, "C2", "person-C2").Person, Test: Board, Value: "absent");
        await live.DoAsync<CampaignDone>(new ProposeStep(LiveService.Officer, live.Next(), Why, campaign, new Id("absent"), new RecordEvents([absent])));
        await live.DoAsync<EventsTaken>(new ApproveStep(LiveService.Approver, live.Next(), Why, campaign, new Id("absent")));
        await live.DoAsync<StandingTold>(Close(live, campaign) with { Closing = new Id("c2") });
    }

    [Fact]
    public async Task What_two_people_took_back_judges_nobody()
    {
        using var final = new FinalCampaign(candidates: 2);
        await using var live = new LiveService();
        var campaign = await EnterAsync(final, live);
        await RecordAsync("absent", "absent");
        await RecordAsync("taken-back", "");
        await live.ToldAsync(Close(live, campaign), UseCaseRefusals.PanelNotConvened, ("waiting", "1"), ("panel", "board"), ("way-out", "convene-panel"));

        Task RecordAsync(string proposal, string state) => UnheardTests.RecordAsync(
            live, campaign, proposal, new EventRow("set-attempt", live.Imported(campaign, "C1", "person-C1").Person, Test: Board, Value: state));
    }

    [Fact]
    public async Task Who_is_recused_judged_nobody()
    {
        using var final = new FinalCampaign(candidates: 2);
        await using var live = new LiveService();
        var campaign = await EnterAsync(final, live);
        var (person, member) = (live.Imported(campaign, "C1", "person-C1").Person, new Person("Мадина Ж."));
        await RecordAsync(live, campaign, "five", new EventRow("set-rating", person, Test: Board, Item: FinalCampaign.Talk, Value: "5", Person: member));
        await RecordAsync(live, campaign, "recused", new EventRow("set-rating", person, Test: Board, Value: "recused", Person: member));
        await live.ToldAsync(Close(live, campaign), UseCaseRefusals.PanelNotConvened, ("waiting", "1"), ("panel", "board"), ("way-out", "convene-panel"));
    }

    /// <summary>C6 failed the filter. Two people readmit C6 there while the others are heard: the panel is fixed only when C6 was heard too.</summary>
    [Fact]
    public async Task Who_is_readmitted_is_heard_before_the_panel_is_fixed()
    {
        using var final = new FinalCampaign();
        await using var live = new LiveService();
        var campaign = await final.HearAsync(live);
        await RecordAsync(live, campaign, "back", new EventRow("readmit", live.Imported(campaign, "C6", "person-C6").Person, FinalCampaign.Stages[0]));
        await final.RateAllAsync(live, campaign);
        await live.ToldAsync(
            Close(live, campaign), UseCaseRefusals.RevisionDue, ("event", "1"), ("stage", FinalCampaign.Stages[0].Text), ("way-out", "close-released-stages"));

        await live.CloseAsync(campaign, FinalCampaign.Stages[0], "anew");
        await live.ReleaseAsync(campaign, "anew");
        await live.ToldAsync(Close(live, campaign), UseCaseRefusals.AgendaNotWhole, ("waiting", "1"), ("panel", "board"), ("way-out", "set-agenda"));
        await live.DoAsync<AgendaSet>(FinalCampaign.Agenda(live, campaign));
    }

    /// <summary>C6 appeals against the filter. Were the panel fixed meanwhile, the appeal could give no hearing.</summary>
    [Fact]
    public async Task A_panel_is_not_fixed_while_an_appeal_is_not_decided()
    {
        using var final = new FinalCampaign();
        await using var live = new LiveService();
        var campaign = await final.HearAsync(live);
        var c6 = live.Imported(campaign, "C6", "person-C6");
        var filed = await live.Service.AskAsync(new FileAppeal(
            c6, live.Next(), campaign, new AppealSubject(FinalCampaign.Stages[0]), new Id("procedure"), "I have a degree."));
        filed.ShouldNotBeOfType<Refusal>();

        // What the stage has not cannot be appealed against, so nobody files without end.
        await live.RefusedAsync(
            new FileAppeal(c6, live.Next(), campaign, new AppealSubject(FinalCampaign.Stages[0], new Id("made-up")), new Id("procedure"), "And this."), UseCaseRefusals.NotFound);
        await final.RateAllAsync(live, campaign);
        await live.ToldAsync(Close(live, campaign), UseCaseRefusals.AppealsOpen, ("appeals", "1"), ("way-out", "decide-appeals"));
    }

    /// <summary>Who leaves while a closing waits leaves the next stage, and this closing, which cannot know it, waits for them.</summary>
    [Fact]
    public async Task A_waiting_closing_goes_on_by_no_withdrawal()
    {
        using var final = new FinalCampaign(candidates: 2);
        await using var live = new LiveService();
        var campaign = await EnterAsync(final, live);
        await live.RefusedAsync(Close(live, campaign), UseCaseRefusals.PanelNotConvened);
        var withdraw = new Withdraw(live.Imported(campaign, "C1", "person-C1"), live.Next(), campaign, FinalCampaign.Stages[1]);
        (await live.DoAsync<Refusal>(withdraw)).ShouldSatisfyAllConditions(
            refusal => refusal.Code.ShouldBe(CampaignRefusals.StageClosed), refusal => refusal.Facts[1].Value.ShouldBe("course"));
        await live.DoAsync<EventsTaken>(withdraw with { Operation = live.Next(), Stage = FinalCampaign.Stages[2] });
        await live.RefusedAsync(Close(live, campaign), UseCaseRefusals.PanelNotConvened);
    }

    [Fact]
    public async Task A_panel_whose_ratings_came_with_an_import_hears_nobody_here_and_keeps_no_stage()
    {
        using var final = new FinalCampaign();
        File.WriteAllText(
            Path.Combine(final.Folder, "ratings.csv"), "candidate,panel,member,criterion,rating\nC1,board,Мадина Ж.,talk,4\nC1,board,Нұрлан С.,talk,4\n");
        await using var live = new LiveService();
        var campaign = await EnterAsync(final, live);
        await live.RefusedAsync(FinalCampaign.Agenda(live, campaign), PanelRefusals.RatedElsewhere);
        await live.DoAsync<StandingTold>(Close(live, campaign));
    }

    [Fact]
    public async Task Nobody_moves_a_hearing_to_the_next_minute_and_says_then_that_nobody_came()
    {
        using var final = new FinalCampaign();
        await using var live = new LiveService();
        var campaign = await EnterAsync(final, live);
        await FinalCampaign.ConveneAsync(live, campaign);
        await live.DoAsync<AgendaSet>(FinalCampaign.Agenda(live, campaign));
        var two = await FinalCampaign.NumberAsync(live, campaign, "C2");
        await MoveAsync(TimeSpan.FromMinutes(1));
        await live.RefusedAsync(Absent(), PanelRefusals.ShortNotice);
        await MoveAsync(TimeSpan.FromHours(2));
        await live.DoAsync<PanelDone>(Absent());

        RecordHearing Absent() => new(LiveService.Officer, live.Next(), Why, campaign, Board, two, AttemptState.Absent);

        async Task MoveAsync(TimeSpan ahead)
        {
            await live.DoAsync<PanelDone>(new MoveHearing(
                LiveService.Officer, live.Next(), Why, campaign, Board, two, Instant.Of(live.Time.GetUtcNow()) + ahead));
            live.Time.Move(ahead);
        }
    }

    [Fact]
    public async Task Who_was_there_keeps_the_stage_until_a_quorum_has_rated_also_when_the_term_is_over()
    {
        using var final = new FinalCampaign(candidates: 2);
        await using var live = new LiveService();
        var campaign = await final.HearAsync(live);
        await FinalCampaign.DeclareAsync(live, campaign);
        live.Time.Move(TimeSpan.FromDays(60));
        await live.RefusedAsync(Close(live, campaign), PanelRefusals.RatingsOpen);
        var wish = new VoidHearing(LiveService.Officer, live.Next(), Why, campaign, Board, await FinalCampaign.NumberAsync(live, campaign, "C1"));
        await live.DoAsync<VoidingAsked>(wish);
        await live.RefusedAsync(Close(live, campaign), PanelRefusals.RatingsOpen);
        await live.DoAsync<VoidingAsked>(wish with { By = LiveService.Approver, Operation = live.Next() });
        await live.DoAsync<StandingTold>(Close(live, campaign));
    }

    /// <summary>
    /// C5 is put out by a revision, and so comes to no hearing, which one officer notes. Then C5 is let in again: that nobody came is no word about C5, whether the panel is
    /// fixed meanwhile or not.
    /// </summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_was_out_at_the_hour_of_the_own_hearing_is_waited_for(bool isFixed)
    {
        using var final = new FinalCampaign();
        await using var live = new LiveService();
        var campaign = await EnterAsync(final, live);
        await FinalCampaign.ConveneAsync(live, campaign);
        await live.DoAsync<AgendaSet>(FinalCampaign.Agenda(live, campaign));
        var five = await FinalCampaign.NumberAsync(live, campaign, "C5");
        await SetDegreeAsync("bachelor", FinalCampaign.Stages[0]);
        live.Time.Move(FinalCampaign.Day);
        await FinalCampaign.DeclareAsync(live, campaign);
        foreach (var (candidate, rating) in ((string, decimal)[])[("C1", 5), ("C2", 4), ("C3", 4), ("C4", 3)])
        {
            await FinalCampaign.RateAsync(live, campaign, candidate, rating);
        }

        await live.DoAsync<PanelDone>(new RecordHearing(LiveService.Officer, live.Next(), Why, campaign, Board, five, AttemptState.Absent));
        live.Time.Move(TimeSpan.FromDays(30));
        if (isFixed)
        {
            await live.CloseAsync(campaign, FinalCampaign.Stages[1], "c1");
            await live.ReleaseAsync(campaign, "c1");
        }

        await SetDegreeAsync("master", FinalCampaign.Stages[isFixed ? 1 : 0]);
        var close = Close(live, campaign) with { Closing = new Id("next"), Stage = FinalCampaign.Stages[isFixed ? 2 : 1] };
        await live.ToldAsync(close, UseCaseRefusals.Unheard, ("waiting", "1"), ("panel", "board"), ("way-out", "record-events"));
        await RecordAsync(live, campaign, "absent", new EventRow("set-attempt", live.Imported(campaign, "C5", "person-C5").Person, Test: Board, Value: "absent"));
        (await live.Service.AskAsync(close)).ShouldSatisfyAllConditions(told => (told as Refusal)?.Code.ShouldNotBe(UseCaseRefusals.Unheard));

        async Task SetDegreeAsync(string degree, Id through)
        {
            await RecordAsync(live, campaign, degree, new EventRow("set-field", live.Imported(campaign, "C5", "person-C5").Person, Item: new Id("degree"), Value: degree));
            await live.CloseAsync(campaign, through, $"since-{degree}");
            await live.ReleaseAsync(campaign, $"since-{degree}");
        }
    }

    /// <summary>Up to where the filter is released.</summary>
    internal static async Task<Id> EnterAsync(FinalCampaign final, LiveService live)
    {
        var campaign = await live.ImportAsync(final.Folder);
        await live.CloseAsync(campaign, FinalCampaign.Stages[0], "c0");
        await live.ReleaseAsync(campaign, "c0");
        return campaign;
    }

    internal static CloseStage Close(LiveService live, Id campaign) =>
        new(LiveService.Officer, live.Next(), Why, campaign, new Id("c1"), FinalCampaign.Stages[1]);

    internal static async Task RecordAsync(LiveService live, Id campaign, string proposal, EventRow row)
    {
        await live.DoAsync<CampaignDone>(new ProposeStep(LiveService.Officer, live.Next(), Why, campaign, new Id(proposal), new RecordEvents([row])));
        await live.DoAsync<EventsTaken>(new ApproveStep(LiveService.Approver, live.Next(), Why, campaign, new Id(proposal)));
    }
}
