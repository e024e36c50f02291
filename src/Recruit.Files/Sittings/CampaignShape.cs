using System.Collections.Immutable;
using Recruit.Appeals;
using Recruit.Campaigns;
using Recruit.Sittings;
using Recruit.Vacancies;

namespace Recruit.Files.Sittings;

/// <summary>What stands in campaign.json, before it is compared with the rules of the folder.</summary>
internal sealed record CampaignShape(ImmutableArray<SittingShape> Sittings, CampaignConduct Conduct, AppealTerms Appeals);

/// <summary>One sitting of it.</summary>
internal sealed record SittingShape(SittingPlan Plan, ImmutableArray<TimeAdjustment> Adjustments, Title? Place);
