using Recruit.Actors;
using System.Text;
using Recruit.Applications;
using Recruit.Files;
using Recruit.Stages.FinalSelection;
using Recruit.Testing;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Closing;
using Recruit.UseCases.Handover;
using Recruit.UseCases.Panels;
using Recruit.Vacancies;
using DecideFinalists = Recruit.UseCases.Panels.DecideFinalists;
using DeclareInterest = Recruit.UseCases.Panels.DeclareInterest;
using DeclareNoInterest = Recruit.UseCases.Panels.DeclareNoInterest;
using ReadAgenda = Recruit.UseCases.Panels.ReadAgenda;
using ReadMinutes = Recruit.UseCases.Panels.ReadMinutes;
using ReadOwnRatings = Recruit.UseCases.Panels.ReadOwnRatings;
using ReadPack = Recruit.UseCases.Panels.ReadPack;
using RevealRatings = Recruit.UseCases.Panels.RevealRatings;
using SignDecision = Recruit.UseCases.Panels.SignDecision;

namespace Recruit.UseCases.Tests.Panels;

/// <summary>A panel that works here: from the finalists of the released stage to ratings that the closing of its own stage fixes.</summary>
public class PanelLiveTests
{
    private static readonly Id Board = FinalCampaign.Board;
    private static readonly Id Why = LiveService.Routine;

    [Fact]
    public async Task The_agenda_has_those_who_go_on_by_the_released_lists_and_has_each_once()
    {
        using var final = new FinalCampaign();
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(final.Folder);
        await FinalCampaign.ConveneAsync(live, campaign);
        await live.RefusedAsync(FinalCampaign.Agenda(live, campaign), Recruit.Campaigns.CampaignRefusals.NotThatFar);
        await live.CloseAsync(campaign, FinalCampaign.Stages[0], "c0");
        await live.RefusedAsync(FinalCampaign.Agenda(live, campaign), Recruit.Campaigns.CampaignRefusals.NotThatFar);
        await live.ReleaseAsync(campaign, "c0");
        await live.DoAsync<Recruit.Campaigns.EventsTaken>(
            new Withdraw(live.Imported(campaign, "C5", "person-C5"), live.Next(), campaign, FinalCampaign.Stages[1]));

        // One hearing has room, then all have: C6 has no degree, C5 withdrew.
        var agenda = FinalCampaign.Agenda(live, campaign);
        var narrow = agenda with { Operation = live.Next(), Times = [new HearingTime(agenda.Times[0].From, agenda.Times[0].From + TimeSpan.FromMinutes(39))] };
        (await live.DoAsync<AgendaSet>(narrow)).ShouldBe(new AgendaSet(1, 3, 0));
        var close = new CloseStage(LiveService.Officer, live.Next(), Why, campaign, new Id("c1"), FinalCampaign.Stages[1]);
        var refusal = await live.DoAsync<Refusal>(close);
        (refusal.Code, refusal.Facts[0].Value).ShouldBe((UseCaseRefusals.AgendaNotWhole, "3"), "what is fixed stays so, and they could be heard no more");
        (await live.DoAsync<AgendaSet>(agenda)).ShouldBe(new AgendaSet(4, 0, 0));
        (await live.DoAsync<AgendaSet>(agenda with { Operation = live.Next() })).ShouldBe(new AgendaSet(4, 0, 0));
        var entries = (await live.DoAsync<PanelAgenda>(new ReadAgenda(FinalCampaign.First, live.Next(), Why, campaign, Board))).Entries;
        entries.Length.ShouldBe(4);
        entries.Select(one => one.Sitting).Distinct().Count().ShouldBe(4);
        entries.Select(one => one.Candidate).Order().ShouldBe(
            (await Task.WhenAll(((string[])["C1", "C2", "C3", "C4"]).Select(one => FinalCampaign.NumberAsync(live, campaign, one)))).Order());
    }

