using Recruit.Selection;
using Recruit.Stages.PrimarySelection;
using Recruit.Vacancies;

namespace Recruit.Applications;

/// <summary>Assesses one stage (rules 6): who enters, who has a score, who is in the running, who goes on.</summary>
internal sealed class StageAssessment(AssessmentRules rules, Facts facts, StageSources sources, Standing standing, List<StageOutcome> earlier)
{
    /// <summary>The outcome of a stage.</summary>
    /// <param name="index">Place of the stage in the vacancy.</param>
    /// <param name="arriving">For each candidate whether they got to the stage.</param>
    /// <param name="before">The outcome that nobody may lose by; null where there is no such protection.</param>
    public StageOutcome Assess(int index, bool[] arriving, StageOutcome? before)
    {
        var stage = rules.Vacancy.Stages[index];
        var outcome = new StageOutcome(stage, facts.Roll.Count);
        foreach (var candidate in standing.WithdrawnFrom(index))
        {
            outcome.States[candidate] = arriving[candidate] ? StageState.Withdrawn : StageState.NotReached;
        }

        var setAside = new List<int>();
        var eligible = Filter(index, arriving, outcome, setAside);
        if (stage.Score is { } score)
        {
            Judge(outcome, score, ScoredOf(outcome, score, eligible));
        }
        else
        {
            foreach (var candidate in eligible)
            {
                outcome.States[candidate] = StageState.Eligible;
                outcome.Decisions[candidate] = Decision.Pass;
            }
        }

        Protect(index, outcome, before, setAside);
        return outcome;
    }

    /// <summary>Those who enter and meet the requirements, or were readmitted in spite of them (rules 6.1, 6.2).</summary>
    private int[] Filter(int index, bool[] arriving, StageOutcome outcome, List<int> setAside)
    {
        var filter = new MinimumFilter(outcome.Stage.Requirements, facts.Fields);
        var eligible = new int[arriving.Length];
        var count = 0;
        for (var candidate = 0; candidate < arriving.Length; candidate++)
        {
            if (!arriving[candidate] || outcome.States[candidate] == StageState.Withdrawn)
            {
                continue;
            }

            var isReadmitted = standing.IsReadmitted(candidate, index);
            var isMet = true;
            for (var requirement = 0; requirement < filter.Count; requirement++)
            {
                if (!filter.IsMet(candidate, requirement))
                {
                    isMet = false;
                    if (!isReadmitted)
                    {
                        outcome.AddReason(candidate, filter.ReasonOf(candidate, requirement));
                    }
                }
            }

            if (isMet || isReadmitted)
            {
                eligible[count++] = candidate;
            }
            else
            {
                outcome.States[candidate] = StageState.Ineligible;
                outcome.Decisions[candidate] = Decision.Fail;
            }

            if (!isMet && isReadmitted)
            {
                setAside.Add(candidate);
            }
        }

        return eligible[..count];
    }

    /// <summary>Gives the eligible their states and reasons, and returns those who are scored (rules 6.3).</summary>
    private int[] ScoredOf(StageOutcome outcome, Score score, int[] eligible)
    {
        var columns = score.Components.Select(component => component.Source)
            .Concat(outcome.Stage.Hurdles.Select(hurdle => hurdle.Source))
            .Select(source => source.Kind == SourceKind.Section ? new Source(SourceKind.Test, source.Id) : source)
            .Distinct()
            .Select(source => sources.Of(source, earlier))
            .ToArray();
        var scored = new int[eligible.Length];
        var count = 0;
        foreach (var candidate in eligible)
        {
            var state = StageState.Completed;
            foreach (var column in columns)
            {
                var own = column.States[candidate];
                state = own != state && StageStates.Outweighs(own, state) ? own : state;
                if (!StageStates.IsScored(own))
                {
                    outcome.AddReason(candidate, $"{StageStates.Word(own)}:{column.Id}");
                }
            }

            outcome.States[candidate] = state;
            if (StageStates.IsScored(state))
            {
                scored[count++] = candidate;
            }
            else
            {
                outcome.Decisions[candidate] = StageStates.IsAwaiting(state) ? Decision.Hold : Decision.NotAdvanced;
            }
        }

        return scored[..count];
    }

    private void Judge(StageOutcome outcome, Score score, int[] scored)
    {
        var components = score.Components.Select(component => Transform(component, scored)).ToArray();
        var weighted = components.Select((values, i) => new WeightedComponent(values, score.Components[i].Weight)).ToArray();
        outcome.Components = [.. components];
        outcome.Totals = WeightedTotal.Of(weighted, score.Combine, score.Digits, scored);
        var running = new Thresholds(rules, sources, earlier).Apply(outcome, scored);
        new Advancing(rules, facts, earlier).Apply(outcome, running, scored.Length);
    }

    private Transformed Transform(Component component, int[] scored)
    {
        var column = sources.Of(component.Source, earlier);
        var shifts = component.WithinShift ? facts.TestAttempts[rules.TestIndex(component.Source.Id)].Shifts.ToArray() : null;
        return Transforms.Apply(component.Transform, column.Values, column.Maximum, scored, shifts);
    }

    /// <summary>Readmission and no-detriment: whoever they protect continues all the same, and takes nobody's place (rules 8).</summary>
    private void Protect(int index, StageOutcome outcome, StageOutcome? before, List<int> setAside)
    {
        foreach (var candidate in setAside.Where(outcome.Continues))
        {
            outcome.AddReason(candidate, "readmitted");
        }

        for (var candidate = 0; candidate < outcome.Decisions.Length; candidate++)
        {
            if (outcome.Decisions[candidate] == Decision.None || outcome.Continues(candidate))
            {
                continue;
            }

            var reason = standing.IsReadmitted(candidate, index) ? "readmitted"
                : before is not null && before.Continues(candidate) ? "no-detriment"
                : null;
            if (reason is not null)
            {
                outcome.AddReason(candidate, reason);
                outcome.Decisions[candidate] = outcome.Stage.Advance is null ? Decision.Pass : Decision.Advanced;
            }
        }
    }
}
