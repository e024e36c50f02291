using Recruit.Campaigns;
using Recruit.Evidence;
using Recruit.Numbers;
using Recruit.Stages.ProfessionalTesting;
using Recruit.Vacancies;

namespace Recruit.UseCases.Handover;

/// <summary>
/// Rounds and panels of a campaign that was marked and rated elsewhere. Nobody marks or rates in them here, so what guides markers has its least
/// values; what is found wrong with their marks is an event.
/// </summary>
internal static class HeldElsewhere
{
    /// <summary>The plan of a round that only keeps marks.</summary>
    public static MarkingPlan Round(Exercise exercise, CampaignConduct conduct, Digest seed) => new(
        exercise,
        new MarkingTerms(conduct.Terms.Proposal, conduct.Terms.Closing, conduct.Terms.Proposal, conduct.Terms.Proposal),
        conduct.Calendar,
        seed,
        CalibrationShare: new Rational(1, 20),
        DeskMax: 2,
        new DriftRule(Spread: Rational.One, Allowance: new Rational(1, 2), Limit: new Rational(9, 2)),
        RevealLagMinutes: 0);
}
