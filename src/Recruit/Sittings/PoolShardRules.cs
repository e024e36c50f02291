using Recruit.Actors;
using Recruit.Applying;

namespace Recruit.Sittings;

/// <summary>What a pool shard decides. Pure: the same state, command and instant give the same decision.</summary>
public static class PoolShardRules
{
    /// <summary>What a command leads to; the codes are in <see cref="SittingRefusals"/>.</summary>
    /// <param name="shard">Only read.</param>
    /// <param name="command">Of this kind of actor.</param>
    /// <param name="now">The server's clock: the only one there is.</param>
    /// <exception cref="ArgumentException">The command is of another kind of actor.</exception>
    public static Decision Decide(PoolShard shard, ActorCommand command, Instant now)
    {
        ArgumentNullException.ThrowIfNull(shard);
        return command switch
        {
            SaveContent save => Saving.Decide(shard, save, now),
            Contact contact => Contacting.Decide(shard, contact, now),
            StartAttempt start => Freezing.Obstacle(shard, start.Attempt, isStart: true) ?? Starting.Decide(shard, start, now),
            TakeOver takeOver => Starting.Decide(shard, takeOver, now),
            Arrive arrive => Starting.Decide(shard, arrive, now),
            Submit submit => Ending.Decide(shard, submit, now),
            Nudge => Ending.TimeOut(shard, now),
            ServiceGap gap => LosingTime.Decide(shard, gap),
            GrantExtra extra => Freezing.Obstacle(shard, extra.Attempt, isStart: false) ?? LosingTime.Decide(shard, extra, now),
            RecordAnswersFile file => CarryingAnswers.Decide(shard, file, now),
            ReadAttempt read => Reading.Decide(shard, read, now),
            ReadAttempts read => Reading.Decide(shard, read, now),
            ReadDevices read => Reading.Decide(shard, read),
            WatchAttempts watch => Reading.Decide(shard, watch, now),
            ReadKept read => Reading.Decide(shard, read),
            DealForm deal => Freezing.Obstacle(shard, deal) ?? Deal(shard, deal, now),
            PlanSitting plan => Plan(shard, plan),
            ExtendWindow extend => Extending.Decide(shard, extend),
            _ => ApplyingRules.Decide(shard.Roll, command, Freezing.ViewOf(shard), now)
                ?? throw new ArgumentException($"A pool shard knows no {command?.GetType().Name ?? "null"}.", nameof(command)),
        };
    }

    private static Decision Plan(PoolShard shard, PlanSitting plan)
    {
        if (shard.Campaign is { } campaign && campaign != plan.Campaign)
        {
            return Decision.Refuse(SittingRefusals.OtherCampaign, Facts.Text("campaign", campaign.Text));
        }

        var known = shard.FindTest(plan.Plan.Test);
        if (known is not null && known.Items == plan.Items && known.Planned == plan.Plan)
        {
            return Decision.Tell(new Done());
        }

        return known is { IsStarted: true }
            ? Decision.Refuse(SittingRefusals.PlanInUse)
            : Decision.Happen(new Done(), new SittingPlanned(plan.Campaign, plan.Items, plan.Plan));
    }

    private static Decision Deal(PoolShard shard, DealForm deal, Instant now)
    {
        if (shard.FindTest(deal.Test) is not { } planned)
        {
            return Decision.Refuse(SittingRefusals.NotPlanned, Facts.Text("test", deal.Test.Text));
        }

        if (shard.Find(new AttemptRef(deal.Attempt), out var slot) is { } known)
        {
            // What is granted before the start counts, also when the form was dealt before.
            return known.Plan.Test != deal.Test || known.Person != deal.Person || known.Seed != deal.Seed ? Decision.Refuse(SittingRefusals.DealtOtherwise)
                : known.Adjustment == deal.Adjustment ? Decision.Tell(new AttemptDealt(slot))
                : known.StartedAt is not null ? Decision.Refuse(SittingRefusals.DealtOtherwise)
                : Decision.Happen(new AttemptDealt(slot), new AdjustmentChanged(slot, deal.Adjustment));
        }

        if (PersonalNumber.IsIn(deal.Attempt))
        {
            return Decision.Refuse(SittingRefusals.PersonalNumber);
        }

        if (shard.HasAttempt(deal.Person, deal.Test))
        {
            return Decision.Refuse(SittingRefusals.DealtOtherwise);
        }

        // A form that nobody can start any more would only say of the person that they did not come.
        var lastStart = planned.Plan.Window.LastStart;
        return now > lastStart
            ? Decision.Refuse(SittingRefusals.StartClosed, Facts.Time("last-start", lastStart), Facts.Time("server-time", now))
            : new Decision(
                new AttemptDealt(shard.AttemptCount),
                [new FormDealt(deal.Attempt, deal.Test, deal.Person, deal.Adjustment, deal.Seed, now)],
                [.. SittingLetters.Invitation(shard, planned.Plan, deal.Person)]);
    }
}
