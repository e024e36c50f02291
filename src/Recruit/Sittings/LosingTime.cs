using System.Collections.Immutable;
using Recruit.Actors;

namespace Recruit.Sittings;

/// <summary>Time that was lost, and time that is given back or added.</summary>
internal static class LosingTime
{
    /// <summary>
    /// What was lost on the line until now, if it is long enough to count: the gap since the device was heard, without the interval in
    /// which it need not have been.
    /// </summary>
    public static LostTimeRecorded? OnLine(Attempt attempt, int slot, Instant now)
    {
        var rule = attempt.Plan.LostTime;
        var since = Instant.Later(attempt.HeardAt, attempt.CountedUntil).Milliseconds;
        if (now.Milliseconds - since <= rule.ContactMs + rule.ThresholdMs)
        {
            return null;
        }

        var from = since + rule.ContactMs;
        var credited = rule.Credit == LostTimeCredit.All
            ? Math.Min(now.Milliseconds - from, Math.Max(0, rule.MaxMs - attempt.CreditedLineMs))
            : 0;
        return new LostTimeRecorded(slot, new Instant(from), now, LostTimeCause.Line, credited);
    }

    /// <summary>
    /// A gap of ours, for every attempt that ran when it began, and from its start for one that was decided on while nothing could be stored,
    /// because that person heard of the start only afterwards. Where the deadline passed during the gap, the credit moves it and the
    /// attempt goes on, whether or not a nudge came first.
    /// </summary>
    public static Decision Decide(PoolShard shard, ServiceGap gap)
    {
        var events = ImmutableArray.CreateBuilder<ActorEvent>();
        for (var slot = 0; slot < shard.Attempts.Count; slot++)
        {
            var attempt = shard.Attempts[slot];
            var rule = attempt.Plan.LostTime;
            var began = Instant.Later(gap.From, attempt.StartedAt ?? gap.To);
            if (attempt.SubmittedAt is not null || began >= gap.To || gap.To.Milliseconds - began.Milliseconds < rule.ThresholdMs)
            {
                continue;
            }

            var from = Instant.Later(gap.From, attempt.SettledUntil);
            if (from >= gap.To)
            {
                continue;
            }

            // The device may have been lost before we were: what a sign of life at that moment would be given back counts.
            var judged = Judged.At(attempt, slot, began);
            if (judged.IsOver)
            {
                continue;
            }

            if (judged.Lost is { } line)
            {
                events.Add(line);
            }

            var credited = rule.Credit == LostTimeCredit.None ? 0 : gap.To.Milliseconds - from.Milliseconds;
            events.Add(new LostTimeRecorded(slot, from, gap.To, LostTimeCause.Service, credited));
        }

        return new Decision(new Done(), events.DrainToImmutable(), []);
    }

    /// <summary>An official gives time. An attempt whose time ran out goes on if its new deadline is still to come.</summary>
    public static Decision Decide(PoolShard shard, GrantExtra extra, Instant now)
    {
        if (shard.Find(extra.Attempt, out var slot) is not { } attempt)
        {
            return Decision.Refuse(SittingRefusals.NotDealt);
        }

        if (attempt.SubmittedAt is { } ended)
        {
            return Decision.Refuse(SittingRefusals.AttemptEnded, Facts.Time("ended", ended));
        }

        if (PersonalNumber.IsIn(extra.By) || PersonalNumber.IsIn(extra.Reason))
        {
            return Decision.Refuse(SittingRefusals.PersonalNumber);
        }

        // More than the window is long cannot have an effect.
        var most = attempt.Plan.Window.Closes.Milliseconds - attempt.Plan.Window.Opens.Milliseconds - attempt.ExtraMs;
        if (extra.Milliseconds <= 0 || extra.Milliseconds > most)
        {
            return Decision.Refuse(SittingRefusals.ExtraOutOfRange, Facts.Number("most", most));
        }

        var clock = attempt.ClockAt(now, extra.Milliseconds) with
        {
            CreditedMs = attempt.CreditedMs,
            ExtraMs = attempt.ExtraMs + extra.Milliseconds,
        };
        return Decision.Happen(new TimeTold(clock), new ExtraGranted(slot, extra.Milliseconds, extra.By, extra.Reason, now));
    }
}
