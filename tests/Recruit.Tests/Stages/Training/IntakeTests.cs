using Recruit.Stages.Training;
using Recruit.Vacancies;
using static Recruit.Tests.Stages.Training.CohortBench;

namespace Recruit.Tests.Stages.Training;

public class OpenCohortTests
{
    [Fact]
    public void A_cohort_is_opened_once()
    {
        var bench = new CohortBench();
        bench.Refused(Admit(Anna), CohortRefusals.NotOpen);
        bench.Do<CohortDone>(new OpenCohort(By(Officer), Plan));
        bench.Repeats(new OpenCohort(By(Officer), Plan));
        bench.Refused(new OpenCohort(By(Officer), new CohortPlan(4, Plan.EntryUntil, [], [], [], Plan.Terms, Plan.Calendar)), CohortRefusals.OpenedOtherwise);
    }

    [Fact]
    public void What_two_mark_blind_is_not_for_a_cohort() => Should.Throw<ArgumentException>(
        () => new CohortExercise(new Exercise(Project, [new Criterion(Content, 0, 10, 1)], 2, 0), Trainer, Marking));
}

public class AdmitTraineesTests
{
    [Fact]
    public void Nobody_enters_twice_and_never_more_than_there_is_room_for()
    {
        var bench = Opened();
        bench.Do<CohortDone>(Admit(Anna, Anna, Boris));
        bench.Repeats(Admit(Boris, Anna));
        bench.State.Trainees.Keys.ShouldBe([Anna, Boris]);
        bench.Refused(Admit(Vera, new Id("c-4")), CohortRefusals.NoRoom);
        bench.Do<CohortDone>(Admit(Anna, Vera));
    }

    [Fact]
    public void The_set_is_closed_after_the_last_instant_of_entry()
    {
        var bench = With(Anna);
        bench.Now = LaterBegins;
        bench.Refused(Admit(Boris), CohortRefusals.EntryClosed);
        bench.Repeats(Admit(Anna));
    }

    [Fact]
    public void A_message_that_comes_late_revives_nobody_who_left()
    {
        var bench = With(Anna);
        bench.Do(new WithdrawTrainee(By(Officer), Anna));
        bench.Refused(Admit(Anna), CohortRefusals.HasLeft);
    }

    [Fact]
    public void A_cohort_that_is_changed_without_end_is_full()
    {
        var bench = new CohortBench();
        bench.Do(new OpenCohort(By(Officer), new CohortPlan(CohortPlan.CapacityMax, Plan.EntryUntil, [], [], [], Plan.Terms, Plan.Calendar)));
        bench.Do<CohortDone>(Admit([.. Enumerable.Range(0, CohortPlan.CapacityMax).Select(number => new Id($"a{number}"))]));
        bench.Do(new WithdrawTrainee(By(Officer), new Id("a0")));
        bench.Do(new WithdrawTrainee(By(Officer), new Id("a1")));
        bench.Do<CohortDone>(Admit(new Id("b0")));
        Full(bench.State).Reply.ShouldBeOfType<Recruit.Actors.Refusal>().Code.ShouldBe(CohortRefusals.TooManyEntries);

        // A state with so many entries, without the days in which they came.
        static Recruit.Actors.Decision Full(Cohort cohort)
        {
            var left = cohort.Trainees[new Id("a0")];
            var many = Enumerable.Range(0, CohortPlan.CapacityMax - 1).Select(number => new Id($"z{number}"))
                .Select(id => KeyValuePair.Create(id, left with { Candidate = id }));
            return CohortRules.Decide(cohort with { Trainees = cohort.Trainees.AddRange(many) }, Admit(new Id("b1")), Start);
        }
    }
}

public class WithdrawTraineeTests
{
    [Fact]
    public void Who_leaves_makes_room_and_frees_the_mentor()
    {
        var bench = With(Anna, Boris, Vera);
        bench.Do(new AssignMentor(By(Officer), Anna, Mentor));
        bench.Do<CohortDone>(new WithdrawTrainee(By(Officer), Anna));
        bench.Repeats(new WithdrawTrainee(By(Officer), Anna));
        bench.Do<CohortDone>(new AssignMentor(By(Officer), Boris, Mentor));
        bench.Do<CohortDone>(Admit(new Id("c-4")));
        bench.Refused(new WithdrawTrainee(By(Officer), new Id("c-5")), CohortRefusals.NotATrainee);
    }
}

public class ReadmitTraineeTests
{
    [Fact]
    public void Who_got_a_place_again_comes_back_if_there_is_room()
    {
        var bench = With(Anna, Boris, Vera);
        bench.Do(new WithdrawTrainee(By(Officer), Anna));
        bench.Do(Admit(new Id("c-4")));
        bench.Refused(new ReadmitTrainee(By(Officer), Anna), CohortRefusals.NoRoom);
        bench.Do(new WithdrawTrainee(By(Officer), Boris));
        bench.Do<CohortDone>(new ReadmitTrainee(By(Officer), Anna));
        bench.Repeats(new ReadmitTrainee(By(Officer), Anna));
        bench.State.Find(Anna)!.IsIn.ShouldBeTrue();
    }
}
