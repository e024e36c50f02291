using System.Globalization;
using Recruit.Engine.Child;
using Xunit.Abstractions;

namespace Recruit.Processes.Tests;

/// <summary>TL9: the child dies before its n-th operation on a file of its folder, and the one after it in the middle of its start.</summary>
public class KilledBetweenFileOperationsTests(ITestOutputHelper output)
{
    private const string Operations = "write,pwrite64,fsync,fdatasync,ftruncate,fallocate,rename,renameat,renameat2,unlink,unlinkat,mkdir";

    private static readonly string[] Files = ["journal.db", "snapshots.db"];
    private static readonly string[] Endings = ["", "-wal", "-shm", "-journal"];

    /// <summary>strace counts in every thread: a first start does about seventy in the thread that opens the files, the load the rest.</summary>
    private static IEnumerable<int> Points => Tools.IsNightly ? Enumerable.Range(1, 300) : Enumerable.Range(0, 14).Select(i => 1 + (7 * i));

    [FactWith(Tools.Strace)]
    public async Task A_death_between_any_two_file_operations_leaves_no_gap_and_nothing_twice()
    {
        var (deaths, underLoad) = (0, 0);
        foreach (var n in Points)
        {
            using var house = new House();
            deaths += Run(house, n, $"first start, operation {n}");
            underLoad += house.History.Acknowledged > 0 ? 1 : 0;

            // A restart has fewer operations: it settles the log, then goes on with the load.
            var m = 1 + (n * 5 % 41);
            deaths += Run(house, m, $"restart after {n}, operation {m}");
            await house.FinishAsync(Small);
        }

        output.WriteLine($"{deaths} deaths between two file operations, {underLoad} first starts that had acknowledged something");
        deaths.ShouldBeGreaterThan(Points.Count());
        underLoad.ShouldBeGreaterThan(0);
    }

    private static int Run(House house, int n, string what)
    {
        var paths = Files.SelectMany(file => Endings.Select(ending => file + ending)).Append("engine.lock").Append("")
            .SelectMany(name => new[] { "-P", Path.Combine(house.Data, name) });
        var kill = string.Create(CultureInfo.InvariantCulture, $"inject={Operations}:signal=KILL:when={n}");
        using var child = house.Start(
            options => Small(options) with { Steps = 40 },
            [Tools.Strace, "-f", "-qq", "-o", house.Trace, "-e", $"trace={Operations}", .. paths, "-e", kill]);
        var (code, last) = house.Hear(child);
        code.ShouldBeOneOf([137, 0], $"{what}: {last} {child.Errors()}");
        return code == 0 ? 0 : 1;
    }

    private static ChildOptions Small(ChildOptions options) => options with { Attempts = 16, Shards = 2, Items = 6, SnapshotMs = 20 };
}
