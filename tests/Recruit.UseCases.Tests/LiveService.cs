using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.Candidates.Profile;
using Recruit.Engine;
using Recruit.Engine.Keys;
using Recruit.Files;
using Recruit.Notices;
using Recruit.Sittings;
using Recruit.Stages.FinalSelection;
using Recruit.Stages.ProfessionalTesting;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Closing;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;
using ProposeRelease = Recruit.UseCases.Closing.ProposeRelease;

namespace Recruit.UseCases.Tests;

/// <summary>A whole service on files of its own: engine, keys, use cases. Two officers and an auditor ask.</summary>
internal sealed class LiveService : IAsyncDisposable
{
    public static readonly Id Agency = new("ministry");
    public static readonly Caller Officer = new(new Id("aigul"), [Role.AgencyOfficer], Agency);
    public static readonly Caller Approver = new(new Id("baurzhan"), [Role.Approver], Agency);
    public static readonly Caller Auditor = new(new Id("dana"), [Role.Auditor]);
    public static readonly Id Routine = new("routine");

    private readonly string root = Directory.CreateTempSubdirectory("recruit-live-").FullName;
    private KeyFolder keys = null!;
    private EmbeddedEngine engine = null!;
    private int operations;

    public LiveService()
    {
        Directory.CreateDirectory(Data);
        KeyFolder.Create(Path.Combine(root, "keys"), "recruit.example/log");
        Start();
    }

    public Service Service { get; private set; } = null!;

    public IActors Actors => engine;

    public ServiceParts Parts { get; private set; } = null!;

    private string Data => Path.Combine(root, "data");

    /// <summary>Stops the service and starts it anew on the same files.</summary>
    public async Task RestartAsync()
    {
        await engine.DisposeAsync();
        keys.Dispose();
        Start();
    }

    public OperationId Next() => new(new Guid(++operations, 1, 1, [1, 1, 1, 1, 1, 1, 1, 1]));

    public async Task<TReply> DoAsync<TReply>(UseCase request)
        where TReply : Reply
    {
        var reply = await Service.AskAsync(request);
        return reply.ShouldBeOfType<TReply>(reply is Refusal refusal ? $"{refusal.Code} {string.Join(' ', refusal.Facts)}" : null);
    }

    public async Task RefusedAsync(UseCase request, string code) => (await Service.AskAsync(request)).ShouldBeOfType<Refusal>().Code.ShouldBe(code);

    /// <summary>Takes a campaign folder live, up to where it is open with all its facts.</summary>
    public async Task<Id> ImportAsync(string folder)
    {
        var rules = RulesOf(folder);
        var campaign = CampaignFolder.ReadRules(rules).Rules!.Vacancy.Id;
        await DoAsync<CampaignDone>(new DraftFromFiles(Officer, Next(), Routine, campaign, rules));
        await DoAsync<CampaignDone>(new ProposeSeal(Officer, Next(), Routine, campaign, new Id("seal")));
        await ApproveAsync(campaign, "seal");
        await DoAsync<CampaignDone>(new ProposeStep(Officer, Next(), Routine, campaign, new Id("open"), new OpenCampaign()));
        await ApproveAsync(campaign, "open");
        await DoAsync<FolderImported>(new ImportFolder(Officer, Next(), Routine, campaign, folder));
        return campaign;
    }

    /// <summary>Closes a stage up to where two people look at it.</summary>
    public async Task CloseAsync(Id campaign, Id stage, string closing)
    {
        await DoAsync<CampaignRead>(new CloseStage(Officer, Next(), Routine, campaign, new Id(closing), stage));
        await DoAsync<RehearsalShown>(new Rehearse(Officer, Next(), Routine, campaign, new Id(closing)));
    }

    public async Task ReleaseAsync(Id campaign, string closing)
    {
        await DoAsync<CampaignDone>(new ProposeRelease(Officer, Next(), Routine, campaign, new Id($"release-{closing}"), new Id(closing)));
        await ApproveAsync(campaign, $"release-{closing}");
    }

    public Task<CampaignDone> ApproveAsync(Id campaign, string proposal) =>
        DoAsync<CampaignDone>(new ApproveStep(Approver, Next(), Routine, campaign, new Id(proposal)));

    public async ValueTask DisposeAsync()
    {
        await engine.DisposeAsync();
        keys.Dispose();
        Directory.Delete(root, recursive: true);
    }

    private static Dictionary<string, ReadOnlyMemory<byte>> RulesOf(string folder) =>
        Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(folder, file).Replace('\\', '/'), file => (ReadOnlyMemory<byte>)File.ReadAllBytes(file));

    private void Start()
    {
        keys = KeyFolder.Open(Path.Combine(root, "keys"), Data);
        var kinds = new ActorKinds(
            new CampaignKind(), new PoolShardKind(), new MarkingRoundKind(), new PanelKind(), new NoticeDeskKind(), new MailingKind(), new CandidateKind());
        engine = EmbeddedEngine.Start(EngineParts.Open(Data, keys, kinds, TimeProvider.System));
        Parts = new ServiceParts(
            engine,
            keys.Persons,
            persons => keys.Persons.Create([.. persons.Where(person => keys.Persons.Find(person) is null)]),
            new PaperKeys(keys.PaperSecret.Bytes),
            TimeProvider.System);
        Service = new Service(Parts);
    }
}
