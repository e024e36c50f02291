using Recruit.Engine.Tests.Simulation;

namespace Recruit.Engine.Tests.Issues;

/// <summary>
/// A gap was told to each actor in a turn of its own. If the engine died after the first of these turns was stored, the others were never
/// told: the next start saw a short gap only, because something had been stored in between.
/// </summary>
public class GapToldInPartTests
{
    [Fact]
    public void A_gap_is_told_to_all_or_to_none_whenever_the_engine_dies()
    {
        for (var steps = 0; steps < 60; steps++)
        {
            var step = new StepByStep();
            var soon = step.Engine.Now + TimeSpan.FromDays(2);
            for (var purse = 1; purse <= 5; purse++)
            {
                step.Answer(purse, new WakeAt(soon));
            }

            step.Time.Pass(TimeSpan.FromMinutes(10));
            step.Crash();
            var longGap = step.Engine.Now;
            for (var done = 0; done < steps; done++)
            {
                step.Crew.Step();
            }

            step.Time.Pass(TimeSpan.FromSeconds(1));
            step.Crash();
            step.Settle();
            for (var purse = 1; purse <= 5; purse++)
            {
                var seen = step.Look(purse);
                (seen.Gaps, seen.LastGapTo >= longGap).ShouldBe((1, true), $"purse {purse} after {steps} steps");
            }
        }
    }

    [Fact]
    public void A_stall_is_told_with_what_was_handled_during_it()
    {
        var step = new StepByStep();
        step.Answer(1, new WakeAt(step.Engine.Now + TimeSpan.FromDays(1)));
        step.Faults.Plan = (call, _) =>
        {
            if (call == StorageCall.Append)
            {
                step.Faults.Plan = (_, _) => Fault.None;
                step.Time.Pass(TimeSpan.FromSeconds(30));
            }

            return Fault.None;
        };
        step.Answer(2, new PutIn(1));
        var seen = step.Look(1);
        (seen.Gaps, seen.LastGapTo - seen.LastGapFrom).ShouldBe((1, TimeSpan.FromSeconds(30)));
    }
}
