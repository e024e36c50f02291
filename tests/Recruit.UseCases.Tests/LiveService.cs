using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Engine.Keys;
using Recruit.Evidence;
using Recruit.Files;
using Recruit.Files.Handover;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.UseCases.Accounts;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Closing;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;
using SubmitApplication = Recruit.UseCases.Candidates.SubmitApplication;
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
    private LiveHost host = null!;
    private int operations;

    /// <summary>A new service.</summary>
    /// <param name="at">What its clock shows at the beginning; that of this machine if nothing.</param>
    public LiveService(DateTimeOffset? at = null)
    {
        if (at is { } shown)
        {
            Time.Show(shown);
        }

        Directory.CreateDirectory(Data);
        KeyFolder.Create(Path.Combine(root, "keys"), "recruit.example/log");
        Start();
    }

    /// <summary>A service on a copy of the files of another one, which was stopped.</summary>
    public LiveService(LiveService stopped)
    {
        foreach (var folder in Directory.GetDirectories(stopped.root))
        {
            var copy = Directory.CreateDirectory(Path.Combine(root, Path.GetFileName(folder)));
            if (!OperatingSystem.IsWindows())
            {
                copy.UnixFileMode = new DirectoryInfo(folder).UnixFileMode;
            }

            foreach (var file in Directory.GetFiles(folder))
            {
                File.Copy(file, Path.Combine(copy.FullName, Path.GetFileName(file)));
            }
        }

        (operations, Time) = (stopped.operations, stopped.Time);
        Start();
    }

    public Service Service { get; private set; } = null!;

    public ServiceParts Parts { get; private set; } = null!;

    public IActors Actors => host.Actors;

    public LiveHost Host => host;

    public KeyFolder Keys => keys;

    /// <summary>The clock of engine and use cases.</summary>
    public MovedTime Time { get; } = new();

    private string Data => Path.Combine(root, "data");

    /// <summary>Stops the service and starts it anew on the same files.</summary>
    /// <param name="at">What its clock shows then; it goes on if nothing.</param>
    public async Task RestartAsync(DateTimeOffset? at = null)
    {
        await StopAsync();
        if (at is { } shown)
        {
            Time.Show(shown);
        }

        Start();
    }

    /// <summary>Stops the service; its files stay.</summary>
    public async Task StopAsync()
    {
        await host.DisposeAsync();
        keys.Dispose();
    }

    /// <summary>Puts something between use cases and actors, until the next start.</summary>
    public void Wrap(Func<IActors, IActors> wrap) => Service = ServiceOver(wrap(host.Actors));

    public OperationId Next() => new(new Guid(Interlocked.Increment(ref operations), 1, 1, [1, 1, 1, 1, 1, 1, 1, 1]));

    /// <summary>Somebody who registered and has not applied yet.</summary>
    public static Caller Newcomer(int number) =>
        new(new Id($"person-{number}"), [Role.Candidate], Person: new PersonKeyId(new Guid(number, 2, 3, [4, 5, 6, 7, 8, 9, 10, 11])));

    /// <summary>A candidate who was imported with the campaign.</summary>
    public Caller Imported(Id campaign, string candidate, string account) =>
        new(new Id(account), [Role.Candidate], Person: new Definitions(Parts).KeyOf(campaign, candidate));

    /// <summary>Every event of a campaign.</summary>
    public async Task<ImmutableArray<RegisteredEvent>> EventsAsync(Id campaign) =>
        ((EventsRead)(await Actors.AskAsync(CampaignKey.Of(campaign), new ReadEvents(0))).Reply).Events;

    public async Task<CampaignHead> HeadAsync(Id campaign) =>
        ((CampaignRead)(await Actors.AskAsync(CampaignKey.Of(campaign), new ReadCampaign())).Reply).Head;

    public async Task<Id> DraftAsync(string folder)
    {
        var rules = RulesOf(folder);
        var campaign = CampaignFolder.ReadRules(rules).Rules!.Vacancy.Id;
        await DoAsync<CampaignDone>(new DraftFromFiles(Officer, Next(), Routine, campaign, rules));
        return campaign;
    }

    /// <summary>Takes a campaign live from the rules of a folder, up to where people can apply, or the folder with this content can come in.</summary>
    public async Task<Id> OpenAsync(string folder, Digest? content = null)
    {
        var campaign = await DraftAsync(folder);
        await DoAsync<CampaignDone>(new ProposeSeal(Officer, Next(), Routine, campaign, new Id("seal")));
        await ApproveAsync(campaign, "seal");
        await DoAsync<CampaignDone>(new ProposeStep(Officer, Next(), Routine, campaign, new Id("open"), new OpenCampaign(content)));
        await ApproveAsync(campaign, "open");
        return campaign;
    }

    /// <summary>Shows which person a newcomer is, because nobody applies without that. Safe to repeat.</summary>
    public async Task ProveAsync(Caller newcomer)
    {
        var files = new AccountFiles(Parts);
        var person = files.PersonOf(newcomer.Account.Text);
        await files.AskAsync(newcomer.Account, new RegisterAccount(files.SealName(newcomer.Account, newcomer.Account.Text)!, "hash"));
        if (await files.AskAsync(newcomer.Account, new BindPerson(person)) is PersonTold { Person: { BoundAt: null, Ask: var ask } })
        {
            await Actors.AskAsync(AccountFiles.KeyOfPerson(person), new ClaimPerson(newcomer.Account, ask));
            await files.AskAsync(newcomer.Account, new TakePerson(person, ask));
        }
    }

    /// <summary>Asks for something that is so. Who applies has shown before which person that is.</summary>
    public async Task<TReply> DoAsync<TReply>(UseCase request)
        where TReply : Reply
    {
        if (request is SubmitApplication)
        {
            await ProveAsync(request.By);
        }

        var reply = await Service.AskAsync(request);
        return reply.ShouldBeOfType<TReply>(reply is Refusal refusal ? $"{refusal.Code} {string.Join(' ', refusal.Facts)}" : null);
    }

    public async Task RefusedAsync(UseCase request, string code) => (await DoAsync<Refusal>(request)).Code.ShouldBe(code);

    /// <summary>The same with all facts.</summary>
    public async Task ToldAsync(UseCase request, string code, params (string Name, string Value)[] facts)
    {
        var refusal = await DoAsync<Refusal>(request);
        refusal.Code.ShouldBe(code);
        refusal.Facts.Select(one => (one.Name, one.Value)).ShouldBe(facts);
    }

    /// <summary>Takes a campaign folder live, up to where it is open with all its facts.</summary>
    public async Task<Id> ImportAsync(string folder)
    {
        var campaign = await OpenAsync(folder, ContentOf(folder));
        await DoAsync<FolderImported>(new ImportFolder(Officer, Next(), Routine, campaign, folder));
        return campaign;
    }

    /// <summary>Closes a stage up to where two people look at it.</summary>
    public async Task CloseAsync(Id campaign, Id stage, string closing)
    {
        await DoAsync<StandingTold>(new CloseStage(Officer, Next(), Routine, campaign, new Id(closing), stage));
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
        await StopAsync();
        Directory.Delete(root, recursive: true);
    }

    /// <summary>What is in a campaign folder.</summary>
    public static Digest ContentOf(string folder) =>
        CampaignHandover.ContentOf(CampaignHandover.Read(folder, CampaignFolder.ReadRules(RulesOf(folder)).Rules!.Vacancy).ToFiles());

    private static Dictionary<string, ReadOnlyMemory<byte>> RulesOf(string folder) =>
        Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(folder, file).Replace('\\', '/'), file => (ReadOnlyMemory<byte>)File.ReadAllBytes(file));

    private void Start()
    {
        keys = KeyFolder.Open(Path.Combine(root, "keys"), Data);
        host = LiveHost.Start(Data, keys, ServiceActors.Kinds, Time);
        Parts = PartsOver(host.Actors);
        Service = new Service(Parts);
    }

    /// <summary>A service over the same engine, by another clock.</summary>
    public Service ServiceAt(TimeProvider time) => new(PartsOver(host.Actors) with { Time = time });

    private Service ServiceOver(IActors actors) => new(PartsOver(actors));

    private ServiceParts PartsOver(IActors actors) => new(
        actors,
        keys.Persons,
        persons => keys.Persons.Create([.. persons.Where(person => keys.Persons.Find(person) is null)]),
        new PaperKeys(keys.PaperSecret.Bytes),
        Time,
        host.Lists)
    {
        // On a slow machine a list may come late, and is not older than what the test did before.
        ListsWithin = TimeSpan.FromMinutes(2),
    };
}

/// <summary>The system's clock, moved on where a test wants to be later.</summary>
internal sealed class MovedTime : TimeProvider
{
    private TimeSpan moved;

    /// <summary>Shows another time from now on, and goes on from there.</summary>
    public void Show(DateTimeOffset at) => moved = at - System.GetUtcNow();

    public void Move(TimeSpan by) => moved += by;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + moved;

    public override long GetTimestamp() => System.GetTimestamp() + (long)(moved.TotalSeconds * TimestampFrequency);
}
