using System.Globalization;
using System.Text;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.UseCases;
using Recruit.UseCases.Accounts;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Closing;
using Recruit.UseCases.Sittings;
using Recruit.Vacancies;
using Recruit.Web.Applying;
using Recruit.Web.Hosting;
using Recruit.Web.Identity;
using Recruit.Web.Tests.Sitting;

namespace Recruit.Web.Tests.Candidates;

/// <summary>A service with a campaign in which people apply in the browser, sit a test, and are told what was decided. Each test has people of its own.</summary>
public sealed class CandidateService : IAsyncLifetime
{
    public const string Password = "тау басында қар жатыр";

    private static readonly Id Agency = new("ministry");
    private static readonly Id Routine = new("routine");

    private readonly string root = Directory.CreateTempSubdirectory("recruit-candidate-").FullName;
    private int people;
    private int campaigns;
    private string? hash;
    private Task<(string Campaign, string[] People)>? judged;
    private WebServer server = null!;

    internal static Caller Officer { get; } = new(new Id("aigul"), [Role.AgencyOfficer], Agency);

    internal static Caller Approver { get; } = new(new Id("baurzhan"), [Role.Approver], Agency);

    internal MovedTime Time { get; } = new();

    internal WebServer Server => server;

    internal Uri Address => server.Address;

    /// <summary>Where letters wait for a mail system.</summary>
    internal string Mail => WebService.SettingsIn(root).Mail;

    public async Task InitializeAsync() => server = await WebServer.StartAsync(WebService.SettingsIn(root), Time, _ => { });

    public async Task DisposeAsync()
    {
        await server.DisposeAsync();
        Directory.Delete(root, recursive: true);
    }

    /// <summary>Stops the service and starts it on the same files.</summary>
    internal async Task RestartAsync()
    {
        await server.DisposeAsync();
        await InitializeAsync();
    }

    /// <summary>A mail address nobody had before.</summary>
    internal string Somebody() => string.Create(CultureInfo.InvariantCulture, $"person{Interlocked.Increment(ref people)}@example.kz");

