using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Appeals;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Files;
using Recruit.Files.Handover;
using Recruit.ItemBanks;
using Recruit.Lists;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.UseCases;
using Recruit.UseCases.Accounts;
using Recruit.UseCases.Appeals;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Closing;
using Recruit.UseCases.Handover;
using Recruit.UseCases.Lists;
using Recruit.UseCases.Sittings;
using Recruit.Vacancies;
using Recruit.Web.Demo;
using FileAppeal = Recruit.UseCases.Appeals.FileAppeal;

namespace Recruit.Web.Tests.Office;

/// <summary>
/// One filled service for all tests of an agency's desks: the campaign of the demonstration, which they read and do not move on, and what each of them makes for itself.
/// </summary>
public sealed class OfficeService : IAsyncLifetime
{
    /// <summary>The campaign of invented people, whose selection is released.</summary>
    internal const string Filled = "/en/office/chief-specialist";

    /// <summary>A campaign of three whose filter is closed and not released, with texts that a spreadsheet would run.</summary>
    internal const string Embargoed = "embargoed";

    /// <summary>Name of a campaign and of a bank of another agency, once they are made.</summary>
    internal const string Foreign = "foreign-name";

    /// <summary>The rules of that campaign.</summary>
    internal const string ForeignRules = $$"""
        { "id": "{{Foreign}}", "title": { "kk": "Маман", "ru": "Специалист", "en": "Specialist" }, "posts": 1, "timeZone": "Asia/Almaty",
          "fields": [ { "id": "degree", "type": "ordinal", "levels": ["bachelor", "master"] } ],
          "stages": [ { "id": "filter", "kind": "primary-selection",
            "requirements": [ { "id": "degree", "field": "degree", "op": "at-least", "value": "master", "reason": "no-degree" } ] } ] }
        """;

    private static readonly Caller Stranger = new(new Id("stranger"), [Role.AgencyOfficer], new Id("elsewhere"));
    private static readonly Id Campaign = new("chief-specialist");
    private static readonly Id Held = new(Embargoed);

    internal DemoService Demo { get; } = new();

    public async Task InitializeAsync()
    {
        await Demo.InitializeAsync();
        await MakeEmbargoedAsync();
    }

    public Task DisposeAsync() => Demo.DisposeAsync();

    internal Task<Visitor> OfficerAsync() => Demo.SignInAsync(Role.AgencyOfficer);

    internal Task<Visitor> ApproverAsync() => Demo.SignInAsync(Role.Approver);

    /// <summary>Asks for something that is so.</summary>
    internal async Task<TReply> DoAsync<TReply>(UseCase request)
        where TReply : Reply
    {
        var reply = await Demo.Desk.AskAsync(request);
        return reply.ShouldBeOfType<TReply>(reply is Refusal refusal ? $"{refusal.Code} {string.Join(' ', refusal.Facts)}" : null);
    }

    /// <summary>The filled campaign comes to know of a test of the bank as if its rules had been drafted with it.</summary>
    internal async Task KnowTestAsync(Id test)
    {
        var until = Instant.Of(Demo.Time.GetUtcNow()) + TimeSpan.FromDays(9);
        await Demo.Actors.AskAsync(CampaignKey.Of(Campaign), new NoteChallengeTerm(test, until, new BankedTest(DemoBank.Bank, until)));
    }

    /// <summary>One of those in the filled campaign who failed the filter, as a candidate; each test takes another.</summary>
    internal async Task<Caller> SomebodyAsync(int which)
    {
        var failed = ApplicantFilter.All with { Results = new ResultFilter(new Id("filter"), [], ["fail"]) };
        var found = await DoAsync<ApplicantsFound>(new SearchApplicants(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, Campaign, failed));
        return new Caller(new Id($"somebody-{which}"), [Role.Candidate], Person: found.Rows[which].Person);
    }