    [Fact]
    public async Task Who_shares_an_employer_with_a_finalist_is_recused_and_a_pack_is_for_those_who_declared()
    {
        using var final = new FinalCampaign();
        await using var live = new LiveService();
        var campaign = await final.HearAsync(live);
        var (one, two) = (await FinalCampaign.NumberAsync(live, campaign, "C1"), await FinalCampaign.NumberAsync(live, campaign, "C2"));
        await live.RefusedAsync(new ReadPack(FinalCampaign.Third, live.Next(), Why, campaign, Board, one), PanelRefusals.Recused);
        await live.RefusedAsync(new ReadPack(FinalCampaign.First, live.Next(), Why, campaign, Board, one), PanelRefusals.DeclarationsMissing);
        await live.RefusedAsync(
            new ReadPack(FinalCampaign.First with { Account = new Id("stranger") }, live.Next(), Why, campaign, Board, one), PanelRefusals.NotAMember);

        await FinalCampaign.DeclareAsync(live, campaign);
        var pack = await live.DoAsync<PackShown>(new ReadPack(FinalCampaign.First, live.Next(), Why, campaign, Board, one));
        pack.Number.ShouldBe(one);
        pack.Fields.ShouldBe([KeyValuePair.Create(new Id("languages"), "kk and en 2")]);
        var looks = await Pipeline.LooksTests.LooksAsync(live, live.Imported(campaign, "C1", "person-C1"));
        looks.Single().ShouldSatisfyAllConditions(
            look => look.UseCase.ShouldBe(new Id(nameof(ReadPack))), look => look.Act.By.ShouldBe(FinalCampaign.First.Account));

        await live.RefusedAsync(
            new DeclareInterest(FinalCampaign.Second, live.Next(), Why, campaign, Board, two, Interest.Other), PanelRefusals.NoteNeeded);
        await live.DoAsync<PanelDone>(
            new DeclareInterest(FinalCampaign.Second, live.Next(), Why, campaign, Board, two, Interest.Other, "My neighbour."));
        await live.RefusedAsync(new ReadPack(FinalCampaign.Second, live.Next(), Why, campaign, Board, two), PanelRefusals.Recused);
        await live.RefusedAsync(new ReadPack(FinalCampaign.First, live.Next(), Why, campaign, Board, new Id("N1")), PanelRefusals.NotListed);

        var stranger = FinalCampaign.First with { Account = new Id("stranger") };
        await live.RefusedAsync(new RecordHearing(stranger, live.Next(), Why, campaign, Board, two, AttemptState.Absent), PanelRefusals.NotAMember);
        var elsewhere = stranger with { Roles = [.. stranger.Roles, Recruit.Accounts.Role.Mentor] };
        await live.RefusedAsync(new ReadMinutes(elsewhere, live.Next(), Why, campaign, Board), PanelRefusals.NotAMember);
    }

    [Fact]
    public async Task Ratings_are_private_until_the_chair_reveals_them_and_then_comparable()
    {
        using var final = new FinalCampaign();
        await using var live = new LiveService();
        var campaign = await final.HearAsync(live);
        var two = await FinalCampaign.NumberAsync(live, campaign, "C2");
        await live.RefusedAsync(FinalCampaign.Rating(live, FinalCampaign.First, campaign, two, 4), PanelRefusals.DeclarationsMissing);
        await FinalCampaign.DeclareAsync(live, campaign);
        await live.RefusedAsync(FinalCampaign.Rating(live, FinalCampaign.First, campaign, two, 6), PanelRefusals.OutOfRange);
        await live.DoAsync<RatingsTaken>(FinalCampaign.Rating(live, FinalCampaign.First, campaign, two, 4));
        (await live.DoAsync<OwnRatings>(new ReadOwnRatings(FinalCampaign.Second, live.Next(), Why, campaign, Board, two))).ByCriterion.ShouldBeEmpty();
        (await live.DoAsync<OwnRatings>(new ReadOwnRatings(FinalCampaign.First, live.Next(), Why, campaign, Board, two))).ByCriterion[FinalCampaign.Talk].ShouldBe(4);
        (await CompareAsync()).ShouldBeEmpty();
        await live.RefusedAsync(new RevealRatings(FinalCampaign.First, live.Next(), Why, campaign, Board, two), PanelRefusals.RatingsMissing);
        await FinalCampaign.RateAsync(live, campaign, "C2", 4);
        await live.RefusedAsync(FinalCampaign.Rating(live, FinalCampaign.First, campaign, two, 5), PanelRefusals.Revealed);
        (await CompareAsync()).Single().ShouldSatisfyAllConditions(
            row => row.Candidate.ShouldBe(two), row => row.Value.ShouldBe(4), row => row.Ratings.Length.ShouldBe(3));

        async Task<IEnumerable<ComparedFinalist>> CompareAsync() =>
            (await live.DoAsync<PanelComparison>(new CompareFinalists(FinalCampaign.Second, live.Next(), Why, campaign, Board))).Finalists;
    }

