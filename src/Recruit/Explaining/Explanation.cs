using System.Collections.Immutable;
using Recruit.Applications;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.Explaining;

/// <summary>
/// Everything that decided about one candidate, stage by stage: values, thresholds and outcomes, exact and without words. Whoever marked or
/// rated is never named: marking is blind, and stays so.
/// </summary>
/// <param name="Rules">The rules applied.</param>
/// <param name="Candidate">The candidate's id.</param>
/// <param name="Stages">Every stage, training too, in declared order.</param>
/// <param name="Merit">Merit list, place and reserve; none where the vacancy has no merit list.</param>
/// <param name="Events">The events that concern the candidate, in their order.</param>
public sealed record Explanation(
    AssessmentRules Rules,
    string Candidate,
    ImmutableArray<StageExplanation> Stages,
    MeritExplanation? Merit,
    ImmutableArray<EventExplanation> Events)
{
    /// <summary>Explains the outcome of one candidate.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="outcome">Its assessment.</param>
    /// <param name="candidate">The number of the candidate on the roll.</param>
    public static Explanation Of(Campaign campaign, AssessmentOutcome outcome, int candidate)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(candidate);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(candidate, outcome.Facts.Roll.Count);
        var rules = campaign.Rules;
        var rulings = rules.Tests.Select(test => new ItemRulings(test.Sections.Sum(section => section.Items.Length))).ToArray();
        foreach (var happened in campaign.Events)
        {
            switch (happened)
            {
                case ItemVoided e: rulings[e.Test].Void(e.Item, e.Policy); break;
                case KeyAccepted e: rulings[e.Test].AcceptKey(e.Item); break;
            }
        }

        var sources = new ExplanationSources(rules, outcome, rulings, candidate);
        var stages = new ExplanationStages(outcome, sources, candidate);
        return new Explanation(
            rules,
            outcome.Facts.Roll.NameOf(candidate),
            [.. Enumerable.Range(0, outcome.Stages.Length).Select(stages.Of)],
            outcome.Merit is null ? null : new ExplanationMerit(outcome, candidate).Explain(),
            [.. new ExplanationEvents(campaign, outcome, candidate).Explain()]);
    }
}

/// <summary>Which of the candidate's situations a stage's rules met.</summary>
/// <param name="Stage">The stage's rules.</param>
/// <param name="State">Where the candidate stands.</param>
/// <param name="Decision">What was decided.</param>
/// <param name="Reasons">The coded reasons, as in the results.</param>
/// <param name="Requirements">The requirements, if the candidate entered.</param>
/// <param name="Sources">What components and hurdles look at, each once, if the candidate was eligible at a stage with a score.</param>
/// <param name="Total">How the total came about, if there is one.</param>
/// <param name="Hurdles">The hurdles, if there is a total.</param>
/// <param name="Band">The band, if there is one and a total.</param>
/// <param name="Rank">The rank, if the candidate is in the running.</param>
/// <param name="Cuts">The cuts of the groups the candidate belongs to, if in the running.</param>
public sealed record StageExplanation(
    Stage Stage,
    StageState State,
    Decision Decision,
    ImmutableArray<string> Reasons,
    ImmutableArray<RequirementCheck> Requirements,
    ImmutableArray<SourceReading> Sources,
    TotalExplanation? Total,
    ImmutableArray<HurdleCheck> Hurdles,
    BandCheck? Band,
    RankExplanation? Rank,
    ImmutableArray<CutCheck> Cuts);
