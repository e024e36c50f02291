using Recruit.Actors;

namespace Recruit.Stages.Training;

/// <summary>Who enters and leaves: those of the vacancy's intake, nobody twice, never more than there is room for.</summary>
internal static class CohortIntake
{
    public static Decision Decide(Cohort cohort, CohortPlan plan, ActorCommand command, Instant now) => command switch
    {
        AdmitTrainees admit => Admit(cohort, plan, admit, now),
        WithdrawTrainee withdraw => Withdraw(cohort, withdraw, now),
        _ => Readmit(cohort, plan, (ReadmitTrainee)command, now),
    };

    private static Decision Admit(Cohort cohort, CohortPlan plan, AdmitTrainees admit, Instant now)
    {
        var entering = admit.Trainees.Where(one => cohort.Find(one.Candidate) is not { IsIn: true }).DistinctBy(one => one.Candidate).ToArray();
        if (entering.Length == 0)
        {
            return Decision.Tell(new CohortDone());
        }

        if (Array.Find(entering, one => cohort.Find(one.Candidate) is not null) is { } left)
        {
            return Decision.Refuse(CohortRefusals.HasLeft, new RefusalFact("candidate", left.Candidate.Text));
        }

        if (OfEntry(cohort, plan, entering.Length, now) is { } refusal)
        {
            return Decision.Tell(refusal);
        }

        if (cohort.Trainees.Count + entering.Length > Cohort.EntriesMax)
        {
            return Decision.Refuse(CohortRefusals.TooManyEntries, CohortRules.Fact("most", Cohort.EntriesMax));
        }

        var admitted = entering.Select(one => new AdmittedTrainee(one.Candidate, [.. plan.Mentors
            .Where(mentor => mentor.ConflictKeys.Intersect(one.ConflictKeys).Any()).Select(mentor => mentor.Account).Order()]));
        return Decision.Happen(new CohortDone(), new TraineesAdmitted(admit.Mandate.At(now), [.. admitted]));
    }

    private static Decision Withdraw(Cohort cohort, WithdrawTrainee withdraw, Instant now) =>
        cohort.Find(withdraw.Candidate) is not { } trainee ? Decision.Tell(CohortRules.Stranger(withdraw.Candidate))
        : !trainee.IsIn ? Decision.Tell(new CohortDone())
        : Decision.Happen(new CohortDone(), new TraineeWithdrawn(withdraw.Mandate.At(now), withdraw.Candidate));

    private static Decision Readmit(Cohort cohort, CohortPlan plan, ReadmitTrainee readmit, Instant now) =>
        cohort.Find(readmit.Candidate) is not { } trainee ? Decision.Tell(CohortRules.Stranger(readmit.Candidate))
        : trainee.IsIn ? Decision.Tell(new CohortDone())
        : OfEntry(cohort, plan, 1, now) is { } refusal ? Decision.Tell(refusal)
        : Decision.Happen(new CohortDone(), new TraineeReadmitted(readmit.Mandate.At(now), readmit.Candidate));

    private static Refusal? OfEntry(Cohort cohort, CohortPlan plan, int more, Instant now)
    {
        // Whoever came now could have no result here; of what is fixed of an earlier stage two people say what became of the person.
        if (plan.Exercises.Length > 0 && plan.Exercises.All(one => cohort.IsFrozen(one.Rule.Id)))
        {
            return Refusal.Because(CohortRefusals.Frozen);
        }

        if (now >= plan.EntryUntil)
        {
            return Refusal.Because(
                CohortRefusals.EntryClosed, new("entry-until", plan.EntryUntil.ToString()), new("server-time", now.ToString()));
        }

        var asked = cohort.Trainees.Values.Count(one => one.IsIn) + more;
        return asked <= plan.Capacity
            ? null
            : Refusal.Because(CohortRefusals.NoRoom, CohortRules.Fact("capacity", plan.Capacity), CohortRules.Fact("asked", asked));
    }
}
