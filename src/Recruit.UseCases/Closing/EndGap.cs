using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.UseCases.Handover;
using Recruit.UseCases.Training;
using Recruit.Vacancies;

namespace Recruit.UseCases.Closing;

/// <summary>Who would be left without a judgement, or without the call to a place, by the end of a campaign: what a closing waits for, its end waits for too.</summary>
internal sealed class EndGap(ServiceParts parts)
{
    /// <summary>Why the campaign must not end yet, or nothing. Where nothing is released the campaign says so itself.</summary>
    /// <param name="campaign">Id of the vacancy.</param>
    public async ValueTask<Refusal?> OfAsync(Id campaign)
    {
        if ((await parts.Actors.AskAsync(CampaignKey.Of(campaign), new ReadCampaign()).ConfigureAwait(false)).Reply
                is not CampaignRead { Status: CampaignStatus.Open, Head: { LastReleased: { } released, Current: null } head }
            || await new LiveFacts(parts).ReadRulesAsync(campaign).ConfigureAwait(false) is not ({ } rules, _))
        {
            return null;
        }

        return await new ErasureGap(parts, campaign, head).DueAsync(released, null).ConfigureAwait(false)
            ?? await new HearingGap(parts, campaign, rules).OfFixedAsync(released.Through).ConfigureAwait(false)
            ?? await new TrainingGap(parts, campaign, rules).OfLatecomersAsync(released.Through).ConfigureAwait(false);
    }
}
