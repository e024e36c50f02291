using System.Collections.Immutable;
using System.Globalization;
using Recruit.UseCases.Attraction;
using Recruit.Vacancies;

namespace Recruit.Web.Attraction;

/// <summary>
/// What a vacancy asks for before anybody signs in: the fields of its requirements, each once. Between cells of candidates.csv and what people type: a comma
/// in a number is a point, and a date has three inputs.
/// </summary>
public static class EligibilityForm
{
    /// <summary>Fields that a requirement asks.</summary>
    public static ImmutableArray<Field> FieldsOf(VacancyPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var asked = plan.Stages.SelectMany(stage => stage.Requirements).Select(one => one.Condition.Field).ToHashSet();
        return [.. plan.Fields.Where(field => asked.Contains(field.Id))];
    }

    /// <summary>Name of the input of a field; of a date the first of three.</summary>
    public static string NameOf(Field field) => $"field-{field?.Id}";

    /// <summary>Name of one of the other inputs of a date.</summary>
    public static string PartOf(Field field, string part) => $"{NameOf(field)}-{part}";

    /// <summary>What was typed, as a cell; empty for nothing.</summary>
    public static string CellOf(Field field, IFormCollection sent)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(sent);
        string Typed(string name) => sent[name].ToString().Trim();
        return field.Type switch
        {
            FieldType.Date => DateOf(Typed(NameOf(field)), Typed(PartOf(field, "month")), Typed(PartOf(field, "year"))),
            FieldType.Number => string.Concat(Typed(NameOf(field)).Where(one => !char.IsWhiteSpace(one))).Replace(',', '.'),
            _ => Typed(NameOf(field)),
        };
    }

    /// <summary>What is no date of the calendar stays as it was typed, so that it is told to be none.</summary>
    private static string DateOf(string day, string month, string year) =>
        day.Length + month.Length + year.Length == 0 ? ""
        : int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var d) && int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var m)
            && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var y)
            ? string.Create(CultureInfo.InvariantCulture, $"{y:D4}-{m:D2}-{d:D2}")
            : $"{year}-{month}-{day}";
}
