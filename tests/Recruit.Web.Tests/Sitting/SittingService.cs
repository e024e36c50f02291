using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Files;
using Recruit.Files.Handover;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.UseCases;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Handover;
using Recruit.UseCases.Sittings;
using Recruit.Vacancies;
using Recruit.Web.Hosting;

namespace Recruit.Web.Tests.Sitting;

/// <summary>The clock of the service, moved on where a test wants to be later.</summary>
internal sealed class MovedTime : TimeProvider
{
    private TimeSpan moved;

    public void Move(TimeSpan by) => moved += by;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + moved;

    public override long GetTimestamp() => System.GetTimestamp() + (long)(moved.TotalSeconds * TimestampFrequency);
}

/// <summary>A service with an open campaign, whose test and exercise many people can sit. Each test takes candidates of its own.</summary>
public class SittingService : IAsyncLifetime
{
    /// <summary>The vacancy, its test and its exercise.</summary>
    public const string Campaign = "clerk";

    public const string Law = $"/vacancies/{Campaign}/tests/law";
    public const string Essay = $"/vacancies/{Campaign}/tests/essay";

    /// <summary>Name of the cookie of who is signed in.</summary>
    internal const string Who = "who";

    private const int People = 60;

    private static readonly Id Agency = new("ministry");
    private static readonly Id Routine = new("routine");
    internal static readonly Caller Officer = new(new Id("aigul"), [Role.AgencyOfficer], Agency);
    private static readonly Caller Approver = new(new Id("baurzhan"), [Role.Approver], Agency);

    private readonly string root = Directory.CreateTempSubdirectory("recruit-sitting-").FullName;
    private ImmutableArray<PersonKeyId> persons;
    private int next;
    private WebServer server = null!;

    internal MovedTime Time { get; } = new();

    internal WebServer Server => server;

    internal Uri Address => server.Address;

