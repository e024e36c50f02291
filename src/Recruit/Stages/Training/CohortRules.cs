using System.Globalization;
using Recruit.Actors;
using Recruit.Vacancies;

namespace Recruit.Stages.Training;

/// <summary>What a cohort decides. Pure: the same state, command and instant give the same decision.</summary>
public static class CohortRules
{
    /// <summary>What a command leads to; the codes are in <see cref="CohortRefusals"/>.</summary>
    /// <exception cref="ArgumentException">The command is of another kind of actor.</exception>
    public static Decision Decide(Cohort cohort, ActorCommand command, Instant now)
    {
        ArgumentNullException.ThrowIfNull(cohort);
        if (command is OpenCohort open)
        {
            return Open(cohort, open, now);
        }

        if (cohort.Plan is not { } plan)
        {
            return command is FreezeResults freeze ? CohortResults.FreezeUnopened(cohort, freeze, now) : Decision.Refuse(CohortRefusals.NotOpen);
        }

        return command switch
        {
            AdmitTrainees or WithdrawTrainee or ReadmitTrainee => CohortIntake.Decide(cohort, plan, command, now),
            DeclareConflict or AssignMentor => CohortMentors.Decide(cohort, plan, command, now),
            RecordPresence or CorrectPresence => CohortAttendance.Decide(cohort, plan, command, now),
            EnterResult or ConfirmResult or ReturnResult or FreezeResults => CohortResults.Decide(cohort, plan, command, now),
            TellOutcome or IssueCertificate or RevokeCertificate or DeclineRevocation or VerifyCertificate =>
                Certificates.Decide(cohort, plan, command, now),
            ReadAttendance read => plan.HasTrainer(read.Trainer)
                ? Decision.Tell(CohortAttendance.Totals(cohort, plan, now))
                : Decision.Refuse(CohortRefusals.NotTheTrainer),
            ReadTrainee read => CohortReading.Trainee(cohort, plan, read),
            ReadMentors read => CohortReading.Mentors(cohort, plan, read),
            ReadCohortFiles read => Decision.Tell(CohortFiling.Of(cohort, plan, read.OverdueOnly, now)),
            ExportResults export => Decision.Tell(CohortReading.Facts(cohort, plan, export.FixedOnly)),
            ReadCohort => Decision.Tell(CohortReading.Whole(cohort, plan)),
            _ => throw new ArgumentException($"A cohort knows no {command?.GetType().Name ?? "null"}.", nameof(command)),
        };
    }

    /// <summary>A fact of a refusal.</summary>
    internal static RefusalFact Fact(string name, long value) => new(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Why somebody is not in the cohort now; nothing if in.</summary>
    internal static Refusal? OfTrainee(Cohort cohort, Id candidate, out Trainee trainee)
    {
        trainee = cohort.Find(candidate)!;
        return trainee is null ? Stranger(candidate)
            : trainee.IsIn ? null
            : Refusal.Because(CohortRefusals.HasLeft, new RefusalFact("candidate", candidate.Text));
    }

    /// <summary>The refusal for somebody who never was in the cohort.</summary>
    internal static Refusal Stranger(Id candidate) => Refusal.Because(CohortRefusals.NotATrainee, new RefusalFact("candidate", candidate.Text));

    private static Decision Open(Cohort cohort, OpenCohort open, Instant now) =>
        cohort.Plan is null ? Decision.Happen(new CohortDone(), new CohortOpened(open.Mandate.At(now), open.Plan))
        : RecordJson.AreAlike(cohort.Plan, open.Plan) ? Decision.Tell(new CohortDone())
        : Decision.Refuse(CohortRefusals.OpenedOtherwise);
}
