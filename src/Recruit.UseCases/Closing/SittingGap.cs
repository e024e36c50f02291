using System.Globalization;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Sittings;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Sittings;
using Recruit.Vacancies;

namespace Recruit.UseCases.Closing;

/// <summary>
/// Who came into a stage when a test or exercise of it that is sat here could not be started any more. By the rules they did not come; that this is so, or what
/// becomes of them instead, two people record.
/// </summary>
internal sealed class SittingGap(ServiceParts parts, Id campaign, SealedRules rules)
{
    private readonly Entrants known = new(parts);

    /// <summary>Why the campaign must not go on, or end: somebody was let in too late to sit what the others sat, and nobody said what becomes of them.</summary>
    /// <param name="through">Place of the last stage that is looked at.</param>
    public async ValueTask<Refusal?> OfAsync(int through)
    {
        if ((await parts.Actors.AskAsync(CampaignKey.Of(campaign), new ReadCampaign()).ConfigureAwait(false)).Reply is not CampaignRead { Head: { LastReleased: { } last } head })
        {
            return null;
        }

        for (var stage = 1; stage <= Math.Min(through, last.Through + 1); stage++)
        {
            foreach (var sitting in CloseStageHandler.SittingsOf(rules.Rules.Vacancy.Stages[stage]).Distinct())
            {
                if (head.WindowOf(sitting) is { } window && IsAnybodyLate(head, stage, window.LastStart)
                    && await OfAsync(head, stage, sitting, window.LastStart).ConfigureAwait(false) is { } unsat)
                {
                    return unsat;
                }
            }
        }

        return null;
    }

    private async ValueTask<Refusal?> OfAsync(CampaignHead head, int stage, Id sitting, Instant lastStart)
    {
        var (entrants, notReleased) = await known.OfAsync(campaign, rules, stage).ConfigureAwait(false);
        var late = notReleased is null ? entrants.Where(one => IsLate(head, one, stage, lastStart)).ToArray() : [];
        if (late.Length == 0)
        {
            return null;
        }

        var judged = await known.JudgedByEventAsync(campaign, [sitting], rules.Rules.Vacancy.Stages[stage].Id, null).ConfigureAwait(false);
        var gone = await known.GoneAsync(campaign).ConfigureAwait(false);
        var waiting = new List<ApplicationFacts>();
        foreach (var one in late)
        {
            if (!judged.Counted.Contains((one.Key, sitting)) && !gone.Contains(one.Key) && parts.Seals.Find(one.Key) is not null
                && one.Sittings.All(elsewhere => elsewhere.Sitting != sitting) && !await HasStartedAsync(head, sitting, one).ConfigureAwait(false))
            {
                waiting.Add(one);
            }
        }

        var (still, refusal) = stage <= head.LastReleased!.Through
            ? await new StillEntering(parts, campaign).OfAsync(stage, waiting.ToArray(), one => one.Key, null).ConfigureAwait(false)
            : (waiting.ToArray(), null);
        return refusal
            ?? (still.Length == 0 ? null
                : Refusal.Because(
                    UseCaseRefusals.Unsat,
                    new("waiting", still.Length.ToString(CultureInfo.InvariantCulture)), new("sitting", sitting.Text), new("way-out", "record-events")));
    }

    /// <summary>Whether it can be at all: asked before all applications are looked at.</summary>
    private bool IsAnybodyLate(CampaignHead head, int stage, Instant lastStart) =>
        stage == rules.Rules.SelectionStages
            ? head.Offers.Any(offer => IsLate(offer, lastStart))
            : head.Closings.Any(one => one.Through >= stage - 1 && one.Released?.At > lastStart);

    /// <summary>A revision let them in, or they had the choice of a place, when nobody could start any more.</summary>
    private bool IsLate(CampaignHead head, ApplicationFacts one, int stage, Instant lastStart) =>
        stage == rules.Rules.SelectionStages
            ? head.Offers.Any(offer => offer.Candidate == one.Key && IsLate(offer, lastStart))
            : one.LetIn?.Any(letIn => letIn.Stage == stage - 1 && letIn.At > lastStart) == true;

    private static bool IsLate(Offer offer, Instant lastStart) => offer.IsAccepted && offer.Due > lastStart;

    private async ValueTask<bool> HasStartedAsync(CampaignHead head, Id sitting, ApplicationFacts one)
    {
        var shard = new ShardId(campaign, ShardId.NumberOf(one.Key, head.Outline!.Shards));
        var attempt = new AttemptRef(AttemptNames.Of(new Definitions(parts), campaign, sitting, one.Key));
        return (await parts.Actors.AskAsync(shard.Key, new ReadAttempt(attempt)).ConfigureAwait(false)).Reply is AttemptRead { Started: not null };
    }
}
