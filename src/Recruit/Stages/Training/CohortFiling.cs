using Recruit.Actors;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.Stages.Training;

/// <summary>Whose turn it is with each trainee, session and result, derived from the record.</summary>
internal static class CohortFiling
{
    private static readonly Id Officer = new("agency-officer");
    private static readonly Id Approver = new("approver");

    public static CohortFiles Of(Cohort cohort, CohortPlan plan, bool overdueOnly, Instant now)
    {
        var open = OfSessions(cohort, plan, now).Concat(cohort.Trainees.Values.SelectMany(one => OfTrainee(cohort, plan, one, now)));
        var files = open.Select(one => new CohortFile(
            one.Step, one.File, one.File.WorkingDaysHeld(plan.Calendar, now), one.File.IsOverdue(now), one.Candidate, one.Subject));
        return new CohortFiles([.. files.Where(one => one.IsOverdue || !overdueOnly)
            .OrderBy(one => one.Step).ThenBy(one => one.Candidate).ThenBy(one => one.Subject)]);
    }

    private static IEnumerable<Open> OfSessions(Cohort cohort, CohortPlan plan, Instant now) => plan.Sessions
        .Where(session => session.Ends <= now && cohort.Trainees.Values.Any(one =>
            CohortAttendance.IsExpected(one, session) && !one.Attendance.ContainsKey(session.Id)))
        .Select(session => new Open(
            CohortStep.RecordPresence, File(plan, session.Trainer, session.Ends, plan.Terms.AttendanceDays), Subject: session.Id));

    private static IEnumerable<Open> OfTrainee(Cohort cohort, CohortPlan plan, Trainee trainee, Instant now)
    {
        var candidate = trainee.Candidate;
        if (trainee.IsIn && trainee.Mentoring is null && plan.Mentors.Length > 0)
        {
            var since = trainee.MentorLost ?? trainee.Entered.At;
            yield return new Open(CohortStep.AssignMentor, File(plan, Officer, since, plan.Terms.MentorDays), candidate);
        }

        foreach (var exercise in plan.Exercises.Where(one => one.From <= now && !cohort.IsFrozen(one.Rule.Id)))
        {
            if (OfResult(plan, trainee, exercise) is { } file)
            {
                yield return file;
            }
        }

        if (trainee is { Passed: { } passed, Valid: null })
        {
            // After a revocation the new certificate is wanted from then on.
            var since = trainee.Certificates is [.., { Revoked: { } revoked }] ? Instant.Later(passed.At, revoked.At) : passed.At;
            yield return new Open(CohortStep.IssueCertificate, File(plan, Officer, since, plan.Terms.CertificateDays), candidate);
        }

        if (trainee.Valid is { RevocationAsked: { } asked })
        {
            yield return new Open(CohortStep.DecideRevocation, File(plan, Approver, asked.At, plan.Terms.ConfirmDays), candidate);
        }
        else if (trainee is { Valid: not null, PassWithdrawn: { } withdrawn })
        {
            yield return new Open(CohortStep.Revoke, File(plan, Officer, withdrawn.At, plan.Terms.CertificateDays), candidate);
        }
    }

    private static Open? OfResult(CohortPlan plan, Trainee trainee, CohortExercise exercise)
    {
        var result = trainee.Results.GetValueOrDefault(exercise.Rule.Id);
        if (result is not null && CohortResults.IsWaiting(result))
        {
            return new Open(
                CohortStep.ConfirmResult, File(plan, Approver, result.Entered.At, plan.Terms.ConfirmDays), trainee.Candidate, exercise.Rule.Id);
        }

        if (!trainee.IsIn || result is { Confirmed: not null })
        {
            return null;
        }

        var since = result?.Returned?.At ?? Instant.Later(exercise.From, trainee.Entered.At);
        return new Open(
            CohortStep.EnterResult, File(plan, exercise.Trainer, since, plan.Terms.ResultDays), trainee.Candidate, exercise.Rule.Id);
    }

    private static OpenFile File(CohortPlan plan, Id holder, Instant since, int days) => new(holder, since, plan.Calendar.Due(since, days));

    /// <summary>A file before it is held against a clock.</summary>
    private sealed record Open(CohortStep Step, OpenFile File, Id? Candidate = null, Id? Subject = null);
}
