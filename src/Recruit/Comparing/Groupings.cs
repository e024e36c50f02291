using System.Collections.Immutable;
using Recruit.Applications;
using Recruit.Vacancies;

namespace Recruit.Comparing;

/// <summary>The ways to group candidates that a campaign offers.</summary>
public static class Groupings
{
    /// <summary>What follows the name of a quota that exists, or has other members, only after.</summary>
    public const string OnlyAfter = " (after)";

    /// <summary>Places of the fields whose values are few by their type: flags and ordinal fields.</summary>
    public static ImmutableArray<int> PlainFields(Vacancy vacancy)
    {
        ArgumentNullException.ThrowIfNull(vacancy);
        return [.. Enumerable.Range(0, vacancy.Fields.Length).Where(field => vacancy.Fields[field].Type is FieldType.Flag or FieldType.Ordinal)];
    }

    /// <summary>Some fields, then every quota in declared order, over the facts after the last event.</summary>
    /// <param name="outcome">All results.</param>
    /// <param name="fields">Places of the fields in the vacancy.</param>
    public static ImmutableArray<Grouping> Of(AssessmentOutcome outcome, IEnumerable<int> fields)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(fields);
        return [.. fields.Select(field => Grouping.OfField(outcome.Facts.Fields[field])), .. OfQuotas(outcome)];
    }

    /// <summary>The same of what stands before, and after them each quota that has other members after, or is there only after.</summary>
    /// <param name="comparison">The two outcomes.</param>
    /// <param name="fields">Places of the fields in the vacancy before.</param>
    public static ImmutableArray<Grouping> Of(Comparison comparison, IEnumerable<int> fields)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var before = Of(comparison.Before, fields);
        var differing = OfQuotas(comparison.After).Where(quota => !before.Any(one => one.By == quota.By && one.GroupOf.SequenceEqual(quota.GroupOf)));
        return [.. before, .. differing.Select(quota => quota with { By = quota.By + OnlyAfter })];
    }

    private static IEnumerable<Grouping> OfQuotas(AssessmentOutcome outcome) =>
        outcome.Rules.Vacancy.Quotas.Select(quota => Grouping.OfQuota(quota, outcome.Facts.Fields, outcome.Facts.Roll.Count));
}
