using System.Diagnostics;
using Recruit.Cli.Simulating;

namespace Recruit.Benchmarks.Saving;

/// <summary>What a target did in the time it was watched.</summary>
/// <param name="PerSecond">Saves that ended.</param>
/// <param name="CpuMicroseconds">Processor time of this process, user and system, for a save, the driver's with it.</param>
/// <param name="P50">Milliseconds that half of the saves do not exceed.</param>
/// <param name="P99">Of 99 in 100.</param>
/// <param name="P999">Of 999 in 1,000.</param>
/// <param name="Longest">Of all.</param>
/// <param name="CommitsPerSecond">How often it committed.</param>
/// <param name="BytesPerSave">What its files grew by.</param>
internal sealed record Measured(
    double PerSecond, double CpuMicroseconds, double P50, double P99, double P999, double Longest, double CommitsPerSecond, double BytesPerSave);

/// <summary>Watches a target from one moment to another.</summary>
internal sealed class Watch(SaveTarget target)
{
    private readonly TimeSpan cpu = Environment.CpuUsage.TotalTime;
    private readonly long commits = target.Commits;
    private readonly long bytes = target.BytesOnDisk;
    private readonly long start = Stopwatch.GetTimestamp();

    /// <summary>What happened since, by the times that were recorded.</summary>
    public Measured Stop(LatencyHistogram times)
    {
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var spent = (Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds;
        var saves = Math.Max(1, times.Count);
        return new Measured(
            times.Count / seconds,
            spent / saves,
            Milliseconds(times.Percentile(0.5)),
            Milliseconds(times.Percentile(0.99)),
            Milliseconds(times.Percentile(0.999)),
            Milliseconds(times.Longest),
            (target.Commits - commits) / seconds,
            (target.BytesOnDisk - bytes) / (double)saves);
    }

    private static double Milliseconds(long ticks) => ticks * 1e3 / Stopwatch.Frequency;
}
