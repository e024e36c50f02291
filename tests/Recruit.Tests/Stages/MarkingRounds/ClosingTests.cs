using Recruit.Actors;
using Recruit.Stages.ProfessionalTesting;
using Recruit.Vacancies;
using static Recruit.Tests.Stages.MarkingRounds.MarkingWorld;

namespace Recruit.Tests.Stages.MarkingRounds;

/// <summary>Marks are released when they are all there, and what cannot be marked any more stops nobody.</summary>
public class ClosingTests
{
    [Fact]
    public void Marks_are_not_released_before_the_last_script_has_its_value()
    {
        var world = new MarkingWorld();
        world.Calibrate(2);
        world.Join(A);
        world.Join(B);
        world.Join(C);
        world.Add(Arrived(1));
        Unfinished(world, complete: 0);
        world.Done(new OpenRound(By(Officer)));
        world.AllocateAll();
        var (one, other) = Works(world);
        world.Done(world.Commitment(one, Script(1), 1, 1));
        Unfinished(world, complete: 0);
        world.Done(world.Commitment(other, Script(1), 9, 9));
        Unfinished(world, complete: 0);
        world.Done(world.Reveal(one, Script(1), 1, 1));
        Unfinished(world, complete: 0);
        world.Done(world.Reveal(other, Script(1), 9, 9));
        Unfinished(world, complete: 0);
        world.AllocateAll();
        var third = ((Id[])[A, B, C]).Single(marker => marker != one && marker != other);
        world.Mark(third, Script(1), 2, 2);

        // Asked whether they could be released, they are not.
        world.Done(new FreezeMarks(By(Officer), OnlyAsks: true));
        world.Round.Frozen.ShouldBeNull();
        world.Done(new FreezeMarks(By(Officer)));
        world.Round.Frozen.ShouldNotBeNull();
    }

    [Fact]
    public void Marks_are_not_released_while_a_second_marking_is_to_be_decided()
    {
        var world = new MarkingWorld();
        world.Open(A, B);
        world.Add(Arrived(1));
        world.AllocateAll();
        world.MarkByTwo(Script(1), 4, 4);
        world.Done(new ProposeRemark(By(Lead), A, [Script(1)]));
        Unfinished(world, complete: 1).Facts.ShouldContain(new RefusalFact("second-markings", "1"));
        world.Done(new DeclineRemark(By(OtherLead), A));
        world.Done(new FreezeMarks(By(Officer)));
    }

    [Fact]
    public void A_script_whose_text_was_erased_leaves_every_desk_and_stops_nothing()
    {
        var world = new MarkingWorld();
        world.Open(A, B);
        world.Add(Arrived(1), Arrived(2), Arrived(3));
        world.AllocateAll();
        world.MarkByTwo(Script(2), 4, 4);
        world.Done(world.Commitment(A, Script(1), 1, 1));
        world.Done(new WithdrawScript(By(B), Script(1)));
        world.Done(new WithdrawScript(By(A), Script(1)));
        world.Refused(new WithdrawScript(By(A), Script(-1)), MarkingRefusals.UnknownScript);
        world.Refused(new WithdrawScript(By(A), Script(9)), MarkingRefusals.UnknownScript);

        world.Show(Script(1)).ShouldSatisfyAllConditions(
            one => one.Missing.ShouldBe(0), one => one.Works.Select(work => work.Ended!.How).ShouldBe([WorkEnding.TextErased, WorkEnding.TextErased]));
        world.Refused(world.Reveal(A, Script(1), 1, 1), MarkingRefusals.NotOnDesk);
        world.Refused(world.Commitment(B, Script(1), 1, 1), MarkingRefusals.NotOnDesk);
        foreach (var marker in (Id[])[A, B])
        {
            world.Desk(marker).ToMark.Concat(world.Desk(marker).ToReveal).ShouldAllBe(one => one.Script != Script(1));
        }

        var shown = world.Do<MarkingShown>(new ShowMarking());
        (shown.Scripts, shown.Complete, shown.Queued, shown.Waiting).ShouldBe((2, 1, 0, 0));
        world.MarkByTwo(Script(3), 4, 4);
        world.Done(new WithdrawScript(By(A), Script(2)));
        world.Done(new FreezeMarks(By(Officer)));
    }

    [Fact]
    public void A_marker_sees_the_own_work_the_newest_first_and_nothing_of_others()
    {
        var world = new MarkingWorld();
        world.Open(A, B);
        world.Add(Arrived(1), Arrived(2));
        world.AllocateAll();
        world.MarkByTwo(Script(1), 4, 6);
        world.Done(world.Commitment(A, Script(2), 1, 1));
        world.Do<OwnWorkShown>(new ShowOwnWork(A)).Works.Length.ShouldBe(world.Do<MarkingShown>(new ShowMarking()).Markers[0].Calibrations + 2);

        var works = world.Do<OwnWorkShown>(new ShowOwnWork(A)).Works;
        works.Single(work => work.Script == Script(1)).ShouldSatisfyAllConditions(
            work => work.Marks!.Value.ShouldBe([2m, 2m]), work => (work.CommittedAt, work.RevealedAt).ShouldBe((Monday, Monday)));
        works.Single(work => work.Script == Script(2)).ShouldSatisfyAllConditions(
            work => work.Marks.ShouldBeNull(), work => (work.CommittedAt, work.RevealedAt).ShouldBe((Monday, null)));
        world.Do<OwnWorkShown>(new ShowOwnWork(A, works.Length)).Works.ShouldBeEmpty();
    }

    private static (Id, Id) Works(MarkingWorld world)
    {
        var works = world.Show(Script(1)).Works;
        return (new Id(works[0].Marker.Name), new Id(works[1].Marker.Name));
    }

    private static Refusal Unfinished(MarkingWorld world, int complete)
    {
        var refusal = world.Refused(new FreezeMarks(By(Officer)), MarkingRefusals.MarkingUnfinished);
        refusal.Facts[..2].ShouldBe([new("scripts", "1"), new("complete", $"{complete}")]);
        return refusal;
    }
}
