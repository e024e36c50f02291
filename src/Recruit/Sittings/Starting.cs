using Recruit.Actors;

namespace Recruit.Sittings;

/// <summary>The arrival, the start, and another device.</summary>
internal static class Starting
{
    public static Decision Decide(PoolShard shard, StartAttempt start, Instant now)
    {
        if (shard.Find(start.Attempt, out var slot) is not { } attempt)
        {
            return Decision.Refuse(SittingRefusals.NotDealt);
        }

        if (attempt.StartedAt is not null)
        {
            return Again(attempt, slot, now);
        }

        if (OutsideWindow(attempt.Plan.Window, now) is { } refusal)
        {
            return Decision.Tell(refusal);
        }

        var end = new Instant(now.Milliseconds + attempt.EntitlementMs + attempt.ExtraMs);
        var deadline = Instant.Earlier(end, attempt.Plan.Window.Closes);
        var clock = new SittingClock(now, deadline, deadline.Milliseconds - now.Milliseconds, attempt.Epoch, 0, 0, attempt.ExtraMs);
        return Decision.Happen(Opened(attempt, slot, clock), new AttemptStarted(slot, now));
    }

    public static Decision Decide(PoolShard shard, TakeOver takeOver, Instant now)
    {
        var attempt = shard.Find(takeOver.Attempt, out var slot);
        if (EpochOf(attempt, takeOver.Operation) is { } known)
        {
            // Each device counts its saves from 1: the highest number is that of the device in force, and no other's.
            var its = attempt!.ClockAt(now);
            return Decision.Tell(Opened(attempt, slot, known == attempt.Epoch ? its : its with { Epoch = known, HighestSequence = 0 }));
        }

        if (Refusals.OfRunning(attempt) is { } refusal)
        {
            return Decision.Tell(refusal);
        }

        var judged = Judged.At(attempt!, slot, now);
        if (judged.IsOver)
        {
            return Decision.Tell(Refusals.TooLate(attempt!, judged));
        }

        if (attempt!.Epoch >= attempt.Plan.Bounds.Takeovers)
        {
            return Decision.Refuse(SittingRefusals.TooManyTakeovers, Facts.Number("most", attempt.Plan.Bounds.Takeovers));
        }

        var clock = judged.Clock(attempt, highest: 0) with { Epoch = attempt.Epoch + 1 };
        return judged.Happen(Opened(attempt, slot, clock), new DeviceTookOver(slot, judged.Stamp, takeOver.Operation));
    }

    /// <summary>
    /// Who comes when no start is possible any more has not come: otherwise whoever stayed away could make it look otherwise afterwards. Who
    /// has started has come.
    /// </summary>
    public static Decision Decide(PoolShard shard, Arrive arrive, Instant now)
    {
        if (shard.Find(arrive.Attempt, out var slot) is not { } attempt)
        {
            return Decision.Refuse(SittingRefusals.NotDealt);
        }

        var told = new TimeTold(attempt.ClockAt(now));
        if (attempt.ArrivedAt is not null || attempt.StartedAt is not null)
        {
            return Decision.Tell(told);
        }

        return OutsideWindow(attempt.Plan.Window, now) is { } refusal
            ? Decision.Tell(refusal)
            : Decision.Happen(told, new Arrived(slot, now));
    }

    /// <summary>The epoch that a wish to take over was given; nothing for a new one. Whether it is still in force the device learns when it speaks.</summary>
    private static int? EpochOf(Attempt? attempt, OperationId operation) =>
        attempt is not null && !operation.IsNone && attempt.TakenOverBy.IndexOf(operation) is >= 0 and var place ? place + 1 : null;

    /// <summary>The first device tells its start again; another one has to take over.</summary>
    private static Decision Again(Attempt attempt, int slot, Instant now) =>
        attempt.StatusAt(now) != AttemptStatus.Running
        ? Decision.Tell(Refusals.Ended(attempt.SubmittedAt ?? attempt.Deadline()))
        : attempt.Epoch > 0 ? Decision.Tell(Refusals.TakenOver(attempt))
        : Decision.Tell(Opened(attempt, slot, attempt.ClockAt(now)));

    private static Refusal? OutsideWindow(AttemptWindow window, Instant now) =>
        now < window.Opens
            ? Refusal.Because(SittingRefusals.NotOpenYet, Facts.Time("opens", window.Opens), Facts.Time("server-time", now))
        : now > window.LastStart
            ? Refusal.Because(SittingRefusals.StartClosed, Facts.Time("last-start", window.LastStart), Facts.Time("server-time", now))
        : null;

    private static AttemptOpened Opened(Attempt attempt, int slot, SittingClock clock) =>
        new(slot, attempt.Id, attempt.Plan.Test, attempt.Person, attempt.Seed, clock);
}
