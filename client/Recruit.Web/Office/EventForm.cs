using Recruit.UseCases.Campaigns;
using Recruit.Web.Rules;

namespace Recruit.Web.Office;

/// <summary>An input of the form of an event.</summary>
/// <param name="Column">The cell of events.csv that it fills.</param>
/// <param name="Word">What it is: its label is <c>events.in.&lt;word&gt;</c>, its hint, if there is one, <c>events.in.&lt;word&gt;.hint</c>.</param>
public sealed record EventInput(string Column, string Word)
{
    /// <summary>Its name in the form.</summary>
    public string Name => $"Event.{char.ToUpperInvariant(Column[0])}{Column[1..]}";
}

/// <summary>An event as a form says it: the cells that its type takes, and why.</summary>
public sealed class EventForm
{
    /// <summary>Chosen where an attempt of an exercise or panel is to be none at all, so that nobody says so by choosing nothing.</summary>
    public const string NoRow = "no-row";

    private static readonly EventInput Concerned = new("candidate", "candidate");

    /// <summary>Types of events that people record, the most frequent first, with the inputs of each. What candidates do is not among them, but for a place that is given up after the training.</summary>
    public static IReadOnlyList<(string Type, IReadOnlyList<EventInput> Inputs)> Types { get; } =
    [
        ("set-attempt", [Concerned, new("test", "sitting"), new("value", "state")]),
        ("readmit", [Concerned, new("stage", "stage")]),
        ("reinstate", [Concerned]),
        ("set-mark", [Concerned, new("test", "exercise"), new("item", "criterion"), new("person", "marker"), new("value", "mark")]),
        ("set-rating", [Concerned, new("test", "panel"), new("item", "rated"), new("person", "member"), new("value", "rating")]),
        ("set-response", [Concerned, new("test", "test"), new("item", "item"), new("value", "answer")]),
        ("set-field", [Concerned, new("item", "field"), new("value", "field-value")]),
        ("void-item", [new("test", "test"), new("item", "item"), new("value", "policy")]),
        ("accept-key", [new("test", "test"), new("item", "item"), new("value", "key")]),
        ("withdraw", [Concerned]),
    ];

    /// <summary>By which id lists of applicants show the candidate.</summary>
    public string? Candidate { get; set; }

    /// <summary>A stage.</summary>
    public string? Stage { get; set; }

    /// <summary>A test, exercise or panel.</summary>
    public string? Test { get; set; }

    /// <summary>An item, criterion or field.</summary>
    public string? Item { get; set; }

    /// <summary>The value.</summary>
    public string? Value { get; set; }

    /// <summary>A marker or member.</summary>
    public string? Person { get; set; }

    /// <summary>Why, in own words.</summary>
    public string? Note { get; set; }

    /// <summary>What was typed into an input.</summary>
    public string? Typed(EventInput input) => input?.Column switch
    {
        "candidate" => Candidate,
        "stage" => Stage,
        "test" => Test,
        "item" => Item,
        "value" => Value,
        _ => Person,
    };

    /// <summary>What an input lets choose from: nothing where something is typed, none where the rules have no such thing.</summary>
    public static IReadOnlyList<string>? ChoicesOf(EventInput input, RulesView rules)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(rules);
        var vacancy = rules.Vacancy;
        return input.Word switch
        {
            "stage" => [.. vacancy.Stages.Select(one => one.Id.Text)],
            "test" => [.. rules.Tests],
            "exercise" => [.. vacancy.Exercises.Select(one => one.Id.Text)],
            "panel" => [.. vacancy.Panels.Select(one => one.Id.Text)],
            "sitting" => [.. rules.Tests, .. vacancy.Exercises.Select(one => one.Id.Text), .. vacancy.Panels.Select(one => one.Id.Text)],
            "criterion" => [.. vacancy.Exercises.SelectMany(one => one.Criteria).Select(one => one.Id.Text).Distinct()],
            "rated" => [.. vacancy.Panels.SelectMany(one => one.Criteria).Select(one => one.Id.Text).Distinct()],
            "member" => [.. vacancy.Panels.SelectMany(one => one.Members).Select(one => one.Name).Distinct()],
            "field" => [.. vacancy.Fields.Select(one => one.Id.Text)],
            "policy" => ["drop", "credit-all", "spread"],
            "state" => ["absent", "not-started", "voided", "completed", "timed-out", NoRow],
            _ => null,
        };
    }

    /// <summary>The event that was written; cells of other types are left out.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="inputs">The inputs of the type.</param>
    public WrittenEvent Read(string type, IReadOnlyList<EventInput> inputs)
    {
        string Cell(string column) => inputs.FirstOrDefault(one => one.Column == column) is { } input ? Typed(input)?.Trim() ?? "" : "";
        var value = Cell("value");
        value = type is "set-mark" or "set-rating" ? value.Replace(',', '.') : type == "set-attempt" && value == NoRow ? "" : value;
        return new WrittenEvent(type, Cell("candidate"), Cell("stage"), Cell("test"), Cell("item"), value, Cell("person"), Note?.Trim().ReplaceLineEndings("\n") ?? "");
    }
}
