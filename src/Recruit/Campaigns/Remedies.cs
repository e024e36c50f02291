using System.Collections.Immutable;
using Recruit.Actors;

namespace Recruit.Campaigns;

/// <summary>
/// What upheld appeals change. The two people are those of the appeal; the lists follow with the next revision. An appeal that was filed in time is
/// decided whenever its people come to it, so a campaign that ended before opens again for that revision.
/// </summary>
internal static class Remedies
{
    public static Decision Decide(LiveCampaign campaign, CampaignHead head, RecordRemedy remedy)
    {
        if (head.Remedies.TryGetValue(remedy.Appeal, out var first))
        {
            return Decision.Tell(new EventsTaken(first, remedy.Rows.Length));
        }

        var hasEnded = head.Status == CampaignStatus.Closed;
        if (((hasEnded ? null : TwoPeople.NotOpen(head)) ?? OwnEvents.NotOfficial(head, remedy.Rows)) is { } refusal)
        {
            return Decision.Tell(refusal);
        }

        if (remedy.Decided.By == remedy.Approved.By)
        {
            return Decision.Refuse(CampaignRefusals.SamePerson);
        }

        first = campaign.LastEvent + 1;
        ImmutableArray<RegisteredEvent> events =
            [.. remedy.Rows.Select((row, place) => new RegisteredEvent(first + place, row, remedy.Decided, remedy.Approved))];
        var registered = new EventsRegistered(events, Appeal: remedy.Appeal);
        return new Decision(
            new EventsTaken(first, events.Length), hasEnded ? [new CampaignReopened(remedy.Approved, remedy.Appeal), registered] : [registered], []);
    }
}
