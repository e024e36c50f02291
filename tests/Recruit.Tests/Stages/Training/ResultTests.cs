using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Stages.Training;
using Recruit.Testing;
using Recruit.Vacancies;
using static Recruit.Tests.Stages.Training.CohortBench;

namespace Recruit.Tests.Stages.Training;

public class EnterResultTests
{
    [Fact]
    public void The_exercises_trainer_enters_what_the_rules_allow()
    {
        var bench = With(Anna);
        bench.Refused(Enter(Anna, 5), CohortRefusals.TooEarly);
        bench.Now = Marking;
        bench.Refused(Enter(Anna, 11), CohortRefusals.BadResult);
        bench.Refused(Result(AttemptState.None), CohortRefusals.BadResult);
        bench.Refused(Result(AttemptState.Absent, (Content, 1)), CohortRefusals.BadResult);
        bench.Refused(Result(AttemptState.Completed), CohortRefusals.BadResult);
        bench.Refused(Result(AttemptState.None, (Content, 1), (new Id("style"), 1)), CohortRefusals.BadResult);
        bench.Refused(Enter(Anna, 5) with { Mandate = By(OtherTrainer) }, CohortRefusals.NotTheTrainer);
        bench.Refused(Enter(Anna, 5) with { Exercise = new Id("essay") }, CohortRefusals.UnknownExercise);
        bench.Do<ResultTaken>(Enter(Anna, 5)).Number.ShouldBe(1);
        bench.Repeats(Enter(Anna, 5));
        bench.Do<ResultTaken>(Enter(Anna, 6)).Number.ShouldBe(2);
    }

    [Fact]
    public void A_confirmed_result_stays_until_another_person_returns_it()
    {
        var bench = Passed();
        bench.Refused(Enter(Anna, 9), CohortRefusals.ResultConfirmed);
        bench.Do<CohortDone>(new ReturnResult(By(Approver), Anna, Project, 1));
        bench.Do<ResultTaken>(Enter(Anna, 9)).Number.ShouldBe(2);
    }

    private static EnterResult Result(AttemptState state, params (Id Criterion, decimal Mark)[] marks) => new(
        By(Trainer), Anna, Project, new TrainingResult(state, marks.ToImmutableSortedDictionary(one => one.Criterion, one => one.Mark)));
}

public class ConfirmResultTests
{
    [Fact]
    public void A_result_is_a_fact_when_another_person_confirmed_what_was_read()
    {
        var bench = With(Anna);
        bench.Now = Marking;
        bench.Do(Enter(Anna, 5));
        bench.Do(Enter(Anna, 6.50m));
        bench.Do<TrainingFacts>(new ExportResults()).Marks.ShouldBeEmpty();
        bench.Refused(new ConfirmResult(By(Approver), Anna, Project, 1), CohortRefusals.UnknownResult);
        bench.Refused(new ConfirmResult(By(Trainer), Anna, Project, 2), CohortRefusals.SamePerson);
        bench.Do<CohortDone>(new ConfirmResult(By(Approver), Anna, Project, 2));
        bench.Repeats(new ConfirmResult(By(Approver), Anna, Project, 2));
        bench.Do<TrainingFacts>(new ExportResults()).Marks.ShouldBe([new TrainingMark(Anna, Project, Trainer, Content, 6.50m)]);
    }

    [Fact]
    public void A_state_without_a_score_is_exported_as_an_attempt()
    {
        var bench = With(Anna);
        bench.Now = Marking;
        bench.Do(new EnterResult(By(Trainer), Anna, Project, new TrainingResult(AttemptState.Absent, ImmutableSortedDictionary<Id, decimal>.Empty)));
        bench.Do(new ConfirmResult(By(Approver), Anna, Project, 1));
        var facts = bench.Do<TrainingFacts>(new ExportResults());
        facts.Marks.ShouldBeEmpty();
        facts.Attempts.ShouldBe([new TrainingAttempt(Anna, Project, AttemptState.Absent)]);
    }
}

public class ReturnResultTests
{
    [Fact]
    public void A_returned_result_is_the_trainers_turn_again()
    {
        var bench = With(Anna);
        bench.Now = Marking;
        bench.Do(Enter(Anna, 5));
        bench.Files().ShouldContain(one => one.Step == CohortStep.ConfirmResult && one.File.Holder.Text == "approver");
        bench.Refused(new ReturnResult(By(Trainer), Anna, Project, 1), CohortRefusals.SamePerson);
        bench.Do<CohortDone>(new ReturnResult(By(Approver), Anna, Project, 1));
        bench.Repeats(new ReturnResult(By(Approver), Anna, Project, 1));
        bench.Files().ShouldContain(one => one.Step == CohortStep.EnterResult && one.File.Holder == Trainer);
        bench.Refused(new ConfirmResult(By(Approver), Anna, Project, 1), CohortRefusals.UnknownResult);
    }
}

