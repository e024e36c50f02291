using System.Diagnostics;
using System.Numerics;

namespace Recruit.Cli.Simulating;

/// <summary>
/// Counts times in buckets that grow with them, as Gil Tene's HdrHistogram does: every time is known to within 1/64 of itself, in memory
/// that does not depend on how many there are. Any thread may record.
/// </summary>
internal sealed class LatencyHistogram
{
    /// <summary>Buckets from one power of two to the next.</summary>
    private const int Fineness = 64;
    private const int Powers = 40;

    /// <summary>Threads that record at once would wait for each other's cache lines.</summary>
    private const int Copies = 4;

    private readonly long[][] counts = [.. Enumerable.Range(0, Copies).Select(_ => new long[Fineness * Powers])];
    private long longest;

    public long Count => counts.Sum(copy => copy.Sum());

    /// <summary>Exact, in ticks.</summary>
    public long Longest => Volatile.Read(ref longest);

    /// <param name="ticks">From 0, of <see cref="Stopwatch"/>; more than 2⁴⁵ counts as that.</param>
    public void Record(long ticks)
    {
        Interlocked.Increment(ref counts[Environment.CurrentManagedThreadId % Copies][Math.Min(Bucket(ticks), Fineness * Powers - 1)]);
        for (var known = Longest; ticks > known; known = Longest)
        {
            Interlocked.CompareExchange(ref longest, ticks, known);
        }
    }

    /// <summary>The time, in ticks, that a share of all times does not exceed; at most 1/64 too long.</summary>
    /// <param name="share">Above 0 and up to 1.</param>
    public long Percentile(double share)
    {
        var wanted = (long)Math.Ceiling(share * Count);
        var seen = 0L;
        for (var bucket = 0; bucket < Fineness * Powers; bucket++)
        {
            seen += counts.Sum(copy => copy[bucket]);
            if (seen >= wanted)
            {
                return Math.Min(Last(bucket), Longest);
            }
        }

        return Longest;
    }

    /// <summary>Known times must have known percentiles, or no figure of a report is worth anything.</summary>
    /// <exception cref="InvalidOperationException">They have not.</exception>
    public static void Check()
    {
        const int Most = 1_000_000;
        var histogram = new LatencyHistogram();
        Parallel.For(1, Most + 1, ticks => histogram.Record(ticks));
        foreach (var share in new[] { 0.00001, 0.00005, 0.01, 0.5, 0.9, 0.99, 0.999, 1 })
        {
            var (exact, told) = (share * Most, histogram.Percentile(share));
            if (histogram.Count != Most || told < exact - 0.5 || told > exact + exact / Fineness)
            {
                throw new InvalidOperationException($"Of 1 to {Most}, {share} are told to be up to {told}.");
            }
        }
    }

    private static int Bucket(long ticks)
    {
        if (ticks < Fineness)
        {
            return (int)ticks;
        }

        var power = BitOperations.Log2((ulong)ticks) - BitOperations.Log2(Fineness);
        return power * Fineness + (int)(ticks >> power);
    }

    private static long Last(int bucket)
    {
        var power = Math.Max(0, bucket / Fineness - 1);
        return ((long)(bucket - power * Fineness + 1) << power) - 1;
    }
}