    /// <summary>Somebody appeals against the filter; the name of the appeal.</summary>
    internal async Task<string> AppealAsync(Caller who) => (await DoAsync<OwnAppealShown>(
        new FileAppeal(who, DemoDesk.Fresh, Campaign, new AppealSubject(new Id("filter")), new Id("procedure"), "My degree is right."))).Appeal.Text;

    /// <summary>Somebody asks something.</summary>
    internal Task<CampaignDone> AskAsync(Caller who, string question) => DoAsync<CampaignDone>(new AskEnquiry(who, DemoDesk.Fresh, Campaign, question));

    /// <summary>What to ask of the filled campaign's item report: what if its first live item were void.</summary>
    internal async Task<string> AnItemAsync()
    {
        var test = (await DoAsync<ItemsReported>(new ReadItemReport(DemoDesk.Officer, DemoDesk.Fresh, Campaign))).Tests[0];
        return $"?test={test.Test}&item={test.Items.First(item => item.Status == "live").Item}&policy=Drop";
    }

    /// <summary>The account of a role's person.</summary>
    internal async Task<string> AccountOfAsync(Role role) =>
        (await DoAsync<AccountOpened>(new FindAccount(DemoDesk.FirstAdministrator, DemoDesk.Fresh, DemoService.NameOf(role)))).Account.Text;

    /// <summary>
    /// Makes a campaign of four with two tests that are sat while somebody watches: of the test of law A's line is lost and B is heard; C's time for the quick one is
    /// over and its grace is not, D begins nothing. The clock goes on in steps in which no service stands still, because a gap of ours is nobody's lost line.
    /// </summary>
    internal async Task MakeLostAsync(string id)
    {
        var (campaign, people) = await MakeSatAsync(id);
        for (var (law, quick) = (await WatchAsync(campaign, "law"), await WatchAsync(campaign, "quick")); law.Offline != 1 || quick is not { Offline: 1, Late: 1 };)
        {
            Demo.Time.Move(TimeSpan.FromSeconds(2));
            await SitAsync(campaign, people["B"], "law", attempt => new Contact(attempt, 0));
            (law, quick) = (await WatchAsync(campaign, "law"), await WatchAsync(campaign, "quick"));
            quick.Statuses.ShouldNotContainKey(AttemptStatus.TimedOut);
        }
    }

    /// <summary>Makes the same campaign while nothing is late or lost: A and B have begun the test of law, C the quick one.</summary>
    internal async Task<(Id Campaign, Dictionary<string, Caller> People)> MakeSatAsync(string id)
    {
        var campaign = new Id(id);
        string At(int hours) => Instant.Of(Demo.Time.GetUtcNow().AddHours(hours)).ToString();
        var window = $$"""{ "opens": "{{At(-1)}}", "lastStart": "{{At(40)}}", "closes": "{{At(50)}}" }""";
        const string Lost = """{ "credit": "none", "contactSeconds": 60, "thresholdSeconds": 5 }""";
        string Test(string id) => $$"""{ "id": "{{id}}", "sections": [ { "id": "first", "items": [ { "id": "q1", "type": "single", "options": [ "a", "b" ], "keys": [ "a" ] } ] } ] }""";
        string Stage(string test) => $$"""
            { "id": "stage-{{test}}", "kind": "professional-testing", "band": { "holdFrom": 1, "passFrom": 1 },
              "score": { "components": [ { "id": "{{test}}", "source": "test:{{test}}" } ], "combine": "weighted-sum", "digits": 0 } }
            """;
        await WithFolderAsync(
            campaign,
            [
                ("vacancy.json", $$"""
                    { "id": "{{id}}", "title": { "kk": "Маман", "ru": "Специалист", "en": "Specialist" }, "posts": 1, "timeZone": "Asia/Almaty",
                      "fields": [ { "id": "citizen", "type": "flag" } ], "stages": [ {{Stage("law")}}, {{Stage("quick")}} ] }
                    """),
                ("campaign.json", $$"""
                    { "format": 1, "sittings": [
                      { "of": "test:law", "minutes": 60, "graceSeconds": 30, "lostTime": {{Lost}}, "window": {{window}} },
                      { "of": "test:quick", "minutes": 1, "graceSeconds": 600, "lostTime": {{Lost}}, "window": {{window}} } ] }
                    """),
                ("tests/law.json", Test("law")),
                ("tests/quick.json", Test("quick")),
                ("papers/law.json", """
                    { "format": 1, "title": { "kk": "Құқық", "ru": "Право", "en": "Law" }, "items": { "q1": { "stem": { "kk": "Қайсысы?", "ru": "Что?", "en": "Which?" }, "options": {
                      "a": { "kk": "бірінші", "ru": "первое", "en": "first" }, "b": { "kk": "екінші", "ru": "второе", "en": "second" } } } } }
                    """),
                ("candidates.csv", "candidate,citizen\nA,yes\nB,yes\nC,yes\nD,yes\n"),
                ("attempts.csv", "candidate,test,state,shift,started,ended\n"),
                ("responses.csv", "candidate,test,item,response\n"),
            ]);
        await DoAsync<FormsDealt>(new DealForms(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, campaign));
        var people = (await DoAsync<ApplicantsFound>(new SearchApplicants(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, campaign, ApplicantFilter.All)))
            .Rows.ToDictionary(row => row.Candidate, row => new Caller(new Id($"sits-{row.Candidate}"), [Role.Candidate], Person: row.Person));
        await SitAsync(campaign, people["A"], "law", attempt => new StartAttempt(attempt));
        await SitAsync(campaign, people["B"], "law", attempt => new StartAttempt(attempt));
        await SitAsync(campaign, people["C"], "quick", attempt => new StartAttempt(attempt));
        return (campaign, people);
    }