    [Fact]
    public async Task A_decision_that_leaves_the_ranking_has_a_reason_and_two_signatures_and_stands_in_the_minutes()
    {
        using var final = new FinalCampaign();
        await using var live = new LiveService();
        var campaign = await final.HearAsync(live);
        await final.RateAllAsync(live, campaign);
        var (first, last) = (await FinalCampaign.NumberAsync(live, campaign, "C2"), await FinalCampaign.NumberAsync(live, campaign, "C5"));
        var decide = new DecideFinalists(
            FinalCampaign.First, live.Next(), Why, campaign, Board,
            [new FinalistRecommendation(first, Recommendation.NotRecommended), new FinalistRecommendation(last, Recommendation.Recommended)]);
        await live.RefusedAsync(decide, PanelRefusals.DeviationNeedsReason);
        await live.RefusedAsync(decide with { Deviation = new DeviationGiven(new Id("languages"), "") }, UseCaseRefusals.Invalid);
        var proposal = (await live.DoAsync<DecisionReply>(decide with
        {
            Operation = live.Next(), Deviation = new DeviationGiven(new Id("languages"), "The post needs three languages."),
        })).Proposal!.Value;
        var read = await live.DoAsync<ProposedDecision>(new ReadProposedDecision(FinalCampaign.Second, live.Next(), Why, campaign, Board));
        (read.Number, read.Deviation!.Words).ShouldBe((proposal, "The post needs three languages."));
        await live.RefusedAsync(new SignDecision(FinalCampaign.First, live.Next(), Why, campaign, Board, proposal), PanelRefusals.SamePerson);
        await live.DoAsync<DecisionReply>(new SignDecision(FinalCampaign.Second, live.Next(), Why, campaign, Board, proposal));

        var minutes = (await live.DoAsync<MinutesShown>(new ReadMinutes(FinalCampaign.Second, live.Next(), Why, campaign, Board))).Facts;
        minutes.Count(one => one.Kind == MinuteKind.Listed).ShouldBe(5);
        minutes.Single(one => one.Kind == MinuteKind.Decided && one.Number == last).ShouldSatisfyAllConditions(
            one => one.Deviation!.Words.ShouldBe("The post needs three languages."),
            one => one.Act!.By.ShouldBe(FinalCampaign.First.Account),
            one => one.Second!.By.ShouldBe(FinalCampaign.Second.Account));
        var own = (await live.DoAsync<MinutesShown>(new ReadMinutes(FinalCampaign.Third, live.Next(), Why, campaign, Board))).Facts;
        var recusedFor = await FinalCampaign.NumberAsync(live, campaign, "C1");
        own.ShouldNotContain(one => one.Number == recusedFor);
        (await LooksAsync("C1")).ShouldNotContain((nameof(ReadMinutes), FinalCampaign.Third.Account), "who is recused reads nothing of that finalist");
        (await LooksAsync("C2")).ShouldContain((nameof(ReadMinutes), FinalCampaign.Third.Account));
        (await LooksAsync("C2")).ShouldContain((nameof(ReadProposedDecision), FinalCampaign.Second.Account));
        await live.DoAsync<PanelComparison>(new CompareFinalists(FinalCampaign.Third, live.Next(), Why, campaign, Board));
        (await LooksAsync("C5")).ShouldContain((nameof(CompareFinalists), FinalCampaign.Third.Account));
        (await LooksAsync("C1")).ShouldNotContain((nameof(CompareFinalists), FinalCampaign.Third.Account));
        (await live.DoAsync<MinutesShown>(new ReadMinutes(LiveService.Auditor, live.Next(), Why, campaign, Board))).Facts
            .ShouldContain(one => one.Number == recusedFor);

        async Task<IEnumerable<(string UseCase, Id By)>> LooksAsync(string candidate) =>
            (await Pipeline.LooksTests.LooksAsync(live, live.Imported(campaign, candidate, candidate))).Select(look => (look.UseCase.Text, look.Act.By));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task The_closing_waits_for_the_panel_and_then_its_lists_are_those_of_the_export(int shards)
    {
        using var final = new FinalCampaign(shards: shards);
        await using var live = new LiveService();
        var campaign = await final.HearAsync(live);
        await FinalCampaign.DeclareAsync(live, campaign);
        await FinalCampaign.RateAsync(live, campaign, "C1", 5);
        await FinalCampaign.RateAsync(live, campaign, "C2", 4);
        await FinalCampaign.RateAsync(live, campaign, "C3", 1);
        var close = new CloseStage(LiveService.Officer, live.Next(), Why, campaign, new Id("c1"), FinalCampaign.Stages[1]);
        await live.RefusedAsync(close, PanelRefusals.RatingsOpen);
        await FinalCampaign.RateAsync(live, campaign, "C4", 3);
        await live.RefusedAsync(close, PanelRefusals.RatingsOpen);
        var absent = new RecordHearing(
            LiveService.Officer, live.Next(), Why, campaign, Board, await FinalCampaign.NumberAsync(live, campaign, "C5"), AttemptState.Absent);
        await live.DoAsync<PanelDone>(absent);
        await live.RefusedAsync(close, PanelRefusals.AbsenceUnconfirmed);
        await live.DoAsync<PanelDone>(absent with { By = FinalCampaign.First, Operation = live.Next() });
        await live.CloseAsync(campaign, FinalCampaign.Stages[1], "c1");
        await live.RefusedAsync(
            new DeclareNoInterest(FinalCampaign.First, live.Next(), Why, campaign, Board), PanelRefusals.Frozen);
        await live.RestartAsync();
        await live.ReleaseAsync(campaign, "c1");

        var lists = await live.DoAsync<FilesGiven>(new ReadLists(LiveService.Auditor, live.Next(), campaign));
        var exported = await live.DoAsync<FilesGiven>(new ExportFolder(LiveService.Auditor, live.Next(), campaign));
        var ratings = Encoding.UTF8.GetString(exported.Files["ratings.csv"].Span);
        ratings.ShouldContain("C1,board,Олжас Т.,,recused");
        ratings.ShouldContain("C2,board,Мадина Ж.,talk,4");
        Encoding.UTF8.GetString(exported.Files["attempts.csv"].Span).ShouldContain("C5,board,absent");
        Encoding.UTF8.GetString(lists.Files["stages.csv"].Span).ShouldContain("C5,interview,absent,not-advanced,absent:board,,");
        var assessed = ResultFolder.ToFiles(Assessment.Run(CampaignFolder.Read(exported.Files).Campaign!));
        foreach (var file in assessed.Keys.Where(file => file is not ("stages.csv" or "report.json")))
        {
            Encoding.UTF8.GetString(lists.Files[file].Span).ShouldBe(Encoding.UTF8.GetString(assessed[file].Span), file);
        }

        Encoding.UTF8.GetString(lists.Files["offers.csv"].Span).Split('\n')[1..3].Select(row => row.Split(',')[0]).ShouldBe(["C1", "C2"]);
    }

    [Fact]
    public async Task Who_has_to_do_what_about_a_finalist_is_watched_and_a_voided_hearing_takes_two()
    {
        using var final = new FinalCampaign();
        await using var live = new LiveService();
        var campaign = await final.HearAsync(live);
        var files = (await live.DoAsync<PanelFiles>(new WatchPanel(LiveService.Officer, live.Next(), Why, campaign, Board))).Files;
        files.Length.ShouldBe(14, "five finalists and three members, of whom one is recused for one");
        files.ShouldAllBe(file => file.Step == PanelStep.Declare);
        var number = await FinalCampaign.NumberAsync(live, campaign, "C2");
        var wish = new VoidHearing(LiveService.Officer, live.Next(), Why, campaign, Board, number);
        (await live.DoAsync<VoidingAsked>(wish)).IsVoided.ShouldBeFalse();
        await live.DoAsync<PanelDone>(new KeepHearing(LiveService.Approver, live.Next(), Why, campaign, Board, number));
        (await live.DoAsync<VoidingAsked>(wish with { Operation = live.Next() })).IsVoided.ShouldBeFalse();
        (await live.DoAsync<VoidingAsked>(wish with { Operation = live.Next(), By = LiveService.Approver with { Account = new Id("zarina") } })).IsVoided.ShouldBeTrue();
        await live.RefusedAsync(
            new RecordHearing(LiveService.Officer, live.Next(), Why, campaign, Board, number, AttemptState.Absent), PanelRefusals.Voided);
    }
}
