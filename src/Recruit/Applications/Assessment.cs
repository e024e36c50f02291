using Recruit.Testing;

namespace Recruit.Applications;

/// <summary>
/// The main job: every list of all five stages from rules, facts and events alone. No clock, culture, time zone, chance, file order or
/// row order takes part.
/// </summary>
public static class Assessment
{
    /// <summary>Assesses a campaign. Its facts are not changed.</summary>
    /// <param name="campaign">A campaign without problems.</param>
    /// <param name="cancellation">Looked at between events.</param>
    public static AssessmentOutcome Run(Campaign campaign, CancellationToken cancellation = default)
    {
        var rules = campaign.Rules;
        var facts = campaign.Events.Any(FactChanges.IsOne) ? campaign.Facts.Copy() : campaign.Facts;
        var isCorrected = campaign.Events.Any(IsCorrection);
        var before = isCorrected ? new CampaignHistory(rules, facts, null) : null;
        var history = new CampaignHistory(rules, facts, rules.Vacancy.NoDetriment ? before : null);
        history.FillPlaces();
        int[] firstHolders = [.. history.Places.Holders];
        var ignored = new List<int>();
        foreach (var happened in campaign.Events)
        {
            cancellation.ThrowIfCancellationRequested();
            if (FactChanges.IsOne(happened))
            {
                FactChanges.Apply(facts, happened, history, before);
                continue;
            }

            if (!history.Apply(happened))
            {
                ignored.Add(happened.Sequence);
            }

            if (!IsCorrection(happened))
            {
                before?.Apply(happened);
            }
        }

        var previous = before?.AssessTraining(null);
        var stages = history.AssessTraining(rules.Vacancy.NoDetriment ? previous : null);
        return new AssessmentOutcome(
            rules,
            facts,
            [.. stages],
            [.. (previous ?? stages).Select(CountContinuing)],
            history.Selection.Merit,
            history.Places,
            history.Standing,
            [.. ignored],
            [.. firstHolders],
            [.. rules.Tests.Select((test, i) => ItemStatistics.Of(test, facts.Responses[i], facts.TestAttempts[i], history.Rulings[i]))]);
    }

    private static bool IsCorrection(CampaignEvent happened) => happened is ItemVoided or KeyAccepted;

    private static int CountContinuing(StageOutcome outcome) => outcome.Decisions.Count(StageStates.Continues);
}
