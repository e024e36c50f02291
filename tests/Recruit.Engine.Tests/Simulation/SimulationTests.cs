using System.Collections.Concurrent;
using System.Globalization;

namespace Recruit.Engine.Tests.Simulation;

/// <summary>
/// RL1, RL3, RL4, RL5, RL9, RL10, RL13, EX14: whole lives of an engine from one seed each. A failure names the seed and tells its story;
/// RECRUIT_SEED=n runs that one alone, RECRUIT_CASES=n runs n times as many, RECRUIT_PART=k/n a part of them.
/// </summary>
public class SimulationTests
{
    private const int Operations = 500;

    [Fact]
    public void Five_hundred_lives_with_failing_storage_keep_every_promise() =>
        RunAll(Seeds.Of(500), (seed, trace) => Live(seed, trace, new MemoryDisk()));

    [Fact]
    public void Lives_on_real_files_keep_every_promise() =>
        RunAll(Seeds.Of(8, from: 1_000_001), (seed, trace) => Live(seed, trace, new FileDisk(), 150));

    /// <summary>EX14: without stalls, no gap is told but that of an outage; the checker of each life would find any other.</summary>
    [Fact]
    public void Healthy_lives_have_no_gap_but_outages() =>
        RunAll(Seeds.Of(30, from: 2_000_001), (seed, trace) => Live(seed, trace, new MemoryDisk(), troubled: false));

    /// <summary>The same for sittings: what candidates were told holds, whatever happens to the service meanwhile.</summary>
    [Fact]
    public void A_hundred_sittings_with_failing_storage_keep_every_promise()
    {
        var (seeds, seen) = (Seeds.Of(100, from: 3_000_001), new ConcurrentBag<PoolLife>());
        RunAll(seeds, (seed, trace) =>
        {
            using var world = new PoolWorld(seed, trace);
            seen.Add(world.Run(steps: 800));
        });

        // What never happens proves nothing.
        if (seeds.Count >= 10)
        {
            seen.ShouldContain(one => one.Taken > 20);
            seen.ShouldContain(one => one.TakenOver > 0);
            seen.ShouldContain(one => one.TooLate > 0);
            seen.ShouldContain(one => one.TooMany > 0);
            seen.ShouldContain(one => one.EndedAgain > 0);
            seen.ShouldContain(one => one.CreditedMs > 0);
        }
    }

    /// <summary>RL3: a seed replays the same steps, answers and bytes.</summary>
    [Fact]
    public void A_seed_replays_the_same_trace_a_hundred_times()
    {
        var traces = new ConcurrentBag<ulong>();
        Parallel.For(0, 100, _ => traces.Add(Live(77, new Trace(), new MemoryDisk(), 100).Hash));
        traces.Distinct().ShouldHaveSingleItem();
    }

    /// <summary>RL3: nor does it depend on the process, whose hash codes of texts differ, nor on the machine.</summary>
    [Fact]
    public void A_seed_replays_the_trace_it_had_when_this_was_written() =>
        Live(77, new Trace(), new MemoryDisk(), 100).Hash.ShouldBe(831820280462467050UL, "if the engine or the simulation was changed on purpose, write down the new hash");

    private static Trace Live(ulong seed, Trace trace, Disk disk, int operations = Operations, bool troubled = true)
    {
        using var world = new World(seed, trace, disk, operations) { Troubled = troubled };
        world.Run();
        return trace;
    }

    /// <summary>Two at a time; the first seed that fails is run once more, to tell what happened.</summary>
    private static void RunAll(IReadOnlyList<ulong> seeds, Action<ulong, Trace> live)
    {
        var failed = new ConcurrentBag<ulong>();
        Parallel.ForEach(seeds, new ParallelOptions { MaxDegreeOfParallelism = 2 }, seed =>
        {
            if (Record.Exception(() => live(seed, new Trace())) is not null)
            {
                failed.Add(seed);
            }
        });
        if (!failed.IsEmpty)
        {
            var (first, story) = (failed.Min(), new Trace(inWords: true));
            var failure = Record.Exception(() => live(first, story));
            Assert.Fail(string.Create(
                CultureInfo.InvariantCulture, $"{failed.Count} of {seeds.Count} seeds failed; RECRUIT_SEED={first} replays the first.\n{story.Words()}\n{failure}"));
        }
    }
}
