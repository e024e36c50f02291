using Recruit.Engine.Child;

namespace Recruit.Processes.Tests;

/// <summary>EX14: the service stands still for more than ten seconds while attempts run. All of it is given back, and in health nothing is.</summary>
public class StandstillTests
{
    private const int StillMs = 11_000;

    /// <summary>The last sign of life before may be two seconds old, and waking up takes a moment on a busy machine.</summary>
    private const int MostMs = StillMs + 6_000;

    /// <summary>So often a child is asked at most whether the gap is recorded; each takes milliseconds.</summary>
    private const int Asked = 2_000;

    [FactWith]
    public void A_process_that_was_stopped_gives_the_time_back()
    {
        using var house = new House();
        using var child = house.Start(options => Small(options) with { Steps = 10, Linger = true });
        house.HearUntil(child, "worked");
        child.Ask();
        house.HearUntil(child, "told-again");
        house.History.Attempts.Values.ShouldAllBe(one => one.CreditedMs == 0);

        // The one wait in these tests that is the thing itself: eleven seconds without a sign of life.
        child.Signal("STOP");
        Thread.Sleep(StillMs);
        child.Signal("CONT");
        IsGivenBack(house, child);
    }

    [FactWith(Tools.Strace)]
    public void A_disk_that_stood_still_gives_the_time_back()
    {
        using var house = new House();
        using (var first = house.Start(options => Small(options) with { Steps = 10 }))
        {
            house.Hear(first).ShouldBe((0, "closed"), first.Errors());
        }

        // The attempts run; some flush of the load takes eleven seconds.
        using var child = house.Start(
            options => Small(options) with { Steps = 200, Linger = true }, TraceLog.Tracing(house, $"fsync,fdatasync:delay_exit={StillMs}000:when=30"));
        house.HearUntil(child, "worked");
        IsGivenBack(house, child);
    }

    private static void IsGivenBack(House house, ChildProcess child)
    {
        for (var asked = 0; asked < Asked && house.History.Attempts.Values.Any(one => one.CreditedMs == 0); asked++)
        {
            child.Ask();
            house.HearUntil(child, "told-again");
        }

        house.History.Attempts.Values.ShouldAllBe(one => one.CreditedMs >= StillMs && one.CreditedMs < MostMs);
        house.History.Attempts.Values.ShouldAllBe(one => one.DeadlineMs == one.StartedMs + (1440 * 60_000L) + one.CreditedMs + one.ExtraMs);
        child.Release();
        house.Hear(child).ShouldBe((0, "closed"));
    }

    private static ChildOptions Small(ChildOptions options) => options with { Attempts = 16, Shards = 2, Items = 6 };
}
