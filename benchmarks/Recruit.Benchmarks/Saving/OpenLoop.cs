using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Recruit.Cli.Simulating;

namespace Recruit.Benchmarks.Saving;

/// <summary>
/// How long a save takes when saves arrive at a fixed rate, whatever becomes of the ones before. The clock of each starts when it should
/// have been sent, so a target that stops answers for everybody who had to wait, not for one (coordinated omission, Gil Tene).
/// </summary>
/// <remarks>Those who are due are sent every millisecond; how late that is, up to a millisecond, counts against the target too.</remarks>
internal sealed class OpenLoop(SaveTarget target, int savers)
{
    /// <summary>A slow target has long times and is no error; one that is lost must not hold up the run for ever.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly SaveTarget target = target;
    private readonly ConcurrentQueue<Saver> free = new();
    private readonly LatencyHistogram times = new();
    private long start;
    private long recordFrom;
    private TimeSpan longest;

    /// <summary>Measures a started target, which is still to be stopped.</summary>
    /// <exception cref="InvalidOperationException">The target is not done a minute after the schedule.</exception>
    public Measured Run(double perSecond, TimeSpan warmUp, TimeSpan time)
    {
        for (var i = 0; i < savers; i++)
        {
            free.Enqueue(new Saver(this, i));
        }

        longest = warmUp + time + Patience;
        start = Stopwatch.GetTimestamp();
        recordFrom = start + (long)(warmUp.TotalSeconds * Stopwatch.Frequency);
        var (before, all) = ((long)(warmUp.TotalSeconds * perSecond), (long)((warmUp + time).TotalSeconds * perSecond));
        Send(perSecond, 0, before);
        var watch = new Watch(target);
        Send(perSecond, before, all);
        while (free.Count < savers)
        {
            Pause();
        }

        return watch.Stop(times);
    }

    private void Send(double perSecond, long from, long to)
    {
        var ticksPerSave = Stopwatch.Frequency / perSecond;
        for (var i = from; i < to; Pause())
        {
            var due = Math.Min(to, (long)((Stopwatch.GetTimestamp() - start) / ticksPerSave));
            for (; i < due && free.TryDequeue(out var saver); i++)
            {
                saver.Send(start + (long)(i * ticksPerSave));
            }
        }
    }

    private void Pause()
    {
        if (Stopwatch.GetElapsedTime(start) > longest)
        {
            throw new InvalidOperationException($"{target.Name} does not end what was asked of it.");
        }

        Thread.Sleep(1);
    }

    /// <summary>One of those who can have a save under way; made once, so that a save allocates nothing.</summary>
    private sealed class Saver
    {
        private readonly OpenLoop loop;
        private readonly int index;
        private readonly Action end;
        private ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter save;
        private long intended;
        private ulong number;

        public Saver(OpenLoop loop, int index)
        {
            (this.loop, this.index) = (loop, index);
            end = End;
        }

        public void Send(long at)
        {
            intended = at;
#pragma warning disable CA2012 // Consumed once, here or by End: an await would allocate for each save.
            save = loop.target.SaveAsync(index, ++number).ConfigureAwait(false).GetAwaiter();
#pragma warning restore CA2012
            if (save.IsCompleted)
            {
                End();
            }
            else
            {
                save.UnsafeOnCompleted(end);
            }
        }

        private void End()
        {
            save.GetResult();
            if (intended >= loop.recordFrom)
            {
                loop.times.Record(Stopwatch.GetTimestamp() - intended);
            }

            loop.free.Enqueue(this);
        }
    }
}
