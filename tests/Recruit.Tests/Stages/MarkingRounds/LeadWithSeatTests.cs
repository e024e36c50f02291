using Recruit.Stages.ProfessionalTesting;
using Recruit.Vacancies;
using static Recruit.Tests.Stages.MarkingRounds.MarkingWorld;

namespace Recruit.Tests.Stages.MarkingRounds;

/// <summary>Chingiz is a lead marker and marks in the round too.</summary>
public class LeadWithSeatTests
{
    [Fact]
    public void Sees_no_marks_of_a_script_that_is_theirs_before_the_own_ones_are_committed()
    {
        var world = Two();
        world.Join(C);
        world.MarkByTwo(Script(1), 4, 18);
        world.AllocateAll();
        world.Desk(C).ToMark.ShouldContain(one => one.Script == Script(1), "the first two are far apart, and a third one is wanted");
        Marks(world, C).ShouldBe(0);
        Marks(world, OtherLead).ShouldBe(2, "who marks nothing sees what was revealed");

        world.Done(world.Commitment(C, Script(1), 5, 5));
        Marks(world, C).ShouldBe(2);
    }

    [Fact]
    public void Sees_no_marks_of_a_script_that_wants_a_marker_whom_the_lead_may_become()
    {
        var world = Two();
        world.MarkByTwo(Script(1), 4, 18);
        world.Join(C);
        Marks(world, C).ShouldBe(0);
    }

    [Fact]
    public void Sees_marks_of_a_script_that_wants_nobody_any_more()
    {
        var world = Two();
        world.Join(C);
        world.MarkByTwo(Script(1), 10, 10);
        Marks(world, C).ShouldBe(2);
    }

    /// <summary>One script that two markers have.</summary>
    private static MarkingWorld Two()
    {
        var world = new MarkingWorld();
        world.Open(A, B);
        world.Add(Arrived(1));
        world.AllocateAll();
        return world;
    }

    private static int Marks(MarkingWorld world, Id reader) =>
        world.Do<ScriptShown>(new ShowScript(Script(1), reader)).Works.Count(work => work.Marks is not null);
}
