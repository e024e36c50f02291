using System.Collections.Immutable;
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
            return Again(attempt, slot, start.Device, now);
        }

        if (OutsideWindow(attempt.Plan.Window, now) is { } refusal)
        {
            return Decision.Tell(refusal);
        }

        var end = new Instant(now.Milliseconds + attempt.EntitlementMs + attempt.ExtraMs);
        var deadline = Instant.Earlier(end, attempt.Plan.Window.Closes);
        var clock = new SittingClock(now, deadline, deadline.Milliseconds - now.Milliseconds, attempt.Epoch, 0, 0, attempt.ExtraMs);
        var seen = DeviceSightings.Of(attempt, slot, start.Device, DeviceOccasion.Start, attempt.Epoch, now);
        return Decision.Happen(Opened(attempt, slot, clock), [new AttemptStarted(slot, now), .. seen]);
    }

    public static Decision Decide(PoolShard shard, TakeOver takeOver, Instant now)
    {
        var attempt = shard.Find(takeOver.Attempt, out var slot);
        if (EpochOf(attempt, takeOver.Operation) is { } known)
        {
            // Each device counts its saves from 1: the highest number is that of the device in force, and no other's.
            var its = attempt!.ClockAt(now);
            return known != attempt.Epoch
                ? Decision.Tell(Opened(attempt, slot, its with { Epoch = known, HighestSequence = 0 }))
                : Decision.Happen(Opened(attempt, slot, its), Running(attempt, slot, takeOver.Device, DeviceOccasion.Takeover, now));
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
        var seen = DeviceSightings.Of(attempt, slot, takeOver.Device, DeviceOccasion.Takeover, clock.Epoch, judged.Stamp);
        return judged.Happen(Opened(attempt, slot, clock), [new DeviceTookOver(slot, judged.Stamp, takeOver.Operation), .. seen]);
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
        var seen = DeviceSightings.Of(attempt, slot, arrive.Device, DeviceOccasion.Arrival, attempt.Epoch, now);
        var outside = OutsideWindow(attempt.Plan.Window, now);
        if (attempt.ArrivedAt is not null || attempt.StartedAt is not null)
        {
            return outside is null ? Decision.Happen(told, seen) : Decision.Tell(told);
        }

        return outside is not null ? Decision.Tell(outside) : Decision.Happen(told, [new Arrived(slot, now), .. seen]);
    }

    /// <summary>The epoch that a wish to take over was given; nothing for a new one. Whether it is still in force the device learns when it speaks.</summary>
    private static int? EpochOf(Attempt? attempt, OperationId operation) =>
        attempt is not null && !operation.IsNone && attempt.TakenOverBy.IndexOf(operation) is >= 0 and var place ? place + 1 : null;

    /// <summary>The first device tells its start again; another one has to take over.</summary>
    private static Decision Again(Attempt attempt, int slot, DeviceMark? device, Instant now) =>
        attempt.StatusAt(now) != AttemptStatus.Running
        ? Decision.Tell(Refusals.Ended(attempt.SubmittedAt ?? attempt.Deadline()))
        : attempt.Epoch > 0 ? Decision.Tell(Refusals.TakenOver(attempt))
        : Decision.Happen(Opened(attempt, slot, attempt.ClockAt(now)), Running(attempt, slot, device, DeviceOccasion.Start, now));

    /// <summary>The device that repeats a start or a takeover in force, while the attempt runs.</summary>
    private static ImmutableArray<ActorEvent> Running(Attempt attempt, int slot, DeviceMark? device, DeviceOccasion occasion, Instant now) =>
        attempt.StatusAt(now) == AttemptStatus.Running ? DeviceSightings.Of(attempt, slot, device, occasion, attempt.Epoch, now) : [];

    private static Refusal? OutsideWindow(AttemptWindow window, Instant now) =>
        now < window.Opens
            ? Refusal.Because(SittingRefusals.NotOpenYet, Facts.Time("opens", window.Opens), Facts.Time("server-time", now))
        : now > window.LastStart
            ? Refusal.Because(SittingRefusals.StartClosed, Facts.Time("last-start", window.LastStart), Facts.Time("server-time", now))
        : null;

    private static AttemptOpened Opened(Attempt attempt, int slot, SittingClock clock) =>
        new(slot, attempt.Id, attempt.Plan.Test, attempt.Person, attempt.Seed, clock);
}