public class FreezeResultsTests
{
    [Fact]
    public void What_waits_for_a_second_person_keeps_the_stage_from_its_release()
    {
        var bench = With(Anna, Boris);
        bench.Now = Marking;
        bench.Do(Enter(Anna, 5));
        bench.Refused(new FreezeResults(By(Officer)), CohortRefusals.ResultsUnconfirmed);
        bench.Do(new ConfirmResult(By(Approver), Anna, Project, 1));
        var after = bench.Now;
        bench.Now = LaterBegins + TimeSpan.FromMinutes(1);
        bench.Refused(new FreezeResults(By(Officer)), CohortRefusals.TooEarly);
        bench.Now = after;
        bench.Do<CohortDone>(new FreezeResults(By(Officer)));
        bench.Repeats(new FreezeResults(By(Officer)));
        bench.Refused(Enter(Boris, 5), CohortRefusals.Frozen);
    }

    [Fact]
    public void A_stage_fixes_its_own_exercises_and_only_those_are_facts()
    {
        var bench = With(Anna, Boris);
        bench.Now = Marking;
        bench.Do(Enter(Anna, 5));
        bench.Do(new ConfirmResult(By(Approver), Anna, Project, 1));
        bench.Do<CohortDone>(new FreezeResults(By(Officer), [new Id("another")]));
        bench.Do<TrainingFacts>(new ExportResults(FixedOnly: true)).Marks.ShouldBeEmpty();
        bench.Do<TrainingFacts>(new ExportResults()).Marks.Length.ShouldBe(1);
        bench.Do<ResultTaken>(Enter(Boris, 5));
        bench.Do(new ConfirmResult(By(Approver), Boris, Project, 1));
        bench.Do<CohortDone>(new FreezeResults(By(Officer), [Project]));
        bench.Do<TrainingFacts>(new ExportResults(FixedOnly: true)).Marks.Length.ShouldBe(2);
        bench.Refused(new ReturnResult(By(Approver), Boris, Project, 1), CohortRefusals.Frozen);
        bench.Refused(new ConfirmResult(By(Approver), Boris, Project, 1), CohortRefusals.Frozen);
    }

    [Fact]
    public void Nothing_is_fixed_before_it_can_be_marked()
    {
        var bench = Of([Exercise(Project, Marking), Exercise(Practice, default)]);
        bench.Now = LaterBegins + TimeSpan.FromHours(4);
        bench.Refused(new FreezeResults(By(Officer), [Project]), CohortRefusals.TooEarly).Facts[0].Value.ShouldBe(Marking.ToString());
        bench.Now = Marking;
        bench.Do<CohortDone>(new FreezeResults(By(Officer), [Project]));
    }

    [Fact]
    public void The_first_of_two_stages_waits_for_the_sessions_too()
    {
        var bench = Of([Exercise(Project, default), Exercise(Practice, default)]);
        bench.Refused(new FreezeResults(By(Officer), [Project]), CohortRefusals.SessionsOpen);
        bench.Now = LaterBegins + TimeSpan.FromHours(3);
        bench.Do<CohortDone>(new FreezeResults(By(Officer), [Project]));
        bench.Do<CohortDone>(new FreezeResults(By(Officer), [Practice]));
    }

    [Fact]
    public void A_stage_waits_for_no_session_of_a_later_one()
    {
        var bench = Of([Exercise(Project, FirstBegins), Exercise(Practice, LaterBegins)]);
        bench.Now = FirstBegins;
        bench.Refused(new FreezeResults(By(Officer), [Project]), CohortRefusals.SessionsOpen)
            .Facts[0].Value.ShouldBe((FirstBegins + TimeSpan.FromHours(3)).ToString());
        bench.Now = FirstBegins + TimeSpan.FromHours(3);
        bench.Do<CohortDone>(new FreezeResults(By(Officer), [Project]));
        bench.Refused(new FreezeResults(By(Officer), [Project, Practice]), CohortRefusals.TooEarly);
        bench.Now = LaterBegins;
        bench.Refused(new FreezeResults(By(Officer), [Project, Practice]), CohortRefusals.SessionsOpen);
    }

