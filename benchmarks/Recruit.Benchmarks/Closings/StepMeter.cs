using System.Diagnostics;
using System.Globalization;

namespace Recruit.Benchmarks.Closings;

/// <summary>What a step took.</summary>
/// <param name="Step">Its name.</param>
/// <param name="Wall">Seconds from start to end.</param>
/// <param name="Cpu">Seconds of processor time, of user and system.</param>
/// <param name="PeakMegabytes">Greatest resident memory while it went on, in 10⁶ bytes.</param>
internal sealed record StepTaken(string Step, double Wall, double Cpu, double PeakMegabytes)
{
    private const char Separator = '\t';

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Step}{Separator}{Wall:0.0000}{Separator}{Cpu:0.0000}{Separator}{PeakMegabytes:0.0}");

    /// <summary>What another process printed.</summary>
    public static StepTaken Parse(string line)
    {
        var cells = line.Split(Separator);
        return new StepTaken(cells[0], Number(1), Number(2), Number(3));

        double Number(int place) => double.Parse(cells[place], CultureInfo.InvariantCulture);
    }

    /// <summary>Two stretches of one step.</summary>
    public static StepTaken operator +(StepTaken one, StepTaken other) =>
        new(one.Step, one.Wall + other.Wall, one.Cpu + other.Cpu, Math.Max(one.PeakMegabytes, other.PeakMegabytes));
}

/// <summary>Measures the steps of this process, one after the other.</summary>
internal sealed class StepMeter
{
    private readonly List<StepTaken> taken = [];
    private long start;
    private TimeSpan cpu;

    /// <summary>What goes on; nothing between two steps.</summary>
    public string? Current { get; private set; }

    /// <summary>Steps that ended, in the order in which they first began.</summary>
    public IEnumerable<StepTaken> Taken => taken.GroupBy(one => one.Step, (_, same) => same.Aggregate((one, other) => one + other));

    /// <summary>Ends what went on, and begins a step.</summary>
    public void Begin(string step)
    {
        End();
        ForgetPeak();
        (Current, start, cpu) = (step, Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
    }

    /// <summary>What goes on turned out to be this step.</summary>
    public void Rename(string step) => Current = step;

    public void End()
    {
        if (Current is { } step)
        {
            var wall = Stopwatch.GetElapsedTime(start).TotalSeconds;
            taken.Add(new StepTaken(step, wall, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds, Peak()));
            Current = null;
        }
    }

    /// <summary>Measures one step.</summary>
    public async Task<T> MeasureAsync<T>(string step, Func<Task<T>> run)
    {
        Begin(step);
        var result = await run().ConfigureAwait(false);
        End();
        return result;
    }

    /// <summary>From now on Linux notes the greatest memory anew.</summary>
    private static void ForgetPeak()
    {
        if (OperatingSystem.IsLinux())
        {
            File.WriteAllText("/proc/self/clear_refs", "5");
        }
    }

    private static double Peak()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1e6;
    }
}
