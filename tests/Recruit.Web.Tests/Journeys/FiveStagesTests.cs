using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Lists;
using Recruit.Stages.Attraction;
using Recruit.Stages.Training;
using Recruit.Testing;
using Recruit.UseCases;
using Recruit.UseCases.Accounts;
using Recruit.UseCases.Lists;
using Recruit.UseCases.Panels;
using Recruit.UseCases.Sittings;
using Recruit.UseCases.Training;
using Recruit.Vacancies;
using Recruit.Web.Demo;
using Recruit.Web.Layout;
using Recruit.Web.Tests.Browser;
using Recruit.Web.Tests.Candidates;
using Recruit.Web.Tests.Office;
using Announced = Recruit.UseCases.Attraction;
using ConfirmResult = Recruit.UseCases.Training.ConfirmResult;
using EnterResult = Recruit.UseCases.Training.EnterResult;
using OpenCohort = Recruit.UseCases.Training.OpenCohort;
using RecordPresence = Recruit.UseCases.Training.RecordPresence;

namespace Recruit.Web.Tests.Journeys;

/// <summary>
/// One candidate, an officer with the one who approves, and a panel go through attraction, primary selection, professional testing, final selection and training over real
/// HTTP, in one language. In every run in one language, picked like that of other pages; with <c>RECRUIT_CASES</c> above 1 in all three.
/// </summary>
public sealed class FiveStagesTests(DemoService demo) : IClassFixture<DemoService>
{
    private const string Password = "тау басында қар жатыр";

    private static readonly Id Why = DemoDesk.Reason;
    private static readonly Id Cohort = new("spring");
    private static readonly string[] BeforeFinal = ["interest", "filter", "entry"];

    private Language language;
    private Id campaign;
    private string name = "";

    private DemoDesk Desk => new(demo.Desk);

    private string File => $"/applications/{campaign}";

    private string Office => $"/office/{campaign}";

    private Instant Now => Instant.Of(demo.Time.GetUtcNow());

    [Fact]
    public async Task A_candidate_an_officer_and_a_panel_go_through_all_five_stages_in_one_language()
    {
        foreach (var code in Chromium.CasesOf("five-stages").Select(one => one.Language).Distinct())
        {
            language = Speech.Codes.Single(one => one.Value == code).Key;
            (campaign, name) = (new Id($"clerk-{code}"), $"person{7000 + (int)language}@example.kz");
            await OpenAsync();
            var (self, rival) = (await AttractAsync(name), await ApplyAsync($"person{7100 + (int)language}@example.kz"));
            await SitAsync(self, rival);
            demo.Time.Move(TimeSpan.FromDays(8));
            foreach (var stage in BeforeFinal)
            {
                await ReleaseAsync(stage);
            }

            await FollowAsync("next.waiting", decided: 3);
            var person = await PersonAsync();
            await HearAsync(person);
            await ReleaseAsync("interview");
            await AcceptAsync();
            await TrainAsync(person);
            await ReleaseAsync("course");
            await FollowAsync("next.placed", decided: 5);
        }
    }

    /// <summary>The rules are sent, sealed and opened by two, and the vacancy is announced.</summary>
    private async Task OpenAsync()
    {
        using var officer = await SignInAsync(Role.AgencyOfficer);
        using var approver = await SignInAsync(Role.Approver);
        var drafted = await officer.SubmitAsync(await officer.GetAsync("/new-campaign"), [], file: Zip());
        officer.ShouldSay(drafted.Document.QuerySelector("dd")!.TextContent, "office.status.Checked");
        foreach (var step in (string[])["Seal", "Open"])
        {
            await officer.SubmitAsync(await officer.GetAsync(Office), [], step);
            await ApproveAsync(approver);
        }

        officer.ShouldSay((await officer.GetAsync(Office)).Document.QuerySelector("dd")!.TextContent, "office.status.Open");
        await Desk.AskAsync<AnnouncementIsOpen>(new Announced.OpenAnnouncement(
            DemoDesk.Officer, DemoDesk.Fresh, Why, campaign, 3, 3, Now + TimeSpan.FromDays(20), 5, 1, [new Id("told-of-opening")], 365));
        var text = new Trilingual<AnnouncementText>(new("Бас маман", "Астанада жұмыс."), new("Главный специалист", "Работа в Астане."), new("Chief specialist", "Work in Astana."));
        var stands = await Desk.AskAsync<TextStands>(new Announced.DraftText(DemoDesk.Officer, DemoDesk.Fresh, Why, campaign, text));
        await Desk.AskAsync<TextStands>(new Announced.ProposePublication(DemoDesk.Officer, DemoDesk.Fresh, Why, campaign, 1));
        await Desk.AskAsync<TextStands>(new Announced.ApprovePublication(DemoDesk.Approver, DemoDesk.Fresh, Why, campaign, 1, stands.Digest));
    }

