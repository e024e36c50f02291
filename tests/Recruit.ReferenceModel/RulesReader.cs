using System.Text.Json;

namespace Recruit.Reference;

/// <summary>Reads vacancy.json and tests/*.json of a valid folder (campaign-folder 2).</summary>
internal static class RulesReader
{
    public static Vacancy ReadVacancy(string path)
    {
        using var document = JsonDocument.Parse(Csv.ReadText(path));
        var root = document.RootElement;
        var fields = List(root, "fields", FieldOf).ToDictionary(field => field.Id);
        return new(
            Text(root, "id"),
            root.GetProperty("posts").GetInt32(),
            fields,
            List(root, "stages", stage => StageOf(stage, fields)),
            OptionalText(root, "channel"),
            List(root, "exercises", ExerciseOf).ToDictionary(exercise => exercise.Id),
            List(root, "panels", PanelOf).ToDictionary(panel => panel.Id),
            List(root, "quotas", quota => new Quota(
                Text(quota, "id"),
                ConditionOf(quota, fields),
                quota.GetProperty("places").GetInt32(),
                Text(quota, "unfilled") == "to-open")),
            Optional(root, "merit", MeritOf),
            Optional(root, "reserve", reserve => new ReserveRule(reserve.GetProperty("size").GetInt32(), Text(reserve, "expires"))),
            Flag(root, "noDetriment"));
    }

    public static Test ReadTest(string path)
    {
        using var document = JsonDocument.Parse(Csv.ReadText(path));
        return new(
            Text(document.RootElement, "id"),
            List(document.RootElement, "sections", section => new Section(
                Text(section, "id"),
                OptionalNumber(section, "floor"),
                List(section, "items", ItemOf))));
    }

    private static Field FieldOf(JsonElement field) => new(Text(field, "id"), Text(field, "type"), List(field, "levels", ValueText));

    private static Condition ConditionOf(JsonElement condition, Dictionary<string, Field> fields) => new(
        fields[Text(condition, "field")],
        Text(condition, "op"),
        !condition.TryGetProperty("value", out var value) ? []
        : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(ValueText)]
        : [ValueText(value)]);

    private static Stage StageOf(JsonElement stage, Dictionary<string, Field> fields) => new(
        Text(stage, "id"),
        Text(stage, "kind"),
        List(stage, "requirements", requirement => new Requirement(
            Text(requirement, "id"),
            ConditionOf(requirement, fields),
            OptionalText(requirement, "reason") ?? Text(requirement, "id"))),
        Optional(stage, "score", score => new Score(
            List(score, "components", ComponentOf),
            Text(score, "combine") == "weighted-mean",
            score.GetProperty("digits").GetInt32())),
        List(stage, "hurdles", hurdle => new Hurdle(Text(hurdle, "id"), Source.Parse(Text(hurdle, "source")), Number(hurdle, "atLeast"))),
        Optional(stage, "band", band => new Band(Number(band, "holdFrom"), Number(band, "passFrom"))),
        Optional(stage, "advance", AdvanceOf));

    private static Component ComponentOf(JsonElement component) => new(
        Text(component, "id"),
        Source.Parse(Text(component, "source")),
        OptionalText(component, "transform") ?? "raw",
        OptionalText(component, "within") == "shift",
        OptionalNumber(component, "weight") ?? 1);

    private static Advance AdvanceOf(JsonElement advance) => new(
        Text(advance, "rule"),
        OptionalNumber(advance, "value") ?? 0,
        Flag(advance, "byCategory"),
        OptionalText(advance, "ties") ?? "admit-all",
        List(advance, "break", KeyOf),
        OptionalText(advance, "seed"));

    private static BreakKey KeyOf(JsonElement key)
    {
        var by = Source.Parse(Text(key, "by"));
        return new(by.Kind, by.Id, Text(key, "order") == "asc");
    }

    private static Exercise ExerciseOf(JsonElement exercise) => new(
        Text(exercise, "id"),
        CriteriaOf(exercise),
        exercise.GetProperty("markers").GetInt32(),
        OptionalNumber(exercise, "tolerance") ?? 0);

    private static Panel PanelOf(JsonElement panel) => new(
        Text(panel, "id"),
        List(panel, "members", ValueText),
        CriteriaOf(panel),
        Text(panel, "method") == "trimmed",
        Number(panel, "quorum"));

    private static Dictionary<string, Criterion> CriteriaOf(JsonElement owner) =>
        List(owner, "criteria", criterion => criterion).ToDictionary(
            criterion => Text(criterion, "id"),
            criterion => new Criterion(
                OptionalNumber(criterion, "min") ?? 0,
                Number(criterion, "max"),
                OptionalNumber(criterion, "weight") ?? 1));

    private static MeritRule MeritOf(JsonElement merit) => new(
        List(merit, "stages", stage => (Text(stage, "stage"), OptionalNumber(stage, "weight") ?? 1)),
        Text(merit, "combine") == "weighted-mean",
        merit.GetProperty("digits").GetInt32(),
        List(merit, "break", KeyOf),
        Text(merit, "seed"));

    private static Item ItemOf(JsonElement item)
    {
        var type = Text(item, "type");
        return new(
            Text(item, "id"),
            type,
            List(item, "options", ValueText),
            List(item, "keys", key => KeyOf(key, type)),
            OptionalNumber(item, "points") ?? 1,
            OptionalNumber(item, "penalty") ?? 0,
            Flag(item, "pretest"),
            Flag(item, "partial"),
            OptionalNumber(item, "tolerance") ?? 0);
    }

    private static Key KeyOf(JsonElement key, string type) =>
        key.ValueKind == JsonValueKind.Array ? new(string.Join('|', key.EnumerateArray().Select(ValueText)), null)
        : new(ValueText(key), type == "numeric" ? Rational.Parse(ValueText(key)) : null);

    private static string ValueText(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number ? value.GetRawText() : value.GetString()!;

    private static string Text(JsonElement owner, string name) => owner.GetProperty(name).GetString()!;

    private static string? OptionalText(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static Rational Number(JsonElement owner, string name) => Rational.Parse(ValueText(owner.GetProperty(name)));

    private static Rational? OptionalNumber(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var value) ? Rational.Parse(ValueText(value)) : null;

    private static bool Flag(JsonElement owner, string name) => owner.TryGetProperty(name, out var value) && value.GetBoolean();

    private static T? Optional<T>(JsonElement owner, string name, Func<JsonElement, T> read)
        where T : class => owner.TryGetProperty(name, out var value) ? read(value) : null;

    private static List<T> List<T>(JsonElement owner, string name, Func<JsonElement, T> read) =>
        owner.TryGetProperty(name, out var value) ? [.. value.EnumerateArray().Select(read)] : [];
}
