using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Recruit.Applications;
using Recruit.Cli.Tables;
using Recruit.Explaining;
using Recruit.Numbers;
using Recruit.Vacancies;

namespace Recruit.Cli.Explaining;

/// <summary>
/// An explanation for programs. Words are those of the files; numbers are texts, exact ones whole or as <c>p/q</c>, so that nothing is lost.
/// </summary>
internal static class ExplanationJson
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(Explanation explanation) => new JsonObject
    {
        ["vacancy"] = explanation.Rules.Vacancy.Id.Text,
        ["candidate"] = explanation.Candidate,
        ["stages"] = List(explanation.Stages, Stage),
        ["merit"] = explanation.Merit is { } merit ? MeritJson.Of(merit) : null,
        ["events"] = List(explanation.Events, happened => EventJson.Of(explanation.Rules, happened)),
    }.ToJsonString(Readable);

    /// <summary>A number without loss.</summary>
    internal static string? Exact(Rational? number) => number?.ToString();

    internal static JsonArray List<T>(IEnumerable<T> entries, Func<T, JsonNode?> entry) => [.. entries.Select(entry)];

    internal static JsonArray Ties(IEnumerable<TieStep> steps) => List(steps, step => new JsonObject
    {
        ["by"] = step.Key is { } key ? $"{Lower(key.By)}:{key.Id}" : "lottery",
        ["order"] = step.Key is { } one ? (one.Descending ? "desc" : "asc") : "asc",
        ["seed"] = step.Seed,
        ["value"] = step.Lot ?? Exact(step.Total) ?? (step.Field is { } field ? step.FieldValue?.Print(field) : null),
        ["ahead"] = step.Ahead,
        ["behind"] = step.Behind,
        ["tied"] = step.Tied,
    });

    internal static string Lower(Enum value) => value.ToString().ToLowerInvariant();

    private static JsonObject Stage(StageExplanation stage) => new()
    {
        ["stage"] = stage.Stage.Id.Text,
        ["kind"] = CampaignTables.KindWord(stage.Stage.Kind),
        ["state"] = StageStates.Word(stage.State),
        ["decision"] = StageStates.Word(stage.Decision),
        ["reasons"] = List(stage.Reasons, reason => reason),
        ["requirements"] = List(stage.Requirements, Requirement),
        ["sources"] = List(stage.Sources, SourceJson.Of),
        ["total"] = stage.Total is { } total ? Total(total) : null,
        ["hurdles"] = List(stage.Hurdles, check => new JsonObject
        {
            ["id"] = check.Hurdle.Id.Text,
            ["source"] = check.Hurdle.Source.ToString(),
            ["atLeast"] = Exact(check.Hurdle.AtLeast),
            ["value"] = Exact(check.Value),
            ["reached"] = !check.IsBelow,
        }),
        ["band"] = stage.Band is { } band
            ? new JsonObject { ["holdFrom"] = Exact(band.Band.HoldFrom), ["passFrom"] = Exact(band.Band.PassFrom), ["result"] = band.Fails ? "fail" : band.Holds ? "hold" : "pass" }
            : null,
        ["rank"] = stage.Rank is { } rank
            ? new JsonObject { ["rank"] = rank.Rank, ["running"] = rank.Running, ["sameTotal"] = rank.SameTotal, ["ties"] = Ties(rank.Ties) }
            : null,
        ["cuts"] = List(stage.Cuts, cut => new JsonObject
        {
            ["group"] = cut.Group,
            ["nominal"] = Prose.Number(cut.Nominal),
            ["admitted"] = cut.Admitted,
            ["lowest"] = Exact(cut.Lowest),
            ["tied"] = cut.Tied,
            ["isAdmitted"] = cut.IsAdmitted,
            ["lacking"] = Exact(cut.Lacking),
        }),
    };

    private static JsonObject Requirement(RequirementCheck check) => new()
    {
        ["id"] = check.Requirement.Id.Text,
        ["field"] = check.Field.Id.Text,
        ["op"] = check.Requirement.Condition.Operator switch
        {
            Operator.AtLeast => "at-least",
            Operator.AtMost => "at-most",
            Operator.EqualTo => "equals",
            Operator.OneOf => "one-of",
            _ => "present",
        },
        ["wanted"] = List(check.Requirement.Condition.Values, value => value.Number is { } number ? Exact(number) : value.Text),
        ["value"] = check.Value?.Print(check.Field),
        ["met"] = check.IsMet,
        ["setAside"] = check.IsSetAside,
    };

    private static JsonObject Total(TotalExplanation total) => new()
    {
        ["total"] = NumberForm.Print(total.Rounded.RoundToUnits(total.Digits), total.Digits),
        ["exact"] = Exact(total.Exact),
        ["combine"] = total.Combine == Combine.WeightedMean ? "weighted-mean" : "weighted-sum",
        ["components"] = List(total.Parts, part => new JsonObject
        {
            ["id"] = part.Component.Id.Text,
            ["source"] = part.Component.Source.ToString(),
            ["transform"] = Lower(part.Component.Transform),
            ["withinShift"] = part.Component.WithinShift,
            ["raw"] = Exact(part.Raw),
            ["population"] = part.Population is { } people
                ? new JsonObject
                {
                    ["count"] = people.Count,
                    ["mean"] = Exact(people.Mean),
                    ["deviation"] = Exact(people.Deviation),
                    ["below"] = people.Below,
                    ["equal"] = people.Equal,
                }
                : null,
            ["value"] = Exact(part.Value),
            ["weight"] = Exact(part.Component.Weight),
            ["contribution"] = Exact(part.Contribution),
        }),
    };
}
