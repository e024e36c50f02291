using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Stages.ProfessionalTesting;
using Recruit.Vacancies;
using Recruit.WorkingDays;
using static Recruit.Tests.Stages.MarkingRounds.MarkingWorld;

namespace Recruit.Tests.Stages.MarkingRounds;

/// <summary>What must be there before anybody marks.</summary>
public class PreparingTests
{
    [Fact]
    public void A_round_is_set_up_once()
    {
        var world = new MarkingWorld();
        world.Done(new PrepareRound(By(Lead), world.Plan));
        world.Refused(new PrepareRound(By(Lead), APlan(desk: 21)), MarkingRefusals.PreparedOtherwise);
    }

    [Fact]
    public void Nothing_happens_in_a_round_that_is_not_set_up()
    {
        var world = new MarkingWorld(isPrepared: false);
        world.Refused(new OpenRound(By(Lead)), MarkingRefusals.NotPrepared);
        world.Refused(new ShowMarking(), MarkingRefusals.NotPrepared);
    }

    [Fact]
    public void A_round_is_of_the_exercise_that_its_key_names()
    {
        var world = new MarkingWorld(isPrepared: false);
        var exercise = world.Plan.Exercise with { Id = new Id("say") };
        world.Refused(new PrepareRound(By(Lead), world.Plan with { Exercise = exercise }), MarkingRefusals.OtherExercise);
    }

    [Fact]
    public void A_calibration_script_needs_two_people_who_mean_the_same_marks()
    {
        var world = new MarkingWorld();
        var text = Digest.Of("text"u8);
        world.Refused(new ProposeCalibration(By(Lead), Script(1), text, [5]), MarkingRefusals.MarksOutOfRange);
        world.Refused(new ProposeCalibration(By(Lead), Script(1), text, [5, 11]), MarkingRefusals.MarksOutOfRange);
        world.Refused(new ProposeCalibration(By(Lead), Script(1), text, [5, 0.0000000000001m]), MarkingRefusals.MarksOutOfRange);
        world.Refused(new AgreeCalibration(By(OtherLead), Script(1), [5, 6]), MarkingRefusals.UnknownScript);
        world.Done(new ProposeCalibration(By(Lead), Script(1), text, [5, 5]));
        world.Done(new ProposeCalibration(By(Lead), Script(1), text, [5, 6]));
        world.Refused(new AgreeCalibration(By(Lead), Script(1), [5, 6]), MarkingRefusals.SecondPersonNeeded);
        world.Refused(new AgreeCalibration(By(OtherLead), Script(1), [5, 5]), MarkingRefusals.NotAsProposed);
        world.Done(new AgreeCalibration(By(OtherLead), Script(1), [5, 6]));
        world.Done(new AgreeCalibration(By(OtherLead), Script(1), [5, 6]));
        world.Done(new ProposeCalibration(By(Lead), Script(1), text, [5, 6]));
        world.Refused(new ProposeCalibration(By(Lead), Script(1), text, [5, 5]), MarkingRefusals.CalibrationSettled);
    }

    [Fact]
    public void Marking_begins_when_a_full_desk_can_be_calibrated()
    {
        var world = new MarkingWorld();
        world.Calibrate(1);
        world.Done(new ProposeCalibration(By(Lead), Script(9), Digest.Of("text"u8), [5, 5]));
        world.Refused(new OpenRound(By(Officer)), MarkingRefusals.TooFewCalibrations).Facts.ShouldBe([new("agreed", "1"), new("needed", "2")]);
        world.Refused(new AllocateScripts(By(Lead)), MarkingRefusals.NotOpen);
        world.Done(new AgreeCalibration(By(OtherLead), Script(9), [5, 5]));
        world.Done(new OpenRound(By(Officer)));
        world.Done(new OpenRound(By(Officer)));
    }

