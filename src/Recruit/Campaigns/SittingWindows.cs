using Recruit.Actors;
using Recruit.Sittings;

namespace Recruit.Campaigns;

/// <summary>
/// A sitting that lasts longer than the sealed rules say, for everybody. It is decided while the window is open: once it has closed, markers may have
/// the texts, and nobody's attempt is taken up again.
/// </summary>
internal static class SittingWindows
{
    /// <summary>Why a window cannot be extended like that.</summary>
    public static Refusal? Obstacle(CampaignHead head, ExtendSitting extend, Instant now)
    {
        if (head.WindowOf(extend.Sitting) is not { } window)
        {
            return Refusal.Because(CampaignRefusals.NoSitting, new RefusalFact("sitting", extend.Sitting.Text));
        }

        if (head.Closings.FirstOrDefault(one => one.Sittings.Contains(extend.Sitting)) is { } closing)
        {
            return Refusal.Because(CampaignRefusals.SittingFrozen, new RefusalFact("closing", closing.Id.Text));
        }

        if (now >= window.Closes)
        {
            return Refusal.Because(CampaignRefusals.SittingOver, Fact("closes", window.Closes), Fact("server-time", now));
        }

        if (extend.LastStart < window.LastStart || extend.Closes < window.Closes || (extend.LastStart == window.LastStart && extend.Closes == window.Closes))
        {
            return Refusal.Because(CampaignRefusals.NotLater, Fact("last-start", window.LastStart), Fact("closes", window.Closes));
        }

        var grace = head.OverAt(extend.Sitting)!.Value - window.Closes;
        var limit = head.Banked.ContainsKey(extend.Sitting) ? Instant.Earlier(now + (BankedTest.OverWithin - grace), ExtendSitting.Limit) : ExtendSitting.Limit;
        return extend.Closes <= extend.LastStart || extend.Closes >= limit ? Refusal.Because(CampaignRefusals.BadWindow, Fact("before", limit)) : null;
    }

    public static Decision Extend(LiveCampaign campaign, CampaignHead head, SittingExtended happened) => new(
        new CampaignDone(),
        [happened],
        [
            .. campaign.ToShards(new ExtendWindow(happened.Sitting, happened.End)),
            .. BankedTests.ToBanks(Evolving.Next(head, happened, campaign.Register)!, campaign.Id, happened.Sitting),
        ]);

    private static RefusalFact Fact(string name, Instant at) => new(name, at.ToString());
}
