using Recruit.Numbers;
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

    [Fact]
    public void Sees_no_marks_either_before_conflicts_are_declared()
    {
        var world = Two();
        world.MarkByTwo(Script(1), 4, 18);
        world.Done(new SeatMarker(By(OtherLead), C, 10));
        Marks(world, C).ShouldBe(0);
        world.Done(new DeclareConflicts(By(C), []));
        world.AllocateAll();
        world.Desk(C).ToMark.ShouldContain(one => one.Script == Script(1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Learns_from_nothing_that_others_have_which_scripts_of_the_own_desk_are_for_calibration(int markers)
    {
        var world = new MarkingWorld(APlan(markers: markers, share: new Rational(1, 2)));
        world.Open([.. ((Id[])[A])[..(2 - markers)], C]);
        world.Add([.. Enumerable.Range(1, 30).Select(i => Arrived(i))]);
        world.AllocateAll();
        var own = world.Desk(C).ToMark.Select(one => one.Script).ToArray();
        own.ShouldContain(script => world.Round.Find(script)!.Calibration != null);
        var files = world.Do<OpenFilesShown>(new ListOpenFiles(false, Reader: C)).Files.Concat(world.Do<OpenFilesShown>(new ListWaitingScripts(Reader: C)).Files).ToArray();
        files.Where(one => one.File.Holder != C).ShouldNotBeEmpty();
        files.Where(one => one.File.Holder != C).Select(one => one.Script).ShouldNotContain(script => script != null && own.Contains(script.Value));
        files.Where(one => one.File.Holder != C && one.Script != null).ShouldAllBe(one => world.Round.Find(one.Script!.Value)!.Calibration == null);
        foreach (var script in own)
        {
            world.Do<ScriptShown>(new ShowScript(script, C)).ShouldSatisfyAllConditions(one => one.Missing.ShouldBe(0), one => one.Waits.ShouldBeFalse());
            world.Refused(new TakeBackScript(By(C), script, A), MarkingRefusals.NotOnDesk);
        }

        // Nor does somebody who may have a seat later; who delays what is told to officers by number.
        world.Do<OpenFilesShown>(new ListOpenFiles(false, Reader: OtherLead)).Files.Where(one => one.Script != null)
            .ShouldAllBe(one => world.Round.Find(one.Script!.Value)!.Calibration == null);
        world.Do<OpenFilesShown>(new ListOpenFiles(false)).Files.ShouldAllBe(one => one.Script != null);
    }

    [Fact]
    public void Who_saw_marks_before_having_a_seat_does_not_mark_the_script()
    {
        var world = Two();
        world.MarkByTwo(Script(1), 4, 18);
        Marks(world, C).ShouldBe(2);
        world.Join(C);
        world.AllocateAll();
        world.Desk(C).ToMark.ShouldNotContain(one => one.Script == Script(1));
        world.Do<MarkingShown>(new ShowMarking()).Waiting.ShouldBe(1, "nobody else is there");
        Marks(world, C).ShouldBe(2);
        world.Round.Find(Script(1))!.SeenBy!.Value.ShouldBe([C], "it is kept once");

        world.Join(new Id("dana"));
        world.AllocateAll();
        world.Desk(new Id("dana")).ToMark.ShouldContain(one => one.Script == Script(1));
    }

    [Fact]
    public void Sees_no_agreed_calibration_that_may_still_come_and_gets_none_that_was_seen()
    {
        var world = new MarkingWorld(APlan(markers: 1, share: new Rational(1, 2)));
        world.Calibrate(world.Plan.CalibrationsMin);
        Calibrations(world, OtherLead).Length.ShouldBe(world.Plan.CalibrationsMin);
        Calibrations(world, C).Length.ShouldBe(world.Plan.CalibrationsMin, "C has no seat yet");
        world.Join(C);
        world.Join(A);
        world.Done(new OpenRound(By(Officer)));
        world.Add([.. Enumerable.Range(1, 4).Select(i => Arrived(i))]);
        Calibrations(world, A).ShouldBeEmpty();
        world.Do<ScriptsGiven>(new AllocateScripts(By(Lead))).Uncalibrated.ShouldBe([C]);
        world.Desk(C).ToMark.ShouldBeEmpty("no calibration script is left that C did not see");

        var own = world.Round.Scripts.First(one => one.Calibration is not null && one.WasGivenTo(new Person(A.Text))).Number;
        world.Do<ScriptShown>(new ShowScript(own, A)).IsCalibration.ShouldBeFalse("A is to mark it as any other");
        world.Do<ScriptShown>(new ShowScript(own, OtherLead)).IsCalibration.ShouldBeTrue();
        while (world.Desk(A).ToMark.All(one => one.Script != own))
        {
            world.Done(world.Commitment(A, world.Desk(A).ToMark[0].Script, 5, 5));
        }

        Calibrations(world, A).ShouldNotContain(own);
        world.Done(world.Commitment(A, own, 5, 5));
        Calibrations(world, A).ShouldContain(own);
    }

    [Fact]
    public void Sees_a_calibration_that_waits_for_an_agreement_and_does_not_mark_it()
    {
        var world = new MarkingWorld();
        world.Join(C);
        world.Done(new ProposeCalibration(By(Lead), Script(-1), Recruit.Evidence.Digest.Of("text"u8), [5, 5]));
        Calibrations(world, C).ShouldBe([Script(-1)]);
        world.Done(new AgreeCalibration(By(OtherLead), Script(-1), [5, 5]));
        world.Round.Find(Script(-1))!.WasSeenBy(C).ShouldBeTrue();
        Calibrations(world, C).ShouldBe([Script(-1)], "it was seen before");
    }

    [Fact]
    public void Who_saw_or_entered_a_calibration_before_it_was_corrected_does_not_mark_it()
    {
        var world = new MarkingWorld();
        world.Done(new ProposeCalibration(By(Lead), Script(-1), Recruit.Evidence.Digest.Of("text"u8), [5, 5]));
        Calibrations(world, C).ShouldBe([Script(-1)]);
        world.Done(new ProposeCalibration(By(OtherLead), Script(-1), Recruit.Evidence.Digest.Of("text"u8), [6, 6]));
        world.Done(new AgreeCalibration(By(new Id("third")), Script(-1), [6, 6]));
        world.Round.Find(Script(-1))!.SeenBy!.Value.ShouldBe([C, Lead], ignoreOrder: true);
    }

    [Fact]
    public void Sees_of_a_script_that_is_theirs_to_mark_the_own_work_alone()
    {
        var world = new MarkingWorld(APlan(markers: 1, share: new Rational(1, 2)));
        world.Open(A, B, C);
        world.Add([.. Enumerable.Range(1, 30).Select(i => Arrived(i))]);
        world.AllocateAll();
        var shared = world.Round.Scripts.First(one => one.Calibration is not null && one.Works.Length > 1 && one.Works.Any(work => work.Marker.Name == C.Text));
        world.Do<ScriptShown>(new ShowScript(shared.Number, C)).Works.Length.ShouldBe(1, "more than the exercise has would tell that it is a calibration script");
    }

    private static Id[] Calibrations(MarkingWorld world, Id reader) => [.. world.Do<CalibrationsShown>(new ListCalibrations(reader)).Scripts.Select(one => one.Script)];

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
