namespace Recruit.Engine.Tests.Issues;

/// <summary>While no time limit runs no sign of life is stored; the first thing stored after such a rest was taken for the end of a gap.</summary>
public class GapAfterRestTests
{
    [Fact]
    public void A_rest_is_no_gap()
    {
        var step = new StepByStep();
        step.Answer(1, new PutIn(1));
        step.Pass(TimeSpan.FromMinutes(5));
        step.Answer(1, new WakeAt(step.Engine.Now + TimeSpan.FromMinutes(1)));
        step.Pass(TimeSpan.FromMinutes(2));
        var seen = step.Look(1);
        (seen.Wakes, seen.Gaps).ShouldBe((1, 0));
    }
}
