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
