using System.Globalization;
using System.Text;
using Recruit.Appeals;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.Web.Office;

/// <summary>What an upheld appeal is to change, as a form says it: one of the kinds, and the cells that it takes.</summary>
public sealed class RemedyForm
{
    /// <summary>Kinds of remedies, as the events are called that they become.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["readmit", "void-item", "accept-key", "set-mark", "set-attempt"];

    /// <summary>Which kind; nothing dismisses the appeal.</summary>
    public string? Kind { get; set; }

    /// <summary>Test, exercise or panel.</summary>
    public string? Sitting { get; set; }

    /// <summary>Item or criterion.</summary>
    public string? Item { get; set; }

    /// <summary>Marker, as marks have the name.</summary>
    public string? Marker { get; set; }

    /// <summary>The key, the mark, or in a coded word how the item is treated or what became of the attempt.</summary>
    public string? Value { get; set; }

    /// <summary>The remedy; nothing where a cell is missing or is none.</summary>
    /// <param name="filed">About what it is.</param>
    public Remedy? Read(AppealCase filed)
    {
        ArgumentNullException.ThrowIfNull(filed);
        return (Kind, IdOf(Sitting), IdOf(Item), Value?.Trim()) switch
        {
            ("readmit", _, _, _) => new Readmit(filed.Candidate, filed.Subject.Stage),
            ("void-item", { } test, { } item, var policy) when WordOf<VoidPolicy>(policy) is { } how => new VoidItem(test, item, how),
            ("accept-key", { } test, { } item, { Length: > 0 } key) => new AcceptKey(test, item, key),
            ("set-mark", { } exercise, { } criterion, var mark) when Marker?.Trim() is { } marker && Person.IsPerson(Encoding.UTF8.GetBytes(marker)) && (string.IsNullOrEmpty(mark) || MarkOf(mark) is not null) =>
                new ChangeMark(filed.Candidate, exercise, criterion, new Person(marker), MarkOf(mark)),
            ("set-attempt", { } sitting, _, var state) when WordOf<AttemptState>(state) is { } became => new ChangeAttempt(filed.Candidate, sitting, became),
            _ => null,
        };
    }

    private static Id? IdOf(string? text) => text?.Trim() is { Length: > 0 } name && Id.IsId(name) ? new Id(name) : null;

    private static decimal? MarkOf(string? text) =>
        decimal.TryParse(text?.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var mark) ? mark : null;

    private static T? WordOf<T>(string? word)
        where T : struct, Enum => Enum.GetValues<T>().Where(member => Recruit.Lists.ApplicantSearch.Word(member) == word).Select(member => (T?)member).FirstOrDefault();
}
