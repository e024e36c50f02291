using Recruit.Actors;

namespace Recruit.Stages.Training;

/// <summary>Mentors accompany as many trainees as they can, and nobody with whom they are in conflict.</summary>
internal static class CohortMentors
{
    public static Decision Decide(Cohort cohort, CohortPlan plan, ActorCommand command, Instant now) =>
        command is AssignMentor assign ? Assign(cohort, plan, assign, now) : Declare(cohort, plan, (DeclareConflict)command, now);

    private static Decision Assign(Cohort cohort, CohortPlan plan, AssignMentor assign, Instant now)
    {
        if (CohortRules.OfTrainee(cohort, assign.Candidate, out var trainee) is { } refusal)
        {
            return Decision.Tell(refusal);
        }

        if (plan.FindMentor(assign.Mentor) is not { } mentor)
        {
            return Decision.Refuse(CohortRefusals.NotAMentor);
        }

        return trainee.Mentoring?.Mentor == assign.Mentor ? Decision.Tell(new CohortDone())
            : trainee.IsInConflictWith(assign.Mentor) ? Decision.Refuse(CohortRefusals.MentorInConflict)
            : cohort.TraineesOf(assign.Mentor).Count() >= mentor.TraineesMax
                ? Decision.Refuse(CohortRefusals.MentorFull, CohortRules.Fact("most", mentor.TraineesMax))
            : Decision.Happen(new CohortDone(), new MentorAssigned(assign.Mandate.At(now), assign.Candidate, assign.Mentor));
    }

    private static Decision Declare(Cohort cohort, CohortPlan plan, DeclareConflict declare, Instant now)
    {
        var mentor = declare.Mandate.By;
        if (plan.FindMentor(mentor) is null)
        {
            return Decision.Refuse(CohortRefusals.NotAMentor);
        }

        if (cohort.Find(declare.Candidate) is not { } trainee)
        {
            return Decision.Tell(CohortRules.Stranger(declare.Candidate));
        }

        return trainee.Declared.ContainsKey(mentor) ? Decision.Tell(new CohortDone())
            : declare is { Conflict: MentorConflict.Other, Mandate.Note: null } ? Decision.Refuse(CohortRefusals.NoteNeeded)
            : Decision.Happen(new CohortDone(), new ConflictDeclared(declare.Mandate.At(now), declare.Candidate, declare.Conflict));
    }
}
