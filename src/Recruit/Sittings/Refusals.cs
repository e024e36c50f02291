using Recruit.Actors;

namespace Recruit.Sittings;

/// <summary>Refusals that several commands give, and who may speak for an attempt.</summary>
internal static class Refusals
{
    public static Refusal TakenOver(Attempt attempt) =>
        Refusal.Because(SittingRefusals.TakenOver, Facts.Number("epoch", attempt.Epoch));

    public static Refusal TooLate(Attempt attempt, in Judged judged) => Refusal.Because(
        SittingRefusals.TooLate,
        Facts.Time("deadline", judged.Deadline),
        Facts.Time("server-time", judged.Now),
        Facts.Number("highest-taken", attempt.Highest));

    public static Refusal Stale(Attempt attempt, uint taken) => Refusal.Because(
        SittingRefusals.StaleSequence, Facts.Number("taken", taken), Facts.Number("highest-taken", attempt.Highest));

    public static Refusal Ended(Instant at) => Refusal.Because(SittingRefusals.AttemptEnded, Facts.Time("ended", at));

    /// <summary>Why a device may not speak for the attempt; nothing if it may.</summary>
    public static Refusal? OfDevice(Attempt? attempt, int epoch)
    {
        if (OfRunning(attempt) is { } refusal)
        {
            return refusal;
        }

        return epoch == attempt!.Epoch ? null
            : epoch < attempt.Epoch ? TakenOver(attempt)
            : Refusal.Because(SittingRefusals.UnknownEpoch, Facts.Number("epoch", attempt.Epoch));
    }

    /// <summary>Why an attempt is not under way, apart from its time; nothing if it is.</summary>
    public static Refusal? OfRunning(Attempt? attempt) =>
        attempt is null ? Refusal.Because(SittingRefusals.NotDealt)
        : attempt.StartedAt is null ? Refusal.Because(SittingRefusals.NotStarted)
        : attempt.SubmittedAt is { } ended ? Ended(ended)
        : null;
}
