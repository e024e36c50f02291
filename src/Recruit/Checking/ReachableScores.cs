using Recruit.Applications;
using Recruit.Numbers;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.Checking;

/// <summary>The least and the most that a value can be, whatever the facts.</summary>
internal readonly record struct ScoreRange(Rational Least, Rational Most)
{
    public static ScoreRange operator +(ScoreRange a, ScoreRange b) => new(a.Least + b.Least, a.Most + b.Most);

    public static ScoreRange operator *(Rational factor, ScoreRange range) => new(factor * range.Least, factor * range.Most);
}

/// <summary>What the declared rules let anybody reach. z and t depend on the others and have no limit, so they and what builds on them have no range.</summary>
internal sealed class ReachableScores(AssessmentRules rules)
{
    /// <summary>The range of a source's raw value, or none.</summary>
    public ScoreRange? Of(Source source) => source.Kind switch
    {
        SourceKind.Test => rules.Tests[rules.TestIndex(source.Id)].Sections.Select(OfSection).Aggregate((a, b) => a + b),
        SourceKind.Section => OfSection(rules.Tests[rules.TestIndex(source.Id)].Sections.First(section => section.Id == source.Section)),
        SourceKind.Exercise => OfCriteria(rules.Vacancy.Exercises[rules.ExerciseIndex(source.Id)].Criteria),
        SourceKind.Panel => OfCriteria(rules.Vacancy.Panels[rules.PanelIndex(source.Id)].Criteria),
        _ => OfTotal(rules.Vacancy.Stages.First(stage => stage.Id == source.Id)),
    };

    /// <summary>The range of a stage's total, or none.</summary>
    public ScoreRange? OfTotal(Stage stage)
    {
        if (stage.Score is not { } score)
        {
            return null;
        }

        var range = default(ScoreRange);
        var weights = Rational.Zero;
        foreach (var component in score.Components.Where(component => component.Weight.Sign > 0))
        {
            if (OfComponent(component) is not { } own)
            {
                return null;
            }

            range += component.Weight * own;
            weights += component.Weight;
        }

        range = score.Combine == Combine.WeightedMean ? 1 / weights * range : range;
        return new ScoreRange(Rounded(range.Least, score.Digits), Rounded(range.Most, score.Digits));
    }

    /// <summary>The most that a section's items give. Void items never raise it above this.</summary>
    public static Rational MaximumOf(Section section) => OfSection(section).Most;

    private static Rational Rounded(Rational value, int digits) =>
        new(value.RoundToUnits(digits), System.Numerics.BigInteger.Pow(10, digits));

    private static ScoreRange OfSection(Section section)
    {
        var range = default(ScoreRange);
        foreach (var item in section.Items.Where(item => !item.Pretest))
        {
            range += new ScoreRange(-item.Penalty, item.Points);
        }

        return range;
    }

    private static ScoreRange OfCriteria(IEnumerable<Criterion> criteria) =>
        criteria.Select(criterion => criterion.Weight * new ScoreRange(criterion.Min, criterion.Max)).Aggregate((a, b) => a + b);

    private ScoreRange? OfComponent(Component component)
    {
        switch (component.Transform)
        {
            case Transform.Raw:
                return Of(component.Source);
            case Transform.Percentile:
                return new ScoreRange(0, 100);
            case Transform.Percent when Of(component.Source) is { } range:
                // Void items may let penalties weigh more than this least; nothing relies on it.
                // The percent of a negative maximum grows without a limit.
                return range.Most.Sign switch
                {
                    0 => default(ScoreRange),
                    > 0 => new ScoreRange(100 * range.Least / range.Most, 100),
                    _ => null,
                };
            default:
                return null;
        }
    }
}
