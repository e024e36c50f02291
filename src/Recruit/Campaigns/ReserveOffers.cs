using System.Collections.Immutable;
using System.Globalization;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Campaigns;

/// <summary>
/// The reserve of one campaign serves another one of the same agency. The campaign that has the place counts its vacant places; that of the reserve
/// alone judges whether somebody is in it, agreed and is still free, so that of many offers to one person one is accepted.
/// </summary>
internal static class ReserveOffers
{
    /// <summary>Most offers of a campaign, to its places and from its reserve together.</summary>
    private const int Most = 1000;

    private static readonly Id Service = new("service");
    private static readonly Id Lapsed = new("offer-lapsed");
    private static readonly Id TookAnother = new("took-another");

    /// <summary>Why a place cannot be offered to somebody from a reserve.</summary>
    public static Refusal? Obstacle(LiveCampaign campaign, CampaignHead head, OfferFromReserve step)
    {
        var kept = head.ReserveOffers.Where(one => one.Target == campaign.Id && one.KeepsPlace).ToArray();
        return TwoPeople.NotOpen(head) is { } notOpen ? notOpen
            : step.Source == campaign.Id ? Refusal.Because(CampaignRefusals.WrongType)
            : head.ReserveOffers.Length >= Most ? Refusal.Because(CampaignRefusals.TooMany, new RefusalFact("most", Most.ToString(CultureInfo.InvariantCulture)))
            : head.AreOffersUnsettled ? Refusal.Because(CampaignRefusals.ListsUnderRevision)
            : kept.Any(one => one.Candidate == step.Candidate) ? Refusal.Because(CampaignRefusals.IsOfferedAlready)
            : kept.Length >= (head.LastReleased?.Tally!.Vacant ?? 0) ? Refusal.Because(CampaignRefusals.NoVacantPlace)
            : null;
    }

    /// <summary>Two people approved; the campaign of the reserve is asked.</summary>
    public static Decision Make(LiveCampaign campaign, CampaignHead head, Proposal proposal, OfferFromReserve step, Act act)
    {
        var outline = head.Outline!;
        var offer = new ReserveOffer(
            proposal.Id, campaign.Id, step.Source, step.Candidate, act, outline.Calendar.Due(act.At, outline.Terms.Offer));
        var ask = new AskReserve(offer.Id, offer.Target, head.Agency, offer.Candidate, act, offer.Due);
        return new Decision(
            new CampaignDone(), [new ReserveOfferMade(act, offer, proposal.Id)], [new Message(CampaignKey.Of(step.Source), ask)]);
    }

    public static Decision Decide(LiveCampaign campaign, CampaignHead head, ActorCommand command, Instant now) => command switch
    {
        AgreeToReuse agree => Agree(campaign, head, agree, now),
        AskReserve ask => Answer(campaign, head, ask, now),
        AcceptReserveOffer accept => Accept(campaign, head, accept, now),
        DeclineReserveOffer decline => Decline(campaign, head, decline, now),
        NoteReserveAnswer note => Find(head, campaign.Id, note.Offer) is { Granted: null, Refused: null } offer && offer.Source == note.Source
            ? Decision.Happen(new CampaignDone(), new ReserveOfferAnswered(note.Offer, note.Source, note.At, note.Refused))
            : Decision.Tell(new CampaignDone()),
        NoteReserveOutcome note => Find(head, campaign.Id, note.Offer) is { IsSettled: false } offer && offer.Source == note.Source
            ? Decision.Happen(new CampaignDone(), new ReserveOfferSettled(note.Act, campaign.Id, note.Offer, note.IsAccepted))
            : Decision.Tell(new CampaignDone()),
        _ => throw new ArgumentException($"A reserve knows no {command.GetType().Name}.", nameof(command)),
    };

    /// <summary>What also happens when an instant has come: offers from the own reserve whose time passed are over.</summary>
    public static Decision WithLapsed(LiveCampaign campaign, CampaignHead head, Instant now, Decision other)
    {
        var lapsed = head.ReserveOffers.Where(one => one.Source == campaign.Id && one.IsOpen && one.Due <= now).ToArray();
        return lapsed.Length == 0 ? other : new Decision(
            other.Reply,
            [.. other.Events, .. lapsed.Select(one => Settled(one, new Act(Service, now, Lapsed), isAccepted: false))],
            [
                .. other.Messages,
                .. lapsed.Select(one => Tell(one, new Act(Service, now, Lapsed), isAccepted: false)),
                .. lapsed.SelectMany(one => CampaignLetters.ReserveLapsed(campaign, head, one)),
            ]);
    }

    /// <summary>Whether somebody is in the reserve as it was released, and has not left since.</summary>
    private static bool IsInReserve(LiveCampaign campaign, CampaignHead head, PersonKeyId candidate) =>
        head.LastReleased is { Tally.Reserve: { } reserve } last && reserve.Contains(candidate)
        && !campaign.Register.LeftSince(last.EventsThrough).Contains(candidate);

    private static Decision Agree(LiveCampaign campaign, CampaignHead head, AgreeToReuse agree, Instant now)
    {
        var known = head.ReuseConsents.FirstOrDefault(one => one.Candidate == agree.Candidate);
        return known is null && agree.Text is null ? Decision.Refuse(CampaignRefusals.NoConsent)
            : known?.Text == agree.Text ? Decision.Tell(new CampaignDone())
            : agree.Text is not null && !IsInReserve(campaign, head, agree.Candidate) ? Decision.Refuse(CampaignRefusals.NotInReserve)
            : Decision.Happen(new CampaignDone(), new ReuseAgreed(agree.Mandate.At(now), agree.Candidate, agree.Text));
    }

