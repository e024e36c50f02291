using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.Sittings;
using Recruit.Stages.FinalSelection;
using Recruit.Testing;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Closing;
using Recruit.UseCases.Panels;
using Recruit.UseCases.Sittings;
using Recruit.UseCases.Tests.Panels;
using Recruit.Vacancies;

namespace Recruit.UseCases.Tests.Closing;

/// <summary>Events that two people record before the facts they rest on are fixed keep no campaign from being computed: what was recorded stands before what was noted later.</summary>
public sealed class LateFactsTests
{
    private static readonly DateTimeOffset SittingDay = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    /// <summary>Two people record ratings of C5; then one officer notes that C5 was absent, which nobody contests.</summary>
    [Fact]
    public async Task Ratings_by_event_and_then_an_absence_by_one_officer()
    {
        using var final = new FinalCampaign();
        await using var live = new LiveService();
        var campaign = await UnheardTests.EnterAsync(final, live);
        await FinalCampaign.ConveneAsync(live, campaign);
        await live.DoAsync<AgendaSet>(FinalCampaign.Agenda(live, campaign));
        var five = live.Imported(campaign, "C5", "person-C5");
        var number = await FinalCampaign.NumberAsync(live, campaign, "C5");
        foreach (var (place, member) in ((string[])["Мадина Ж.", "Нұрлан С."]).Index())
        {
            await UnheardTests.RecordAsync(live, campaign, $"rated-{place}", new EventRow(
                "set-rating", five.Person, Test: FinalCampaign.Board, Item: FinalCampaign.Talk, Value: "5", Person: new Person(member)));
        }

        live.Time.Move(FinalCampaign.Day);
        await FinalCampaign.DeclareAsync(live, campaign);
        foreach (var (candidate, rating) in ((string, decimal)[])[("C1", 5), ("C2", 4), ("C3", 4), ("C4", 3)])
        {
            await FinalCampaign.RateAsync(live, campaign, candidate, rating);
        }

        await live.DoAsync<PanelDone>(new RecordHearing(LiveService.Officer, live.Next(), LiveService.Routine, campaign, FinalCampaign.Board, number, AttemptState.Absent));
        live.Time.Move(TimeSpan.FromDays(30));
        await live.DoAsync<StandingTold>(UnheardTests.Close(live, campaign));
    }

    /// <summary>Two people record a rating by a member, who recuses himself for that candidate afterwards, alone.</summary>
    [Fact]
    public async Task Ratings_by_event_of_a_member_who_recuses_himself_later()
    {
        using var final = new FinalCampaign();
        await using var live = new LiveService();
        var campaign = await UnheardTests.EnterAsync(final, live);
        await FinalCampaign.ConveneAsync(live, campaign);
        await live.DoAsync<AgendaSet>(FinalCampaign.Agenda(live, campaign));
        var one = live.Imported(campaign, "C1", "person-C1");
        await UnheardTests.RecordAsync(live, campaign, "rated", new EventRow(
            "set-rating", one.Person, Test: FinalCampaign.Board, Item: FinalCampaign.Talk, Value: "5", Person: new Person("Олжас Т.")));
        live.Time.Move(FinalCampaign.Day);
        await final.RateAllAsync(live, campaign);
        live.Time.Move(TimeSpan.FromDays(30));
        await live.DoAsync<StandingTold>(UnheardTests.Close(live, campaign));
    }

    /// <summary>Two people record a mark of somebody who sat on paper, while the exercise can still be started here; nobody starts.</summary>
    [Fact]
    public async Task A_mark_by_event_of_whoever_did_not_start_here()
    {
        using var small = new SmallCampaign(1, ("A", 10), ("B", 9));
        File.WriteAllText(Path.Combine(small.Folder, "campaign.json"), """
            { "format": 1, "shards": { "count": 2 }, "sittings": [ { "of": "exercise:essay", "minutes": 60, "lostTime": { "credit": "none" },
              "window": { "opens": "2026-03-02T09:00:00Z", "lastStart": "2026-03-02T18:00:00Z", "closes": "2026-03-03T00:00:00Z" } } ] }
            """);
        File.WriteAllText(Path.Combine(small.Folder, "marks.csv"), "candidate,exercise,marker,criterion,mark\n");
        await using var live = new LiveService(SittingDay.AddDays(-3));
        var campaign = await live.ImportAsync(small.Folder);
        await live.DoAsync<FormsDealt>(new DealForms(LiveService.Officer, live.Next(), LiveService.Routine, campaign));
        var person = live.Imported(campaign, "A", "person-A").Person;
        await UnheardTests.RecordAsync(live, campaign, "mark", new EventRow("set-mark", person, Test: new Id("essay"), Item: new Id("law"), Value: "7", Person: new Person("M")));
        live.Time.Show(SittingDay.AddDays(3));
        await live.DoAsync<StandingTold>(new CloseStage(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("c0"), new Id("essay")));
    }

