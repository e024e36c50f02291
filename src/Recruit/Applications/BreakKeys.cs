using Recruit.Candidates;
using Recruit.Selection;
using Recruit.Vacancies;

namespace Recruit.Applications;

/// <summary>Break keys over the totals of earlier stages and over fields; missing values come last either way (rules 7).</summary>
internal static class BreakKeys
{
    /// <summary>The numbers to order by.</summary>
    /// <exception cref="ArgumentException">The key looks at a component, which only its own stage knows.</exception>
    public static OrderKey Of(BreakKey key, AssessmentRules rules, Facts facts, IReadOnlyList<StageOutcome> stages) => key.By switch
    {
        BreakBy.Stage => new OrderKey(OfStage(stages.First(outcome => outcome.Stage.Id == key.Id)), key.Descending),
        BreakBy.Field => new OrderKey(OfField(facts.Fields[rules.FieldIndex(key.Id)]), key.Descending),
        _ => throw new ArgumentException($"{key} is no key over stages and fields.", nameof(key)),
    };

    private static long[] OfStage(StageOutcome outcome)
    {
        var totals = outcome.Totals!.OrderKeys();
        var keys = new long[totals.Length];
        for (var candidate = 0; candidate < keys.Length; candidate++)
        {
            keys[candidate] = outcome.IsScored(candidate) ? totals[candidate] : OrderKey.Missing;
        }

        return keys;
    }

    private static long[] OfField(FieldColumn column)
    {
        var order = column.OrderOfCodes();
        return Array.ConvertAll(column.Codes.ToArray(), code => code == FieldColumn.Missing ? OrderKey.Missing : order[code]);
    }
}
