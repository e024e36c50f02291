using Recruit.Actors;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.Stages.FinalSelection;

/// <summary>
/// Who was not there is recorded by one person, before anybody rated, and only where the time was known long enough before. It stands when another person
/// says the same, or nobody said otherwise until the term for ratings is over. What two said takes two to undo: then the finalist can be heard after all. That a
/// sitting does not count is decided by two.
/// </summary>
internal static class PanelAttendance
{
    public static Decision Decide(ConvenedPanel panel, PanelCharter charter, ActorCommand command, Instant now) => command switch
    {
        RecordAttendance record => Record(panel, charter, record, now),
        VoidSitting wish => Void(panel, wish, now),
        _ => Decline(panel, (DeclineVoiding)command, now),
    };

    /// <summary>
    /// Whether the word of one person that the finalist was not there keeps the stage: until the term is over in which others can say otherwise, or, where one
    /// did, until another says the same; so does a word against what two said. Not where it came with an import.
    /// </summary>
    public static bool KeepsStage(PanelCharter charter, Finalist finalist, Instant now) =>
        finalist is { HasNothingToRate: true, Sitting: not null }
        && (IsDisputed(finalist) || (finalist.AttendanceConfirmed is null && now < Due(charter, finalist)));

    /// <summary>Whether no term ends that: somebody said otherwise, and only the word of one more person settles it.</summary>
    public static bool IsDisputed(Finalist finalist) =>
        finalist.HasNothingToRate && (finalist.AbsenceDoubted is not null || (finalist.AttendanceConfirmed is null && finalist.IsAbsenceContested));

    /// <summary>When that term ends, exclusive: that for ratings, counted from the word itself if it came later.</summary>
    public static Instant Due(PanelCharter charter, Finalist finalist) =>
        charter.Calendar.Due(Instant.Later(PanelRatings.RatedFrom(charter, finalist) ?? finalist.Sitting!.Value, finalist.Attendance!.At), charter.Terms.RateDays);

    private static Decision Record(ConvenedPanel panel, PanelCharter charter, RecordAttendance record, Instant now)
    {
        if (PanelRules.OfFacts(panel, record.Candidate, out var finalist) is { } refusal)
        {
            return Decision.Tell(refusal);
        }

        if ((finalist.Attempt?.State ?? AttemptState.None) == record.State)
        {
            return finalist.HasNothingToRate && Confirms(finalist, record.Mandate.By)
                ? Decision.Happen(new PanelDone(), new AttendanceConfirmed(record.Mandate.At(now), record.Candidate))
                : finalist.AbsenceDoubted is not null && record.State != AttemptState.None && !finalist.Recusals.ContainsKey(record.Mandate.By)
                    ? Decision.Refuse(PanelRefusals.SaidBefore)
                : Decision.Tell(new PanelDone());
        }

        return finalist.Recusals.ContainsKey(record.Mandate.By) ? Decision.Refuse(PanelRefusals.Recused)
            : finalist.AttendanceConfirmed is not null && record.State != AttemptState.None
                ? Decision.Refuse(PanelRefusals.AttendanceConfirmed, new RefusalFact("way-out", "record-events"))
            : finalist is { AttendanceConfirmed: not null, AbsenceDoubted: null }
                ? Decision.Happen(new PanelDone(), new AbsenceDoubted(record.Mandate.At(now), record.Candidate))
            : finalist.AbsenceDoubted?.By == record.Mandate.By ? Decision.Tell(new PanelDone())
            : finalist.Attempt?.State == AttemptState.Voided ? Decision.Refuse(PanelRefusals.Voided)
            : finalist.IsOpen ? Decision.Refuse(PanelRefusals.Revealed)
            : !finalist.Ratings.IsEmpty ? Decision.Refuse(PanelRefusals.AlreadyRated)
            : now < finalist.Sitting
                ? Decision.Refuse(PanelRefusals.BeforeSitting, new("sitting", finalist.Sitting.Value.ToString()), new("server-time", now.ToString()))
            : record.State != AttemptState.None && OfNotice(charter, finalist) is { } unannounced ? Decision.Tell(unannounced)
            : Decision.Happen(new PanelDone(), new AttendanceRecorded(record.Mandate.At(now), record.Candidate, record.State));
    }

    /// <summary>Whether it is another person who says the same, also against a doubt; who doubted may think better of it.</summary>
    private static bool Confirms(Finalist finalist, Id by) =>
        !finalist.Recusals.ContainsKey(by) && finalist.Attendance is { } known && known.By != by
        && (finalist.AttendanceConfirmed is not { } confirmed || (finalist.AbsenceDoubted is not null && confirmed.By != by));

    /// <summary>Whoever moved a hearing to the next minute could say of the finalist in the one after that nobody came.</summary>
    private static Refusal? OfNotice(PanelCharter charter, Finalist finalist)
    {
        var hours = charter.Terms.NoticeHours;
        return finalist.Sitting < finalist.Announced + TimeSpan.FromHours(hours)
            ? Refusal.Because(
                PanelRefusals.ShortNotice,
                new("announced", finalist.Announced.ToString()),
                new("sitting", finalist.Sitting.Value.ToString()),
                PanelRules.Fact("hours", hours))
            : null;
    }

    private static Decision Void(ConvenedPanel panel, VoidSitting wish, Instant now)
    {
        if (PanelRules.OfFacts(panel, wish.Candidate, out var finalist) is { } refusal)
        {
            return Decision.Tell(refusal);
        }

        if (finalist.HasNoSitting)
        {
            return finalist.Attempt!.State == AttemptState.Voided
                ? Decision.Tell(new VoidingAsked(IsVoided: true))
                : Decision.Refuse(PanelRefusals.NoSitting);
        }

        var act = wish.Mandate.At(now);
        return finalist.VoidingAsked is null ? Decision.Happen(new VoidingAsked(IsVoided: false), new VoidingProposed(act, wish.Candidate))
            : finalist.VoidingAsked.By == act.By ? Decision.Tell(new VoidingAsked(IsVoided: false))
            : new Decision(
                new VoidingAsked(IsVoided: true),
                [new SittingVoided(act, wish.Candidate)],
                [.. now < finalist.Sitting ? HearingLetter.By(wish.Letter) : []]);
    }

    private static Decision Decline(ConvenedPanel panel, DeclineVoiding decline, Instant now) =>
        PanelRules.OfFacts(panel, decline.Candidate, out var finalist) is { } refusal ? Decision.Tell(refusal)
        : finalist.VoidingAsked is null ? Decision.Tell(new PanelDone())
        : Decision.Happen(new PanelDone(), new VoidingDeclined(decline.Mandate.At(now), decline.Candidate));
}
