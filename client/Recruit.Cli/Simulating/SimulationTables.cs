using System.Diagnostics;
using System.Globalization;
using Recruit.Cli.Tables;

namespace Recruit.Cli.Simulating;

/// <summary>What the machine did for a simulation, as tables. Timings differ from run to run; everything else follows from the seed.</summary>
/// <param name="Took">By the machine's clock.</param>
/// <param name="Processor">Processor time of this process.</param>
/// <param name="JournalBytes">Size of the journal with its log.</param>
/// <param name="MemoryBytes">The most memory that this process had.</param>
internal sealed record MachineUse(TimeSpan Took, TimeSpan Processor, long JournalBytes, long MemoryBytes)
{
    /// <summary>Measured now.</summary>
    /// <param name="began">When the simulation began, by the counter of <see cref="TimeProvider.System"/>.</param>
    /// <param name="before">Processor time until then.</param>
    /// <param name="data">The data folder.</param>
    public static MachineUse Since(long began, TimeSpan before, string data)
    {
        using var process = Process.GetCurrentProcess();
        return new MachineUse(
            TimeProvider.System.GetElapsedTime(began), process.TotalProcessorTime - before, Directory.GetFiles(data, "journal.db*").Sum(file => new FileInfo(file).Length), process.PeakWorkingSet64);
    }
}

/// <summary>A simulation as tables.</summary>
internal static class SimulationTables
{
    /// <summary>The one line that matters.</summary>
    public static Table Verdict(Simulated simulated, int shards) => new(
        "verdict",
        "Verdict",
        [new("liveIsAssess", "Live = assess"), new("lost", "Acknowledged and lost", true), new("shards", "Shards", true), new("lists", "Lists (SHA-256)")],
        [
            [
                simulated.Check.Difference is null ? "yes" : $"no: {simulated.Check.Difference}", Text(simulated.Check.Lost), Text(shards), simulated.Check.Digest.ToString(),
            ],
        ]);

    /// <summary>Figures of this machine.</summary>
    public static Table Measures(Simulated simulated, MachineUse use, int candidates)
    {
        var (saves, latencies) = (simulated.Saves, simulated.Saves.Latencies);
        return new(
            "measures",
            "On this machine",
            [new("measure", "Measure"), new("value", "Value", true), new("unit", "Unit")],
            [
                ["elapsed", Text((long)use.Took.TotalMilliseconds), "ms"],
                ["saves", Text(saves.Saves), "acknowledged"],
                ["saves-per-second", Text((long)(saves.Saves / Math.Max(saves.Took.TotalSeconds, 0.001))), "1/s while the test was sat"],
                ["save-p50", Text(Microseconds(latencies.Percentile(0.5))), "µs, a wave at once"],
                ["save-p99", Text(Microseconds(latencies.Percentile(0.99))), "µs"],
                ["save-max", Text(Microseconds(latencies.Longest)), "µs"],
                ["journal-per-candidate", Text(use.JournalBytes / candidates), "bytes"],
                ["processor-per-candidate", Text((long)(use.Processor.TotalMicroseconds / candidates)), "µs, everything"],
                ["memory-peak", Text(use.MemoryBytes >> 20), "MiB"],
            ]);
    }

    private static long Microseconds(long ticks) => (long)TimeSpan.FromSeconds((double)ticks / TimeProvider.System.TimestampFrequency).TotalMicroseconds;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
