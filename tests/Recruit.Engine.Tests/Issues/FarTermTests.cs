using Recruit.Actors;

namespace Recruit.Engine.Tests.Issues;

/// <summary>An engine that waited only for the term of an offer stored a signed and flushed sign of life every two seconds, for a year.</summary>
public class FarTermTests
{
    [Fact]
    public void An_engine_that_waits_only_for_terms_no_gap_takes_from_stores_nothing()
    {
        var step = new StepByStep(kinds: new ActorKinds(new TermKind()));
        step.Answer(1, new WakeAt(step.Engine.Now + TimeSpan.FromDays(365)));
        var stored = step.Stored.Count;

        step.Pass(TimeSpan.FromMinutes(1));

        step.Stored.Count.ShouldBe(stored);
    }

    [Fact]
    public void Such_a_term_is_told_of_no_gap_and_comes_when_it_should()
    {
        var step = new StepByStep(kinds: new ActorKinds(new TermKind()));
        step.Answer(1, new WakeAt(step.Engine.Now + TimeSpan.FromMinutes(10)));
        step.Time.Pass(TimeSpan.FromMinutes(5));
        step.Crash();
        step.Settle();
        step.Look(1).Gaps.ShouldBe(0);

        step.Pass(TimeSpan.FromMinutes(6));

        var seen = step.Look(1);
        (seen.Wakes, seen.Gaps).ShouldBe((1, 0));
    }

    private sealed class TermKind : PurseKind
    {
        public override bool IsToldOfGaps => false;
    }
}
