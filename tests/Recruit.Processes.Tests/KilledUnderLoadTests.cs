using System.Diagnostics;
using Xunit.Abstractions;

namespace Recruit.Processes.Tests;

/// <summary>RL1, RL4, RL5: one data folder over many processes, each of which dies by SIGKILL at a random moment of its work. Keys are in a folder.</summary>
public class KilledUnderLoadTests(ITestOutputHelper output)
{
    private const int Seed = 20261125;

    /// <summary>About so many lines are heard between two deaths; a child says more than a thousand while it starts.</summary>
    private const int LinesMax = 3500;

    [FactWith]
    public async Task What_was_acknowledged_survives_every_kill_as_it_was()
    {
        using var house = new House(withKeyFolder: true);
        var random = new Random(Seed);
        var clock = Stopwatch.StartNew();
        var kills = Tools.IsNightly ? 1000 : 100;
        for (var kill = 0; kill < kills; kill++)
        {
            using var child = house.Start(options => options with { Steps = int.MaxValue });
            var (lines, spin) = (random.Next(1, LinesMax), random.Next(3000));
            for (var heard = 1; child.Next() is { } line; heard++)
            {
                house.History.Hear(line);
                if (heard == lines)
                {
                    var until = Stopwatch.GetTimestamp() + (spin * (Stopwatch.Frequency / 1_000_000));
                    while (Stopwatch.GetTimestamp() < until)
                    {
                        Thread.SpinWait(20);
                    }

                    child.Kill();
                }
            }

            child.Wait().ShouldBe(137, child.Errors());
        }

        output.WriteLine(
            $"seed {Seed}: {kills} kills in {clock.Elapsed.TotalSeconds:F0} s, {house.History.Acknowledged} saves acknowledged, {house.History.CommittedBeforeReply} "
            + $"committed before their reply was lost, {house.History.Wishes.RepliesRepeated} replies repeated, {house.History.NextBatch} batches");
        house.History.CommittedBeforeReply.ShouldBeGreaterThan(0);
        house.History.Wishes.RepliesRepeated.ShouldBeGreaterThan(kills);
        await house.FinishAsync(options => options, twice: true);
    }
}