    /// <summary>Makes a campaign of one whose only test is sat and released; two answers came after it was handed in. The name of the appeal against it.</summary>
    internal async Task<string> MakeKeptAsync(string id)
    {
        var campaign = new Id(id);
        string At(int minutes) => Instant.Of(Demo.Time.GetUtcNow().AddMinutes(minutes)).ToString();
        await WithFolderAsync(
            campaign,
            [
                ("vacancy.json", $$"""
                    { "id": "{{id}}", "title": { "kk": "Маман", "ru": "Специалист", "en": "Specialist" }, "posts": 1, "timeZone": "Asia/Almaty",
                      "fields": [ { "id": "citizen", "type": "flag" } ],
                      "stages": [ { "id": "entry", "kind": "primary-selection", "band": { "holdFrom": 1, "passFrom": 1 },
                        "score": { "components": [ { "id": "law", "source": "test:law" } ], "combine": "weighted-sum", "digits": 0 } } ] }
                    """),
                ("campaign.json", $$"""
                    { "format": 1, "sittings": [ { "of": "test:law", "minutes": 60, "lostTime": { "credit": "none" },
                      "window": { "opens": "{{At(-60)}}", "lastStart": "{{At(9)}}", "closes": "{{At(10)}}" } } ] }
                    """),
                ("tests/law.json", """{ "id": "law", "sections": [ { "id": "first", "items": [ { "id": "q1", "type": "text", "keys": [ "Astana" ] } ] } ] }"""),
                ("candidates.csv", "candidate,citizen\nA,yes\n"),
                ("attempts.csv", "candidate,test,state,shift,started,ended\n"),
                ("responses.csv", "candidate,test,item,response\n"),
            ]);
        await DoAsync<FormsDealt>(new DealForms(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, campaign));
        var person = (await DoAsync<ApplicantsFound>(new SearchApplicants(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, campaign, ApplicantFilter.All))).Rows.Single().Person;
        var who = new Caller(new Id("sat-late"), [Role.Candidate], Person: person);
        await SitAsync(campaign, who, "law", attempt => new StartAttempt(attempt));
        await SitAsync(campaign, who, "law", attempt => new Submit(attempt, 0, 0));
        var found = await DoAsync<OwnSittingFound>(new FindOwnSitting(who, DemoDesk.Fresh, campaign, new Id("law")));
        foreach (var (number, answer) in ((uint, string)[])[(1, "Astana & more"), (2, "")])
        {
            var content = Demo.Parts.Seals.Find(person)!.Seal(SealForm.Answer, new byte[16], System.Text.Encoding.UTF8.GetBytes(answer));
            (await Demo.Actors.AskAsync(found.Shard.Key, new SaveAnswer(found.Attempt, 0, number, 0, content, answer.Length == 0))).Reply.ShouldBeOfType<Refusal>();
        }

        Demo.Time.Move(TimeSpan.FromMinutes(11));
        await ReleaseAsync(campaign, "entry");
        return (await DoAsync<OwnAppealShown>(
            new FileAppeal(who, DemoDesk.Fresh, campaign, new AppealSubject(new Id("entry"), new Id("law")), new Id("procedure"), "My line was lost."))).Appeal.Text;
    }

