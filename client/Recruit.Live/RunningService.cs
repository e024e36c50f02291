using Recruit.Actors;
using Recruit.Engine;
using Recruit.Engine.Journal;
using Recruit.Engine.Keys;
using Recruit.Lists;
using Recruit.Sittings;
using Recruit.UseCases;

namespace Recruit.Live;

/// <summary>What runs the actors of a service.</summary>
/// <param name="Actors">The actors.</param>
/// <param name="Lists">The index of lists that follows them.</param>
/// <param name="Completion">Ends when they are stopped, and fails when their storage fails under this process.</param>
/// <param name="StopAsync">Answers what waits and lets others have what this process held.</param>
public sealed record RunningActors(IActors Actors, ReadIndex Lists, Task Completion, Func<ValueTask> StopAsync)
{
    /// <summary>Starts the embedded engine; the data folder is made if it is missing.</summary>
    /// <param name="data">The data folder.</param>
    /// <param name="keys">The key folder of the same service.</param>
    /// <param name="time">Its clock.</param>
    /// <param name="tell">Told what the operator must know.</param>
    /// <param name="listsAnew">Whether the stored index of lists is thrown away and made again.</param>
    /// <exception cref="DataFolderInUseException">Another process runs on the folder.</exception>
    /// <exception cref="JournalBrokenException">The journal is not as it was written, or not under these keys.</exception>
    public static RunningActors StartEngine(string data, KeyFolder keys, TimeProvider time, Action<string> tell, bool listsAnew = false)
    {
        ArgumentNullException.ThrowIfNull(tell);
        NewFolder.Make(data);
        var parts = EngineParts.Open(data, keys, ServiceActors.Kinds, time, tell, trouble => tell($"{trouble.Message} (a mistake in recruit)"));
        var engine = EmbeddedEngine.Start(parts.WithLists(data, keys, listsAnew));
        return new RunningActors(engine, engine.Lists!, engine.Completion, engine.DisposeAsync);
    }
}

/// <summary>A whole service in this process: the key folder, what runs every kind of actor, and the use cases.</summary>
public sealed class RunningService : IAsyncDisposable
{
    private readonly RunningActors running;

    private RunningService(KeyFolder keys, RunningActors running, Erasures erasures, TimeProvider time)
    {
        (Keys, this.running, Erasures) = (keys, running, erasures);
        Parts = new ServiceParts(
            running.Actors,
            keys.Persons,
            persons => keys.Persons.Create([.. persons.Where(person => keys.Persons.Find(person) is null)]),
            new PaperKeys(keys.PaperSecret.Bytes),
            time,
            running.Lists);
        Service = new Service(Parts);
    }

    /// <summary>The key folder.</summary>
    public KeyFolder Keys { get; }

    /// <summary>What use cases run on.</summary>
    public ServiceParts Parts { get; }

    /// <summary>What people ask for.</summary>
    public Service Service { get; }

    /// <summary>Erases keys of persons.</summary>
    public Erasures Erasures { get; }

    /// <inheritdoc cref="RunningActors.Completion"/>
    public Task Completion => running.Completion;

    /// <summary>Starts a service: what was decided about keys of persons is done before anybody is let in.</summary>
    /// <param name="keys">The key folder, which belongs to the service from here on, also where it does not start.</param>
    /// <param name="time">Clock of use cases.</param>
    /// <param name="start">Starts what runs the actors.</param>
    /// <exception cref="IOException">The actors cannot be asked.</exception>
    public static async Task<RunningService> StartAsync(KeyFolder keys, TimeProvider time, Func<KeyFolder, Task<RunningActors>> start)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(start);
        try
        {
            var running = await start(keys);
            try
            {
                return new RunningService(keys, running, await Erasures.StartAsync(running.Actors, keys.Persons), time);
            }
            catch
            {
                await running.StopAsync();
                throw;
            }
        }
        catch
        {
            keys.Dispose();
            throw;
        }
    }

    /// <summary>Answers what waits, saves what changed and lets others have the folders.</summary>
    public async ValueTask DisposeAsync()
    {
        await running.StopAsync();
        Keys.Dispose();
    }
}