    /// <summary>A test of a later stage was sat already, and two people correct a response of it before the earlier stage is closed.</summary>
    [Fact]
    public async Task A_response_by_event_in_a_test_of_a_later_stage_that_was_sat_here()
    {
        using var copy = new FolderCopy(Path.Combine(LiveIsAssessTests.SuitesFolder(), "kz-entry-test", "campaign"), 1);
        File.WriteAllText(Path.Combine(copy.Folder, "campaign.json"), """
            { "format": 1, "shards": { "count": 3 }, "sittings": [ { "of": "test:law", "minutes": 60, "lostTime": { "credit": "none" },
              "window": { "opens": "2026-03-02T09:00:00Z", "lastStart": "2026-03-02T18:00:00Z", "closes": "2026-03-03T00:00:00Z" } } ] }
            """);
        foreach (var name in (string[])["attempts.csv", "responses.csv"])
        {
            var file = Path.Combine(copy.Folder, name);
            File.WriteAllLines(file, File.ReadLines(file).Where(line => !line.Contains(",law,", StringComparison.Ordinal)).ToList());
        }

        var rules = Recruit.Files.CampaignFolder.Read(copy.Folder).Campaign!.Rules;
        var test = rules.Tests[rules.TestIndex(new Id("law"))];
        await using var live = new LiveService(SittingDay);
        var campaign = await live.ImportAsync(copy.Folder);
        await live.DoAsync<FormsDealt>(new DealForms(LiveService.Officer, live.Next(), LiveService.Routine, campaign));
        var door = new AttemptDoor(
            live.Actors, new AttemptCredentials(live.Keys.CredentialSecret.Bytes), live.Keys.Persons, new PaperKeys(live.Keys.PaperSecret.Bytes),
            new OnePaper(campaign, new SittingPaper(Recruit.Files.Sittings.CampaignPlanFile.Read(copy.Folder).Plan!.Sittings.Single().Plan, test, 0)), 100);
        var definitions = new Definitions(live.Parts);
        var person = definitions.KeyOf(campaign, "K02");
        var entered = (await door.StartAsync(
            new ShardId(campaign, ShardId.NumberOf(person, shards: 3)), new AttemptRef(AttemptNames.Of(definitions, campaign, test.Id, person)))).Reply.ShouldBeOfType<AttemptEntered>();
        (await door.SubmitAsync(entered.Credential, 0)).Reply.ShouldBeOfType<SubmissionReceipt>();
        var item = test.Sections[0].Items[0].Id;
        var propose = new ProposeEvents(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("response"), [new WrittenEvent("set-response", "K02", Test: "law", Item: item.Text)]);
        await live.DoAsync<CampaignDone>(propose);
        await live.DoAsync<EventsTaken>(new ApproveStep(LiveService.Approver, live.Next(), LiveService.Routine, campaign, new Id("response")));
        await live.DoAsync<StandingTold>(new CloseStage(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("c0"), rules.Vacancy.Stages[0].Id));
    }

