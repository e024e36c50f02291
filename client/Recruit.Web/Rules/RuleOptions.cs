using System.Globalization;
using System.Text.Json.Nodes;
using Recruit.Vacancies;
using Recruit.Web.Attraction;
using Recruit.Web.Layout;

namespace Recruit.Web.Rules;

/// <summary>What inputs offer: words of the format, and what the rules have to refer to. So nobody has to type a reference.</summary>
internal static class RuleOptions
{
    private static readonly Dictionary<string, StageKind> StageKinds = new()
    {
        ["attraction"] = StageKind.Attraction, ["primary-selection"] = StageKind.PrimarySelection, ["professional-testing"] = StageKind.ProfessionalTesting,
        ["final-selection"] = StageKind.FinalSelection, ["training"] = StageKind.Training,
    };

    /// <summary>Words of the format, called <c>rules.&lt;word&gt;.&lt;value&gt;</c>.</summary>
    public static Func<RulesView, RulePlace, Speech, IEnumerable<RuleOption>> Of(string word, params string[] values) =>
        (_, _, words) => values.Select(value => new RuleOption(value, words[$"rules.{word}.{(value.Length == 0 ? "none" : value)}"]));

    public static IEnumerable<RuleOption> YesNo(RulesView view, RulePlace place, Speech words) => [new("false", words["need.no"]), new("true", words["need.yes"])];

    public static IEnumerable<RuleOption> Kinds(RulesView view, RulePlace place, Speech words) =>
        StageKinds.Select(kind => new RuleOption(kind.Key, VacancyWords.Of(kind.Value, words)));

    public static IEnumerable<RuleOption> Fields(RulesView view, RulePlace place, Speech words) =>
        view.Vacancy.Fields.Select(field => new RuleOption(field.Id.Text, RuleWords.NameOf(field, words)));

    public static IEnumerable<RuleOption> Channels(RulesView view, RulePlace place, Speech words) =>
        view.Vacancy.Fields.Where(field => field.Type is FieldType.Text or FieldType.Ordinal).Select(field => new RuleOption(field.Id.Text, RuleWords.NameOf(field, words)))
            .Prepend(new RuleOption("", words["rules.channel.none"]));

    /// <summary>Tests, their sections, exercises, panels, and totals of the stages before the one of the place.</summary>
    public static IEnumerable<RuleOption> Sources(RulesView view, RulePlace place, Speech words)
    {
        foreach (var test in view.Tests)
        {
            yield return Offer($"test:{test}");
            foreach (var section in view.Find($"tests/{test}.json", "sections") as JsonArray ?? [])
            {
                yield return Offer($"section:{test}/{section!["id"]}");
            }
        }

        foreach (var source in view.Vacancy.Exercises.Select(one => $"exercise:{one.Id}").Concat(view.Vacancy.Panels.Select(one => $"panel:{one.Id}"))
            .Concat(StagesBefore(view, place).Select(stage => $"stage:{stage.Id}")))
        {
            yield return Offer(source);
        }

        RuleOption Offer(string written) => new(written, Source.TryRead(written, out var source) ? RuleWords.Of(source, words) : written);
    }

    /// <summary>What can be sat: tests and exercises.</summary>
    public static IEnumerable<RuleOption> Sat(RulesView view, RulePlace place, Speech words) =>
        view.Tests.Select(test => $"test:{test}").Concat(view.Vacancy.Exercises.Select(one => $"exercise:{one.Id}"))
            .Select(written => new RuleOption(written, Source.TryRead(written, out var source) ? RuleWords.Of(source, words) : written));

    /// <summary>What a cut can look at among equal totals.</summary>
    public static IEnumerable<RuleOption> BreakKeys(RulesView view, RulePlace place, Speech words)
    {
        var stage = view.Vacancy.Stages[StageOf(place)];
        return (stage.Score?.Components ?? []).Select(one => new BreakKey(BreakBy.Component, one.Id, false))
            .Concat(StagesBefore(view, place).Select(one => new BreakKey(BreakBy.Stage, one.Id, false)))
            .Concat(view.Vacancy.Fields.Select(one => new BreakKey(BreakBy.Field, one.Id, false)))
            .Select(key => Offer(key, view, words));
    }

    /// <summary>What the merit list can look at among equal totals.</summary>
    public static IEnumerable<RuleOption> MeritKeys(RulesView view, RulePlace place, Speech words) =>
        ScoredForMerit(view).Select(one => new BreakKey(BreakBy.Stage, one.Id, false))
            .Concat(view.Vacancy.Fields.Select(one => new BreakKey(BreakBy.Field, one.Id, false)))
            .Select(key => Offer(key, view, words));

    public static IEnumerable<RuleOption> MeritStages(RulesView view, RulePlace place, Speech words) =>
        ScoredForMerit(view).Select(stage => new RuleOption(stage.Id.Text, stage.Id.Text));

    private static IEnumerable<Stage> ScoredForMerit(RulesView view) => view.Vacancy.Stages.Where(stage => stage.Score is not null && stage.Kind != StageKind.Training);

    private static IEnumerable<Stage> StagesBefore(RulesView view, RulePlace place) => view.Vacancy.Stages.Take(StageOf(place)).Where(stage => stage.Score is not null);

    private static int StageOf(RulePlace place) => int.Parse(place.Steps[1], CultureInfo.InvariantCulture);

    private static RuleOption Offer(BreakKey key, RulesView view, Speech words) => new(RuleWords.Written(key), RuleWords.NameOf(key, view.Vacancy, words));
}
