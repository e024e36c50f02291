using System.Globalization;
using Recruit.Engine.Child;
using Xunit.Abstractions;

namespace Recruit.Processes.Tests;

/// <summary>RL11: the n-th flush fails. Nobody knows then what is on the disk, so the engine stops, and what was acknowledged is there.</summary>
public class FailingFlushTests(ITestOutputHelper output)
{
    /// <summary>strace counts in every thread: the first ones hit the start, later ones the thread that commits, under load.</summary>
    private static IEnumerable<int> Points => Tools.IsNightly ? Enumerable.Range(1, 100) : Enumerable.Range(1, 13).Select(i => 2 * i);

    [FactWith(Tools.Strace)]
    public async Task After_a_flush_that_failed_nothing_is_acknowledged_and_the_next_start_has_everything()
    {
        var (acknowledged, underLoad) = (0, 0);
        foreach (var n in Points)
        {
            using var house = new House();
            if (n % 6 > 0)
            {
                // A folder that is begun already; otherwise the failure may hit its making.
                using var first = house.Start(options => Small(options) with { Steps = 2 });
                house.Hear(first).ShouldBe((0, "closed"), first.Errors());
            }

            using var child = house.Start(
                options => Small(options) with { Steps = int.MaxValue },
                TraceLog.Tracing(house, string.Create(CultureInfo.InvariantCulture, $"fsync,fdatasync:error=EIO:when={n}")));
            var (code, last) = house.Hear(child);
            code.ShouldBeOneOf([ChildProcess.StorageFailed, ChildProcess.CannotStart], $"flush {n}: {last} {child.Errors()}");
            (last.Contains("I/O", StringComparison.Ordinal) || last.Contains("cannot be flushed", StringComparison.Ordinal)).ShouldBeTrue($"flush {n}: {last}");
            var seen = TraceLog.Read(house);
            if (code == ChildProcess.StorageFailed)
            {
                var durable = ulong.Parse(last.Split(' ')[1], CultureInfo.InvariantCulture);
                house.History.Stored.Values.ShouldAllBe(one => one.Place.Batch < durable);
                seen.FlushedAfterFailure("journal.db-wal").ShouldBeFalse($"flush {n} was tried again");
                underLoad++;
            }

            acknowledged += seen.AcknowledgedOnlyWhatWasFlushed();
            await house.FinishAsync(Small);
        }

        output.WriteLine($"{Points.Count()} failing flushes, {underLoad} of them under load, {acknowledged} acknowledgements, each after its flush");
        underLoad.ShouldBeGreaterThan(Points.Count() / 3);
    }

    private static ChildOptions Small(ChildOptions options) => options with { Attempts = 16, Shards = 2, Items = 6, PulseMs = 600_000 };
}
