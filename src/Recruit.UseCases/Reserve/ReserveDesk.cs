using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.UseCases.Reserve;

/// <summary>
/// Carries between two campaigns what their own messages carry a moment later, also if this process dies here; so nobody has to wait for them.
/// Each part is applied once, whoever brings it.
/// </summary>
internal sealed class ReserveDesk(IActors actors)
{
    /// <summary>Brings an offer that was just approved to the campaign of the reserve, and its answer back; of another proposal, nothing.</summary>
    public async ValueTask AskReserveAsync(Id target, Id offer)
    {
        if (await HeadAsync(target).ConfigureAwait(false) is not { } head
            || head.ReserveOffers.FirstOrDefault(one => one.Target == target && one.Id == offer) is not { Granted: null, Refused: null } made)
        {
            return;
        }

        var ask = new AskReserve(offer, target, head.Agency, made.Candidate, made.Approved, made.Due);
        await actors.AskAsync(CampaignKey.Of(made.Source), ask).ConfigureAwait(false);
        if ((await HeadAsync(made.Source).ConfigureAwait(false))?.ReserveOffers.FirstOrDefault(one => one.Target == target && one.Id == offer) is { } answered)
        {
            var note = new NoteReserveAnswer(offer, made.Source, answered.Granted ?? answered.Approved.At, answered.Refused);
            await actors.AskAsync(CampaignKey.Of(target), note).ConfigureAwait(false);
        }
    }

    /// <summary>Brings what a person decided to the campaigns that have the places.</summary>
    public async ValueTask TellTargetsAsync(Id source, PersonKeyId candidate)
    {
        foreach (var offer in (await HeadAsync(source).ConfigureAwait(false))?.ReserveOffers.Where(one => one.Source == source && one.Candidate == candidate) ?? [])
        {
            if ((offer.Accepted ?? offer.Ended) is { } act)
            {
                var note = new NoteReserveOutcome(offer.Id, source, act, offer.Accepted is not null);
                await actors.AskAsync(CampaignKey.Of(offer.Target), note).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask<CampaignHead?> HeadAsync(Id campaign) =>
        ((await actors.AskAsync(CampaignKey.Of(campaign), new ReadCampaign()).ConfigureAwait(false)).Reply as CampaignRead)?.Head;
}
