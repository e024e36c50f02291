using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Recruit.Actors;
using Recruit.Vacancies;
using Recruit.Web.Layout;

namespace Recruit.Web.Rules;

/// <summary>What an input takes, and how it stands in the file.</summary>
public enum RuleInputKind
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A number: a decimal, or a fraction such as 1/3.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>Texts, one a line.</summary>
    Lines,

    /// <summary>Yes or no.</summary>
    Flag,

    /// <summary>A day.</summary>
    Date,

    /// <summary>Days, one a line.</summary>
    Days,

    /// <summary>A moment, to the minute, by the clocks of Kazakhstan.</summary>
    Moment,

    /// <summary>What a condition compares with: a value in the form of its field, or several, one a line.</summary>
    Value,

    /// <summary>Break keys: what they look at, and which way.</summary>
    Keys,
}

/// <summary>What can be chosen.</summary>
/// <param name="Value">As it stands in the file.</param>
/// <param name="Label">As people read it.</param>
public sealed record RuleOption(string Value, string Label);

/// <summary>One input of a form of rules.</summary>
/// <param name="Member">Path from the form's place.</param>
/// <param name="Word">Its label and hint: <c>rules.&lt;word&gt;</c>, <c>rules.&lt;word&gt;.hint</c>.</param>
/// <param name="Kind">What it takes.</param>
/// <param name="Default">What holds where the file says nothing.</param>
public sealed partial record RuleInput(string Member, string Word, RuleInputKind Kind = RuleInputKind.Text, string Default = "")
{
    private static readonly JsonSerializerOptions Letters = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Another file than that of the place.</summary>
    public string? File { get; init; }

    /// <summary>Whether it is asked only of something new: ids stay, because others refer to them.</summary>
    public bool OnlyNew { get; init; }

    /// <summary>Path from the form's place where that is not what the input is called.</summary>
    public string? Path { get; init; }

    /// <summary>Where it stands, from the form's place.</summary>
    public string At => Path ?? Member;

    /// <summary>What its label names besides; nothing for most.</summary>
    public string? About { get; init; }

    /// <summary>Its label.</summary>
    public string LabelIn(Speech words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return About is null ? words[$"rules.{Word}"] : words.Say($"rules.{Word}", ("about", About));
    }

    /// <summary>What can be chosen; nothing where something is typed.</summary>
    public Func<RulesView, RulePlace, Speech, IEnumerable<RuleOption>>? Options { get; init; }

    /// <summary>A value of the file as the form shows it.</summary>
    public string Print(JsonNode? node, Field? field, Speech words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return node switch
        {
            null => Options is null ? Decimal(Default, words) : Default,
            JsonArray list => string.Join('\n', list.Select(one => PrintOne(one!, field, words))),
            _ => PrintOne(node, field, words),
        };
    }

    /// <summary>What was typed as JSON; nothing for nothing. What has not the form that is wanted goes as a text, and the checks of the rules refuse it.</summary>
    public string? Parse(string typed, Field? field, string? op)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var lines = typed.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0)
        {
            return null;
        }

        return Kind switch
        {
            RuleInputKind.Number or RuleInputKind.Whole => NumberOf(lines[0]),
            RuleInputKind.Flag => lines[0] is "true" or "false" ? lines[0] : TextOf(lines[0]),
            RuleInputKind.Lines => ListOf(lines.Select(TextOf)),
            RuleInputKind.Value => op == "one-of" || lines.Length > 1 ? ListOf(lines.Select(line => ValueOf(line, field))) : ValueOf(lines[0], field),
            RuleInputKind.Date => TextOf(DayOf(lines[0])),
            RuleInputKind.Days => ListOf(lines.Select(line => TextOf(DayOf(line)))),
            RuleInputKind.Moment => TextOf(TypedMoment.Read(lines[0]) is { } at ? TypedMoment.Write(at) : lines[0]),
            _ => TextOf(typed.Trim()),
        };
    }

    private string PrintOne(JsonNode node, Field? field, Speech words)
    {
        var text = node is JsonValue value && value.TryGetValue<string>(out var written) ? written : node.ToJsonString();
        return Kind switch
        {
            RuleInputKind.Number or RuleInputKind.Whole => Decimal(text, words),
            RuleInputKind.Days => PrintDay(text),
            RuleInputKind.Moment => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var at) ? TypedMoment.Print(Instant.Of(at)) : text,
            RuleInputKind.Value => field?.Type switch
            {
                FieldType.Number => Decimal(text, words),
                FieldType.Flag => words[text == "yes" ? "need.yes" : "need.no"],
                FieldType.Date => PrintDay(text),
                _ => text,
            },
            _ => text,
        };
    }

    private static string PrintDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture) : text;

    private static string Decimal(string text, Speech words) => words.Decimal(text);

    private static string ValueOf(string typed, Field? field) => field?.Type switch
    {
        FieldType.Number => NumberOf(typed),
        FieldType.Flag => TextOf(FlagOf(typed)),
        FieldType.Date => TextOf(DayOf(typed)),
        _ => TextOf(typed),
    };

    /// <summary>Yes and no in any of the languages.</summary>
    private static string FlagOf(string typed)
    {
        foreach (var words in Speech.Codes.Keys.Select(language => new Speech(language)))
        {
            if (typed.Equals(words["need.yes"], StringComparison.OrdinalIgnoreCase))
            {
                return "yes";
            }

            if (typed.Equals(words["need.no"], StringComparison.OrdinalIgnoreCase))
            {
                return "no";
            }
        }

        return typed;
    }

    private static string DayOf(string typed) =>
        DateOnly.TryParseExact(typed, "d.M.yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : typed;

    private static string NumberOf(string typed)
    {
        var plain = typed.Replace(',', '.').Replace('\u2212', '-').Replace("\u00a0", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        return JsonNumber().IsMatch(plain) ? plain : TextOf(plain);
    }

    private static string ListOf(IEnumerable<string> entries) => $"[{string.Join(',', entries)}]";

    /// <summary>A text as JSON.</summary>
    internal static string TextOf(string text) => JsonSerializer.Serialize(text, Letters);

    [GeneratedRegex(@"\A-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,12})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex JsonNumber();
}
