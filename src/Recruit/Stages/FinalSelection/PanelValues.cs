using Recruit.Applications;
using Recruit.Numbers;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.Stages.FinalSelection;

/// <summary>State and value of a finalist at the panel.</summary>
internal readonly record struct PanelValue(StageState State, Rational? Value);

/// <summary>The values of revealed finalists, by the same rules as the assessment's. Ratings that are private do not enter.</summary>
internal static class PanelValues
{
    /// <summary>For every finalist who is revealed or has no sitting.</summary>
    public static SortedDictionary<Id, PanelValue> Of(ConvenedPanel panel, PanelCharter charter)
    {
        var finalists = panel.Finalists.Values.Where(one => one.IsOpen || one.HasNoSitting).ToArray();
        var sheet = new RatingSheet(charter.Rule, finalists.Length);
        var attempts = new Attempts(finalists.Length);
        for (var place = 0; place < finalists.Length; place++)
        {
            Fill(sheet, charter, finalists[place], place);
            if (finalists[place].Attempt is { } attempt)
            {
                attempts.Record(place, attempt.State, "");
            }
        }

        var column = PanelRating.Of(sheet, attempts);
        var values = new SortedDictionary<Id, PanelValue>();
        for (var place = 0; place < finalists.Length; place++)
        {
            var state = column.States[place];
            var hasValue = state is StageState.Completed or StageState.TimedOut;
            values.Add(finalists[place].Candidate, new PanelValue(state, hasValue ? column.Values[place] : null));
        }

        return values;
    }

    private static void Fill(RatingSheet sheet, PanelCharter charter, Finalist finalist, int place)
    {
        if (!finalist.IsOpen)
        {
            return;
        }

        for (var member = 0; member < charter.Members.Length; member++)
        {
            var account = charter.Members[member].Account;
            if (finalist.Recusals.ContainsKey(account))
            {
                sheet.Recuse(place, member);
            }
            else if (finalist.Ratings.TryGetValue(account, out var given))
            {
                for (var criterion = 0; criterion < charter.Criteria.Length; criterion++)
                {
                    if (given.ByCriterion.TryGetValue(charter.Criteria[criterion].Id, out var rating))
                    {
                        sheet.Set(place, member, criterion, rating);
                    }
                }
            }
        }
    }
}
