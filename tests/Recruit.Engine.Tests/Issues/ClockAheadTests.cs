namespace Recruit.Engine.Tests.Issues;

/// <summary>One start by a clock a day ahead put the engine ahead for good, and nobody was told.</summary>
public class ClockAheadTests
{
    [Fact]
    public void The_operator_is_told_of_a_long_rest_and_of_an_engine_that_is_ahead_of_its_machine()
    {
        var step = new StepByStep();
        step.Notices.ShouldBeEmpty();
        step.Answer(1, new PutIn(1));
        step.Time.SetWall(TimeSpan.FromDays(1));
        step.Crash();
        step.Notices.ShouldHaveSingleItem().ShouldContain("the machine's clock says 2028-02-29T21:00:00");
        step.Answer(1, new PutIn(1));

        step.Time.SetWall(TimeSpan.FromDays(-1));
        step.Crash();

        step.Notices.Count.ShouldBe(2);
        step.Notices[1].ShouldContain("the engine's clock goes on from the later");
        step.Crash();
        step.Notices.Count.ShouldBe(3, "as long as it lasts");
    }

    [Fact]
    public void An_ordinary_start_says_nothing()
    {
        var step = new StepByStep();
        step.Answer(1, new PutIn(1));
        step.Time.Pass(TimeSpan.FromHours(8));
        step.Crash();
        step.Time.SetWall(TimeSpan.FromSeconds(-5));
        step.Crash();

        step.Notices.ShouldBeEmpty();
    }
}