    public async Task InitializeAsync()
    {
        await StartAsync();
        var folder = WriteFolder();
        var rules = Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(folder, file).Replace('\\', '/'), file => (ReadOnlyMemory<byte>)File.ReadAllBytes(file));
        var content = CampaignHandover.ContentOf(CampaignHandover.Read(folder, CampaignFolder.ReadRules(rules).Rules!.Vacancy).ToFiles());
        var campaign = new Id(Campaign);
        await DoAsync<CampaignDone>(new DraftFromFiles(Officer, Next(), Routine, campaign, rules));
        await DoAsync<CampaignDone>(new ProposeSeal(Officer, Next(), Routine, campaign, new Id("seal")));
        await DoAsync<CampaignDone>(new ApproveStep(Approver, Next(), Routine, campaign, new Id("seal")));
        await DoAsync<CampaignDone>(new ProposeStep(Officer, Next(), Routine, campaign, new Id("open"), new OpenCampaign(content)));
        await DoAsync<CampaignDone>(new ApproveStep(Approver, Next(), Routine, campaign, new Id("open")));
        await DoAsync<FolderImported>(new ImportFolder(Officer, Next(), Routine, campaign, folder));
        await DoAsync<FormsDealt>(new DealForms(Officer, Next(), Routine, campaign));
        var applied = await server.Engine.Parts.Actors.AskAsync(new ShardId(campaign, 0).Key, new ReadApplications(0));
        persons = [.. ((ApplicationsRead)applied.Reply).Applications.Select(one => one.Key)];
    }

    public virtual async Task DisposeAsync()
    {
        await server.DisposeAsync();
        Directory.Delete(root, recursive: true);
    }

    /// <summary>Stops the service and starts it on the same files.</summary>
    internal async Task RestartAsync()
    {
        await server.DisposeAsync();
        await StartAsync();
    }

    /// <summary>A candidate nobody was before.</summary>
    internal int Somebody() => Interlocked.Increment(ref next) - 1;

    /// <summary>The candidate as the use cases know them.</summary>
    internal Caller CallerOf(int somebody) => new(new Id($"person-{somebody}"), [Role.Candidate], Person: persons[somebody]);

    /// <summary>A browser in which a candidate is signed in.</summary>
    internal Visitor Visit(int somebody)
    {
        var visitor = new Visitor(Address);
        visitor.Keep(Who, somebody.ToString(CultureInfo.InvariantCulture));
        return visitor;
    }

    /// <summary>What the use cases tell of an attempt.</summary>
    internal async Task<OwnSittingFound> FindAsync(int somebody, string sitting = "law") =>
        (await server.Engine.Service.AskAsync(new FindOwnSitting(CallerOf(somebody), Next(), new Id(Campaign), new Id(sitting)))).ShouldBeOfType<OwnSittingFound>();

    /// <summary>The answers that are stored, opened, by the items of the test; of the exercise under its name.</summary>
    internal async Task<Dictionary<string, string>> StoredAsync(int somebody, string sitting = "law")
    {
        var found = await FindAsync(somebody, sitting);
        var read = (AttemptRead)(await server.Engine.Parts.Actors.AskAsync(found.Shard.Key, new ReadAttempt(found.Attempt))).Reply;
        await server.Engine.SittingPapers.KnowAsync(new Id(Campaign));
        var test = server.Engine.SittingPapers.Find(new Id(Campaign), new Id(sitting))!.Test;
        var form = test is null ? null : Form.Of(test, read.Seed);
        var stored = new Dictionary<string, string>();
        foreach (var answer in read.Answers)
        {
            var content = answer.Text is { } text
                ? answer.Content with { Bytes = (await server.Engine.Parts.Actors.ReadAttachmentAsync(text.Reference))!.Value }
                : answer.Content;
            stored[form?.Items[answer.Position].Item.Id.Text ?? sitting] =
                Encoding.UTF8.GetString(server.Engine.Parts.Seals.Find(read.Person)!.Open(content)!.Answer.Span);
        }

        return stored;
    }

    /// <summary>Answers that were refused and kept.</summary>
    internal async Task<int> KeptAsync(int somebody)
    {
        var found = await FindAsync(somebody);
        return ((KeptRead)(await server.Engine.Parts.Actors.AskAsync(found.Shard.Key, new ReadKept(found.Attempt))).Reply).Answers.Length;
    }

    /// <summary>How long the test of law lasts, and what becomes of time that is lost on the line.</summary>
    private protected virtual string LawConduct => """ "minutes": 60, "graceSeconds": 30, "lostTime": { "credit": "none" } """;

    /// <summary>Starts the pages; on an engine of their own, unless a test has another host.</summary>
    private protected virtual Task<WebServer> StartAsync(WebSettings settings, Func<HttpContext, Caller?> callers) => WebServer.StartAsync(settings, Time, _ => { }, callers);

    private async Task StartAsync() => server = await StartAsync(WebService.SettingsIn(root), CallerOf);

    private Caller? CallerOf(HttpContext request) =>
        int.TryParse(request.Request.Cookies[Who], CultureInfo.InvariantCulture, out var somebody) ? CallerOf(somebody) : null;

    private OperationId Next() => new(Guid.NewGuid());

    private async Task DoAsync<TReply>(UseCase request)
        where TReply : Reply
    {
        var reply = await server.Engine.Service.AskAsync(request);
        reply.ShouldBeOfType<TReply>(reply is Refusal refusal ? $"{refusal.Code} {string.Join(' ', refusal.Facts)}" : null);
    }

    private string WriteFolder()
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, "campaign")).FullName;
        void Write(string file, string content)
        {
            var path = Path.Combine(folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, content);
        }

        string At(int hours) => Instant.Of(Time.GetUtcNow().AddHours(hours)).ToString();
        var window = $$"""{ "opens": "{{At(-1)}}", "lastStart": "{{At(40)}}", "closes": "{{At(50)}}" }""";
        Write("vacancy.json", """
            { "id": "clerk", "title": { "kk": "Маман", "ru": "Специалист", "en": "Specialist" }, "posts": 1, "timeZone": "Asia/Almaty",
              "fields": [ { "id": "citizen", "type": "flag" } ],
              "stages": [
                { "id": "entry", "kind": "primary-selection", "band": { "holdFrom": 1, "passFrom": 1 },
                  "score": { "components": [ { "id": "law", "source": "test:law" } ], "combine": "weighted-sum", "digits": 0 } },
                { "id": "essay", "kind": "professional-testing", "band": { "holdFrom": 1, "passFrom": 1 },
                  "score": { "components": [ { "id": "essay", "source": "exercise:essay" } ], "combine": "weighted-sum", "digits": 0 } } ],
              "exercises": [ { "id": "essay", "criteria": [ { "id": "law", "max": 10 } ], "markers": 1 } ],
              "merit": { "stages": [ { "stage": "essay" } ], "combine": "weighted-sum", "digits": 0, "seed": "clerk" } }
            """);
        Write("campaign.json", $$"""
            { "format": 1, "sittings": [
              { "of": "test:law", {{LawConduct}}, "window": {{window}} },
              { "of": "exercise:essay", "minutes": 60, "graceSeconds": 30, "lostTime": { "credit": "none" }, "window": {{window}} } ] }
            """);
        Write("tests/law.json", """
            { "id": "law", "sections": [
              { "id": "first", "items": [ { "id": "q1", "type": "single", "options": [ "a", "b", "c" ], "keys": [ "a" ] },
                { "id": "q2", "type": "multiple", "options": [ "a", "b", "c" ], "keys": [ [ "a", "b" ] ] } ] },
              { "id": "second", "items": [ { "id": "q3", "type": "numeric", "keys": [ 12 ] }, { "id": "q4", "type": "text", "keys": [ "Astana" ] },
                { "id": "q5", "type": "order", "options": [ "a", "b", "c" ], "keys": [ [ "a", "b", "c" ] ] } ] } ] }
            """);
        string Text(string words) => $$"""{ "kk": "{{words}} (kk)", "ru": "{{words}} (ru)", "en": "{{words}} (en)" }""";
        var options = $$"""{ "a": {{Text("Option a")}}, "b": {{Text("Option b")}}, "c": {{Text("Option c")}} }""";
        Write("papers/law.json", $$"""
            { "format": 1, "title": {{Text("Law")}}, "items": {
              "q1": { "stem": {{Text("One?")}}, "options": {{options}} }, "q2": { "stem": {{Text("Several?")}}, "options": {{options}} },
              "q3": { "stem": {{Text("How many?")}} }, "q4": { "stem": {{Text("Which city?")}} }, "q5": { "stem": {{Text("In which order?")}}, "options": {{options}} } } }
            """);
        Write("papers/essay.json", $$"""{ "format": 1, "title": {{Text("Essay")}}, "task": {{Text("Write about law.")}} }""");
        Write("candidates.csv", $"candidate,citizen\n{string.Concat(Enumerable.Range(1, People).Select(number => $"K{number:D3},yes\n"))}");
        Write("attempts.csv", "candidate,test,state,shift,started,ended\n");
        Write("responses.csv", "candidate,test,item,response\n");
        Write("marks.csv", "candidate,exercise,marker,criterion,mark\n");
        return folder;
    }
}