    private static Decision Answer(LiveCampaign campaign, CampaignHead head, AskReserve ask, Instant now)
    {
        if (Find(head, ask.Target, ask.Offer) is not null)
        {
            return Decision.Tell(new CampaignDone());
        }

        var refused = NotFree(campaign, head, ask, now);
        var offer = new ReserveOffer(ask.Offer, ask.Target, campaign.Id, ask.Candidate, ask.Approved, ask.Due, refused is null ? now : null, refused);
        return new Decision(
            new CampaignDone(),
            [new ReserveOfferMade(ask.Approved, offer)],
            [
                new Message(CampaignKey.Of(ask.Target), new NoteReserveAnswer(ask.Offer, campaign.Id, now, refused)),
                .. offer.IsOpen ? CampaignLetters.FromReserve(campaign, head, offer) : [],
            ]);
    }

    private static string? NotFree(LiveCampaign campaign, CampaignHead head, AskReserve ask, Instant now) =>
        head.Agency != ask.Agency ? CampaignRefusals.OtherAgency
        : head.ReserveOffers.Length >= Most ? CampaignRefusals.TooMany
        : head.ReserveOffers.Any(one => one.Candidate == ask.Candidate && one.Accepted is not null) ? CampaignRefusals.TookAnother
        : !IsInReserve(campaign, head, ask.Candidate) ? CampaignRefusals.NotInReserve
        : head.Outline!.ReserveExpires is not { } expires || head.Outline.Calendar.DateOf(now) > expires ? CampaignRefusals.ReserveExpired
        : head.ReuseConsents.All(one => one.Candidate != ask.Candidate) ? CampaignRefusals.NoConsent
        : null;

    /// <summary>Whoever takes a place elsewhere leaves the offers here, and every other offer to that person is over.</summary>
    private static Decision Accept(LiveCampaign campaign, CampaignHead head, AcceptReserveOffer accept, Instant now)
    {
        if (Own(campaign, head, accept.Target, accept.Offer, accept.Candidate) is not { } offer)
        {
            return Decision.Refuse(CampaignRefusals.NoOffer);
        }

        if (offer.Accepted is not null)
        {
            return Decision.Tell(new CampaignDone());
        }

        if (head.ReserveOffers.Any(one => one.Candidate == accept.Candidate && one.Source == campaign.Id && one.Accepted is not null))
        {
            return Decision.Refuse(CampaignRefusals.TookAnother);
        }

        if (!offer.IsOpen)
        {
            return Decision.Refuse(CampaignRefusals.NoOffer);
        }

        if (offer.Due <= now)
        {
            return Decision.Refuse(CampaignRefusals.OfferLapsed, new RefusalFact("due", offer.Due.ToString()));
        }

        if (head.Offers.Any(one => one.Candidate == accept.Candidate && one.IsAccepted))
        {
            return Decision.Refuse(CampaignRefusals.IsAccepted);
        }

        var act = accept.Mandate.At(now);
        var over = act with { Reason = TookAnother };
        var others = head.ReserveOffers.Where(one => one != offer && one.Source == campaign.Id && one.Candidate == accept.Candidate && one.IsOpen).ToArray();
        var left = new RegisteredEvent(campaign.LastEvent + 1, new EventRow(EventTypes.Withdraw, accept.Candidate), act);
        return new Decision(
            new CampaignDone(),
            [
                Settled(offer, act, isAccepted: true),
                .. others.Select(one => Settled(one, over, isAccepted: false)),
                .. head.Status == CampaignStatus.Open ? (ImmutableArray<ActorEvent>)[new EventsRegistered([left])] : [],
            ],
            [
                Tell(offer, act, isAccepted: true),
                .. others.Select(one => Tell(one, over, isAccepted: false)),
                .. CampaignLetters.ReserveAccepted(campaign, head, offer),
            ]);
    }

    private static Decision Decline(LiveCampaign campaign, CampaignHead head, DeclineReserveOffer decline, Instant now)
    {
        if (Own(campaign, head, decline.Target, decline.Offer, decline.Candidate) is not { Accepted: null, Refused: null } offer)
        {
            return Decision.Refuse(CampaignRefusals.NoOffer);
        }

        var act = decline.Mandate.At(now);
        return offer.Ended is { } ended
            ? ended.Reason == Lapsed || ended.Reason == TookAnother ? Decision.Refuse(CampaignRefusals.NoOffer) : Decision.Tell(new CampaignDone())
            : new Decision(new CampaignDone(), [Settled(offer, act, isAccepted: false)], [Tell(offer, act, isAccepted: false)]);
    }

    private static ReserveOffer? Find(CampaignHead head, Id target, Id offer) =>
        head.ReserveOffers.FirstOrDefault(one => one.Target == target && one.Id == offer);

    private static ReserveOffer? Own(LiveCampaign campaign, CampaignHead head, Id target, Id offer, PersonKeyId candidate) =>
        Find(head, target, offer) is { } found && found.Source == campaign.Id && found.Candidate == candidate ? found : null;

    private static ReserveOfferSettled Settled(ReserveOffer offer, Act act, bool isAccepted) => new ReserveOfferSettled(act, offer.Target, offer.Id, isAccepted);

    private static Message Tell(ReserveOffer offer, Act act, bool isAccepted) =>
        new(CampaignKey.Of(offer.Target), new NoteReserveOutcome(offer.Id, offer.Source, act, isAccepted));
}
