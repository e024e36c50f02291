using System.Globalization;
using Recruit.Actors;
using Recruit.Campaigns;

namespace Recruit.UseCases.Closing;

/// <summary>Appeals that are not decided when a stage is closed.</summary>
internal static class AppealGap
{
    /// <summary>
    /// Why what people judge in a stage must not be fixed yet: an appeal is not decided that may let somebody enter it. Where nothing is fixed for good, an appeal
    /// keeps no stage.
    /// </summary>
    /// <param name="head">Where the campaign stands.</param>
    /// <param name="closing">The closing that would fix it; a revision fixes nothing anew.</param>
    public static Refusal? Of(CampaignHead head, Recruit.Campaigns.Closing closing)
    {
        if (head.LastReleased?.Through >= closing.Through)
        {
            return null;
        }

        var open = head.Appeals.Count(one => one.Value == AppealState.Open);
        return open == 0 ? null
            : Refusal.Because(
                UseCaseRefusals.AppealsOpen, new("appeals", open.ToString(CultureInfo.InvariantCulture)), new("way-out", "decide-appeals"));
    }
}
