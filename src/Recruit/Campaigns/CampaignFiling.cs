using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.Campaigns;

/// <summary>What a campaign has open.</summary>
public enum CampaignFileKind
{
    /// <summary>A step waits for its second person.</summary>
    Proposal,

    /// <summary>A closing is under way.</summary>
    Closing,

    /// <summary>A question of a candidate waits for its answer.</summary>
    Enquiry,

    /// <summary>An offer waits for its candidate, or for lists that are under revision.</summary>
    Offer,

    /// <summary>An offer to somebody from another campaign's reserve waits for that person.</summary>
    ReserveOffer,
}

/// <summary>An open file of a campaign.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Of the proposal, closing or enquiry; of an offer the name of the candidate's key, of one from a reserve its campaign and name.</param>
/// <param name="File">Holder, since when and until when.</param>
public sealed record CampaignFile(CampaignFileKind Kind, string Name, OpenFile File)
{
    /// <summary>Names the file within the campaign.</summary>
    public string Key => $"{Kind}/{Name}";
}

/// <summary>Whose turn it is with what a campaign has open, derived from what is stored; and who held it how long, from its events.</summary>
public static class CampaignFiling
{
    private static readonly Id Officer = Roles.Holder(Role.AgencyOfficer);
    private static readonly Id Approver = Roles.Holder(Role.Approver);
    private static readonly Id Candidate = Roles.Holder(Role.Candidate);

    /// <summary>All open files.</summary>
    public static IEnumerable<CampaignFile> Of(CampaignHead head)
    {
        ArgumentNullException.ThrowIfNull(head);
        foreach (var proposal in head.Proposals.Values)
        {
            yield return new CampaignFile(CampaignFileKind.Proposal, proposal.Id.Text, proposal.File);
        }

        if (head is { Current: { } closing, Outline: { } outline })
        {
            yield return new CampaignFile(CampaignFileKind.Closing, closing.Id.Text, Of(closing, outline));
        }

        foreach (var enquiry in head.Enquiries.Values.Where(one => one.Answered is null))
        {
            yield return new CampaignFile(CampaignFileKind.Enquiry, enquiry.Id.Text, enquiry.File);
        }

        foreach (var offer in head.Offers.Where(one => !one.IsAccepted))
        {
            yield return new CampaignFile(CampaignFileKind.Offer, $"{offer.Candidate.Value:N}", Of(head, offer));
        }

        foreach (var offer in head.ReserveOffers.Where(one => one.IsOpen))
        {
            yield return new CampaignFile(
                CampaignFileKind.ReserveOffer, $"{offer.Target}/{offer.Id}", new OpenFile(Candidate, offer.Granted!.Value, offer.Due));
        }
    }

    /// <summary>Who held which file how long. An offer that passed its due time is with its candidate until the campaign records that it lapsed.</summary>
    /// <param name="campaign">Id of the vacancy.</param>
    /// <param name="events">All events of the campaign, in their order.</param>
    public static FileHistory HistoryOf(Id campaign, IEnumerable<ActorEvent> events) => FileHistory.Of(
        new LiveCampaign(campaign),
        events,
        (state, happened) =>
        {
            state.Evolve(happened);
            return state;
        },
        state => state.Head is { } head ? Of(head).Select(one => KeyValuePair.Create(one.Key, one.File)) : [],
        AtOf);

    /// <summary>The approver has a closing while its release is proposed; otherwise the officer drives it. Its term goes on through all of that.</summary>
    private static OpenFile Of(Closing closing, CampaignOutline outline)
    {
        var due = outline.Calendar.Due(closing.Begun.At, outline.Terms.Closing);
        return closing.Asked is { } asked
            ? new OpenFile(Approver, asked, due)
            : new OpenFile(Officer, closing.Returned ?? closing.Begun.At, due);
    }

    /// <summary>While an offer waits for a revision, those have it who owe that; its term goes on, and passes to their account.</summary>
    private static OpenFile Of(CampaignHead head, Offer offer) => !head.AwaitsRevision(offer)
        ? new OpenFile(Candidate, offer.Since, offer.Due)
        : new OpenFile(Officer, head.OffersUnsettledSince is { } since && since > offer.Since ? since : offer.Since, offer.Due);

    /// <summary>When an event happened; nothing for what only shards tell, which moves no file.</summary>
    private static Instant? AtOf(ActorEvent happened) => happened switch
    {
        CampaignDrafted one => one.Act.At,
        StepProposed one => one.Proposal.Act.At,
        ProposalRejected one => one.Act.At,
        RulesSealed one => one.Act.At,
        CampaignOpened one => one.Act.At,
        CampaignClosed one => one.Act.At,
        CampaignReopened one => one.Act.At,
        SittingExtended one => one.Act.At,
        ClosingBegun one => one.Act.At,
        ClosingAbandoned one => one.Act.At,
        ResultsReleased one => one.Act.At,
        EventsRegistered one => one.At,
        StepSeconded one => one.Act.At,
        ReserveOfferMade one => one.Offer.Granted ?? one.Act.At,
        ReserveOfferAnswered one => one.At,
        ReserveOfferSettled one => one.Act.At,
        EnquiryFiled one => one.Act.At,
        EnquiryPassed one => one.Act.At,
        EnquiryAnswered one => one.Act.At,
        _ => null,
    };
}
