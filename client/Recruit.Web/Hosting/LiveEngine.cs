using Recruit.Engine;
using Recruit.Engine.Keys;
using Recruit.Live;
using Recruit.Sittings;
using Recruit.UseCases;
using Recruit.UseCases.Sittings;
using Recruit.Vacancies;

namespace Recruit.Web.Hosting;

/// <summary>A whole service for pages: the key folder, the engine on the data folder or a cluster, the use cases, and the way to attempts.</summary>
internal sealed class LiveEngine : IAsyncDisposable
{
    /// <summary>Origin of the keys of invented people; keys of this name are never those of a service.</summary>
    public const string DemoOrigin = "demo.recruit.example/log";

    private const string LocalOrigin = "local.recruit.example/log";

    /// <summary>Attempts whose credentials are remembered as verified: as many as connections are taken.</summary>
    private const int SessionsMax = 20_000;

    private static readonly Id Pages = new("pages");

    private readonly RunningService running;

    private LiveEngine(RunningService running)
    {
        this.running = running;
        SittingPapers = new CampaignPapers(Parts);
        Door = new AttemptDoor(
            Parts.Actors, new AttemptCredentials(running.Keys.CredentialSecret.Bytes), running.Keys.Persons, Parts.Papers, SittingPapers, SessionsMax);
    }

    /// <summary>What people ask for.</summary>
    public Service Service => running.Service;

    /// <summary>What use cases run on.</summary>
    public ServiceParts Parts => running.Parts;

    /// <summary>Papers of tests and exercises that are sat here.</summary>
    public CampaignPapers SittingPapers { get; }

    /// <summary>The way of a device to its attempt.</summary>
    public AttemptDoor Door { get; }

    /// <summary>Ends when the engine ended, and fails if its storage did.</summary>
    public Task Completion => running.Completion;

    /// <summary>
    /// Starts on the folders, whose keys are made where nothing is there yet, or connects to a cluster, whose key folder must be there. Keys of invented
    /// people and those of a service are never taken for each other.
    /// </summary>
    /// <param name="settings">Without objections.</param>
    /// <param name="time">Clock of engine and use cases.</param>
    /// <param name="tell">Told what the operator must know.</param>
    /// <param name="start">Starts what runs the actors; the settings say it if nothing.</param>
    /// <exception cref="SettingsException">The folders are of the other kind.</exception>
    /// <exception cref="KeyFolderException">The key folder will not do.</exception>
    /// <exception cref="DataFolderInUseException">Another process runs on these folders.</exception>
    /// <exception cref="Engine.Journal.JournalBrokenException">The journal is not as it was written, or not under these keys.</exception>
    /// <exception cref="IOException">No silo answers.</exception>
    /// <exception cref="UnauthorizedAccessException">The silos have another key folder.</exception>
    public static async Task<LiveEngine> StartAsync(WebSettings settings, TimeProvider time, Action<string> tell, Func<KeyFolder, Task<RunningActors>>? start = null)
    {
        if (settings.Data is { } begun)
        {
            MakeKeys(settings, begun);
        }

        var keys = KeyFolder.Open(settings.Keys, settings.Data ?? AppContext.BaseDirectory);
        var holdsInvented = keys.Signing.Origin == DemoOrigin;
        if (holdsInvented != settings.IsDemo)
        {
            keys.Dispose();
            throw new SettingsException(holdsInvented
                ? $"{settings.Keys} has the keys of invented people, whose passwords everybody knows; it runs with --demo alone"
                : $"{settings.Keys} is of no demonstration, so --demo does not touch it");
        }

        return new LiveEngine(await RunningService.StartAsync(keys, time, start ?? (opened => settings.Data is { } data
            ? Task.FromResult(RunningActors.StartEngine(data, opened, time, tell))
            : ClusterActors.ConnectAsync(opened, tell))));
    }

    /// <summary>A key of the pages for one purpose: 32 bytes that follow from the key folder.</summary>
    public byte[] KeyFor(string purpose) => Parts.Papers.KeyFor(Pages, purpose);

    /// <summary>Answers what waits, saves what changed and lets others have the folders.</summary>
    public ValueTask DisposeAsync() => running.DisposeAsync();

    private static void MakeKeys(WebSettings settings, string data)
    {
        if (Directory.Exists(settings.Keys) && Directory.EnumerateFileSystemEntries(settings.Keys).Any())
        {
            return;
        }

        // Data without keys is never begun anew: whoever mistyped a folder would get a service that can read nothing of the old one.
        if (Directory.Exists(data) && Directory.EnumerateFileSystemEntries(data).Any())
        {
            throw new SettingsException($"{data} holds data, and {settings.Keys} no keys for it");
        }

        if (Path.GetDirectoryName(Path.GetFullPath(settings.Keys)) is { } parent)
        {
            Directory.CreateDirectory(parent);
        }

        KeyFolder.Create(settings.Keys, settings.IsDemo ? DemoOrigin : LocalOrigin, data);
    }
}