    /// <summary>The identification number of a person, as that of nobody else.</summary>
    internal static string NumberOf(string name)
    {
        var person = int.Parse(string.Concat(name.Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture);
        return Enumerable.Range(0, 10)
            .Select(last => string.Create(CultureInfo.InvariantCulture, $"9001013{person * 7 % 10000:D4}{last}"))
            .FirstOrDefault(PersonalNumbers.IsRight) ?? NumberOf($"{person + 1000}");
    }

    /// <summary>Somebody who opened an account and signed in.</summary>
    internal async Task<Visitor> RegisterAsync(string name)
    {
        await OpenAccountAsync(name);
        return await SignInAsync(name);
    }

    /// <summary>Opens an account. All of them have one password, whose hash is made once.</summary>
    internal Task OpenAccountAsync(string name) => DoAsync<AccountOpened>(new OpenAccount(Next(), name, hash ??= new Passwords().Hash(Password)));

    /// <summary>Somebody who signed in.</summary>
    internal async Task<Visitor> SignInAsync(string name)
    {
        var visitor = new Visitor(Address);
        var page = await visitor.SubmitAsync(await visitor.GetAsync("/en/sign-in"), new() { ["Name"] = name, ["Password"] = Password });
        page.Heading.ShouldBe("My account", string.Join(' ', page.Errors));
        return visitor;
    }

    /// <summary>Fills in everything and applies.</summary>
    internal static async Task<Page> ApplyAsync(Visitor visitor, string name, string campaign, bool isCitizen = true, string language = "en")
    {
        await FillAsync(visitor, name, campaign, isCitizen, language);
        return await visitor.SubmitAsync(await visitor.GetAsync($"/{language}/apply/{campaign}/check"), []);
    }

    /// <summary>Fills in everything and does not yet apply.</summary>
    internal static async Task FillAsync(Visitor visitor, string name, string campaign, bool isCitizen = true, string language = "en")
    {
        var here = $"/{language}/apply/{campaign}";
        await visitor.SubmitAsync(await visitor.GetAsync($"{here}/identity"), new() { ["Number"] = NumberOf(name) });
        await visitor.SubmitAsync(await visitor.GetAsync($"{here}/details"), Details(isCitizen));
        await visitor.SubmitAsync(await visitor.GetAsync($"{here}/consent"), new() { ["Agreed"] = "true" });
    }

    /// <summary>What somebody fills in.</summary>
    internal static Dictionary<string, string> Details(bool isCitizen = true) => new()
    {
        ["f0"] = "Айжан Серікқызы", ["f1"] = "27", ["f1-month"] = "3", ["f1-year"] = "1995", ["f2"] = isCitizen ? "yes" : "no", ["f3"] = "master", ["f4"] = "2,5",
    };

    /// <summary>Opens a campaign: a filter, then a test that is sat here; the best two get a place.</summary>
    internal async Task<string> OpenAsync()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"officer-{Interlocked.Increment(ref campaigns)}");
        var campaign = new Id(name);
        await DoAsync<CampaignDone>(new DraftFromFiles(Officer, Next(), Routine, campaign, FilesOf(name, Time.GetUtcNow())));
        await DoAsync<CampaignDone>(new ProposeSeal(Officer, Next(), Routine, campaign, new Id("seal")));
        await DoAsync<CampaignDone>(new ApproveStep(Approver, Next(), Routine, campaign, new Id("seal")));
        await DoAsync<CampaignDone>(new ProposeStep(Officer, Next(), Routine, campaign, new Id("open"), new OpenCampaign()));
        await DoAsync<CampaignDone>(new ApproveStep(Approver, Next(), Routine, campaign, new Id("open")));
        return name;
    }

    /// <summary>Deals the test to everybody who applied.</summary>
    internal Task DealAsync(string campaign) => DoAsync<FormsDealt>(new DealForms(Officer, Next(), Routine, new Id(campaign)));

    /// <summary>Sits the test and hands it in, with as many right answers.</summary>
    internal static async Task SitAsync(Visitor visitor, string campaign, int right)
    {
        var page = await visitor.SubmitAsync(await visitor.GetAsync($"/en/vacancies/{campaign}/tests/law"), []);
        var answers = page.Document.QuerySelectorAll("input[type=radio]").Select(one => one.GetAttribute("name")!).Distinct().ToArray();
        var given = answers.Select((name, place) => (name, place)).ToDictionary(one => one.name, one => one.place < right ? "a" : "b");
        given["go"] = "on";
        var review = await visitor.SubmitAsync(page, given);
        await visitor.SubmitAsync(review, []);
    }

    /// <summary>Closes and releases a stage, once its time has come.</summary>
    internal async Task ReleaseAsync(string campaign, string stage, bool isClosed = false)
    {
        if (!isClosed)
        {
            await CloseAsync(campaign, stage);
        }

        var id = new Id(campaign);
        await DoAsync<RehearsalShown>(new Rehearse(Officer, Next(), Routine, id, new Id($"closing-{stage}")));
        await DoAsync<CampaignDone>(new UseCases.Closing.ProposeRelease(Officer, Next(), Routine, id, new Id($"release-{stage}"), new Id($"closing-{stage}")));
        await DoAsync<CampaignDone>(new ApproveStep(Approver, Next(), Routine, id, new Id($"release-{stage}")));
    }

    /// <summary>Closes a stage, and releases nothing.</summary>
    internal Task CloseAsync(string campaign, string stage) =>
        DoAsync<StandingTold>(new CloseStage(Officer, Next(), Routine, new Id(campaign), new Id($"closing-{stage}"), new Id(stage)));

    /// <summary>
    /// A campaign whose filter and test are released: the first two are offered a place, the third waits in the reserve, the fourth did not pass, and the last
    /// one did not meet a requirement. It is one for all tests, and its making takes the clock eight days on.
    /// </summary>
    internal Task<(string Campaign, string[] People)> JudgedAsync() => judged ??= JudgeAsync();

    private async Task<(string Campaign, string[] People)> JudgeAsync()
    {
        var campaign = await OpenAsync();
        string[] all = [Somebody(), Somebody(), Somebody(), Somebody(), Somebody()];
        var visitors = new Dictionary<string, Visitor>();
        foreach (var name in all)
        {
            visitors[name] = await RegisterAsync(name);
            await ApplyAsync(visitors[name], name, campaign, isCitizen: name != all[^1]);
        }

        await DealAsync(campaign);
        foreach (var (name, right) in all.Zip((int[])[3, 3, 2, 0, 3]))
        {
            await SitAsync(visitors[name], campaign, right);
            visitors[name].Dispose();
        }

        Time.Move(TimeSpan.FromDays(8));
        await ReleaseAsync(campaign, "filter");
        await ReleaseAsync(campaign, "entry");
        return (campaign, all);
    }

    /// <summary>Asks for something that is so.</summary>
    internal async Task<TReply> DoAsync<TReply>(UseCase request)
        where TReply : Reply
    {
        var reply = await server.Engine.Service.AskAsync(request);
        return reply.ShouldBeOfType<TReply>(reply is Refusal refusal ? $"{refusal.Code} {string.Join(' ', refusal.Facts)}" : null);
    }

    internal static OperationId Next() => new(Guid.NewGuid());

    /// <summary>The rules of such a campaign.</summary>
    internal static Dictionary<string, ReadOnlyMemory<byte>> FilesOf(string campaign, DateTimeOffset now)
    {
        var files = new Dictionary<string, ReadOnlyMemory<byte>>();
        void Write(string file, string content) => files[file] = Encoding.UTF8.GetBytes(content);
        string At(int hours) => Instant.Of(now.AddHours(hours)).ToString();
        string Text(string kk, string ru, string en) => $$"""{ "kk": "{{kk}}", "ru": "{{ru}}", "en": "{{en}}" }""";
        Write("vacancy.json", $$"""
            { "id": "{{campaign}}", "title": {{Text("Бас маман", "Главный специалист", "Chief specialist")}}, "posts": 2, "timeZone": "Asia/Almaty",
              "fields": [ { "id": "name", "type": "text" }, { "id": "born", "type": "date" }, { "id": "citizen", "type": "flag" },
                { "id": "degree", "type": "ordinal", "levels": [ "none", "bachelor", "master" ] }, { "id": "years", "type": "number" } ],
              "stages": [
                { "id": "filter", "kind": "primary-selection", "requirements": [
                  { "id": "citizen", "field": "citizen", "op": "equals", "value": "yes", "reason": "not-a-citizen" },
                  { "id": "degree", "field": "degree", "op": "at-least", "value": "bachelor", "reason": "no-degree" },
                  { "id": "experience", "field": "years", "op": "at-least", "value": 1, "reason": "too-little-experience" } ] },
                { "id": "entry", "kind": "professional-testing", "band": { "holdFrom": 2, "passFrom": 2 },
                  "score": { "components": [ { "id": "law", "source": "test:law" } ], "combine": "weighted-sum", "digits": 0 } } ],
              "merit": { "stages": [ { "stage": "entry" } ], "combine": "weighted-sum", "digits": 0, "seed": "officer" },
              "reserve": { "size": 2, "expires": "2199-12-31" } }
            """);
        Write("campaign.json", $$"""
            { "format": 1, "terms": { "apply": 1 }, "appeals": { "file": 10 }, "sittings": [
              { "of": "test:law", "minutes": 60, "graceSeconds": 30, "lostTime": { "credit": "none" }, "adjustments": [ { "id": "low-vision", "time": "5/4" } ],
                "window": { "opens": "{{At(-1)}}", "lastStart": "{{At(150)}}", "closes": "{{At(160)}}" } } ] }
            """);
        Write("tests/law.json", """
            { "id": "law", "sections": [ { "id": "first", "items": [
              { "id": "q1", "type": "single", "options": [ "a", "b" ], "keys": [ "a" ] }, { "id": "q2", "type": "single", "options": [ "a", "b" ], "keys": [ "a" ] },
              { "id": "q3", "type": "single", "options": [ "a", "b" ], "keys": [ "a" ] } ] } ] }
            """);
        var options = $$"""{ "a": {{Text("Иә", "Да", "Yes")}}, "b": {{Text("Жоқ", "Нет", "No")}} }""";
        var item = $$"""{ "stem": {{Text("Солай ма?", "Так ли это?", "Is it so?")}}, "options": {{options}} }""";
        Write("papers/law.json", $$"""
            { "format": 1, "title": {{Text("Заңнама тесті", "Тест по законодательству", "Test of law")}}, "items": { "q1": {{item}}, "q2": {{item}}, "q3": {{item}} } }
            """);
        Write("words.json", $$"""
            { "format": 1,
              "fields": {
                "name": { "label": {{Text("Аты-жөніңіз", "Фамилия, имя, отчество", "Full name")}}, "hint": {{Text("Жеке куәліктегідей", "Как в удостоверении личности", "As in your identity card")}} },
                "born": { "label": {{Text("Туған күніңіз", "Дата рождения", "Date of birth")}} },
                "citizen": { "label": {{Text("Қазақстан азаматысыз ба?", "Вы гражданин Казахстана?", "Are you a citizen of Kazakhstan?")}} },
                "degree": { "label": {{Text("Білім дәрежеңіз", "Высшая степень образования", "Highest degree")}}, "levels": {
                  "none": {{Text("Жоқ", "Нет", "None")}}, "bachelor": {{Text("Бакалавр", "Бакалавр", "Bachelor")}}, "master": {{Text("Магистр", "Магистр", "Master")}} } },
                "years": { "label": {{Text("Жұмыс өтілі, жыл", "Стаж работы, лет", "Years of work")}} } },
              "stages": { "filter": {{Text("Талаптарды тексеру", "Проверка требований", "Check of requirements")}}, "entry": {{Text("Тест", "Тестирование", "Test")}} } }
            """);
        return files;
    }
}
