using Recruit.Stages.Training;
using static Recruit.Tests.Stages.Training.CohortBench;

namespace Recruit.Tests.Stages.Training;

public class AssignMentorTests
{
    [Fact]
    public void A_mentor_has_no_more_trainees_than_the_plan_says()
    {
        var bench = With(Anna, Boris);
        bench.Do<CohortDone>(new AssignMentor(By(Officer), Anna, Mentor));
        bench.Repeats(new AssignMentor(By(Officer), Anna, Mentor));
        bench.Refused(new AssignMentor(By(Officer), Boris, Mentor), CohortRefusals.MentorFull);
        bench.Do<CohortDone>(new AssignMentor(By(Officer), Anna, OtherMentor));
        bench.Do<CohortDone>(new AssignMentor(By(Officer), Boris, Mentor));
        var read = bench.Do<MentorsRead>(new ReadMentors());
        read.Mentors.Select(one => one.Trainees.Single()).ShouldBe([Boris, Anna]);
        read.Waiting.ShouldBeEmpty();
        bench.Refused(new AssignMentor(By(Officer), Anna, Trainer), CohortRefusals.NotAMentor);
    }

    [Fact]
    public void A_keyed_hash_that_agrees_forbids_the_mentor()
    {
        var bench = Opened();
        bench.Do(new AdmitTrainees(By(Officer), [new IntakeEntry(Anna, [Address])]));
        bench.Refused(new AssignMentor(By(Officer), Anna, OtherMentor), CohortRefusals.MentorInConflict);
        bench.Do<CohortDone>(new AssignMentor(By(Officer), Anna, Mentor));
    }
}

public class DeclareConflictTests
{
    [Fact]
    public void A_declared_conflict_ends_the_assignment_and_forbids_it()
    {
        var bench = With(Anna);
        bench.Do(new AssignMentor(By(Officer), Anna, Mentor));
        bench.Files().ShouldBeEmpty();
        bench.Refused(new DeclareConflict(By(Mentor), Anna, MentorConflict.Other), CohortRefusals.NoteNeeded);
        bench.Do<CohortDone>(new DeclareConflict(By(Mentor, Note), Anna, MentorConflict.Other));
        bench.Repeats(new DeclareConflict(By(Mentor, Note), Anna, MentorConflict.Other));
        bench.Refused(new AssignMentor(By(Officer), Anna, Mentor), CohortRefusals.MentorInConflict);
        bench.Files().ShouldHaveSingleItem().Step.ShouldBe(CohortStep.AssignMentor);
        bench.Refused(new DeclareConflict(By(Officer), Anna, MentorConflict.Kinship), CohortRefusals.NotAMentor);
    }
}