    /// <summary>
    /// Makes a campaign of four whose test is over when D, who failed the filter, is let in: the stage of the test is not closed before two people say what becomes of D.
    /// </summary>
    internal async Task MakeUnsatAsync(string id)
    {
        var campaign = new Id(id);
        string At(int hours) => Instant.Of(Demo.Time.GetUtcNow().AddHours(hours)).ToString();
        await WithFolderAsync(
            campaign,
            [
                ("vacancy.json", $$"""
                    { "id": "{{id}}", "title": { "kk": "Маман", "ru": "Специалист", "en": "Specialist" }, "posts": 1, "timeZone": "Asia/Almaty",
                      "fields": [ { "id": "citizen", "type": "flag" } ],
                      "stages": [ { "id": "filter", "kind": "primary-selection", "requirements": [ { "id": "citizen", "field": "citizen", "op": "equals", "value": "yes" } ] },
                        { "id": "entry", "kind": "professional-testing", "band": { "holdFrom": 1, "passFrom": 1 },
                        "score": { "components": [ { "id": "law", "source": "test:law" } ], "combine": "weighted-sum", "digits": 0 } } ] }
                    """),
                ("campaign.json", $$"""
                    { "format": 1, "sittings": [ { "of": "test:law", "minutes": 60, "lostTime": { "credit": "none" },
                      "window": { "opens": "{{At(-60)}}", "lastStart": "{{At(-50)}}", "closes": "{{At(-40)}}" } } ] }
                    """),
                ("tests/law.json", """{ "id": "law", "sections": [ { "id": "first", "items": [ { "id": "q1", "type": "single", "options": [ "a", "b" ], "keys": [ "a" ] } ] } ] }"""),
                ("candidates.csv", "candidate,citizen\nA,yes\nB,yes\nC,yes\nD,no\n"),
                ("attempts.csv", $"candidate,test,state,shift,started,ended\nA,law,completed,,{At(-59)},{At(-58)}\n"),
                ("responses.csv", "candidate,test,item,response\nA,law,q1,a\n"),
            ]);
        await ReleaseAsync(campaign, "filter");
        await DoAsync<CampaignDone>(new ProposeEvents(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, campaign, new Id("back"), [new("readmit", "D", Stage: "filter")]));
        await DoAsync<EventsTaken>(new ApproveStep(DemoDesk.Approver, DemoDesk.Fresh, DemoDesk.Reason, campaign, new Id("back")));
        await ReleaseAsync(campaign, "filter", "c1");
    }

