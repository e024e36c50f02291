using Recruit.Numbers;
using Recruit.Stages.FinalSelection;
using Recruit.Stages.ProfessionalTesting;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.Applications;

/// <summary>States and values of everything that a component or hurdle can name, computed when first asked and kept until facts change.</summary>
internal sealed class StageSources(AssessmentRules rules, Facts facts, ItemRulings[] rulings)
{
    private readonly TestScores?[] tests = new TestScores?[rules.Tests.Length];
    private readonly Dictionary<Source, SourceColumn> columns = [];

    /// <summary>Forgets what depended on the marks, ratings or attempts of one sitting, or on the responses or rulings of a test.</summary>
    public void Forget(Sitting sitting)
    {
        if (sitting.Kind == SittingKind.Test)
        {
            tests[sitting.Index] = null;
        }

        foreach (var source in columns.Keys.Where(source => rules.SittingOf(source) == sitting))
        {
            columns.Remove(source);
        }
    }

    /// <summary>The exact scores of a test under the rulings that stand.</summary>
    public TestScores ScoresOf(int test) =>
        tests[test] ??= TestScoring.Of(rules.Tests[test], facts.Responses[test], rulings[test], facts.Roll.Count);

    /// <summary>The column of a source; of a stage, that of its outcome.</summary>
    public SourceColumn Of(Source source, IReadOnlyList<StageOutcome> earlier)
    {
        if (source.Kind == SourceKind.Stage)
        {
            return OfStage(earlier.First(outcome => outcome.Stage.Id == source.Id));
        }

        if (!columns.TryGetValue(source, out var column))
        {
            columns.Add(source, column = Compute(source));
        }

        return column;
    }

    private SourceColumn Compute(Source source)
    {
        switch (source.Kind)
        {
            case SourceKind.Exercise:
                var exercise = rules.ExerciseIndex(source.Id);
                return CaseStudyMarking.Of(facts.Marks[exercise], facts.ExerciseAttempts[exercise]);
            case SourceKind.Panel:
                var panel = rules.PanelIndex(source.Id);
                return PanelRating.Of(facts.Ratings[panel], facts.PanelAttempts[panel]);
            default:
                var test = rules.TestIndex(source.Id);
                var scores = ScoresOf(test);
                var states = new StageState[facts.Roll.Count];
                for (var candidate = 0; candidate < states.Length; candidate++)
                {
                    states[candidate] = SourceColumn.OfTest(facts.TestAttempts[test].States[candidate]);
                }

                var section = rules.Tests[test].Sections.FindIndex(one => one.Id == source.Section);
                return source.Kind == SourceKind.Test
                    ? new SourceColumn(source.Id, states, scores.Total, scores.Maximum)
                    : new SourceColumn(source.Id, states, scores.Sections[section], scores.SectionMaxima[section]);
        }
    }

    /// <summary>
    /// An earlier stage brings its own no-score state; a scored one counts as completed, one not reached or ineligible as not-started
    /// (rules 6.3).
    /// </summary>
    private static SourceColumn OfStage(StageOutcome outcome)
    {
        var states = Array.ConvertAll(outcome.States, state => state switch
        {
            StageState.TimedOut or StageState.Completed => StageState.Completed,
            StageState.NotReached or StageState.Withdrawn or StageState.Ineligible or StageState.Eligible => StageState.NotStarted,
            _ => state,
        });
        return new SourceColumn(outcome.Stage.Id, states, outcome.Totals!, Rational.Zero);
    }
}
