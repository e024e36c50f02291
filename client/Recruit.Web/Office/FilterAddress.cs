using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Primitives;
using Recruit.Actors;
using Recruit.Applications;
using Recruit.Candidates;
using Recruit.Lists;
using Recruit.Numbers;
using Recruit.Vacancies;
using Recruit.Web.Layout;

namespace Recruit.Web.Office;

/// <summary>
/// A filter of applicants as an address has it, so that a list can be passed on and works without script: <c>state</c>, <c>stage</c>, <c>result</c>,
/// <c>decision</c>, <c>sitting</c>, <c>stands</c>, <c>from</c>, <c>until</c> (days, both inclusive), and for a declared field <c>is.</c>, <c>min.</c>,
/// <c>max.</c> or <c>has.</c> with its id. What somebody typed, or a number as long as a personal one, may name a person, and addresses are kept by browsers
/// and on the way: it is in none.
/// </summary>
public static class FilterAddress
{
    private const string DayForm = "yyyy-MM-dd";
    private const decimal LeastPersonal = 100_000_000_000;

    /// <summary>Where a field equals a value, or one of several.</summary>
    public static string Is(Id field) => $"is.{field}";

    /// <summary>Where a field has at least a value.</summary>
    public static string Least(Id field) => $"min.{field}";

    /// <summary>Where a field has at most a value.</summary>
    public static string Most(Id field) => $"max.{field}";

    /// <summary>Where a field has any value.</summary>
    public static string Has(Id field) => $"has.{field}";

    /// <summary>Whether people choose a least and a greatest value of a field, and not one that is equal.</summary>
    public static bool IsRange(Field field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.Type is FieldType.Number or FieldType.Date or FieldType.Ordinal;
    }

    /// <summary>Reads a filter.</summary>
    /// <param name="query">What the address asks for.</param>
    /// <param name="fields">Declared fields of the vacancy.</param>
    /// <returns>The filter, and the names of what is not as it must be, which is left out.</returns>
    public static (ApplicantFilter Filter, IReadOnlyList<string> Wrong) Read(IEnumerable<KeyValuePair<string, StringValues>> query, IEnumerable<Field> fields)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(fields);
        var asked = query.ToDictionary(one => one.Key, one => one.Value.Select(value => value?.Trim() ?? "").Where(value => value.Length > 0).ToArray());
        string[] All(string name) => asked.GetValueOrDefault(name) ?? [];
        Id? One(string name) => All(name) is [var text] && Id.IsId(text) ? new Id(text) : null;
        var wrong = new List<string>();
        var conditions = fields.SelectMany(field => ConditionsOf(field, All, wrong)).ToImmutableArray();
        var (from, until) = (DayOf("from", All, wrong), DayOf("until", All, wrong));
        return (
            new ApplicantFilter(
                WordsOf<JourneyState>(All("state")),
                conditions,
                One("stage") is { } stage ? new ResultFilter(stage, [.. All("result")], [.. All("decision")]) : null,
                One("sitting") is { } sitting && WordsOf<SittingStands>(All("stands")) is { IsEmpty: false } stands ? new SittingFilter(sitting, stands) : null,
                from,
                until is { } last ? last + TimeSpan.FromDays(1) : null),
            wrong);
    }

    /// <summary>The same filter in an address, without the question mark.</summary>
    public static string Write(ApplicantFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var query = new QueryBuilder();
        void Add(string name, IEnumerable<string> values)
        {
            foreach (var value in values)
            {
                query.Add(name, value);
            }
        }

        Add("state", filter.States.Select(ApplicantSearch.Word));
        if (filter.Results is { } results)
        {
            Add("stage", [results.Stage.Text]);
            Add("result", results.States);
            Add("decision", results.Decisions);
        }

        if (filter.Sitting is { } sitting)
        {
            Add("sitting", [sitting.Of.Text]);
            Add("stands", sitting.Stands.Select(ApplicantSearch.Word));
        }

        Add("from", filter.From is { } from ? [TextOf(from)] : []);
        Add("until", filter.Before is { } before ? [TextOf(before - TimeSpan.FromMilliseconds(1))] : []);
        foreach (var condition in filter.Fields)
        {
            Add(NameOf(condition), condition.Operator == Operator.Present ? ["on"] : condition.Values.Select(TextOf));
        }

        return query.ToString().TrimStart('?');
    }

    private static string NameOf(Condition condition) => condition.Operator switch
    {
        Operator.AtLeast => Least(condition.Field),
        Operator.AtMost => Most(condition.Field),
        Operator.Present => Has(condition.Field),
        _ => Is(condition.Field),
    };

    private static IEnumerable<Condition> ConditionsOf(Field field, Func<string, string[]> all, List<string> wrong)
    {
        foreach (var (name, compare) in field.Type == FieldType.Text ? [] : CompareBy(field.Id))
        {
            var typed = all(name);
            var values = typed.Select(text => ValueOf(field, text)).ToArray();
            if (Array.Exists(values, one => one is null) || (values.Length > 1 && compare != Operator.EqualTo))
            {
                wrong.Add(name);
            }
            else if (values.Length > 0)
            {
                yield return new Condition(field.Id, values.Length > 1 ? Operator.OneOf : compare, [.. values.Select(one => one!.Value)]);
            }
        }

        if (all(Has(field.Id)).Length > 0)
        {
            yield return new Condition(field.Id, Operator.Present, []);
        }
    }

    private static (string Name, Operator Operator)[] CompareBy(Id field) =>
        [(Is(field), Operator.EqualTo), (Least(field), Operator.AtLeast), (Most(field), Operator.AtMost)];

    /// <summary>A value of a rule; nothing where the field cannot have it. A comma in a number is a point.</summary>
    private static RuleValue? ValueOf(Field field, string text)
    {
        if (field.Type != FieldType.Number)
        {
            return FieldValue.TryRead(field, Encoding.UTF8.GetBytes(text), out _) is null ? new RuleValue(null, text) : null;
        }

        return NumberForm.TryReadNumber(text.Replace(',', '.'), out var number) ? (number < LeastPersonal ? new RuleValue(number, null) : null)
            : NumberForm.TryReadFraction(Encoding.UTF8.GetBytes(text), out _) ? new RuleValue(null, text)
            : null;
    }

    private static string TextOf(RuleValue value)
    {
        if (value.Number is not { } number)
        {
            return value.Text ?? "";
        }

        for (var digits = 0; digits <= NumberForm.FractionDigitsMax; digits++)
        {
            if ((number * System.Numerics.BigInteger.Pow(10, digits)).Denominator.IsOne)
            {
                return NumberForm.Print(number.RoundToUnits(digits), digits);
            }
        }

        return $"{number.Numerator.ToString(CultureInfo.InvariantCulture)}/{number.Denominator.ToString(CultureInfo.InvariantCulture)}";
    }

    private static string TextOf(Instant at) =>
        DateTimeOffset.FromUnixTimeMilliseconds(at.Milliseconds).ToOffset(Speech.UtcOffset).ToString(DayForm, CultureInfo.InvariantCulture);

    private static Instant? DayOf(string name, Func<string, string[]> all, List<string> wrong)
    {
        if (all(name) is not [var text])
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1970 and < 2200)
        {
            return Instant.Of(new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Speech.UtcOffset));
        }

        wrong.Add(name);
        return null;
    }

    private static ImmutableArray<T> WordsOf<T>(string[] words)
        where T : struct, Enum => [.. Enum.GetValues<T>().Where(member => words.Contains(ApplicantSearch.Word(member)))];
}
