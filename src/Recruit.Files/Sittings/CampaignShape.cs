using System.Collections.Immutable;
using Recruit.Appeals;
using Recruit.Campaigns;
using Recruit.Sittings;
using Recruit.Stages.FinalSelection;
using Recruit.Stages.Training;
using Recruit.Stages.ProfessionalTesting;
using Recruit.Vacancies;

namespace Recruit.Files.Sittings;

/// <summary>What stands in campaign.json, before it is compared with the rules of the folder.</summary>
internal sealed record CampaignShape(ImmutableArray<SittingShape> Sittings, CampaignConduct Conduct, AppealTerms Appeals)
{
    /// <summary>How panels work.</summary>
    public required PanelConduct Panels { get; init; }

    /// <summary>How those selected are trained.</summary>
    public required TrainingConduct Training { get; init; }
}

/// <summary>One sitting of it.</summary>
internal sealed record SittingShape(
    SittingPlan Plan, ImmutableArray<TimeAdjustment> Adjustments, MarkingConduct? Marking, Title? Place, bool SharedDevices);
