using Recruit.Actors;

namespace Recruit.Sittings;

/// <summary>
/// What a sign of life from a device means for the time of its attempt: judged by stored times alone, so it is the same whether a nudge
/// came before or not, and whether a nudge came too early because the server's clock ran ahead for a while.
/// </summary>
/// <param name="Now">The server's time.</param>
/// <param name="Stamp">What is stored as its time: not before the device was heard last, so that nothing is reordered when a clock is set back.</param>
/// <param name="Lost">Time lost on the line that is recorded with it, or nothing.</param>
/// <param name="Deadline">With what is credited for that.</param>
/// <param name="IsOver">Deadline and grace have passed.</param>
internal readonly record struct Judged(Instant Now, Instant Stamp, LostTimeRecorded? Lost, Instant Deadline, bool IsOver)
{
    /// <summary>Milliseconds credited with it.</summary>
    public long More => Lost?.CreditedMs ?? 0;

    /// <summary>Whether it came between deadline and grace.</summary>
    public bool IsLate => Now >= Deadline;

    /// <summary>Judges a started attempt that was not handed in.</summary>
    public static Judged At(Attempt attempt, int slot, Instant now)
    {
        var stamp = Instant.Later(now, attempt.HeardAt);
        var lost = LosingTime.OnLine(attempt, slot, now);
        var deadline = attempt.Deadline(lost?.CreditedMs ?? 0);
        if (now.Milliseconds < deadline.Milliseconds + attempt.Plan.GraceMs)
        {
            return new Judged(now, stamp, lost, deadline, IsOver: false);
        }

        // A credit that does not reach until now helps nobody; what was lost at the end shows in the last contact.
        return new Judged(now, stamp, null, lost is { CreditedMs: > 0 } ? attempt.Deadline() : deadline, IsOver: true);
    }

    /// <summary>
    /// Judges a save that was under way when the attempt was handed in: after that no time is lost any more, and deadline and grace still hold.
    /// </summary>
    public static Judged UnderWay(Attempt attempt, Instant now) =>
        new(now, Instant.Later(now, attempt.HeardAt), null, attempt.Deadline(), IsOver: now >= attempt.End());

    public SittingClock Clock(Attempt attempt, uint highest) => new(
        Now,
        Deadline,
        Math.Max(0, Deadline.Milliseconds - Now.Milliseconds),
        attempt.Epoch,
        highest,
        attempt.CreditedMs + More,
        attempt.ExtraMs);

    /// <summary>The events alone, or behind the record of lost time.</summary>
    public Decision Happen(Reply reply, params ReadOnlySpan<ActorEvent> happened) =>
        Lost is null ? Decision.Happen(reply, [.. happened]) : Decision.Happen(reply, [Lost, .. happened]);
}