    [Fact]
    public void What_was_given_back_keeps_the_stage_while_its_trainee_is_in_and_asking_fixes_nothing()
    {
        var bench = Passed();
        bench.Do<CohortDone>(new ReturnResult(By(Approver), Anna, Project, 1));
        bench.Refused(new FreezeResults(By(Officer)), CohortRefusals.ResultsUnconfirmed);
        bench.Do(Enter(Anna, 9));
        bench.Do<CohortDone>(new ConfirmResult(By(Approver), Anna, Project, 2));
        bench.Do<CohortDone>(new FreezeResults(By(Officer), OnlyAsks: true));
        bench.Do<TrainingFacts>(new ExportResults(FixedOnly: true)).Marks.ShouldBeEmpty();
        bench.Do<CohortDone>(new ReturnResult(By(Approver), Anna, Project, 2));
        bench.Do<CohortDone>(new WithdrawTrainee(By(Officer), Anna));
        bench.Do<CohortDone>(new FreezeResults(By(Officer)));
    }

    /// <summary>Of what was fixed before it opened a cohort has no result, nor while it is only asked.</summary>
    [Fact]
    public void A_cohort_that_is_not_open_yet_is_fixed_like_every_other_one()
    {
        var bench = new CohortBench();
        bench.Do<CohortDone>(new FreezeResults(By(Officer), [Project], OnlyAsks: true));
        bench.State.Frozen.ShouldBeNull();
        bench.Do<CohortDone>(new FreezeResults(By(Officer), [Project]));
        bench.Repeats(new FreezeResults(By(Officer), [Project]));
        bench.Do<CohortDone>(new OpenCohort(By(Officer), Plan));
        bench.State.IsFrozen(Project).ShouldBeTrue();
        bench.Refused(Admit(Boris), CohortRefusals.Frozen);
    }

    [Fact]
    public void Who_comes_after_an_earlier_exercise_was_fixed_enters_for_the_later_one()
    {
        var bench = Of([Exercise(Project, default), Exercise(Practice, default)]);
        bench.Do<CohortDone>(new WithdrawTrainee(By(Officer), Anna));
        bench.Do<CohortDone>(new FreezeResults(By(Officer), [Project]));
        bench.Do<CohortDone>(Admit(Boris));
        bench.Refused(Enter(Boris, 5), CohortRefusals.Frozen).Facts.ShouldBe([new("way-out", "record-events")]);
    }

    [Fact]
    public void Nobody_enters_a_cohort_of_which_all_is_fixed()
    {
        var bench = Of([Exercise(Project, default)]);
        bench.Do<CohortDone>(new WithdrawTrainee(By(Officer), Anna));
        bench.Do<CohortDone>(new FreezeResults(By(Officer), [Project]));
        bench.Refused(Admit(Boris), CohortRefusals.Frozen);
        bench.Refused(new ReadmitTrainee(By(Officer), Anna), CohortRefusals.Frozen);
    }

    [Fact]
    public void A_cohort_that_everybody_left_keeps_no_stage()
    {
        var bench = Of([Exercise(Project, Marking)]);
        bench.Refused(new FreezeResults(By(Officer), [Project]), CohortRefusals.TooEarly);
        bench.Do<CohortDone>(new WithdrawTrainee(By(Officer), Anna));
        bench.Do<CohortDone>(new FreezeResults(By(Officer), [Project]));
    }

    private static readonly Id Practice = new("practice");

    private static CohortBench Of(ImmutableArray<CohortExercise> exercises)
    {
        var bench = new CohortBench();
        bench.Do<CohortDone>(new OpenCohort(By(Officer), new CohortPlan(
            Plan.Capacity, Plan.EntryUntil, Plan.Sessions, Plan.Mentors, exercises, Plan.Terms, Plan.Calendar)));
        bench.Do<CohortDone>(Admit(Anna));
        return bench;
    }

    private static CohortExercise Exercise(Id id, Instant from) => new(Plan.Exercises[0].Rule with { Id = id }, Trainer, from);
}

public class ReadCohortTests
{
    [Fact]
    public void It_tells_the_plan_and_who_is_in_or_was()
    {
        var bench = With(Anna, Boris);
        bench.Do(new WithdrawTrainee(By(Officer), Boris));
        var read = bench.Do<CohortRead>(new ReadCohort());
        read.Plan.Capacity.ShouldBe(3);
        read.Trainees.ShouldBe([new EnrolledTrainee(Anna, true), new EnrolledTrainee(Boris, false)]);
    }
}
