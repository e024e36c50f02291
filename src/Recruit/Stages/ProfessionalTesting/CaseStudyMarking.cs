using System.Numerics;
using Recruit.Applications;
using Recruit.Numbers;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.Stages.ProfessionalTesting;

/// <summary>The value of a case study from its markers' totals (rules 4): one marker, or two blind ones and a third where they differ.</summary>
public static class CaseStudyMarking
{
    /// <summary>States and values of all candidates at an exercise.</summary>
    public static SourceColumn Of(MarkSheet sheet, Attempts attempts)
    {
        var exercise = sheet.Exercise;
        var weights = CommonWeights(exercise.Criteria.Select(criterion => criterion.Weight), out var denominator);
        denominator *= BigInteger.Pow(10, sheet.DigitsMax);
        var maximum = Rational.Zero;
        var bound = BigInteger.Zero;
        for (var criterion = 0; criterion < weights.Length; criterion++)
        {
            var most = exercise.Criteria[criterion].Max;
            maximum += exercise.Criteria[criterion].Weight * most;

            // Two totals are added at most; marks and weights are turned into units one by one, even where the other is 0.
            bound += 2 * BigInteger.Max(weights[criterion], 1) * BigInteger.Max(most.Ceiling(), 1) * BigInteger.Pow(10, sheet.DigitsMax);
        }

        return bound < ScoreColumn.NarrowMax
            ? Totals<long>(sheet, attempts, weights, denominator, maximum, (units, one) => new ScoreColumn(units, one))
            : Totals<BigInteger>(sheet, attempts, weights, denominator, maximum, (units, one) => new ScoreColumn(units, one));
    }

    /// <summary>Weights as whole numbers over one denominator.</summary>
    internal static BigInteger[] CommonWeights(IEnumerable<Rational> weights, out BigInteger denominator)
    {
        var all = weights.ToArray();
        denominator = all.Aggregate(BigInteger.One, (one, weight) => one / BigInteger.GreatestCommonDivisor(one, weight.Denominator) * weight.Denominator);
        var common = denominator;
        return Array.ConvertAll(all, weight => (weight * common).Numerator);
    }

    private static SourceColumn Totals<T>(
        MarkSheet sheet, Attempts attempts, BigInteger[] weights, BigInteger denominator, Rational maximum, Func<T[], BigInteger, ScoreColumn> column)
        where T : struct, IBinaryInteger<T>
    {
        var exercise = sheet.Exercise;
        var factors = Array.ConvertAll(weights, T.CreateChecked);
        var tolerance = exercise.Tolerance * denominator;
        var apart = T.CreateSaturating(tolerance.Numerator / tolerance.Denominator);
        var units = new Units<T>(sheet.DigitsMax);
        var states = new StageState[attempts.States.Length];
        var values = new T[states.Length];
        Span<T> totals = new T[Exercise.MarkersMax];
        for (var candidate = 0; candidate < states.Length; candidate++)
        {
            var count = 0;
            for (var place = 0; place < sheet.Places && sheet.HasScript(candidate); place++)
            {
                if (TryTotal(sheet, candidate, place, units, factors, out totals[count]))
                {
                    count++;
                }
            }

            var isMarked = TryMean(exercise.Markers, totals[..count], apart, out values[candidate]);
            states[candidate] = SourceColumn.OfJudged(attempts.States[candidate], isMarked, StageState.AwaitingMarks);
        }

        return new SourceColumn(exercise.Id, states, column(values, 2 * denominator), maximum);
    }

    /// <summary>Σ weight · mark of the marker in a place; a marker who left a criterion unmarked does not count yet.</summary>
    private static bool TryTotal<T>(MarkSheet sheet, int candidate, int place, Units<T> units, T[] factors, out T total)
        where T : struct, IBinaryInteger<T>
    {
        total = T.Zero;
        for (var criterion = 0; criterion < factors.Length; criterion++)
        {
            if (sheet[candidate, place, criterion] is not { } mark)
            {
                return false;
            }

            total += factors[criterion] * units.Of(mark);
        }

        return true;
    }

    /// <summary>
    /// Twice the mean that is the value: the only total; the mean of two not too far apart; or of the closest pair of three, of two
    /// equally close pairs the higher. False while totals are lacking.
    /// </summary>
    private static bool TryMean<T>(int markers, Span<T> totals, T apart, out T doubled)
        where T : struct, IBinaryInteger<T>
    {
        totals.Sort();
        doubled = T.Zero;
        switch (totals.Length)
        {
            case 1 when markers == 1:
                doubled = totals[0] + totals[0];
                return true;
            case 2 when totals[1] - totals[0] <= apart:
                doubled = totals[0] + totals[1];
                return true;
            case 3:
                doubled = totals[1] + (totals[1] - totals[0] < totals[2] - totals[1] ? totals[0] : totals[2]);
                return true;
            default:
                return false;
        }
    }
}