    [Fact]
    public void A_marker_has_one_seat_and_declares_conflicts_once()
    {
        var world = new MarkingWorld();
        world.Refused(new SeatMarker(By(Officer), A, 0), MarkingRefusals.CapacityOutOfRange);
        world.Refused(new DeclareConflicts(By(A), []), MarkingRefusals.UnknownMarker);
        world.Done(new SeatMarker(By(Officer), A, 10));
        world.Done(new SeatMarker(By(Officer), A, 10));
        world.Refused(new SeatMarker(By(Officer), A, 11), MarkingRefusals.SeatedOtherwise);
        world.Refused(new ShowDesk(A), MarkingRefusals.ConflictsNotDeclared);
        world.Refused(new DeclareConflicts(By(A), [.. Enumerable.Range(0, 1001).Select(i => Trait($"{i}"))]), MarkingRefusals.TooMany);
        world.Join(A, 10, Trait("x"));
        world.Join(A, 10, Trait("x"));
        world.Refused(new DeclareConflicts(By(A), []), MarkingRefusals.DeclaredOtherwise);
        world.Refused(new ShowDesk(B), MarkingRefusals.UnknownMarker);
        world.Refused(new ShowOwnWork(B), MarkingRefusals.UnknownMarker);
    }

    [Fact]
    public void Nobody_gets_a_script_before_declaring_and_the_marker_is_seen_to_delay_it()
    {
        var world = new MarkingWorld(APlan(markers: 1));
        world.Calibrate(2);
        world.Done(new SeatMarker(By(Officer), A, 10));
        world.Done(new OpenRound(By(Officer)));
        world.Add(Arrived(1, Trait("employer")));
        var due = world.Plan.Calendar.Due(Monday, world.Plan.Terms.Declare);
        world.Do<MarkingShown>(new ShowMarking()).Markers.Single().Declares.ShouldBe(new OpenFile(A, Monday, due));
        world.Now = due;
        world.AllocateAll();
        world.Show(Script(1)).ShouldSatisfyAllConditions(one => one.Waits.ShouldBeTrue(), one => one.Works.ShouldBeEmpty());

        world.Done(new DeclareConflicts(By(A), [Trait("employer")]));
        world.AllocateAll();
        world.Show(Script(1)).Waits.ShouldBeTrue();
        world.Join(B);
        world.AllocateAll();
        world.Show(Script(1)).Works.Select(work => work.Marker.Name).ShouldBe([B.Text]);
        world.Do<MarkingShown>(new ShowMarking()).Markers.ShouldAllBe(marker => marker.Declares == null);
    }

    [Fact]
    public void No_script_comes_while_the_exercise_can_be_sat()
    {
        var world = new MarkingWorld(APlan() with { ScriptsFrom = Monday + TimeSpan.FromHours(1) });
        world.Refused(new AddScripts(By(Officer), [Arrived(1)]), MarkingRefusals.SittingNotOver)
            .Facts.ShouldBe([new("over", (Monday + TimeSpan.FromHours(1)).ToString())]);
        world.Refused(new FreezeMarks(By(Officer)), MarkingRefusals.SittingNotOver);
        world.Refused(new OpenRound(By(Officer)), MarkingRefusals.SittingNotOver);
        world.Now = Monday + TimeSpan.FromHours(1);
        world.Add(Arrived(1));
    }

    [Fact]
    public void Scripts_come_later_where_the_sitting_was_extended_and_who_has_not_heard_of_it_changes_nothing()
    {
        var world = new MarkingWorld(APlan() with { ScriptsFrom = Monday + TimeSpan.FromHours(1) });
        var later = new PrepareRound(By(Officer), world.Plan with { ScriptsFrom = Monday + TimeSpan.FromHours(2) });
        world.Done(later);
        world.Done(new PrepareRound(By(Officer), world.Plan));
        world.Done(later);
        world.Now = Monday + TimeSpan.FromHours(1);
        world.Refused(new AddScripts(By(Officer), [Arrived(1)]), MarkingRefusals.SittingNotOver)
            .Facts.ShouldBe([new("over", (Monday + TimeSpan.FromHours(2)).ToString())]);
        world.Refused(new PrepareRound(By(Officer), world.Plan with { ScriptsFrom = null }), MarkingRefusals.PreparedOtherwise);
        world.Refused(new PrepareRound(By(Officer), later.Plan with { ScriptsFrom = Monday + TimeSpan.FromHours(3), Terms = new MarkingTerms(1, 1, 1, 1) }), MarkingRefusals.PreparedOtherwise);
        world.Now = Monday + TimeSpan.FromHours(2);
        world.Add(Arrived(1));
        new MarkingWorld().Refused(later, MarkingRefusals.PreparedOtherwise);
    }

