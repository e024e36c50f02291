using Recruit.Actors;
using Recruit.Applications;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.UseCases.Closing;

/// <summary>
/// Who of those that were let into a released stage is in it also by the events and erasures since: whom a revision puts out again is not waited for by that revision. What is
/// released stays what it is until then.
/// </summary>
internal sealed class StillEntering(ServiceParts parts, Id campaign)
{
    /// <summary>Of people who lack a judgement in a released stage, those who are in it by all events that count; or why that cannot be told.</summary>
    /// <param name="stage">Place of the stage, from 0.</param>
    /// <param name="lacking">Who lacks one.</param>
    /// <param name="person">Of one of them.</param>
    /// <param name="closing">The closing that is under way; nothing before it begins: then all events count.</param>
    public async ValueTask<(T[] Lacking, Refusal? Refusal)> OfAsync<T>(int stage, T[] lacking, Func<T, PersonKeyId> person, Recruit.Campaigns.Closing? closing)
    {
        if (lacking.Length == 0
            || (await parts.Actors.AskAsync(CampaignKey.Of(campaign), new ReadCampaign()).ConfigureAwait(false)).Reply
                is not CampaignRead { LastEvent: var last, Head.LastReleased: { } released })
        {
            return (lacking, null);
        }

        var counted = released with { EventsThrough = closing?.EventsThrough ?? last };
        var (computed, refusal) = await new ClosingDesk(parts).ComputeAsync(campaign, counted, CancellationToken.None).ConfigureAwait(false);
        if (computed is null)
        {
            return (lacking, refusal);
        }

        var left = computed.Keys.Where(one => computed.Outcome.Stages[stage].States[one.Key] is StageState.NotReached or StageState.Withdrawn).Select(one => one.Value).ToHashSet();
        return ([.. lacking.Where(one => !left.Contains(person(one)))], null);
    }
}
