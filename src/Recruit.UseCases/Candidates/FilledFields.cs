using System.Text;
using System.Text.Json;
using Recruit.Candidates;
using Recruit.Vacancies;

namespace Recruit.UseCases.Candidates;

/// <summary>What somebody filled into the fields of a vacancy, judged field by field.</summary>
internal static class FilledFields
{
    private const string TooLong = "too-long";
    private const string BadText = "bad-text";

    /// <summary>What is wrong with a value: a word of a closed list, or nothing. An empty one is none.</summary>
    public static string? FaultOf(Field field, string value)
    {
        var cell = Encoding.UTF8.GetBytes(value);
        return cell.Length == 0 ? null
            : cell.Length > SubmitApplication.CellBytesMax ? TooLong
            : value.Any(char.IsControl) ? BadText
            : FieldValue.TryRead(field, cell, out _) is { } fault ? JsonNamingPolicy.KebabCaseLower.ConvertName(fault.ToString())
            : null;
    }
}

/// <summary>Requirements that fields alone decide.</summary>
internal static class Unmet
{
    /// <summary>What somebody with these values would not meet, stage by stage. A value that is missing meets nothing.</summary>
    public static IEnumerable<UnmetRequirement> Of(Vacancy vacancy, IReadOnlyDictionary<Id, string> values) =>
        from stage in vacancy.Stages
        from requirement in stage.Requirements
        let field = vacancy.Fields.First(one => one.Id == requirement.Condition.Field)
        where !Holds(requirement.Condition, field, values.GetValueOrDefault(field.Id, ""))
        select new UnmetRequirement(stage.Id, requirement);

    private static bool Holds(Condition condition, Field field, string value)
    {
        if (value.Length == 0 || FieldValue.TryRead(field, Encoding.UTF8.GetBytes(value), out var read) is not null)
        {
            return false;
        }

        var column = new FieldColumn.Builder(field);
        column.Add(read);
        return ConditionTest.HoldsByCode(condition, column.Build([0]))[0];
    }
}
