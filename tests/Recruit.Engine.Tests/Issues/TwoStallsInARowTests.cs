using Recruit.Actors;
using Recruit.Engine.Tests.Simulation;

namespace Recruit.Engine.Tests.Issues;

/// <summary>
/// A store that stands still twice in a row, so that a second gap is found before the first was handled: an actor owed two resumes and
/// gave one, and nothing was stored any more.
/// </summary>
public class TwoStallsInARowTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(6);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Both_are_told_and_everything_goes_on(bool inTheTidyThatFollows)
    {
        var step = new StepByStep();
        step.Answer(1, new WakeAt(step.Engine.Now + TimeSpan.FromDays(1)));
        var (first, second) = (StorageCall.Append, inTheTidyThatFollows ? StorageCall.Tidy : StorageCall.Append);
        var stalls = new Queue<StorageCall>([first, second]);
        var told = new List<(Instant From, Instant To)>();
        step.Faults.Plan = (call, _) =>
        {
            if (stalls.TryPeek(out var next) && next == call)
            {
                stalls.Dequeue();
                var from = step.Engine.Now;
                step.Time.Pass(Long);
                told.Add((from, step.Engine.Now));
            }

            return Fault.None;
        };

        step.Answer(2, new PutIn(1));
        stalls.ShouldBeEmpty();

        var seen = step.Look(1);
        (seen.Gaps, seen.LastGapFrom, seen.LastGapTo).ShouldBe((2, told[1].From, told[1].To));
        ((Contents)step.Answer(2, new PutIn(2)).Reply).Coins.ShouldBe(3);
        step.Crash();
        step.Look(1).Gaps.ShouldBe(2);
    }
}