    [Fact]
    public void Texts_are_kept_with_the_scripts_that_bring_them()
    {
        var world = new MarkingWorld();
        byte[] text = [1, 2, 3], calibration = [4, 5];
        var arrived = Arrived(1) with { Text = Digest.Of(text) };
        world.Done(new AddScripts(By(Officer), [arrived, Arrived(2)], [text, calibration]));
        world.Done(new AddScripts(By(Officer), [arrived], [text]));
        world.Done(new ProposeCalibration(By(Lead), Script(-1), Digest.Of(calibration), [5, 5], calibration));
        world.Do<CalibrationsShown>(new ListCalibrations()).Scripts.Select(one => (one.Script, one.Text, one.Marks.ProposedBy, one.Marks.AgreedBy))
            .ShouldBe([(Script(-1), Digest.Of(calibration), Lead, null)]);
        world.Do<MissingScripts>(new FindMissingScripts([Script(3), Script(1), Script(4)])).Numbers.ShouldBe([Script(3), Script(4)]);
        world.Refused(new FindMissingScripts([.. Enumerable.Range(0, 1001).Select(Script)]), MarkingRefusals.TooMany);
    }

    [Fact]
    public void A_script_comes_once_and_its_number_is_not_its_candidate()
    {
        var world = new MarkingWorld();
        world.Refused(new AddScripts(By(Officer), []), MarkingRefusals.TooMany);
        world.Refused(new AddScripts(By(Officer), [Arrived(1, [.. Enumerable.Range(0, 33).Select(i => Trait($"{i}"))])]), MarkingRefusals.TooMany);
        world.Refused(new AddScripts(By(Officer), [Arrived(1) with { Number = new Id("K7"), Candidate = new Person("k7") }]), MarkingRefusals.NumberTells);
        world.Add(Arrived(1), Arrived(2));
        world.Add(Arrived(2), Arrived(3));
        world.Refused(new AddScripts(By(Officer), [Arrived(4), Arrived(4)]), MarkingRefusals.ScriptKnownOtherwise);
        world.Refused(new AddScripts(By(Officer), [Arrived(2) with { Candidate = Candidate(9) }]), MarkingRefusals.ScriptKnownOtherwise);
        world.Refused(new AddScripts(By(Officer), [Arrived(2) with { Number = Script(9) }]), MarkingRefusals.ScriptKnownOtherwise);
        world.Do<MarkingShown>(new ShowMarking()).Scripts.ShouldBe(3);
        world.Refused(new ShowScript(Script(9)), MarkingRefusals.UnknownScript);
    }

    [Fact]
    public void Released_marks_never_change_here()
    {
        var world = new MarkingWorld();
        world.Open(A, B);
        world.Add(Arrived(1));
        world.AllocateAll();
        world.MarkByTwo(Script(1), 10, 12);
        world.Rows().Length.ShouldBe(4);
        world.Do<MarksRead>(new ReadMarks(FactsOnly: true)).Rows.ShouldBeEmpty();
        world.Done(new FreezeMarks(By(Officer)));
        world.Done(new FreezeMarks(By(Officer)));
        world.Done(new PrepareRound(By(Lead), world.Plan));
        world.Do<MissingScripts>(new FindMissingScripts([])).IsFrozen.ShouldBeTrue();
        world.Do<MarksRead>(new ReadMarks(FactsOnly: true)).Rows.ShouldBe(world.Rows());
        foreach (ActorCommand command in (ActorCommand[])
                 [
                     new AddScripts(By(Officer), [Arrived(2)]), new AllocateScripts(By(Lead)), world.Commitment(A, Script(1), 1, 1),
                     new StopMarker(By(Lead), A), new ProposeRemark(By(Lead), A, [Script(1)]), new WithdrawScript(By(Lead), Script(1)),
                 ])
        {
            world.Refused(command, MarkingRefusals.MarksReleased);
        }

        world.Rows().Length.ShouldBe(4);
    }

    [Fact]
    public void A_command_of_another_actor_is_a_mistake() =>
        Should.Throw<ArgumentException>(() => MarkingRoundRules.Decide(OpenRoundState(), new StrangeCommand(), Monday));

    private static MarkingRound OpenRoundState()
    {
        var world = new MarkingWorld(isWide: true);
        world.Open(A);
        return world.Round;
    }

    private sealed record StrangeCommand : ActorCommand;
}