    /// <summary>Somebody finds the vacancy, looks at its steps, registers and applies.</summary>
    private async Task<string> AttractAsync(string person)
    {
        using var visitor = new Speaker(demo.Address, language);
        (await visitor.GetAsync("/vacancies")).Document.QuerySelectorAll($"main a[href$='/vacancies/{campaign}']").ShouldNotBeEmpty();
        (await visitor.GetAsync($"/vacancies/{campaign}")).Heading.ShouldContain(visitor.Words.In(new Title("Бас маман", "Главный специалист", "Chief specialist")));
        await visitor.GetAsync($"/vacancies/{campaign}/eligibility");
        await visitor.GetAsync("/how-it-works");
        return await ApplyAsync(person);
    }

    private async Task<string> ApplyAsync(string person)
    {
        using var visitor = new Speaker(demo.Address, language);
        var registered = await visitor.SubmitAsync(await visitor.GetAsync("/register"), new() { ["Name"] = person, ["Password"] = Password });
        await visitor.SubmitAsync(registered, new() { ["Name"] = person, ["Password"] = Password });
        var here = $"/apply/{campaign}";
        await visitor.GetAsync(here);
        await visitor.SubmitAsync(await visitor.GetAsync($"{here}/identity"), new() { ["Number"] = CandidateService.NumberOf(person) });
        await visitor.SubmitAsync(await visitor.GetAsync($"{here}/details"), new() { ["f0"] = "Айжан Серікқызы", ["f1"] = "yes", ["f2"] = "yes" });
        await visitor.SubmitAsync(await visitor.GetAsync($"{here}/consent"), new() { ["Agreed"] = "true" });
        (await visitor.SubmitAsync(await visitor.GetAsync($"{here}/check"), [])).Path.ShouldEndWith("/receipt");
        visitor.ShouldSay((await visitor.GetAsync(File)).Document.QuerySelector("#next p")!.TextContent, "next.applications");
        return person;
    }

    /// <summary>Both sit the test; the one of whom this tells better.</summary>
    private async Task SitAsync(string self, string rival)
    {
        await Desk.AskAsync<FormsDealt>(new DealForms(DemoDesk.Officer, DemoDesk.Fresh, Why, campaign));
        foreach (var (person, right) in ((string, int)[])[(self, 2), (rival, 1)])
        {
            using var visitor = await SignIn(person);
            await visitor.GetAsync("/calendar");
            var page = await visitor.SubmitAsync(await visitor.GetAsync($"/vacancies/{campaign}/tests/law"), []);
            var given = page.Document.QuerySelectorAll("input[type=radio]").Select(one => one.GetAttribute("name")!).Distinct()
                .Select((item, place) => (item, place)).ToDictionary(one => one.item, one => one.place < right ? "a" : "b");
            given["go"] = "on";
            await visitor.SubmitAsync(await visitor.SubmitAsync(page, given), []);
        }
    }

    /// <summary>A stage is closed, looked at, proposed and released, by two.</summary>
    private async Task ReleaseAsync(string stage)
    {
        using var officer = await SignInAsync(Role.AgencyOfficer);
        using var approver = await SignInAsync(Role.Approver);
        var closing = await officer.SubmitAsync(await officer.GetAsync(Office), [], "Close");
        closing.Path.ShouldEndWith("/closing", Case.Sensitive, stage);
        var rehearsed = await officer.SubmitAsync(closing, [], "Rehearse");
        await officer.SubmitAsync(rehearsed, [], "Propose");
        await ApproveAsync(approver);
    }

