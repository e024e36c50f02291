using System.Collections.Immutable;
using Recruit.Applications;
using Recruit.Numbers;
using Recruit.Selection;
using Recruit.Vacancies;

namespace Recruit.Explaining;

/// <summary>How a total came about.</summary>
/// <param name="Combine">Sum or mean.</param>
/// <param name="Parts">The summands, in declared order.</param>
/// <param name="Weights">The sum of the weights.</param>
/// <param name="Exact">Before rounding.</param>
/// <param name="Digits">Decimals of the rounded total.</param>
/// <param name="Rounded">The total.</param>
public sealed record TotalExplanation(
    Combine Combine, ImmutableArray<ComponentReading> Parts, Rational Weights, Rational Exact, int Digits, Rational Rounded)
{
    /// <summary>The stage's total of a scored candidate.</summary>
    internal static TotalExplanation Of(AssessmentOutcome outcome, StageOutcome stage, ExplanationSources sources, int candidate)
    {
        var score = stage.Stage.Score!;
        var weights = score.Components.Select(component => component.Weight).Aggregate((a, b) => a + b);
        var divisor = score.Combine == Combine.WeightedMean ? weights : 1;
        var parts = score.Components.Select((component, i) =>
        {
            var column = sources.ColumnOf(component.Source);
            var value = stage.Components[i][candidate];
            return new ComponentReading(
                component,
                column.Values[candidate],
                column.Maximum,
                PopulationReading.Of(component, column.Values, stage, outcome, candidate),
                value,
                component.Weight * value / divisor);
        }).ToImmutableArray();
        return new TotalExplanation(
            score.Combine, parts, weights, parts.Select(part => part.Contribution).Aggregate((a, b) => a + b), score.Digits, stage.Totals![candidate]);
    }
}

/// <summary>One summand of a total.</summary>
/// <param name="Component">Its rules.</param>
/// <param name="Raw">Raw exact value of the source.</param>
/// <param name="Maximum">The most that can be reached; 0 for an earlier stage.</param>
/// <param name="Population">Among whom it was compared, for z, t and percentile.</param>
/// <param name="Value">After the transform.</param>
/// <param name="Contribution">What it adds to the total: weight · value, divided by all weights for a mean.</param>
public sealed record ComponentReading(
    Component Component, Rational Raw, Rational Maximum, PopulationReading? Population, Rational Value, Rational Contribution);

/// <summary>Those with whom a value was compared (rules 6.4).</summary>
/// <param name="Count">How many, oneself included.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="Deviation">Their population deviation.</param>
/// <param name="Below">How many have less.</param>
/// <param name="Equal">How many have the same, oneself included.</param>
public sealed record PopulationReading(int Count, Rational Mean, Rational Deviation, int Below, int Equal)
{
    internal static PopulationReading? Of(Component component, ScoreColumn values, StageOutcome stage, AssessmentOutcome outcome, int candidate)
    {
        if (component.Transform is Transform.Raw or Transform.Percent)
        {
            return null;
        }

        var shifts = component.WithinShift ? outcome.Facts.TestAttempts[outcome.Rules.TestIndex(component.Source.Id)].Shifts.ToArray() : null;
        var members = Enumerable.Range(0, values.Length).Where(one => stage.IsScored(one) && (shifts is null || shifts[one] == shifts[candidate])).ToArray();
        var moments = Moments.Of(values, members, null)[0];
        var own = values.UnitsOf(candidate);
        var variance = new Rational(moments.Count * moments.SumOfSquares - moments.Sum * moments.Sum, values.Denominator * values.Denominator * moments.Count * moments.Count);
        return new PopulationReading(
            moments.Count,
            new Rational(moments.Sum, values.Denominator * moments.Count),
            ExactRoot.Of(variance),
            members.Count(one => values.UnitsOf(one) < own),
            members.Count(one => values.UnitsOf(one) == own));
    }
}
