using System.Collections.Immutable;
using Recruit.Numbers;
using Recruit.Stages.FinalSelection;
using Recruit.Stages.ProfessionalTesting;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.Explaining;

/// <summary>How markers judged a case study (rules 4).</summary>
/// <param name="Markers">How many markers are needed at first: 1 or 2.</param>
/// <param name="Tolerance">How far two totals may be apart.</param>
/// <param name="Totals">The totals of those who marked every criterion, ascending, so that their order tells nothing about who gave them.</param>
/// <param name="Unfinished">How many left a criterion unmarked so far.</param>
/// <param name="Counted">The totals whose mean is the value; empty while totals are lacking.</param>
public sealed record MarkReading(int Markers, Rational Tolerance, ImmutableArray<Rational> Totals, int Unfinished, ImmutableArray<Rational> Counted)
{
    internal static MarkReading Of(MarkSheet sheet, int candidate)
    {
        var totals = new List<Rational>();
        var unfinished = 0;
        for (var place = 0; place < sheet.Places && sheet.HasScript(candidate); place++)
        {
            var marks = Enumerable.Range(0, sheet.Exercise.Criteria.Length).Select(criterion => sheet[candidate, place, criterion]).ToArray();
            if (Array.TrueForAll(marks, mark => mark is not null))
            {
                totals.Add(sheet.Exercise.Criteria.Select((criterion, i) => criterion.Weight * marks[i]!.Value).Aggregate((a, b) => a + b));
            }
            else if (Array.Exists(marks, mark => mark is not null))
            {
                unfinished++;
            }
        }

        totals.Sort();
        return new MarkReading(sheet.Exercise.Markers, sheet.Exercise.Tolerance, [.. totals], unfinished, Count(sheet.Exercise, totals));
    }

    private static ImmutableArray<Rational> Count(Exercise exercise, List<Rational> totals) => totals.Count switch
    {
        1 when exercise.Markers == 1 => [totals[0]],
        2 when totals[1] - totals[0] <= exercise.Tolerance => [totals[0], totals[1]],
        3 => totals[1] - totals[0] < totals[2] - totals[1] ? [totals[0], totals[1]] : [totals[1], totals[2]],
        _ => [],
    };
}

/// <summary>How a panel judged (rules 5).</summary>
/// <param name="Method">How a criterion's ratings become one value.</param>
/// <param name="Members">How many members are declared.</param>
/// <param name="Recused">How many of them may not judge this candidate.</param>
/// <param name="TakingPart">How many rated every criterion.</param>
/// <param name="Quorum">How many are needed.</param>
/// <param name="Criteria">The value of each criterion; empty without a quorum.</param>
public sealed record RatingReading(
    PanelMethod Method, int Members, int Recused, int TakingPart, int Quorum, ImmutableArray<CriterionReading> Criteria)
{
    internal static RatingReading Of(RatingSheet sheet, int candidate)
    {
        var panel = sheet.Panel;
        var taking = sheet.TakingPart(candidate);
        var quorum = (int)(panel.Quorum * panel.Members.Length).Ceiling();
        var recused = Enumerable.Range(0, panel.Members.Length).Count(member => sheet.IsRecused(candidate, member));
        return new RatingReading(
            panel.Method,
            panel.Members.Length,
            recused,
            taking.Length,
            quorum,
            taking.Length < quorum
                ? []
                : [.. panel.Criteria.Select((criterion, i) => new CriterionReading(criterion, ValueOf(sheet, candidate, taking, i)))]);
    }

    /// <summary>The value of one criterion, asked of the rule itself: a panel of the same members with that criterion alone.</summary>
    private static Rational ValueOf(RatingSheet sheet, int candidate, int[] taking, int criterion)
    {
        var alone = sheet.Panel with { Criteria = [sheet.Panel.Criteria[criterion] with { Weight = 1 }] };
        var ratings = new RatingSheet(alone, 1);
        foreach (var member in taking)
        {
            ratings.Set(0, member, 0, sheet[candidate, member, criterion]);
        }

        return PanelRating.Of(ratings, new Attempts(1)).Values[0];
    }
}

/// <summary>The value of one criterion.</summary>
public sealed record CriterionReading(Criterion Criterion, Rational Value);
