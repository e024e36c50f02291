using Recruit.Actors;

namespace Recruit.Campaigns;

/// <summary>
/// When a campaign comes from a folder and when it leaves as one. In a folder somebody alone could bring facts about people who applied here, or take
/// the keys of a test to people who sit it.
/// </summary>
internal static class Folders
{
    public static Decision Take(CampaignHead head, TakeFolder take, Instant now) =>
        TwoPeople.NotOpen(head) is { } notOpen ? Decision.Tell(notOpen)
        : head.Folder is not { } approved ? Decision.Refuse(CampaignRefusals.NotFromFolder)
        : approved != take.Content ? Decision.Refuse(CampaignRefusals.OtherFolder)
        : (take.IsWhole ? head.FolderWhole : head.FolderTaken) is not null ? Decision.Tell(new CampaignDone())
        : Decision.Happen(new CampaignDone(), new FolderTaken(take.Mandate.At(now), take.IsWhole));

    public static Decision Leave(CampaignHead head, Instant now)
    {
        var last = (head.Outline?.Sittings?.Keys ?? []).Select(sitting => (Sitting: sitting, Over: head.OverAt(sitting)!.Value)).OrderBy(one => one.Over).LastOrDefault();
        return last.Over <= now
            ? Decision.Tell(new CampaignDone())
            : Decision.Refuse(
                CampaignRefusals.SittingNotOver,
                new RefusalFact("sitting", last.Sitting.Text), new RefusalFact("over", last.Over.ToString()), new RefusalFact("server-time", now.ToString()));
    }
}
