using Recruit.Actors;

namespace Recruit.Campaigns;

/// <summary>
/// The end of a campaign. It waits for everything that may still change a decision, and for the terms in which people may ask for that: after it
/// nobody is offered a place or closes a stage again, unless an appeal that was filed in time is upheld.
/// </summary>
internal static class Ending
{
    /// <summary>Most appeals that a refusal names.</summary>
    private const int NamedMax = 20;

    /// <summary>Why the campaign cannot end: everything that is open, each with the instant until which it may be, where the campaign knows it.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="head">Where it stands.</param>
    /// <param name="proposed">
    /// When its end was proposed; nothing while it is being proposed. Questions from before then are answered first. Those that came since hold nothing off, nor
    /// does any keep the end from being proposed: who asks again after each answer would.
    /// </param>
    /// <param name="now">The server's clock.</param>
    public static Refusal? Unfinished(LiveCampaign campaign, CampaignHead head, Instant? proposed, Instant now)
    {
        var facts = StillOpen(campaign, head, proposed, now);
        return facts.Length == 0 ? null : Refusal.Because(CampaignRefusals.Unfinished, facts);
    }

    private static RefusalFact[] StillOpen(LiveCampaign campaign, CampaignHead head, Instant? proposed, Instant now)
    {
        if (head.LastReleased is not { } last || last.Through < head.Outline!.Stages.Length - 1 || head.Current is not null)
        {
            return Open("stage");
        }

        Instant? appealsUntil = head.Outline.AppealDays is { } days ? head.Outline.Calendar.Due(head.AppealableSince(last.Through)!.Released!.At, days) : null;
        return
        [
            .. last.EventsThrough != campaign.LastEvent ? Open("event") : [],
            .. head.Proposals.Values.Any(one => one.Step is not CloseCampaign) ? Open("proposal") : [],
            .. Open("offer", OffersOf(campaign, head)),
            .. Open("enquiry", [.. head.Enquiries.Values.Where(one => one.Answered is null && one.Asked.At <= proposed).Select(one => one.File.Due)]),
            .. AppealsOf(head),
            .. appealsUntil > now ? Open("appeal-term", [appealsUntil.Value]) : [],
            .. Open("challenge", [.. head.Challenges.Values.Where(one => one.Stands is null).Select(one => one.Due)]),
            .. head.Challenges.Values.Any(one => Challenging.IsUnrecorded(campaign, head, one)) ? Open("challenge-remedy") : [],
            .. Open("challenge-term", [.. head.ChallengeTerms.Values.Where(until => until > now)]),
        ];
    }

    private static Instant[] OffersOf(LiveCampaign campaign, CampaignHead head) =>
    [
        .. head.Offers.Where(offer => !offer.IsAccepted).Select(offer => offer.Due),
        .. head.ReserveOffers.Where(offer => offer.Target == campaign.Id && offer.KeepsPlace && offer.Accepted is null).Select(offer => offer.Due),
    ];

    private static IEnumerable<RefusalFact> AppealsOf(CampaignHead head)
    {
        var open = head.Appeals.Where(one => one.Value == AppealState.Open).Select(one => one.Key).ToArray();
        return open.Length == 0 ? [] : Open("appeal").Concat(open.Take(NamedMax).Select(appeal => new RefusalFact("appeal", appeal.Text)));
    }

    private static RefusalFact[] Open(string what) => [new("open", what)];

    /// <summary>The last of several counts: the campaign may not end before.</summary>
    private static RefusalFact[] Open(string what, Instant[] until) => until.Length == 0 ? [] : [new("open", what), new("until", until.Max().ToString())];
}
