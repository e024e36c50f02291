using System.Diagnostics;
using Recruit.Cli.Simulating;

namespace Recruit.Benchmarks.Saving;

/// <summary>How much a target can do: so many savers, each saves, waits, and saves again at once.</summary>
/// <remarks>Its times say how long a save waits when all of them push as hard as they can; for the times of a calmer day see <see cref="OpenLoop"/>.</remarks>
internal sealed class ClosedLoop(SaveTarget target, int savers)
{
    private volatile LatencyHistogram? recorded;
    private volatile bool isOver;

    /// <summary>Measures a started target, which is still to be stopped.</summary>
    public async Task<Measured> RunAsync(TimeSpan warmUp, TimeSpan time)
    {
        var all = Enumerable.Range(0, savers).Select(saver => Task.Run(() => SaveAsync(saver))).ToArray();
        // Not awaited: a timer needs a thread of the pool, which the savers may keep busy.
        Thread.Sleep(warmUp);
        var times = new LatencyHistogram();
        var watch = new Watch(target);
        recorded = times;
        Thread.Sleep(time);
        recorded = null;
        var measured = watch.Stop(times);
        isOver = true;
        await Task.WhenAll(all).ConfigureAwait(false);
        return measured;
    }

    private async Task SaveAsync(int saver)
    {
        var before = Stopwatch.GetTimestamp();
        for (ulong number = 1; !isOver; number++)
        {
            await target.SaveAsync(saver, number).ConfigureAwait(false);
            var now = Stopwatch.GetTimestamp();
            recorded?.Record(now - before);
            before = now;
        }
    }
}
