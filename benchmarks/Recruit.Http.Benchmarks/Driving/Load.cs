using System.Collections.Concurrent;
using System.Diagnostics;
using Recruit.Cli.Simulating;

namespace Recruit.Benchmarks.Http.Driving;

/// <summary>What came of a load.</summary>
/// <param name="PerSecond">Saves acknowledged.</param>
/// <param name="Refused">Replies that were no acknowledgement, of all.</param>
/// <param name="P50">Milliseconds that half of the acknowledged ones do not exceed.</param>
/// <param name="P99">Of 99 in 100.</param>
/// <param name="ServerMicroseconds">Processor time of everything but the driver, for a save: server, database, kernel.</param>
internal sealed record Loaded(double PerSecond, double Refused, double P50, double P99, double ServerMicroseconds);

/// <summary>Puts devices to work: as fast as they can, or at a fixed rate whatever becomes of the saves before.</summary>
internal sealed class Load(Device[] devices)
{
    private readonly ConcurrentQueue<Device> free = new(devices);
    private LatencyHistogram times = new();
    private long refused;
    private long recordFrom;

    /// <summary>Each device saves, waits, and saves again at once.</summary>
    /// <param name="many">How many devices take part.</param>
    /// <param name="warmUp">Before anything counts.</param>
    /// <param name="time">Of what counts.</param>
    public async Task<Loaded> AsFastAsTheyCanAsync(int many, TimeSpan warmUp, TimeSpan time)
    {
        var isOver = false;
        Begin(warmUp);
        var all = devices.Take(many).Select(device => Task.Run(async () =>
        {
            while (!Volatile.Read(ref isOver))
            {
                await SaveAsync(device, Stopwatch.GetTimestamp()).ConfigureAwait(false);
            }
        })).ToArray();
        Thread.Sleep(warmUp);
        var watch = new Watch(this);
        Thread.Sleep(time);
        var loaded = watch.Stop();
        Volatile.Write(ref isOver, true);
        await Task.WhenAll(all).ConfigureAwait(false);
        return loaded;
    }

    /// <summary>
    /// So many saves a second. The clock of each starts when it should have been sent; one for which no device is free waits, as the person's next answer does
    /// while the one before is on its way.
    /// </summary>
    /// <param name="perSecond">Saves that fall due.</param>
    /// <param name="warmUp">Before anything counts.</param>
    /// <param name="time">Of what counts.</param>
    public async Task<Loaded> AtRateAsync(double perSecond, TimeSpan warmUp, TimeSpan time)
    {
        Begin(warmUp);
        var start = Stopwatch.GetTimestamp();
        var ticksPerSave = Stopwatch.Frequency / perSecond;
        Watch? watch = null;
        for (var next = 0L; Stopwatch.GetElapsedTime(start) < warmUp + time; Thread.Sleep(1))
        {
            if (watch is null && Stopwatch.GetElapsedTime(start) >= warmUp)
            {
                watch = new Watch(this);
            }

            var due = (long)((Stopwatch.GetTimestamp() - start) / ticksPerSave);
            for (; next < due && free.TryDequeue(out var device); next++)
            {
                _ = SendAsync(device, start + (long)(next * ticksPerSave));
            }
        }

        var loaded = watch!.Stop();
        while (free.Count < devices.Length)
        {
            await Task.Delay(1).ConfigureAwait(false);
        }

        return loaded;
    }

    private async Task SendAsync(Device device, long due)
    {
        await SaveAsync(device, due).ConfigureAwait(false);
        free.Enqueue(device);
    }

    private async ValueTask SaveAsync(Device device, long due)
    {
        var isTaken = await device.SaveAsync().ConfigureAwait(false);
        var now = Stopwatch.GetTimestamp();
        if (now < Volatile.Read(ref recordFrom))
        {
            return;
        }

        if (isTaken)
        {
            times.Record(now - due);
        }
        else
        {
            Interlocked.Increment(ref refused);
        }
    }

    private void Begin(TimeSpan warmUp)
    {
        (times, refused) = (new LatencyHistogram(), 0);
        Volatile.Write(ref recordFrom, Stopwatch.GetTimestamp() + (long)(warmUp.TotalSeconds * Stopwatch.Frequency));
    }

    private sealed class Watch(Load load)
    {
        private readonly long start = Stopwatch.GetTimestamp();
        private readonly TimeSpan machine = MachineTime();
        private readonly TimeSpan own = Environment.CpuUsage.TotalTime;

        public Loaded Stop()
        {
            var (times, refused) = (load.times, Interlocked.Read(ref load.refused));
            var taken = Math.Max(1, times.Count);
            var others = MachineTime() - machine - (Environment.CpuUsage.TotalTime - own);
            return new Loaded(
                times.Count / Stopwatch.GetElapsedTime(start).TotalSeconds, refused / (double)(taken + refused), Milliseconds(0.5), Milliseconds(0.99), others.TotalMicroseconds / taken);

            double Milliseconds(double share) => times.Percentile(share) * 1e3 / Stopwatch.Frequency;
        }

        /// <summary>Processor time that this machine spent on anything.</summary>
        private static TimeSpan MachineTime()
        {
            var ticks = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..].Select(long.Parse).ToArray();
            // user, nice, system, idle, iowait, irq, softirq, steal; a hundred a second.
            return TimeSpan.FromMilliseconds(10 * (ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6]));
        }
    }
}
