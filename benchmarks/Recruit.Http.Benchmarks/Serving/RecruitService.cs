using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.UseCases;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Handover;
using Recruit.UseCases.Sittings;
using Recruit.Vacancies;
using Recruit.Web.Hosting;

namespace Recruit.Benchmarks.Http.Serving;

/// <summary>
/// Recruit as people run it, on files of its own: pages, sessions, safety headers, the credential of the attempt, its pool shard, the signed journal. Half of
/// the candidates have started; the others have opened the page from which they will.
/// </summary>
internal sealed class RecruitService : ServedTarget
{
    /// <summary>Cookie by which a candidate of this measurement is known.</summary>
    public const string Who = "who";

    private static readonly Id Agency = new("ministry");
    private static readonly Id Routine = new("routine");
    private static readonly Id Sitting = new("law");
    private static readonly Caller Officer = new(new Id("aigul"), [Role.AgencyOfficer], Agency);
    private static readonly Caller Approver = new(new Id("baurzhan"), [Role.Approver], Agency);

    public override string Key => "recruit";

    public override string Name => "Recruit, its pages and its journal";

    protected override async Task<Running> StartAsync(string folder)
    {
        var persons = ImmutableArray<PersonKeyId>.Empty;
        var settings = new WebSettings(
            Path.Combine(folder, "journal"), Path.Combine(folder, "keys"), Path.Combine(folder, "mail"), new Uri("http://127.0.0.1:0"));
        var server = await WebServer.StartAsync(settings, TimeProvider.System, Console.Error.WriteLine, request => CallerOf(persons, request));
        persons = await OpenAsync(server.Engine, Path.Combine(folder, "campaign"));
        await server.Engine.SittingPapers.KnowAsync(BenchmarkFolder.Campaign);
        var devices = new ConcurrentDictionary<int, string>();
        await Parallel.ForAsync(0, Devices, async (candidate, _) => devices[candidate] = await EnterAsync(server.Engine, CallerOf(persons, candidate)));
        await File.WriteAllLinesAsync(DevicesIn(folder), Enumerable.Range(0, Devices).Select(candidate => devices[candidate]));
        return new Running(server.Address, server);
    }

    private static Caller? CallerOf(ImmutableArray<PersonKeyId> persons, HttpContext request) =>
        int.TryParse(request.Request.Cookies[Who], CultureInfo.InvariantCulture, out var candidate) && candidate < persons.Length ? CallerOf(persons, candidate) : null;

    private static Caller CallerOf(ImmutableArray<PersonKeyId> persons, int candidate) =>
        new(new Id($"person-{candidate}"), [Role.Candidate], Person: persons[candidate]);

    private static async Task<ImmutableArray<PersonKeyId>> OpenAsync(LiveEngine engine, string folder)
    {
        var (rules, content) = BenchmarkFolder.Write(folder, 2 * Devices);
        var campaign = BenchmarkFolder.Campaign;
        await DoAsync(engine, new DraftFromFiles(Officer, Next(), Routine, campaign, rules));
        await DoAsync(engine, new ProposeSeal(Officer, Next(), Routine, campaign, new Id("seal")));
        await DoAsync(engine, new ApproveStep(Approver, Next(), Routine, campaign, new Id("seal")));
        await DoAsync(engine, new ProposeStep(Officer, Next(), Routine, campaign, new Id("open"), new OpenCampaign(content)));
        await DoAsync(engine, new ApproveStep(Approver, Next(), Routine, campaign, new Id("open")));
        await DoAsync(engine, new ImportFolder(Officer, Next(), Routine, campaign, folder));
        await DoAsync(engine, new DealForms(Officer, Next(), Routine, campaign));
        var persons = ImmutableArray.CreateBuilder<PersonKeyId>();
        for (var shard = 0; shard < BenchmarkFolder.Shards; shard++)
        {
            for (var from = 0; ;)
            {
                var page = (ApplicationsRead)(await engine.Parts.Actors.AskAsync(new ShardId(campaign, shard).Key, new ReadApplications(from))).Reply;
                persons.AddRange(page.Applications.Select(one => one.Key));
                from += page.Applications.Length;
                if (from >= page.Total)
                {
                    break;
                }
            }
        }

        return persons.DrainToImmutable();
    }

    private static async Task<string> EnterAsync(LiveEngine engine, Caller candidate)
    {
        var found = (OwnSittingFound)await DoAsync(engine, new FindOwnSitting(candidate, Next(), BenchmarkFolder.Campaign, Sitting));
        var entered = (AttemptEntered)(await engine.Door.StartAsync(found.Shard, found.Attempt)).Reply;
        return $"{found.Attempt.Id} {entered.Credential}";
    }

    private static async Task<Reply> DoAsync(LiveEngine engine, UseCase request) => await engine.Service.AskAsync(request) switch
    {
        Refusal refusal => throw new InvalidOperationException($"{request.GetType().Name}: {refusal.Code} {string.Join(' ', refusal.Facts)}"),
        var reply => reply,
    };

    private static OperationId Next() => new(Guid.NewGuid());
}
