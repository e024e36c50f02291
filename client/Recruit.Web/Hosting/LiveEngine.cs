using Recruit.Engine;
using Recruit.Engine.Keys;
using Recruit.Sittings;
using Recruit.UseCases;
using Recruit.UseCases.Sittings;
using Recruit.Vacancies;

namespace Recruit.Web.Hosting;

/// <summary>A whole service in this process: the key folder, the engine on the data folder with every kind of actor, and the use cases.</summary>
internal sealed class LiveEngine : IAsyncDisposable
{
    /// <summary>Origin of the keys of invented people; keys of this name are never those of a service.</summary>
    public const string DemoOrigin = "demo.recruit.example/log";

    private const string LocalOrigin = "local.recruit.example/log";

    /// <summary>Attempts whose credentials are remembered as verified: as many as connections are taken.</summary>
    private const int SessionsMax = 20_000;

    private static readonly Id Pages = new("pages");

    private readonly KeyFolder keys;
    private readonly EmbeddedEngine engine;

    private LiveEngine(KeyFolder keys, EmbeddedEngine engine, TimeProvider time)
    {
        (this.keys, this.engine) = (keys, engine);
        Papers = new PaperKeys(keys.PaperSecret.Bytes);
        Parts = new ServiceParts(
            engine,
            keys.Persons,
            persons => keys.Persons.Create([.. persons.Where(person => keys.Persons.Find(person) is null)]),
            Papers,
            time,
            engine.Lists!);
        Service = new Service(Parts);
        SittingPapers = new CampaignPapers(Parts);
        Door = new AttemptDoor(engine, new AttemptCredentials(keys.CredentialSecret.Bytes), keys.Persons, Papers, SittingPapers, SessionsMax);
    }

    /// <summary>What people ask for.</summary>
    public Service Service { get; }

    /// <summary>What use cases run on.</summary>
    public ServiceParts Parts { get; }

    /// <summary>Papers of tests and exercises that are sat here.</summary>
    public CampaignPapers SittingPapers { get; }

    /// <summary>The way of a device to its attempt.</summary>
    public AttemptDoor Door { get; }

    /// <summary>Ends when the engine ended, and fails if its storage did.</summary>
    public Task Completion => engine.Completion;

    private PaperKeys Papers { get; }

    /// <summary>
    /// Starts on the folders; keys are made where nothing is there yet. Keys of invented people and those of a service are never taken for each other.
    /// </summary>
    /// <exception cref="SettingsException">The folders are of the other kind.</exception>
    /// <exception cref="KeyFolderException">The key folder will not do.</exception>
    /// <exception cref="DataFolderInUseException">Another process runs on these folders.</exception>
    /// <exception cref="Engine.Journal.JournalBrokenException">The journal is not as it was written, or not under these keys.</exception>
    public static async Task<LiveEngine> StartAsync(WebSettings settings, TimeProvider time, Action<string> tell)
    {
        var isNew = !Directory.Exists(settings.Keys) || !Directory.EnumerateFileSystemEntries(settings.Keys).Any();
        if (isNew)
        {
            // Data without keys is never begun anew: whoever mistyped a folder would get a service that can read nothing of the old one.
            if (Directory.Exists(settings.Data) && Directory.EnumerateFileSystemEntries(settings.Data).Any())
            {
                throw new SettingsException($"{settings.Data} holds data, and {settings.Keys} no keys for it");
            }

            MakeParent(settings.Keys);
            KeyFolder.Create(settings.Keys, settings.IsDemo ? DemoOrigin : LocalOrigin, settings.Data);
        }

        var keys = KeyFolder.Open(settings.Keys, settings.Data);
        try
        {
            var holdsInvented = keys.Signing.Origin == DemoOrigin;
            if (holdsInvented != settings.IsDemo)
            {
                throw new SettingsException(holdsInvented
                    ? $"{settings.Data} holds invented people, whose passwords everybody knows; it runs with --demo alone"
                    : $"{settings.Data} is no demonstration, so --demo does not touch it");
            }

            NewFolder.Make(settings.Data);
            var parts = EngineParts.Open(settings.Data, keys, ServiceActors.Kinds, time, tell, trouble => tell($"{trouble.Message} (a mistake in recruit)"));
            var engine = EmbeddedEngine.Start(parts.WithLists(settings.Data, keys));
            try
            {
                await Erasures.StartAsync(engine, keys.Persons);
                return new LiveEngine(keys, engine, time);
            }
            catch
            {
                await engine.DisposeAsync();
                throw;
            }
        }
        catch
        {
            keys.Dispose();
            throw;
        }
    }

    /// <summary>A key of the pages for one purpose: 32 bytes that follow from the key folder.</summary>
    public byte[] KeyFor(string purpose) => Papers.KeyFor(Pages, purpose);

    /// <summary>Answers what waits, saves what changed and lets others have the folders.</summary>
    public async ValueTask DisposeAsync()
    {
        await engine.DisposeAsync();
        keys.Dispose();
    }

    private static void MakeParent(string folder)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(folder)) is { } parent)
        {
            Directory.CreateDirectory(parent);
        }
    }
}
