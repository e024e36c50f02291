using System.Numerics;
using Recruit.Applications;
using Recruit.Numbers;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.Stages.FinalSelection;

/// <summary>The value of a panel's ratings (rules 5).</summary>
public static class PanelRating
{
    private const int TrimmedFrom = 3;

    /// <summary>States and values of all candidates at a panel.</summary>
    public static SourceColumn Of(RatingSheet sheet, Attempts attempts)
    {
        var panel = sheet.Panel;
        var maximum = Rational.Zero;
        foreach (var criterion in panel.Criteria)
        {
            maximum += criterion.Weight * criterion.Max;
        }

        var states = new StageState[attempts.States.Length];
        var values = new Rational[states.Length];
        var denominator = BigInteger.One;
        for (var candidate = 0; candidate < states.Length; candidate++)
        {
            var taking = sheet.TakingPart(candidate);
            var isRated = taking.Length >= panel.QuorumMembers;
            states[candidate] = SourceColumn.OfJudged(attempts.States[candidate], isRated, StageState.AwaitingQuorum);
            if (isRated)
            {
                var value = values[candidate] = Value(sheet, candidate, taking);
                denominator = denominator / BigInteger.GreatestCommonDivisor(denominator, value.Denominator) * value.Denominator;
            }
        }

        var units = Array.ConvertAll(values, value => value.Sign == 0 ? BigInteger.Zero : (value * denominator).Numerator);
        return new SourceColumn(panel.Id, states, new ScoreColumn(units, denominator), maximum);
    }

    /// <summary>Σ weight · criterion value over the members who take part.</summary>
    private static Rational Value(RatingSheet sheet, int candidate, int[] taking)
    {
        var value = Rational.Zero;
        for (var criterion = 0; criterion < sheet.Panel.Criteria.Length; criterion++)
        {
            var ratings = Array.ConvertAll(taking, member => sheet[candidate, member, criterion]!.Value);
            Array.Sort(ratings);
            var counted = sheet.Panel.Method == PanelMethod.Trimmed && ratings.Length >= TrimmedFrom ? ratings[1..^1] : ratings;
            var sum = Rational.Zero;
            foreach (var rating in counted)
            {
                sum += rating;
            }

            value += sheet.Panel.Criteria[criterion].Weight * sum / counted.Length;
        }

        return value;
    }
}
