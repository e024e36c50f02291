using System.Globalization;
using Recruit.Actors;
using Recruit.Applications;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Sittings;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Handover;
using Recruit.UseCases.Training;
using Recruit.Vacancies;

namespace Recruit.UseCases.Closing;

/// <summary>Who would be left without a judgement, or without the call to a place, by the end of a campaign: what a closing waits for, its end waits for too.</summary>
internal sealed class EndGap(ServiceParts parts)
{
    private static readonly string Hold = StageStates.Word(Applications.Decision.Hold);
    private static readonly string[] Awaiting = [.. Enum.GetValues<StageState>().Where(StageStates.IsAwaiting).Select(StageStates.Word)];

    /// <summary>Why the campaign must not end yet, or nothing. Where nothing is released the campaign says so itself.</summary>
    /// <param name="campaign">Id of the vacancy.</param>
    public async ValueTask<Refusal?> OfAsync(Id campaign)
    {
        if ((await parts.Actors.AskAsync(CampaignKey.Of(campaign), new ReadCampaign()).ConfigureAwait(false)).Reply
                is not CampaignRead { Status: CampaignStatus.Open, LastEvent: var last, Head: { LastReleased: { } released, Current: null } head }
            || await new LiveFacts(parts).ReadRulesAsync(campaign).ConfigureAwait(false) is not ({ } rules, _))
        {
            return null;
        }

        return await new ErasureGap(parts, campaign, head).DueAsync(released, null).ConfigureAwait(false)
            ?? await new HearingGap(parts, campaign, rules).OfFixedAsync(released.Through).ConfigureAwait(false)
            ?? await new SittingGap(parts, campaign, rules).OfAsync(released.Through).ConfigureAwait(false)
            ?? await new TrainingGap(parts, campaign, rules).OfLatecomersAsync(released.Through).ConfigureAwait(false)
            ?? (released.EventsThrough == last && released.Through == head.Outline!.Stages.Length - 1
                ? await OfUndecidedAsync(campaign, head).ConfigureAwait(false)
                : null);
    }

    /// <summary>
    /// Whether, by the last release of all, somebody is on hold because a judgement is not whole, such as one rating where a quorum is needed: nobody can complete it after the end. A hold by a
    /// band is a decision that the rules made.
    /// </summary>
    private async ValueTask<Refusal?> OfUndecidedAsync(Id campaign, CampaignHead head)
    {
        var (known, waiting) = (new Entrants(parts), new SortedDictionary<int, int>());
        var gone = await known.GoneAsync(campaign).ConfigureAwait(false);
        for (var shard = 0; shard < head.Outline!.Shards; shard++)
        {
            await foreach (var one in known.ApplicationsAsync(new ShardId(campaign, shard)).ConfigureAwait(false))
            {
                var stage = one.Released.ToList().FindLastIndex(decision => decision.Decision == Hold && Awaiting.Contains(decision.State));
                if (stage >= 0 && !gone.Contains(one.Key) && parts.Seals.Find(one.Key) is not null)
                {
                    waiting[stage] = waiting.GetValueOrDefault(stage) + 1;
                }
            }
        }

        return waiting.Count == 0 ? null
            : Refusal.Because(
                UseCaseRefusals.Undecided,
                [
                    .. waiting.SelectMany(one => (RefusalFact[])
                        [new("stage", head.Outline.Stages[one.Key].Text), new("waiting", one.Value.ToString(CultureInfo.InvariantCulture))]),
                    new("way-out", "record-events"),
                ]);
    }
}
