using System.Diagnostics;

namespace Recruit.Benchmarks.Running;

/// <summary>Times of the same thing done several times.</summary>
/// <param name="First">Seconds of the first time in this process, with compilation.</param>
/// <param name="Best">Shortest.</param>
/// <param name="Median">Of all but the warm-up.</param>
/// <param name="AllocatedMegabytes">Allocated by the last time, in 10⁶ bytes.</param>
internal sealed record Timing(double First, double Best, double Median, double AllocatedMegabytes)
{
    private const int WarmUps = 5;

    public static Timing Of(Action action, int times, int warmUps = WarmUps)
    {
        var seconds = new List<double>();
        var allocated = 0L;
        for (var i = 0; i < warmUps + times; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var start = Stopwatch.GetTimestamp();
            action();
            seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        }

        var warm = seconds.Skip(warmUps).Order().ToArray();
        return new Timing(seconds[0], warm[0], warm[warm.Length / 2], allocated / 1e6);
    }
}
