using System.Globalization;

namespace Recruit.Benchmarks.Saving;

/// <summary>How long and how often, by the environment where that says so.</summary>
internal sealed record SavesPlan(string Folder, TimeSpan WarmUp, TimeSpan Time, int Rounds, double[] Fractions) : IDisposable
{
    /// <summary>One alone, a few, a town, an examination.</summary>
    public static readonly int[] Savers = [1, 64, 1_024, 10_000];

    /// <summary>At this part of the most it can do, the aim for the times holds.</summary>
    public const double AimFraction = 0.5;

    /// <summary>By default beside the results, so on the disk of the repository.</summary>
    public static SavesPlan FromEnvironment(string results)
    {
        var folder = Path.Combine(Environment.GetEnvironmentVariable("RECRUIT_SAVES_FOLDER") ?? results, $".saves-{Guid.NewGuid():N}");
        var seconds = Number("RECRUIT_SAVES_SECONDS", 3);
        string[] fractions = Environment.GetEnvironmentVariable("RECRUIT_SAVES_FRACTIONS")?.Split(',') ?? ["0.25", "0.75"];
        return new SavesPlan(
            Directory.CreateDirectory(Path.GetFullPath(folder)).FullName,
            TimeSpan.FromSeconds(seconds / 3),
            TimeSpan.FromSeconds(seconds),
            (int)Number("RECRUIT_SAVES_ROUNDS", 3),
            [.. fractions.Select(text => double.Parse(text, CultureInfo.InvariantCulture)).Append(AimFraction).Distinct().Order()]);
    }

    /// <summary>How long a target is measured.</summary>
    public TimeSpan TimeOf(SaveTarget target) => target.TimeMin > Time ? target.TimeMin : Time;

    /// <summary>What a target does with so many savers, from an empty folder.</summary>
    public async Task<Measured> MeasureAsync(SaveTarget target, int savers, Func<SaveTarget, Task<Measured>> measure)
    {
        var own = Path.Combine(Folder, Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(own);
        GC.Collect();
        await target.StartAsync(own, savers).ConfigureAwait(false);
        var measured = await measure(target).ConfigureAwait(false);
        await target.DisposeAsync().ConfigureAwait(false);
        Directory.Delete(own, recursive: true);
        await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{target.Name}, {savers:N0} savers: {measured}")).ConfigureAwait(false);
        return measured;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static double Number(string name, double otherwise) =>
        Environment.GetEnvironmentVariable(name) is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
