using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Vacancies;

namespace Recruit.Stages.Training;

/// <summary>Attendance is recorded by the session's trainer; what is recorded changes only by a correction that says why.</summary>
internal static class CohortAttendance
{
    /// <summary>How often one entry may be corrected.</summary>
    private const int CorrectionsMax = 20;

    public static Decision Decide(Cohort cohort, CohortPlan plan, ActorCommand command, Instant now) =>
        command is RecordPresence record ? Record(cohort, plan, record, now) : Correct(cohort, (CorrectPresence)command, now);

    /// <summary>Whether attendance of the trainee at the session is asked for: was in when it began, and has not left.</summary>
    public static bool IsExpected(Trainee trainee, CohortSession session) => trainee.IsIn && trainee.Entered.At <= session.Starts;

    /// <summary>Counts, all trainees by candidate.</summary>
    public static AttendanceTotals Totals(Cohort cohort, CohortPlan plan, Instant now) => new([.. cohort.Trainees.Values.Select(trainee => new AttendanceTotal(
        trainee.Candidate,
        Count(trainee, Presence.Present),
        Count(trainee, Presence.Late),
        Count(trainee, Presence.Absent),
        Count(trainee, Presence.Excused),
        plan.Sessions.Count(session => session.Ends <= now && IsExpected(trainee, session) && !trainee.Attendance.ContainsKey(session.Id))))]);

    private static int Count(Trainee trainee, Presence presence) => trainee.Attendance.Values.Count(one => one.Entry.Presence == presence);

    private static Decision Record(Cohort cohort, CohortPlan plan, RecordPresence record, Instant now)
    {
        if (plan.FindSession(record.Session) is not { } session)
        {
            return Decision.Refuse(CohortRefusals.UnknownSession);
        }

        if (session.Trainer != record.Mandate.By)
        {
            return Decision.Refuse(CohortRefusals.NotTheTrainer);
        }

        if (now < session.Starts)
        {
            return Decision.Refuse(CohortRefusals.TooEarly, new("from", session.Starts.ToString()), new("server-time", now.ToString()));
        }

        var entered = ImmutableSortedDictionary.CreateBuilder<Id, PresenceEntry>();
        foreach (var (candidate, entry) in record.Entries)
        {
            if (OfEntry(cohort, session, candidate, entry) is { } refusal)
            {
                return Decision.Tell(refusal);
            }

            if (!cohort.Trainees[candidate].Attendance.ContainsKey(session.Id))
            {
                entered.Add(candidate, entry);
            }
        }

        return entered.Count == 0
            ? Decision.Tell(new CohortDone())
            : Decision.Happen(new CohortDone(), new PresenceRecorded(record.Mandate.At(now), session.Id, entered.ToImmutable()));
    }

    private static Refusal? OfEntry(Cohort cohort, CohortSession session, Id candidate, PresenceEntry entry)
    {
        if (cohort.Find(candidate) is not { } trainee)
        {
            return CohortRules.Stranger(candidate);
        }

        var fact = new RefusalFact("candidate", candidate.Text);
        return trainee.Left is { } left && left.At <= session.Starts ? Refusal.Because(CohortRefusals.HasLeft, fact)
            : OfExcuse(entry, fact) is { } bad ? bad
            : trainee.Attendance.TryGetValue(session.Id, out var known) && known.Entry != entry ? Refusal.Because(CohortRefusals.RecordedOtherwise, fact)
            : null;
    }

    private static Refusal? OfExcuse(PresenceEntry entry, RefusalFact fact) =>
        (entry.Presence == Presence.Excused) == (entry.Excuse is not null) ? null : Refusal.Because(CohortRefusals.BadExcuse, fact);

    private static Decision Correct(Cohort cohort, CorrectPresence correct, Instant now)
    {
        if (cohort.Find(correct.Candidate) is not { } trainee)
        {
            return Decision.Tell(CohortRules.Stranger(correct.Candidate));
        }

        if (!trainee.Attendance.TryGetValue(correct.Session, out var known))
        {
            return Decision.Refuse(CohortRefusals.NothingRecorded);
        }

        return OfExcuse(correct.Entry, new RefusalFact("candidate", correct.Candidate.Text)) is { } bad ? Decision.Tell(bad)
            : known.Entry == correct.Entry ? Decision.Tell(new CohortDone())
            : known.Corrected.Length == CorrectionsMax
                ? Decision.Refuse(CohortRefusals.TooManyCorrections, CohortRules.Fact("most", CorrectionsMax))
            : Decision.Happen(
                new CohortDone(), new PresenceCorrected(correct.Mandate.At(now), correct.Session, correct.Candidate, correct.Entry));
    }
}
