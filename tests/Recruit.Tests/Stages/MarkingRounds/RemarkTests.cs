using Recruit.Stages.ProfessionalTesting;
using Recruit.Vacancies;
using static Recruit.Tests.Stages.MarkingRounds.MarkingWorld;

namespace Recruit.Tests.Stages.MarkingRounds;

/// <summary>Marks that are given again (EX8): two accounts, neither of them the marker's.</summary>
public class RemarkTests
{
    [Fact]
    public void A_mark_ceases_to_count_by_two_people_and_others_mark_again()
    {
        var world = Marked(out var script);
        world.Refused(new ProposeRemark(By(Lead), C, [script]), MarkingRefusals.UnknownMarker);
        world.Refused(new ProposeRemark(By(A), A, [script]), MarkingRefusals.HasSeat);
        world.Refused(new ProposeRemark(By(Lead), A, []), MarkingRefusals.TooMany);
        world.Refused(new ProposeRemark(By(Lead), A, [script, script]), MarkingRefusals.TooMany);
        world.Refused(new ProposeRemark(By(Lead), A, [Script(2)]), MarkingRefusals.NotCommitted);
        world.Refused(new AgreeRemark(By(OtherLead), A, [script]), MarkingRefusals.NothingProposed);
        world.Done(new ProposeRemark(By(Lead), A, [script]));
        world.Done(new ProposeRemark(By(Lead), A, [script]));
        world.Rows().Length.ShouldBe(4);
        world.Refused(new AgreeRemark(By(Lead), A, [script]), MarkingRefusals.SecondPersonNeeded);
        world.Refused(new AgreeRemark(By(A), A, [script]), MarkingRefusals.HasSeat);
        world.Refused(new AgreeRemark(By(OtherLead), A, [Script(2)]), MarkingRefusals.NotAsProposed);
        var remark = world.Do<MarkingShown>(new ShowMarking()).Remarks.Single();
        (remark.Marker, remark.File.Holder, remark.File.Due).ShouldBe((A, new Id("lead-marker"), world.Plan.Calendar.Due(Monday, 3)));
        world.Done(new AgreeRemark(By(OtherLead), A, [script]));
        world.Do<MarkingShown>(new ShowMarking()).Remarks.ShouldBeEmpty();
        world.Rows().ShouldBeEmpty();
        world.Show(script).Works.Single(work => work.Marker.Name == A.Text).Ended!.How.ShouldBe(WorkEnding.SetAside);

        world.Join(C);
        world.AllocateAll();
        world.Mark(C, script, 6, 6);
        world.Rows().Select(row => row.Marker.Name).Distinct().ShouldBe(["berik", "chingiz"]);
    }

    [Fact]
    public void A_declined_wish_changes_nothing()
    {
        var world = Marked(out var script);
        world.Done(new DeclineRemark(By(Lead), A));
        world.Done(new ProposeRemark(By(Lead), A, [script]));
        world.Done(new DeclineRemark(By(OtherLead), A));
        world.Refused(new AgreeRemark(By(OtherLead), A, [script]), MarkingRefusals.NothingProposed);
        world.Rows().Length.ShouldBe(4);
    }

    [Fact]
    public void A_stop_alone_leaves_every_mark()
    {
        var world = Marked(out _);
        var before = world.Rows();
        world.Done(new StopMarker(By(Lead), A));
        world.Done(new StopMarker(By(OtherLead), A));
        world.Desk(A).IsStopped.ShouldBeTrue();
        world.Rows().ShouldBe(before);
    }

    private static MarkingWorld Marked(out Id script)
    {
        var world = new MarkingWorld();
        world.Open(A, B);
        world.Add(Arrived(1), Arrived(2));
        world.AllocateAll();
        script = Script(1);
        world.MarkByTwo(script, 10, 12);
        return world;
    }
}
