using System.Globalization;

namespace Recruit.Benchmarks.Http.Serving;

/// <summary>
/// Something that takes answers by HTTP: <c>PUT /en/tests/{attempt}/answers/{position}/{number}</c> with the answer as its body. It runs in a process of its own,
/// says where it listens, and ends with its input.
/// </summary>
internal abstract class ServedTarget
{
    /// <summary>Devices that sit a test, each with an attempt and a connection of its own.</summary>
    public const int Devices = 2_000;

    /// <summary>Questions of the test.</summary>
    public const int Items = 60;

    /// <summary>All, the yardstick first.</summary>
    public static IReadOnlyList<ServedTarget> All { get; } = [new BareKestrel(), new RecruitService(), new PlainNpgsql(), new EntityFramework()];

    /// <summary>Short name for the command line.</summary>
    public abstract string Key { get; }

    /// <summary>What it is, for a report.</summary>
    public abstract string Name { get; }

    /// <summary>Whether a PostgreSQL is needed.</summary>
    public virtual bool NeedsPostgres => false;

    /// <exception cref="ArgumentException">There is none.</exception>
    public static ServedTarget Find(string key) => All.FirstOrDefault(one => one.Key == key) ?? throw new ArgumentException($"There is no {key}.", nameof(key));

    /// <summary>Serves until the input ends.</summary>
    /// <param name="folder">For its data; and <c>devices.txt</c>, a line for each device: attempt and cookie.</param>
    public async Task ServeAsync(string folder)
    {
        await using var running = await StartAsync(folder);
        Console.WriteLine(running.Address);
        await Console.In.ReadToEndAsync();
    }

    /// <summary>Starts on a free port of this machine.</summary>
    protected abstract Task<Running> StartAsync(string folder);

    /// <summary>Where the devices of a folder are told.</summary>
    public static string DevicesIn(string folder) => Path.Combine(folder, "devices.txt");

    /// <summary>Devices of peers, which know nobody: any attempt will do.</summary>
    protected static void WriteAnyDevices(string folder) => File.WriteAllLines(
        DevicesIn(folder),
        Enumerable.Range(0, Devices).Select(device => string.Create(CultureInfo.InvariantCulture, $"attempt-{device:D6} session-{device:D6}")));

    /// <summary>A target that runs.</summary>
    protected sealed record Running(Uri Address, IAsyncDisposable Ends) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Ends.DisposeAsync();
    }
}
