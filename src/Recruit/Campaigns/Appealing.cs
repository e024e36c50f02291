using Recruit.Actors;

namespace Recruit.Campaigns;

/// <summary>Appeals about a campaign, as far as it must know them: it does not end while one is open, and whose appeal was decided is told.</summary>
internal static class Appealing
{
    public static Decision Decide(LiveCampaign campaign, CampaignHead head, NoteAppeal note) =>
        head.Appeals.TryGetValue(note.Appeal, out var known) && known >= note.State
            ? Decision.Tell(new CampaignDone())
            : new Decision(
                new CampaignDone(),
                [new AppealNoted(note.Appeal, note.State)],
                note.State == AppealState.Decided ? [.. CampaignLetters.Decided(campaign, head, note)] : []);
}
