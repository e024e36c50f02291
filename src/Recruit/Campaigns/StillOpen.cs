using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Vacancies;

namespace Recruit.Campaigns;

/// <summary>
/// What candidates were promised until an instant keeps a stage from being closed before it, and so does a folder that has not come in to its end:
/// nothing brings a freeze back, and one person asks for it. The instants are derived from the sealed rules, the opening, and what two people extended.
/// </summary>
internal static class StillOpen
{
    /// <summary>Why nothing can be fixed yet.</summary>
    /// <param name="head">Where the campaign stands.</param>
    /// <param name="sittings">What would be fixed; what is not sat here is open to nobody.</param>
    /// <param name="now">The server's clock.</param>
    public static Refusal? Of(CampaignHead head, ImmutableArray<Id> sittings, Instant now)
    {
        // The first closing fixes who applied, and later ones find that done.
        if (head.Closings.IsEmpty && head.AppliesUntil is { } until && now < until)
        {
            return Refusal.Because(CampaignRefusals.ApplicationsOpen, Fact("until", until), Fact("server-time", now));
        }

        if (NotWhole(head) is { } notWhole)
        {
            return notWhole;
        }

        ImmutableArray<RefusalFact> open =
        [
            .. from sitting in sittings
               let over = head.OverAt(sitting)
               where now < over
               from fact in (RefusalFact[])[new RefusalFact("sitting", sitting.Text), Fact("until", over.Value)]
               select fact,
        ];
        return open.IsEmpty ? null : Refusal.Because(CampaignRefusals.WindowOpen, [.. open, Fact("server-time", now)]);
    }

    /// <summary>A folder that has not come in to its end keeps everything else out, so that its events have the numbers that they bear there.</summary>
    public static Refusal? NotWhole(CampaignHead head) =>
        head is { AppliedElsewhere: true, FolderWhole: null } ? Refusal.Because(CampaignRefusals.FolderNotWhole) : null;

    private static RefusalFact Fact(string name, Instant at) => new(name, at.ToString());
}