    /// <summary>The panel is convened, hears both, and says what it thinks of them.</summary>
    private async Task HearAsync(Caller person)
    {
        var accounts = await Task.WhenAll(AccountOfAsync(Role.PanelChair), AccountOfAsync(Role.PanelMember));
        using (var officer = await SignInAsync(Role.AgencyOfficer))
        {
            var board = await officer.GetAsync($"{Office}/panels/board");
            board = await officer.PostAsync(board, "Convene", ("Account", accounts[0].Text), ("Account", accounts[1].Text), ("Chair", "0"));
            board = await officer.SubmitAsync(board, new() { ["From"] = TypedMoment.Print(Now + TimeSpan.FromHours(2)), ["Until"] = TypedMoment.Print(Now + TimeSpan.FromHours(6)) }, "Agenda");
            board.Document.QuerySelectorAll("#agenda tbody tr").Length.ShouldBe(2);
        }

        await FollowAsync("next.waiting", decided: 3);
        demo.Time.Move(TimeSpan.FromHours(12));
        var number = (await Desk.AskAsync<OwnHearingsShown>(new ReadOwnHearings(person, DemoDesk.Fresh, campaign))).Hearings.Single().Number.Text;
        using var chair = await SignInAsync(Role.PanelChair);
        using var member = await SignInAsync(Role.PanelMember);
        var path = $"/panels/{campaign}/board";
        foreach (var one in (Speaker[])[chair, member])
        {
            (await one.GetAsync("/panels")).Document.QuerySelectorAll($"a[href$='{path}']").ShouldNotBeEmpty();
            await one.SubmitAsync(await one.GetAsync(path), [], "None");
        }

        var numbers = (await chair.GetAsync(path)).Document.QuerySelectorAll("tbody th").Select(one => one.TextContent.Trim()).ToArray();
        foreach (var one in (Speaker[])[chair, member])
        {
            foreach (var finalist in numbers)
            {
                await one.SubmitAsync(await one.GetAsync($"{path}/finalists/{finalist}"), new() { ["rating-talk"] = finalist == number ? "5" : "3" }, "Rate");
            }
        }

        foreach (var finalist in numbers)
        {
            await chair.SubmitAsync(await chair.GetAsync($"{path}/finalists/{finalist}"), [], "Reveal");
        }

        await chair.SubmitAsync(await chair.GetAsync($"{path}/compare"), numbers.ToDictionary(one => $"for-{one}", _ => "Recommended"), "Decide");
        (await member.GetAsync($"{path}/minutes")).Heading.ShouldEndWith(member.Words["panel.minutes"]);
    }

    /// <summary>The place is offered and taken, and the desk of the agency shows it.</summary>
    private async Task AcceptAsync()
    {
        using var visitor = await SignIn(name);
        visitor.ShouldSay((await visitor.GetAsync(File)).Document.QuerySelector("#next p")!.TextContent, "next.offer");
        var accepted = await visitor.SubmitAsync(await visitor.GetAsync($"{File}/offer"), new() { ["answer"] = "accept" });
        visitor.ShouldSay(accepted.Document.QuerySelector("#next p")!.TextContent, "next.placed");
        await visitor.GetAsync("/messages");
        using var officer = await SignInAsync(Role.AgencyOfficer);
        officer.ShouldSay((await officer.GetAsync($"{Office}/offers")).Document.QuerySelector("#places .govuk-tag")!.TextContent, "offers.state.Accepted");
    }

