using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.Privacy;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;

namespace Recruit.UseCases.Lists;

/// <summary>What became of each place since the last release: derived from the released lists, the offers that stand, and what happened since.</summary>
/// <param name="rules">The sealed rules.</param>
/// <param name="head">A campaign whose places were released.</param>
/// <param name="now">As of when.</param>
internal sealed class PlaceStates(SealedRules rules, CampaignHead head, Instant now)
{
    private readonly Dictionary<int, PersonKeyId> holders = head.LastReleased!.Tally!.Places.ToDictionary(one => one.Number, one => one.Candidate);
    private readonly Dictionary<PersonKeyId, Offer> offers = head.Offers.ToDictionary(one => one.Candidate);
    private readonly Dictionary<PersonKeyId, RegisteredEvent> last = [];

    /// <summary>How many places there are.</summary>
    public int Count => holders.Count + head.LastReleased!.Tally!.Vacant;

    /// <summary>Who has or had a place by the last release.</summary>
    public PersonKeyId? HolderOf(int number) => holders.TryGetValue(number, out var holder) ? holder : null;

    /// <summary>Whether somebody whom the lists place has no offer any more, or let its time pass.</summary>
    public bool IsFree(PersonKeyId holder) => !offers.TryGetValue(holder, out var offer) || HasPassed(offer);

    /// <summary>Whether somebody withdrew since.</summary>
    public bool HasLeft(PersonKeyId person) => last.GetValueOrDefault(person)?.Row.Type == EventTypes.Withdraw;

    /// <summary>Takes note of an event since the release, in order.</summary>
    public void Note(RegisteredEvent happened)
    {
        if (happened.Row is { Candidate: { } candidate, Type: EventTypes.Accept or EventTypes.Decline or EventTypes.Withdraw or EventTypes.Reinstate })
        {
            last[candidate] = happened;
        }
    }

    /// <summary>What became of a place.</summary>
    public ShownPlace Of(int number, NamedCandidate? holder)
    {
        var quota = QuotaOf(number);
        if (holder is null)
        {
            return new ShownPlace(number, quota, PlaceState.Vacant);
        }

        var happened = last.GetValueOrDefault(holder.Person);
        return !offers.TryGetValue(holder.Person, out var offer) ? new ShownPlace(number, quota, HowLeft(happened), holder, At: happened?.Act.At)
            : offer.IsAccepted ? new ShownPlace(number, quota, PlaceState.Accepted, holder, At: happened?.Row.Type == EventTypes.Accept ? happened.Act.At : null)
            : head.AwaitsRevision(offer) ? new ShownPlace(number, quota, PlaceState.AwaitsRevision, holder)
            : HasPassed(offer) ? new ShownPlace(number, quota, PlaceState.Lapsed, holder, At: offer.Due)
            : new ShownPlace(number, quota, PlaceState.Open, holder, offer.Due);
    }

    private bool HasPassed(Offer offer) => !offer.IsAccepted && !head.AwaitsRevision(offer) && offer.Due <= now;

    private static PlaceState HowLeft(RegisteredEvent? happened) =>
        happened?.Row.Type == EventTypes.Withdraw ? PlaceState.Withdrawn : happened?.IsLapse == true ? PlaceState.Lapsed : PlaceState.Declined;

    /// <summary>The open places come first, then those of each quota in declared order.</summary>
    private Id? QuotaOf(int number)
    {
        var end = Count - rules.Rules.Vacancy.Quotas.Sum(quota => quota.Places);
        foreach (var quota in rules.Rules.Vacancy.Quotas)
        {
            if (number <= end)
            {
                return null;
            }

            end += quota.Places;
            if (number <= end)
            {
                return quota.Id;
            }
        }

        return null;
    }
}
