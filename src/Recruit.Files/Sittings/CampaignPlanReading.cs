using System.Collections.Immutable;
using Recruit.Appeals;
using Recruit.Applications;
using Recruit.Campaigns;
using Recruit.Sittings;
using Recruit.Stages.FinalSelection;
using Recruit.Stages.Training;
using Recruit.Stages.ProfessionalTesting;
using Recruit.Vacancies;

namespace Recruit.Files.Sittings;

/// <summary>What came of reading how a campaign is run: rules and plan, or what is wrong with them.</summary>
/// <param name="Rules">The rules of the folder; null if there is any problem.</param>
/// <param name="Plan">What campaign.json says; null if there is any problem.</param>
/// <param name="Conduct">What it says about the whole campaign; null if there is any problem.</param>
/// <param name="Appeals">Its terms of appeals; null if there is any problem.</param>
/// <param name="Markings">How exercises are marked here, by their ids; null if there is any problem.</param>
/// <param name="Problems">In their order, at most <see cref="CampaignReading.ProblemsMax"/>; none if there is a plan.</param>
/// <param name="ProblemCount">How many there are altogether.</param>
public sealed record CampaignPlanReading(
    AssessmentRules? Rules,
    CampaignPlan? Plan,
    CampaignConduct? Conduct,
    AppealTerms? Appeals,
    ImmutableSortedDictionary<Id, MarkingConduct>? Markings,
    IReadOnlyList<Problem> Problems,
    long ProblemCount)
{
    /// <summary>How panels work; null if there is any problem.</summary>
    public PanelConduct? Panels { get; init; }

    /// <summary>How those selected are trained; null if there is any problem.</summary>
    public TrainingConduct? Training { get; init; }

    /// <summary>Terms of appeals where campaign.json is not there.</summary>
    public static AppealTerms PlainAppeals { get; } = AppealShape.Plain(CampaignConduct.Plain.Calendar);
}