    /// <summary>Makes a campaign whose filter is released and three of whose four applicants are to be heard by a panel of two that nobody convened; half an hour each.</summary>
    internal async Task<string> MakePanelAsync(string id)
    {
        var campaign = new Id(id);
        await WithFolderAsync(
            campaign,
            [
                ("vacancy.json", $$"""
                    { "id": "{{id}}", "title": { "kk": "Маман", "ru": "Специалист", "en": "Specialist" }, "posts": 1, "timeZone": "Asia/Almaty",
                      "fields": [ { "id": "degree", "type": "ordinal", "levels": ["bachelor", "master"] } ],
                      "stages": [
                        { "id": "filter", "kind": "primary-selection",
                          "requirements": [ { "id": "degree", "field": "degree", "op": "at-least", "value": "master", "reason": "no-degree" } ] },
                        { "id": "interview", "kind": "final-selection", "band": { "holdFrom": 2, "passFrom": 2 },
                          "score": { "components": [ { "id": "talk", "source": "panel:board" } ], "combine": "weighted-sum", "digits": 2 } } ],
                      "panels": [ { "id": "board", "members": ["First", "Second"], "method": "mean", "quorum": "1/2", "criteria": [ { "id": "law", "min": 1, "max": 5 } ] } ],
                      "merit": { "stages": [ { "stage": "interview" } ], "combine": "weighted-sum", "digits": 2, "seed": "{{id}}" } }
                    """),
                ("campaign.json", """{ "format": 1, "panels": { "noticeHours": 1, "hearingMinutes": 30 } }"""),
                ("candidates.csv", "candidate,degree\nA,master\nB,master\nC,bachelor\nD,master\n"),
                ("ratings.csv", "candidate,panel,member,criterion,rating\n"),
            ]);
        await ReleaseAsync(campaign, "filter");
        return id;
    }

    /// <summary>Makes a campaign of two places that are released, of which nobody could take the second.</summary>
    internal async Task MakeVacantAsync(string id)
    {
        var campaign = new Id(id);
        await WithFolderAsync(
            campaign,
            [
                ("vacancy.json", $$"""
                    { "id": "{{id}}", "title": { "kk": "Маман", "ru": "Специалист", "en": "Specialist" }, "posts": 2, "timeZone": "Asia/Almaty",
                      "fields": [ { "id": "name", "type": "text" } ],
                      "stages": [ { "id": "essay", "kind": "professional-testing", "band": { "holdFrom": 1, "passFrom": 1 },
                        "score": { "components": [ { "id": "essay", "source": "exercise:essay" } ], "combine": "weighted-sum", "digits": 0 } } ],
                      "exercises": [ { "id": "essay", "criteria": [ { "id": "law", "max": 100 } ], "markers": 1 } ],
                      "merit": { "stages": [ { "stage": "essay" } ], "combine": "weighted-sum", "digits": 0, "seed": "{{id}}" } }
                    """),
                ("campaign.json", """{ "format": 1 }"""),
                ("candidates.csv", "candidate,name\nA,Anna\n"),
                ("marks.csv", "candidate,exercise,marker,criterion,mark\nA,essay,marker-1,law,70\n"),
            ]);
        await ReleaseAsync(campaign, "essay");
    }

    /// <summary>Makes a campaign and a bank of another agency; made before, they stay.</summary>
    internal async Task MakeForeignAsync()
    {
        var files = new Dictionary<string, ReadOnlyMemory<byte>>
        {
            ["vacancy.json"] = System.Text.Encoding.UTF8.GetBytes(ForeignRules), ["campaign.json"] = """{ "format": 1 }"""u8.ToArray(),
        };
        await DoAsync<CampaignDone>(new DraftFromFiles(Stranger, DemoDesk.Fresh, DemoDesk.Reason, new Id(Foreign), files));
        (await Demo.Desk.AskAsync(new UseCases.ItemBanks.OpenBank(Stranger, DemoDesk.Fresh, DemoDesk.Reason, new Id(Foreign), 5, 5, 5))).ShouldNotBeOfType<Busy>();
        (await Demo.Desk.AskAsync(new ReadStanding(Stranger, DemoDesk.Fresh, new Id(Foreign)))).ShouldBeOfType<StandingTold>();
        (await Demo.Desk.AskAsync(new UseCases.ItemBanks.ListItems(Stranger, DemoDesk.Fresh, new Id(Foreign), 0, 1))).ShouldBeOfType<ItemsListed>();
    }