    /// <summary>The cohort opens and the candidate enters it, comes, and has a result that two people know.</summary>
    private async Task TrainAsync(Caller person)
    {
        var account = await AccountOfAsync(Role.Trainer);
        var trainer = new Caller(account, [Role.Trainer], DemoDesk.Agency);
        var (session, seminars) = (new Id("s1"), new Id("seminars"));
        await Desk.AskAsync<CohortDone>(new OpenCohort(
            DemoDesk.Officer, DemoDesk.Fresh, Why, campaign, Cohort, ImmutableSortedDictionary<Id, Id>.Empty.Add(session, account).Add(seminars, account), []));
        (await Desk.AskAsync<CohortEnrolled>(new EnrolTrainees(DemoDesk.Officer, DemoDesk.Fresh, Why, campaign, Cohort))).In.ShouldBe(1);
        var own = await Desk.AskAsync<OwnTrainingShown>(new ReadOwnTraining(person, DemoDesk.Fresh, campaign));
        own.Trainee.IsIn.ShouldBeTrue();
        await FollowAsync("next.placed", decided: 4);
        demo.Time.Move(TimeSpan.FromDays(20));
        await Desk.AskAsync<CohortDone>(new RecordPresence(
            trainer, DemoDesk.Fresh, Why, campaign, Cohort, session, ImmutableSortedDictionary<Id, PresenceEntry>.Empty.Add(own.Trainee.Number, new PresenceEntry(Presence.Present))));
        var entered = await Desk.AskAsync<ResultTaken>(new EnterResult(
            trainer, DemoDesk.Fresh, Why, campaign, Cohort, own.Trainee.Number, seminars, new TrainingResult(AttemptState.None, ImmutableSortedDictionary<Id, decimal>.Empty.Add(new Id("talks"), 9))));
        await Desk.AskAsync<CohortDone>(new ConfirmResult(DemoDesk.Approver, DemoDesk.Fresh, Why, campaign, Cohort, own.Trainee.Number, seminars, entered.Number));
    }

    /// <summary>The candidate sees what follows, and each stage that is decided.</summary>
    private async Task FollowAsync(string next, int decided)
    {
        using var visitor = await SignIn(name);
        var page = await visitor.GetAsync(File);
        visitor.ShouldSay(page.Document.QuerySelector("#next p")!.TextContent, next);
        page.Document.QuerySelectorAll(".recruit-timeline .govuk-tag").Select(one => one.TextContent.Trim()).ShouldBe(Enumerable.Repeat(visitor.Words["decision.on"], decided));
        await visitor.GetAsync($"{File}/results");
        await visitor.GetAsync("/applications");
    }

    private async Task ApproveAsync(Speaker approver)
    {
        var proposal = (await approver.GetAsync(Office)).Document.QuerySelectorAll("main ul a[href*='/proposals/']").Single().GetAttribute("href")!;
        await approver.SubmitAsync(await approver.GetAsync(proposal), [], "Approve");
    }

    private async Task<Speaker> SignIn(string person)
    {
        var visitor = new Speaker(demo.Address, language);
        await visitor.SubmitAsync(await visitor.GetAsync("/sign-in"), new() { ["Name"] = person, ["Password"] = Password });
        return visitor;
    }

    private async Task<Speaker> SignInAsync(Role role)
    {
        // A code is good once, and for half a minute.
        demo.Time.Move(TimeSpan.FromSeconds(31));
        var visitor = new Speaker(demo.Address, language);
        var page = await visitor.SubmitAsync(await visitor.GetAsync("/sign-in"), new() { ["Name"] = DemoService.NameOf(role), ["Password"] = DemoPeople.Password });
        page = await visitor.SubmitAsync(page, new() { ["Code"] = page.Document.QuerySelector(".govuk-inset-text")!.TextContent.Trim()[^6..] });
        visitor.ShouldSay(page.Heading, "account.title");
        return visitor;
    }

    private async Task<Id> AccountOfAsync(Role role) =>
        (await Desk.AskAsync<AccountOpened>(new FindAccount(DemoDesk.FirstAdministrator, DemoDesk.Fresh, DemoService.NameOf(role)))).Account;

    /// <summary>The candidate of whom this tells: who was best in the test.</summary>
    private async Task<Caller> PersonAsync()
    {
        var entry = new Id("entry");
        var found = await Desk.AskAsync<ApplicantsFound>(new SearchApplicants(
            DemoDesk.Officer, DemoDesk.Fresh, Why, campaign, ApplicantFilter.All with { Results = new ResultFilter(entry, [], []) }, new ApplicantOrder(entry)));
        return new Caller(new Id("journey"), [Role.Candidate], Person: found.Rows[0].Person);
    }

    private byte[] Zip()
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (var (file, content) in Files())
            {
                using var entry = zip.CreateEntry(file).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return bytes.ToArray();
    }

