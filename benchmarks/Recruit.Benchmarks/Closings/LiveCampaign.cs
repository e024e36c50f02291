using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.Engine;
using Recruit.Engine.Keys;
using Recruit.Evidence;
using Recruit.Files;
using Recruit.Files.Handover;
using Recruit.Sittings;
using Recruit.UseCases;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Closing;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;
using ProposeRelease = Recruit.UseCases.Closing.ProposeRelease;

namespace Recruit.Benchmarks.Closings;

/// <summary>A whole service in this process, on files of its own, and the one campaign that comes to it from a folder.</summary>
internal sealed class LiveCampaign : IAsyncDisposable
{
    private static readonly Id Agency = new("ministry");
    private static readonly Caller Approver = new(new Id("baurzhan"), [Role.Approver], Agency);
    private static readonly Id Routine = new("routine");

    private readonly KeyFolder keys;
    private readonly EmbeddedEngine engine;
    private readonly Service service;
    private Id campaign;

    /// <summary>Starts on a data folder, with a key folder beside it.</summary>
    /// <param name="data">The data folder; it exists.</param>
    /// <param name="isNew">Whether nothing is in it yet.</param>
    public LiveCampaign(string data, bool isNew = true)
    {
        var keysAt = Path.TrimEndingDirectorySeparator(data) + "-keys";
        if (isNew)
        {
            KeyFolder.Create(keysAt, "recruit.example/benchmark", data);
        }

        keys = KeyFolder.Open(keysAt, data);
        engine = EmbeddedEngine.Start(EngineParts.Open(data, keys, ServiceActors.Kinds, TimeProvider.System, _ => { }, _ => { }).WithLists(data, keys));
        Actors = new WatchedActors(engine);
        service = new Service(new ServiceParts(
            Actors,
            keys.Persons,
            persons => keys.Persons.Create([.. persons.Where(person => keys.Persons.Find(person) is null)]),
            new PaperKeys(keys.PaperSecret.Bytes),
            TimeProvider.System,
            engine.Lists!));
    }

    /// <summary>Who asks for lists.</summary>
    public static Caller Officer { get; } = new(new Id("aigul"), [Role.AgencyOfficer], Agency);

    public WatchedActors Actors { get; }

    public EmbeddedEngine Engine => engine;

    public KeyFolder Keys => keys;

    public Id Campaign => campaign;

    /// <summary>Digest of what is in a campaign folder, for which a campaign is opened.</summary>
    public static Digest ContentOf(string folder)
    {
        var vacancy = CampaignFolder.ReadRules(RulesOf(folder)).Rules!.Vacancy;
        return CampaignHandover.ContentOf(CampaignHandover.Read(folder, vacancy).ToFiles());
    }

    /// <summary>Drafts, seals and opens the campaign of a folder, each by two people where it takes two.</summary>
    public async Task OpenAsync(string folder, Digest content)
    {
        var rules = RulesOf(folder);
        campaign = CampaignFolder.ReadRules(rules).Rules!.Vacancy.Id;
        await AskAsync<CampaignDone>(new DraftFromFiles(Officer, Fresh(), Routine, campaign, rules)).ConfigureAwait(false);
        await AskAsync<CampaignDone>(new ProposeSeal(Officer, Fresh(), Routine, campaign, new Id("seal"))).ConfigureAwait(false);
        await ApproveAsync("seal").ConfigureAwait(false);
        await AskAsync<CampaignDone>(new ProposeStep(Officer, Fresh(), Routine, campaign, new Id("open"), new OpenCampaign(content))).ConfigureAwait(false);
        await ApproveAsync("open").ConfigureAwait(false);
    }

    public Task<FolderImported> ImportAsync(string folder) => AskAsync<FolderImported>(new ImportFolder(Officer, Fresh(), Routine, campaign, folder));

    public Task<StandingTold> CloseAsync(string stage) =>
        AskAsync<StandingTold>(new CloseStage(Officer, Fresh(), Routine, campaign, ClosingOf(stage), new Id(stage)));

    public Task<RehearsalShown> RehearseAsync(string stage) => AskAsync<RehearsalShown>(new Rehearse(Officer, Fresh(), Routine, campaign, ClosingOf(stage)));

    public async Task<CampaignDone> ReleaseAsync(string stage)
    {
        var proposal = $"release-{stage}";
        await AskAsync<CampaignDone>(new ProposeRelease(Officer, Fresh(), Routine, campaign, new Id(proposal), ClosingOf(stage))).ConfigureAwait(false);
        return await ApproveAsync(proposal).ConfigureAwait(false);
    }

    /// <summary>Asks; anything but a reply of this kind is an error.</summary>
    public async Task<TReply> AskAsync<TReply>(UseCase request)
        where TReply : Reply =>
        await service.AskAsync(request).ConfigureAwait(false) switch
        {
            TReply told => told,
            Refusal refusal => throw new InvalidOperationException($"{request.GetType().Name}: {refusal.Code} {string.Join(' ', refusal.Facts)}."),
            var other => throw new InvalidOperationException($"{request.GetType().Name}: {other}."),
        };

    /// <summary>Asks, whatever the reply is.</summary>
    public Task<Reply> TryAsync(UseCase request) => service.AskAsync(request);

    public static OperationId Fresh() => new(Guid.NewGuid());

    public async ValueTask DisposeAsync()
    {
        await engine.DisposeAsync().ConfigureAwait(false);
        keys.Dispose();
    }

    private static Id ClosingOf(string stage) => new($"closing-{stage}");

    private static Dictionary<string, ReadOnlyMemory<byte>> RulesOf(string folder) =>
        Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(folder, file).Replace('\\', '/'), file => (ReadOnlyMemory<byte>)File.ReadAllBytes(file));

    private Task<CampaignDone> ApproveAsync(string proposal) => AskAsync<CampaignDone>(new ApproveStep(Approver, Fresh(), Routine, campaign, new Id(proposal)));
}
