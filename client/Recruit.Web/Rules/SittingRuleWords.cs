using System.Globalization;
using System.Text.Json.Nodes;
using Recruit.Actors;
using Recruit.Vacancies;
using Recruit.Web.Layout;

namespace Recruit.Web.Rules;

/// <summary>What runs a campaign in sentences: when tests are sat and for how long, how texts are marked, how panels hear, which days are worked. From the file as it stands.</summary>
internal static class SittingRuleWords
{
    /// <summary>A sitting: when, how long, where, and what becomes of lost time.</summary>
    public static string OfSitting(JsonNode sitting, Speech words) => string.Join(
        ' ',
        words.Say(
            "rules.say.sitting",
            ("what", Text(sitting["of"]) is { } of && Source.TryRead(of, out var source) ? RuleWords.Of(source, words) : "–"),
            ("opens", Moment(sitting["window"]?["opens"], words)),
            ("last", Moment(sitting["window"]?["lastStart"], words)),
            ("closes", Moment(sitting["window"]?["closes"], words)),
            ("minutes", Number(sitting["minutes"], words))),
        sitting["place"] is { } place ? words.Say("rules.say.sitting-at", ("place", In(place, words))) : words["rules.say.sitting-online"],
        words[$"rules.say.credit-{(Text(sitting["lostTime"]?["credit"]) is { } credit and ("ours" or "all") ? credit : "none")}"]);

    /// <summary>A sitting with everything in it.</summary>
    public static string OfAll(JsonNode sitting, Speech words) => string.Join(
        ' ',
        [
            OfSitting(sitting, words),
            .. (sitting["adjustments"] as JsonArray ?? []).Select(one => $"{OfAdjustment(one!, words)}."),
            .. sitting["marking"] is { } marking ? (string[])[OfMarking(marking, words)] : [],
        ]);

    /// <summary>By how much a person's time is longer.</summary>
    public static string OfAdjustment(JsonNode adjustment, Speech words) =>
        words.Say("rules.say.adjustment", ("name", Text(adjustment["id"]) ?? "–"), ("time", Number(adjustment["time"], words)));

    /// <summary>How texts are marked here.</summary>
    public static string OfMarking(JsonNode marking, Speech words) => string.Join(
        ' ',
        words.Say(
            "rules.say.marking", ("spread", Number(marking["spread"], words)), ("share", Number(marking["calibrationShare"], words, "1/20")), ("desk", Number(marking["desk"], words, "10"))),
        words.Say("rules.say.ties-by", ("fields", List(marking["conflicts"], words))));

    /// <summary>How panels hear.</summary>
    public static string OfHearings(JsonNode hearings, Speech words) => string.Join(
        ' ',
        words.Say("rules.say.hearings", ("minutes", Number(hearings["hearingMinutes"], words, "30")), ("hours", Number(hearings["noticeHours"], words, "24"))),
        hearings["place"] is { } place ? words.Say("rules.say.sitting-at", ("place", In(place, words))) : words["rules.say.sitting-online"],
        words.Say("rules.say.pack", ("fields", List(hearings["pack"], words))),
        words.Say("rules.say.ties-by", ("fields", List(hearings["ties"], words))));

    /// <summary>Which days are worked.</summary>
    public static string OfCalendar(JsonNode calendar, Speech words) => words.Say(
        "rules.say.calendar", ("offset", Text(calendar["utcOffset"]) ?? "–"), ("weekend", calendar["weekend"] is null ? "sat, sun" : List(calendar["weekend"], words)), ("off", Days(calendar["daysOff"], words)), ("on", Days(calendar["daysOn"], words)));

    /// <summary>What a field or stage is called, in every language in which it has a text.</summary>
    public static string[] OfWords(JsonNode called) =>
        [.. Speech.Codes.Values.Select(language => Text((called["label"] ?? called)[language])).OfType<string>()];

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static string Number(JsonNode? node, Speech words, string otherwise = "–") => words.Decimal(Text(node) ?? node?.ToJsonString() ?? otherwise);

    private static string Moment(JsonNode? node, Speech words) =>
        DateTimeOffset.TryParse(Text(node), CultureInfo.InvariantCulture, out var at) ? words.Moment(Instant.Of(at)) : "–";

    private static string Days(JsonNode? node, Speech words) => node is JsonArray { Count: > 0 } days
        ? string.Join(", ", days.Select(day => DateOnly.TryParseExact(Text(day), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? words.Day(date) : Text(day)))
        : words["rules.say.no-days"];

    private static string List(JsonNode? node, Speech words) =>
        node is JsonArray { Count: > 0 } all ? string.Join(", ", all.Select(Text)) : words["rules.say.no-days"];

    private static string In(JsonNode texts, Speech words) => Text(texts[words.Code]) ?? "–";
}
