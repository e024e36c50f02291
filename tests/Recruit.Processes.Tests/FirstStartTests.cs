using Recruit.Engine.Child;

namespace Recruit.Processes.Tests;

/// <summary>A file whose name is lost with the power is lost with all that was flushed into it.</summary>
public class FirstStartTests
{
    [FactWith(Tools.Strace)]
    public void The_names_of_the_journal_are_on_the_disk_before_anything_is_acknowledged()
    {
        using var house = new House();
        using (var child = house.Start(Few, TraceLog.Tracing(house)))
        {
            house.Hear(child).ShouldBe((0, "closed"));
        }

        NamesAreFlushed(house, "journal.db", "journal.db-wal");

        // A clean end removes the write-ahead log, so the second start makes it anew.
        File.Exists(Path.Combine(house.Data, "journal.db-wal")).ShouldBeFalse();
        using (var child = house.Start(Few, TraceLog.Tracing(house)))
        {
            house.Hear(child).ShouldBe((0, "closed"));
        }

        NamesAreFlushed(house, "journal.db-wal");
    }

    [FactWith(Tools.Strace)]
    public async Task A_folder_whose_names_cannot_be_flushed_is_refused()
    {
        using var house = new House();
        string[] tracing =
            [Tools.Strace, "-f", "--seccomp-bpf", "-qq", "-o", house.Trace, "-P", house.Data, "-e", "trace=fsync", "-e", "inject=fsync:error=EIO:when=1+"];
        using (var child = house.Start(Few, tracing))
        {
            // SQLite itself overlooks it.
            var (code, last) = house.Hear(child);
            code.ShouldBe(ChildProcess.CannotStart, last);
        }

        house.History.Acknowledged.ShouldBe(0);
        await house.FinishAsync(Few);
    }

    /// <summary>A key of which the journal speaks must not be lost with the name of its file.</summary>
    [FactWith(Tools.Strace)]
    public async Task A_key_folder_whose_names_cannot_be_flushed_is_refused()
    {
        using var house = new House(withKeyFolder: true);
        string[] tracing =
            [Tools.Strace, "-f", "--seccomp-bpf", "-qq", "-o", house.Trace, "-P", house.Key, "-e", "trace=fsync", "-e", "inject=fsync:error=EIO:when=1+"];
        using (var child = house.Start(Few, tracing))
        {
            var (code, last) = house.Hear(child);
            (code, last).ShouldBe((ChildProcess.CannotStart, $"cannot-start IOException {house.Key} cannot be flushed: error 5."));
        }

        house.History.Acknowledged.ShouldBe(0);
        await house.FinishAsync(Few);
    }

    [FactWith(Tools.Strace)]
    public void Every_acknowledgement_comes_after_a_flush_of_its_own_batch()
    {
        using var house = new House();
        using var child = house.Start(options => Few(options) with { Steps = 100 }, TraceLog.Tracing(house));
        house.Hear(child).ShouldBe((0, "closed"));
        TraceLog.Read(house).AcknowledgedOnlyWhatWasFlushed().ShouldBe(house.History.Acknowledged);
    }

    private static void NamesAreFlushed(House house, params string[] names)
    {
        var steps = TraceLog.Read(house).Steps;
        var acknowledged = IndexOf(steps, 0, step => step.Kind == TracedKind.Said && step.What.StartsWith("acked", StringComparison.Ordinal));
        acknowledged.ShouldBeGreaterThan(0);
        foreach (var name in names)
        {
            var made = IndexOf(steps, 0, step => step.Kind == TracedKind.Made && step.What == Path.Combine(house.Data, name));
            made.ShouldBeGreaterThanOrEqualTo(0, name);
            IndexOf(steps, made, step => step.Kind == TracedKind.Flushed && step.What == house.Data).ShouldBeInRange(made, acknowledged, name);
        }
    }

    private static int IndexOf(IReadOnlyList<Traced> steps, int from, Predicate<Traced> wanted) => steps.ToList().FindIndex(from, wanted);

    private static ChildOptions Few(ChildOptions options) => options with { Attempts = 8, Shards = 2, Items = 4, Steps = 10, PulseMs = 600_000 };
}
