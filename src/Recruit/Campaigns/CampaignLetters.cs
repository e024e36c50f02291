using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Notices;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.Vacancies;

namespace Recruit.Campaigns;

/// <summary>
/// What a campaign tells people by messages to their notice desks, stored with what happened, so that each of them gets it once. Without a letterhead
/// nothing is written.
/// </summary>
internal static class CampaignLetters
{
    /// <summary>Places that a release offers to people who did not know of an offer before, whose term is a new one, or who are to take the place anew, with the end of the term.</summary>
    public static IEnumerable<Message> Offers(LiveCampaign campaign, CampaignHead head, ResultsReleased released)
    {
        if (head.Outline!.Letterhead is not { } letterhead || head.Current is not { } closing)
        {
            return [];
        }

        var left = campaign.Register.LeftSince(closing.EventsThrough);
        var again = Evolving.AskedAgain(head, closing, campaign.Register);
        var matter = letterhead.Matter(
            campaign.Id,
            Letterhead.NameOf("offer", closing.Id.Text),
            NoticeText.Offer,
            [letterhead.Time("due", released.OffersDue)],
            closing.Id);
        return closing.Tally!.Places
            .Where(place => !place.IsAccepted && !left.Contains(place.Candidate)
                && head.Offers.All(known => known.Candidate != place.Candidate || IsRenewed(head, known, released) || again.Contains(known.Candidate)))
            .Select(place => place.Candidate)
            .GroupBy(candidate => DeskOf(campaign, head, candidate))
            .SelectMany(some => SendLetters.By(some.Key, matter, some));
    }

    private static bool IsRenewed(CampaignHead head, Offer known, ResultsReleased released) => head.AwaitsRevision(known) && known.DueAfter(released) != known.Due;

    /// <summary>An enquiry was answered; the answer is read after signing in.</summary>
    public static IEnumerable<Message> Answered(LiveCampaign campaign, CampaignHead head, Enquiry enquiry) => Tell(
        campaign, head, enquiry.Asked.Note!.Person, Letterhead.NameOf("enquiry", enquiry.Id.Text), NoticeText.EnquiryAnswered, []);

    /// <summary>An appeal was decided; the decision is read after signing in.</summary>
    public static IEnumerable<Message> Decided(LiveCampaign campaign, CampaignHead head, NoteAppeal note) => Tell(
        campaign, head, note.Person, Letterhead.NameOf("appeal", note.Appeal.Text), NoticeText.AppealDecided, [("appeal", note.Appeal.Text)]);

    /// <summary>A challenge of a key was decided; the decision is read after signing in.</summary>
    public static IEnumerable<Message> Decided(LiveCampaign campaign, CampaignHead head, NoteChallenge note) => Tell(
        campaign, head, note.Person, Letterhead.NameOf("challenge", note.Challenge.Text), NoticeText.ChallengeDecided, [("test", note.Test.Text)]);

    /// <summary>A place of another vacancy is offered to somebody from the reserve of this one; which it is is read after signing in.</summary>
    public static IEnumerable<Message> FromReserve(LiveCampaign campaign, CampaignHead head, ReserveOffer offer) =>
        Of(campaign, head, offer, "reserve-offer", NoticeText.ReserveOffer, withDue: true);

    /// <summary>The person took it.</summary>
    public static IEnumerable<Message> ReserveAccepted(LiveCampaign campaign, CampaignHead head, ReserveOffer offer) =>
        Of(campaign, head, offer, "reserve-taken", NoticeText.ReserveOfferAccepted, withDue: false);

    /// <summary>The person let its term pass.</summary>
    public static IEnumerable<Message> ReserveLapsed(LiveCampaign campaign, CampaignHead head, ReserveOffer offer) =>
        Of(campaign, head, offer, "reserve-lapsed", NoticeText.ReserveOfferLapsed, withDue: true);

    private static IEnumerable<Message> Of(LiveCampaign campaign, CampaignHead head, ReserveOffer offer, string kind, NoticeText text, bool withDue) => Tell(
        campaign,
        head,
        offer.Candidate,
        Letterhead.NameOf(kind, offer.Target.Text, offer.Id.Text),
        text,
        withDue && head.Outline?.Letterhead is { } letterhead ? [letterhead.Time("due", offer.Due)] : []);

    private static IEnumerable<Message> Tell(
        LiveCampaign campaign, CampaignHead head, PersonKeyId person, Id matter, NoticeText text, ImmutableArray<(string Name, string Value)> facts) =>
        head.Outline?.Letterhead is { } letterhead
            ? SendLetters.By(DeskOf(campaign, head, person), letterhead.Matter(campaign.Id, matter, text, facts), [person])
            : [];

    private static NoticeDeskId DeskOf(LiveCampaign campaign, CampaignHead head, PersonKeyId person) =>
        new(campaign.Id, ShardId.NumberOf(person, head.Outline!.Shards));
}
