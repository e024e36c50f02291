using Recruit.Engine.Child;

namespace Recruit.Processes.Tests;

/// <summary>RL6, its half without a cluster: one data folder has one engine.</summary>
public class SecondEngineTests
{
    [FactWith]
    public async Task A_second_engine_on_the_same_folder_is_refused_and_the_first_goes_on()
    {
        using var house = new House();
        using (var first = house.Start(options => Small(options) with { Steps = 5, Linger = true }))
        {
            house.HearUntil(first, "worked");
            using (var second = house.Start(Small))
            {
                var (code, last) = house.Hear(second);
                code.ShouldBe(ChildProcess.CannotStart, last);
                last.ShouldContain("DataFolderInUseException");
            }

            first.Ask();
            house.HearUntil(first, "told-again");
            first.Release();
            house.Hear(first).ShouldBe((0, "closed"));
        }

        await house.FinishAsync(Small);
    }

    private static ChildOptions Small(ChildOptions options) => options with { Attempts = 8, Shards = 2, Items = 4 };
}