    /// <summary>The marks came with the import, without attempts; then one officer deals forms of the same exercise.</summary>
    [Fact]
    public async Task Imported_marks_and_forms_that_one_officer_deals()
    {
        using var small = new SmallCampaign(1, ("A", 10), ("B", 9));
        File.WriteAllText(Path.Combine(small.Folder, "campaign.json"), """
            { "format": 1, "shards": { "count": 2 }, "sittings": [ { "of": "exercise:essay", "minutes": 60, "lostTime": { "credit": "none" },
              "window": { "opens": "2026-03-02T09:00:00Z", "lastStart": "2026-03-02T18:00:00Z", "closes": "2026-03-03T00:00:00Z" } } ] }
            """);
        var expected = LiveIsAssessTests.Assess(small.Folder);
        await using var live = new LiveService(SittingDay);
        var campaign = await live.ImportAsync(small.Folder);
        await live.DoAsync<FormsDealt>(new DealForms(LiveService.Officer, live.Next(), LiveService.Routine, campaign));
        live.Time.Show(SittingDay.AddDays(3));
        await live.DoAsync<StandingTold>(new CloseStage(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("c0"), new Id("essay")));
        await live.DoAsync<RehearsalShown>(new Rehearse(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("c0")));
        await live.ReleaseAsync(campaign, "c0");
        var lists = await live.DoAsync<Recruit.UseCases.Handover.FilesGiven>(new Recruit.UseCases.Handover.ReadLists(LiveService.Auditor, live.Next(), campaign));
        foreach (var (file, content) in expected)
        {
            System.Text.Encoding.UTF8.GetString(lists.Files[file].Span).ShouldBe(System.Text.Encoding.UTF8.GetString(content.Span), file);
        }
    }

    /// <summary>
    /// C5 is let in a minute before the own hearing, and an officer notes that nobody came. The refusal names record-events as the way out; two people do that with the ratings of
    /// a later talk, which the check finds in order, and by that no stage can ever be closed again.
    /// </summary>
    [Fact]
    public async Task The_way_out_that_the_refusal_names()
    {
        using var final = new FinalCampaign();
        await using var live = new LiveService();
        var campaign = await UnheardTests.EnterAsync(final, live);
        await FinalCampaign.ConveneAsync(live, campaign);
        await live.DoAsync<AgendaSet>(FinalCampaign.Agenda(live, campaign));
        var five = live.Imported(campaign, "C5", "person-C5");
        var hearing = (await live.DoAsync<OwnHearingsShown>(new ReadOwnHearings(five, live.Next(), campaign))).Hearings.Single();
        await SetDegreeAsync("bachelor");
        live.Time.Move(hearing.At - Instant.Of(live.Time.GetUtcNow()) - TimeSpan.FromMinutes(1));
        await SetDegreeAsync("master");
        live.Time.Move(FinalCampaign.Day);
        await FinalCampaign.DeclareAsync(live, campaign);
        foreach (var (candidate, rating) in ((string, decimal)[])[("C1", 5), ("C2", 4), ("C3", 4), ("C4", 3)])
        {
            await FinalCampaign.RateAsync(live, campaign, candidate, rating);
        }

        await live.DoAsync<PanelDone>(new RecordHearing(LiveService.Officer, live.Next(), LiveService.Routine, campaign, FinalCampaign.Board, hearing.Number, AttemptState.Absent));
        live.Time.Move(TimeSpan.FromDays(30));
        await live.ToldAsync(UnheardTests.Close(live, campaign), UseCaseRefusals.Unheard, ("waiting", "1"), ("panel", "board"), ("way-out", "record-events"));

        WrittenEvent[] rows =
        [
            new("set-rating", "C5", Test: "board", Item: "talk", Value: "5", Person: "Мадина Ж."),
            new("set-rating", "C5", Test: "board", Item: "talk", Value: "5", Person: "Нұрлан С."),
        ];
        await live.DoAsync<EventsFit>(new CheckEvents(LiveService.Officer, live.Next(), LiveService.Routine, campaign, [.. rows]));
        await live.DoAsync<CampaignDone>(new ProposeEvents(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("ratings"), [.. rows]));
        await live.DoAsync<EventsTaken>(new ApproveStep(LiveService.Approver, live.Next(), LiveService.Routine, campaign, new Id("ratings")));
        await live.DoAsync<StandingTold>(UnheardTests.Close(live, campaign));

        async Task SetDegreeAsync(string degree)
        {
            await UnheardTests.RecordAsync(live, campaign, degree, new EventRow("set-field", five.Person, Item: new Id("degree"), Value: degree));
            await live.CloseAsync(campaign, FinalCampaign.Stages[0], $"since-{degree}");
            await live.ReleaseAsync(campaign, $"since-{degree}");
        }
    }

    private sealed class OnePaper(Id campaign, SittingPaper paper) : SittingPapers
    {
        public override SittingPaper? Find(Id campaignOf, Id test) => campaignOf == campaign && test == paper.Plan.Test ? paper : null;
    }
}