    private (string File, string Content)[] Files()
    {
        string At(double days) => Instant.Of(demo.Time.GetUtcNow().AddDays(days)).ToString();
        string Text(string kk, string ru, string en) => $$"""{ "kk": "{{kk}}", "ru": "{{ru}}", "en": "{{en}}" }""";
        var item = $$"""{ "stem": {{Text("Солай ма?", "Так ли это?", "Is it so?")}}, "options": { "a": {{Text("Иә", "Да", "Yes")}}, "b": {{Text("Жоқ", "Нет", "No")}} } }""";
        return
        [
            ("vacancy.json", $$"""
                { "id": "{{campaign}}", "title": {{Text("Бас маман", "Главный специалист", "Chief specialist")}}, "posts": 1, "timeZone": "Asia/Almaty",
                  "fields": [ { "id": "name", "type": "text" }, { "id": "informed", "type": "flag" }, { "id": "citizen", "type": "flag" } ],
                  "stages": [
                    { "id": "interest", "kind": "attraction", "requirements": [ { "id": "informed", "field": "informed", "op": "equals", "value": "yes", "reason": "not-informed" } ] },
                    { "id": "filter", "kind": "primary-selection", "requirements": [ { "id": "citizen", "field": "citizen", "op": "equals", "value": "yes", "reason": "not-a-citizen" } ] },
                    { "id": "entry", "kind": "professional-testing", "band": { "holdFrom": 1, "passFrom": 1 },
                      "score": { "components": [ { "id": "law", "source": "test:law" } ], "combine": "weighted-sum", "digits": 0 } },
                    { "id": "interview", "kind": "final-selection", "band": { "holdFrom": 2, "passFrom": 2 },
                      "score": { "components": [ { "id": "talk", "source": "panel:board" } ], "combine": "weighted-sum", "digits": 2 } },
                    { "id": "course", "kind": "training", "band": { "holdFrom": 5, "passFrom": 5 },
                      "score": { "components": [ { "id": "seminars", "source": "exercise:seminars" } ], "combine": "weighted-sum", "digits": 0 } } ],
                  "exercises": [ { "id": "seminars", "criteria": [ { "id": "talks", "max": 10 } ], "markers": 1 } ],
                  "panels": [ { "id": "board", "members": ["Әлия", "Олег"], "method": "mean", "quorum": "2/3", "criteria": [ { "id": "talk", "min": 1, "max": 5 } ] } ],
                  "merit": { "stages": [ { "stage": "interview" } ], "combine": "weighted-sum", "digits": 2, "seed": "{{campaign}}" } }
                """),
            ("campaign.json", $$"""
                { "format": 1, "terms": { "apply": 1 }, "panels": { "noticeHours": 1, "hearingMinutes": 20 },
                  "sittings": [ { "of": "test:law", "minutes": 60, "graceSeconds": 30, "lostTime": { "credit": "none" },
                    "window": { "opens": "{{At(-1)}}", "lastStart": "{{At(6)}}", "closes": "{{At(7)}}" } } ],
                  "training": { "cohorts": [ { "id": "spring", "sessions": [ { "id": "s1", "starts": "{{At(15)}}", "ends": "{{At(15.2)}}", "place": "hall" } ] } ] } }
                """),
            ("tests/law.json", """
                { "id": "law", "sections": [ { "id": "first", "items": [
                  { "id": "q1", "type": "single", "options": [ "a", "b" ], "keys": [ "a" ] }, { "id": "q2", "type": "single", "options": [ "a", "b" ], "keys": [ "a" ] } ] } ] }
                """),
            ("papers/law.json", $$"""{ "format": 1, "title": {{Text("Заңнама тесті", "Тест по законодательству", "Test of law")}}, "items": { "q1": {{item}}, "q2": {{item}} } }"""),
            ("words.json", $$"""
                { "format": 1,
                  "fields": {
                    "name": { "label": {{Text("Аты-жөні", "ФИО", "Full name")}} },
                    "informed": { "label": {{Text("Хабардармын", "Мне известно о вакансии", "I know of the vacancy")}} },
                    "citizen": { "label": {{Text("Азаматтығы", "Гражданство", "Citizenship")}} } },
                  "stages": {
                    "interest": {{Text("Қызығушылық", "Интерес", "Interest")}}, "filter": {{Text("Талаптар", "Требования", "Requirements")}}, "entry": {{Text("Тест", "Тест", "Test")}},
                    "interview": {{Text("Әңгімелесу", "Собеседование", "Interview")}}, "course": {{Text("Курс", "Курс", "Course")}} } }
                """),
        ];
    }
}
