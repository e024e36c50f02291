using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Recruit.UseCases.Candidates;
using Recruit.Vacancies;
using Recruit.Web.Attraction;
using Recruit.Web.Layout;

namespace Recruit.Web.Applying;

/// <summary>One field of an application as a form has it.</summary>
/// <param name="Name">Of its input, or the first of them; errors link there.</param>
/// <param name="Field">The field.</param>
/// <param name="Typed">What stands in its inputs: one, or day, month and year of a date.</param>
/// <param name="Error">What is wrong with it.</param>
public sealed record FieldInput(string Name, FormField Field, ImmutableArray<string> Typed, string? Error = null)
{
    /// <summary>What the field is called.</summary>
    public string LabelIn(Language language) => FieldInputs.LabelOf(Field, language);
}

/// <summary>
/// Between the cells of candidates.csv and what people type: a comma in a number is a point, a date has three inputs, and what is wrong is told with the name
/// of its field.
/// </summary>
public static class FieldInputs
{
    private const int DateParts = 3;

    /// <summary>What a field is called: by the words of its vacancy, or else by a word that is known for its id, or by its id.</summary>
    public static string LabelOf(FormField field, Language language)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.Words?.Label.In(language) ?? VacancyWords.Known($"field.{field.Field.Id}", field.Field.Id.Text, new Speech(language));
    }

    /// <summary>What a level is called, found like the field's own name.</summary>
    public static string LevelOf(FormField field, string level, Language language)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.Words?.Levels.GetValueOrDefault(level)?.In(language) ?? VacancyWords.Known($"level.{level}", level, new Speech(language));
    }

    /// <summary>A value as people read it; nothing for none.</summary>
    public static string? TextOf(FormField field, Speech words)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(words);
        return field.Value.Length == 0 ? null : field.Field.Type switch
        {
            FieldType.Flag => words[field.Value == "yes" ? "apply.yes" : "apply.no"],
            FieldType.Date => words.Day(DateOnly.ParseExact(field.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
            FieldType.Ordinal => LevelOf(field, field.Value, words.Language),
            FieldType.Number => words.Language == Language.En ? field.Value : field.Value.Replace('.', ','),
            _ => field.Value,
        };
    }

    /// <summary>The form of a vacancy with what was filled in before.</summary>
    public static IReadOnlyList<FieldInput> Of(IReadOnlyList<FormField> fields) =>
        [.. fields.Select((field, place) => new FieldInput(NameOf(place), field, field.Field.Type == FieldType.Date ? PartsOf(field.Value) : [field.Value]))];

    /// <summary>The same form as it was sent.</summary>
    public static IReadOnlyList<FieldInput> Of(IReadOnlyList<FormField> fields, IFormCollection sent)
    {
        ArgumentNullException.ThrowIfNull(sent);
        return
        [
            .. fields.Select((field, place) => new FieldInput(NameOf(place), field, field.Field.Type == FieldType.Date
                ? [.. Enumerable.Range(0, DateParts).Select(part => Trimmed(sent, PartOf(NameOf(place), part)))]
                : [Trimmed(sent, NameOf(place))])),
        ];
    }

    /// <summary>Name of one of the inputs of a date.</summary>
    public static string PartOf(string name, int part) => part == 0 ? name : $"{name}-{(part == 1 ? "month" : "year")}";

    /// <summary>What was sent as a cell.</summary>
    public static string CellOf(FieldInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return input.Field.Field.Type switch
        {
            FieldType.Date => DateOf(input.Typed),
            FieldType.Number => string.Concat(input.Typed[0].Where(one => !char.IsWhiteSpace(one))).Replace(',', '.'),
            _ => input.Typed[0],
        };
    }

    /// <summary>The inputs with what is wrong; it goes to the summary of errors too.</summary>
    public static IReadOnlyList<FieldInput> Tell(IReadOnlyList<FieldInput> inputs, IEnumerable<(string Field, string Fault)> faults, Speech words, ModelStateDictionary state)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(state);
        var wrong = faults.ToDictionary(one => one.Field, one => one.Fault);
        return
        [
            .. inputs.Select(input =>
            {
                if (!wrong.TryGetValue(input.Field.Field.Id.Text, out var fault))
                {
                    return input;
                }

                var told = words.Say($"apply.wrong.{fault}", ("field", LabelOf(input.Field, words.Language)));
                state.AddModelError(input.Name, told);
                return input with { Error = told };
            }),
        ];
    }

    private static string NameOf(int place) => string.Create(CultureInfo.InvariantCulture, $"f{place}");

    private static string Trimmed(IFormCollection sent, string name) => sent[name].ToString().Trim();

    private static ImmutableArray<string> PartsOf(string date) =>
        date.Split('-') is [var year, var month, var day] ? [day.TrimStart('0'), month.TrimStart('0'), year] : ["", "", ""];

    /// <summary>No date of the calendar stays as it was typed, so that it is told to be none.</summary>
    private static string DateOf(ImmutableArray<string> typed) =>
        typed.All(part => part.Length == 0) ? ""
        : int.TryParse(typed[0], NumberStyles.None, CultureInfo.InvariantCulture, out var day)
            && int.TryParse(typed[1], NumberStyles.None, CultureInfo.InvariantCulture, out var month)
            && int.TryParse(typed[2], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            ? string.Create(CultureInfo.InvariantCulture, $"{year:D4}-{month:D2}-{day:D2}")
            : string.Join('-', typed.Reverse());
}
