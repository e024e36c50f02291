using Recruit.Engine.Child;

namespace Recruit.Processes.Tests;

/// <summary>RL10: the machine's clock is wrong from one start to the next. Nothing is shortened and nothing changes its order.</summary>
public class WallClockTests
{
    /// <summary>Uncredited: what passed while the children ran, and restarts that took less than the threshold.</summary>
    private const long RealMs = 120_000;

    private static readonly string[] Clocks =
        ["+0", "+1h", "-1h", "+1d", "-1d", "@2028-02-28 23:59:58", "@2028-02-29 23:59:58", "@2028-03-01 00:00:30", "@2027-02-28 12:00:00", "+0"];

    [FactWith(Tools.Faketime)]
    public async Task Clocks_that_jump_between_starts_shorten_nobodys_time()
    {
        using var house = new House { RepeatsAnswered = false };
        foreach (var clock in Clocks)
        {
            // Every child after the first begins with what the one before it left behind.
            using var child = house.Start(options => Small(options) with { Steps = 8 }, Tools.Faketime, "-f", clock);
            house.Hear(child).ShouldBe((0, "closed"), $"{clock}: {child.Errors()}");
            house.History.Attempts.Values.ShouldAllBe(one => one.Status == "Running" && one.LeftMs > (1440 * 60_000L) - RealMs, clock);
            house.History.Attempts.Values.ShouldAllBe(one => one.DeadlineMs == one.StartedMs + (1440 * 60_000L) + one.CreditedMs + one.ExtraMs, clock);
        }

        await house.FinishAsync(Small);
    }

    private static ChildOptions Small(ChildOptions options) => options with { Attempts = 16, Shards = 2, Items = 6 };
}