    private async Task ReleaseAsync(Id campaign, string stage, string name = "c0")
    {
        var closing = new Id(name);
        await DoAsync<StandingTold>(new CloseStage(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, campaign, closing, new Id(stage)));
        await DoAsync<RehearsalShown>(new Rehearse(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, campaign, closing));
        await DoAsync<CampaignDone>(new UseCases.Closing.ProposeRelease(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, campaign, new Id("release"), closing));
        await DoAsync<CampaignDone>(new ApproveStep(DemoDesk.Approver, DemoDesk.Fresh, DemoDesk.Reason, campaign, new Id("release")));
    }

    private Task<SittingWatched> WatchAsync(Id campaign, string test) =>
        DoAsync<SittingWatched>(new WatchSitting(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, campaign, new Id(test)));

    private async Task SitAsync(Id campaign, Caller who, string test, Func<AttemptRef, ActorCommand> step)
    {
        var found = await DoAsync<OwnSittingFound>(new FindOwnSitting(who, DemoDesk.Fresh, campaign, new Id(test)));
        (await Demo.Actors.AskAsync(found.Shard.Key, step(found.Attempt))).Reply.ShouldNotBeOfType<Refusal>();
    }

    private async Task MakeEmbargoedAsync()
    {
        await WithFolderAsync(
            Held,
            [
                ("vacancy.json", $$"""
                    { "id": "{{Embargoed}}", "title": { "kk": "Маман", "ru": "Специалист", "en": "Specialist" }, "posts": 1, "timeZone": "Asia/Almaty",
                      "fields": [ { "id": "name", "type": "text" }, { "id": "degree", "type": "ordinal", "levels": ["bachelor", "master"] }, { "id": "balance", "type": "number" } ],
                      "stages": [ { "id": "filter", "kind": "primary-selection",
                        "requirements": [ { "id": "degree", "field": "degree", "op": "at-least", "value": "master", "reason": "no-degree" } ] } ] }
                    """),
                ("campaign.json", """{ "format": 1 }"""),
                ("candidates.csv", """
                    candidate,name,degree,balance
                    A,"=HYPERLINK(""http://example.kz"";""A, B"")",master,-1.5
                    B,+7 701,bachelor,2
                    C,@SUM(1),master,

                    """),
            ]);
        await DoAsync<StandingTold>(new CloseStage(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, Held, new Id("c0"), new Id("filter")));
    }

    /// <summary>Takes a campaign live from files.</summary>
    private async Task WithFolderAsync(Id campaign, (string File, string Content)[] files)
    {
        var folder = Directory.CreateTempSubdirectory("recruit-office-").FullName;
        try
        {
            foreach (var (file, content) in files)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, file))!);
                await File.WriteAllTextAsync(Path.Combine(folder, file), content);
            }

            await TakeLiveAsync(campaign, folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task TakeLiveAsync(Id campaign, string folder)
    {
        var rules = Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(folder, file).Replace('\\', '/'), file => (ReadOnlyMemory<byte>)File.ReadAllBytes(file));
        var content = CampaignHandover.ContentOf(CampaignHandover.Read(folder, CampaignFolder.ReadRules(rules).Rules!.Vacancy).ToFiles());
        await DoAsync<CampaignDone>(new DraftFromFiles(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, campaign, rules));
        await DoAsync<CampaignDone>(new ProposeSeal(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, campaign, new Id("seal")));
        await DoAsync<CampaignDone>(new ApproveStep(DemoDesk.Approver, DemoDesk.Fresh, DemoDesk.Reason, campaign, new Id("seal")));
        await DoAsync<CampaignDone>(new ProposeStep(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, campaign, new Id("open"), new OpenCampaign(content)));
        await DoAsync<CampaignDone>(new ApproveStep(DemoDesk.Approver, DemoDesk.Fresh, DemoDesk.Reason, campaign, new Id("open")));
        await DoAsync<FolderImported>(new ImportFolder(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, campaign, folder));
    }
}

[CollectionDefinition(Name)]
public sealed class OfficeTests : ICollectionFixture<OfficeService>
{
    public const string Name = "desks of an agency";
}
