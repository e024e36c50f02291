using System.Globalization;
using Recruit.Engine.Child;

namespace Recruit.Processes.Tests;

/// <summary>RL13: no room, no right to write, no file handles. The engine stops or does not start, says why, and loses nothing.</summary>
public class NoRoomTests
{
    /// <summary>.NET itself needs handles for threads, and aborts the process where it gets none.</summary>
    private const int RuntimeEnded = 134;

    [FactWith(Tools.Mount)]
    public async Task A_full_disk_stops_the_engine_and_room_lets_it_go_on()
    {
        using var disk = new SmallDisk("3m");
        using var house = new House(disk.Path);
        using (var child = house.Start(options => options with { Steps = int.MaxValue }))
        {
            var (code, last) = house.Hear(child);
            (code, last.Contains("full", StringComparison.Ordinal)).ShouldBe((ChildProcess.StorageFailed, true), last);
        }

        // There is still no room: it may start or not, but it says so and nothing is lost.
        using (var child = house.Start(options => options with { Steps = int.MaxValue }))
        {
            var (code, last) = house.Hear(child);
            code.ShouldBeOneOf([ChildProcess.StorageFailed, ChildProcess.CannotStart], last);
            last.ShouldContain("full");
        }

        house.History.Acknowledged.ShouldBeGreaterThan(0);
        disk.Remount("size=64m");
        await house.FinishAsync(options => options);
    }

    [FactWith(Tools.Mount)]
    public async Task A_disk_that_became_read_only_is_refused_at_the_start()
    {
        using var disk = new SmallDisk("64m");
        using var house = new House(disk.Path);
        Load(house);
        disk.Remount("ro");
        using (var child = house.Start(Small))
        {
            var (code, last) = house.Hear(child);
            code.ShouldBe(ChildProcess.CannotStart, last);
            last.ShouldContain("read-only", Case.Insensitive);
        }

        disk.Remount("rw");
        await house.FinishAsync(Small);
    }

    [FactWith(Tools.Strace)]
    public async Task A_disk_that_becomes_read_only_under_load_stops_the_engine()
    {
        using var house = new House();
        Load(house);
        string[] tracing =
        [
            Tools.Strace, "-f", "--seccomp-bpf", "-qq", "-o", house.Trace, "-P", Path.Combine(house.Data, "journal.db-wal"), "-e", "trace=pwrite64",
            "-e", "inject=pwrite64:error=EROFS:when=40+",
        ];
        using (var child = house.Start(options => Small(options) with { Steps = int.MaxValue }, tracing))
        {
            var (code, last) = house.Hear(child);
            code.ShouldBe(ChildProcess.StorageFailed, last);
        }

        await house.FinishAsync(Small);
    }

    [FactWith(Tools.Prlimit)]
    public async Task Without_file_handles_it_does_not_start_or_goes_on_with_those_it_has()
    {
        using var house = new House();
        Load(house);
        for (var handles = 40; handles <= 120; handles += 20)
        {
            using var child = house.Start(
                options => Small(options) with { Steps = 5 }, Tools.Prlimit, string.Create(CultureInfo.InvariantCulture, $"--nofile={handles}"));
            var (code, last) = house.Hear(child);
            (code != 0 || last == "closed").ShouldBeTrue($"{handles} handles: {last}");
        }

        using (var child = house.Start(options => Small(options) with { Steps = 60 }))
        {
            house.HearUntil(child, "load");
            Tools.Runs("prlimit", "--pid", child.Id.ToString(CultureInfo.InvariantCulture), "--nofile=10").ShouldBeTrue();
            var before = house.History.Acknowledged;
            var (code, last) = house.Hear(child);
            code.ShouldBeOneOf([0, ChildProcess.StorageFailed, RuntimeEnded], last + child.Errors());
            house.History.Acknowledged.ShouldBeGreaterThan(before);
        }

        await house.FinishAsync(Small);
    }

    private static void Load(House house)
    {
        using var child = house.Start(options => Small(options) with { Steps = 20 });
        house.Hear(child).ShouldBe((0, "closed"), child.Errors());
    }

    private static ChildOptions Small(ChildOptions options) => options with { Attempts = 16, Shards = 2, Items = 6 };
}
