using Recruit.WorkingDays;

namespace Recruit.Campaigns;

/// <summary>What campaign.json says about the whole campaign beside its sittings.</summary>
/// <param name="Shards">Into how many pool shards the applicants are divided; 1 to <see cref="CampaignOutline.ShardsMax"/>.</param>
/// <param name="Calendar">Which days are worked.</param>
/// <param name="Terms">In working days.</param>
public sealed record CampaignConduct(int Shards, WorkingCalendar Calendar, CampaignTerms Terms)
{
    /// <summary>What holds where campaign.json says nothing, or is not there.</summary>
    public static CampaignConduct Plain { get; } = new(1, WorkingCalendar.Plain(TimeSpan.Zero), new CampaignTerms(5, 20, 15, 10));
}
