using System.Globalization;
using System.Text.Json.Nodes;
using Recruit.Files;
using Recruit.Numbers;
using Recruit.Vacancies;
using Recruit.Web.Attraction;
using Recruit.Web.Layout;

namespace Recruit.Web.Rules;

/// <summary>Rules in sentences, by their places: what is done to whom, in the reader's language.</summary>
public static class RuleWords
{
    /// <summary>The rule at a place; nothing where none is, and for what is said by its parts.</summary>
    public static IReadOnlyList<string> Of(RulePlace place, RulesView view, Speech words)
    {
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(words);
        if (view.Find(place) is null)
        {
            return [];
        }

        var vacancy = view.Vacancy;
        return place.Steps switch
        {
            ["basics"] => Basics(vacancy, words),
            ["terms"] => Terms(view, words),
            ["fields"] => Each(vacancy.Fields, field => Of(field, words)),
            ["fields", var field] => [Of(vacancy.Fields[At(field)], words)],
            ["stages"] => Each(vacancy.Stages, stage => $"{stage.Id}: {VacancyWords.Of(stage.Kind, words)}"),
            ["stages", var stage] => StageRuleWords.Of(vacancy.Stages[At(stage)], vacancy, words),
            ["stages", var stage, "requirements", var one] => [StageRuleWords.Of(vacancy.Stages[At(stage)].Requirements[At(one)], vacancy, words)],
            ["stages", var stage, "score"] => [StageRuleWords.Of(vacancy.Stages[At(stage)].Score!, words)],
            ["stages", var stage, "score", "components", var one] => [StageRuleWords.Of(vacancy.Stages[At(stage)].Score!.Components[At(one)], words)],
            ["stages", var stage, "hurdles", var one] => [StageRuleWords.Of(vacancy.Stages[At(stage)].Hurdles[At(one)], words)],
            ["stages", var stage, "band"] => [StageRuleWords.Of(vacancy.Stages[At(stage)].Band!, words)],
            ["stages", var stage, "advance"] => [StageRuleWords.Of(vacancy.Stages[At(stage)].Advance!, vacancy, words)],
            ["exercises"] => Each(vacancy.Exercises, one => Of(one, words)),
            ["exercises", var one] => [Of(vacancy.Exercises[At(one)], words)],
            ["exercises", var one, "criteria", var criterion] => [Of(vacancy.Exercises[At(one)].Criteria[At(criterion)], words)],
            ["panels"] => Each(vacancy.Panels, one => Of(one, words)),
            ["panels", var one] => [Of(vacancy.Panels[At(one)], words)],
            ["panels", var one, "criteria", var criterion] => [Of(vacancy.Panels[At(one)].Criteria[At(criterion)], words)],
            ["quotas"] => Each(vacancy.Quotas, one => Of(one, vacancy, words)),
            ["quotas", var one] => [Of(vacancy.Quotas[At(one)], vacancy, words)],
            ["merit"] => [Of(vacancy.Merit!, vacancy, words)],
            ["merit", "stages", var one] => [Of(vacancy.Merit!.Stages[At(one)], words)],
            ["reserve"] => [words.Say("vacancy.reserve", ("count", words.Number(vacancy.Reserve!.Size)), ("day", words.Day(vacancy.Reserve.Expires)))],
            ["tests", _] => Each((view.Find(place.At("sections")) as JsonArray)!, section => TestRuleWords.OfSection(section!, words)),
            ["tests", _, "sections", _] => [TestRuleWords.OfSection(view.Find(place)!, words)],
            ["tests", _, "sections", _, "items", _] => [TestRuleWords.OfItem(view.Find(place)!, words)],
            ["sittings"] => Each((view.Find(place) as JsonArray)!, sitting => SittingRuleWords.OfAll(sitting!, words)),
            ["sittings", _] => [SittingRuleWords.OfSitting(view.Find(place)!, words)],
            ["sittings", _, "adjustments", _] => [SittingRuleWords.OfAdjustment(view.Find(place)!, words)],
            ["sittings", _, "marking"] => [SittingRuleWords.OfMarking(view.Find(place)!, words)],
            ["hearings"] => [SittingRuleWords.OfHearings(view.Find(place)!, words)],
            ["calendar"] => [SittingRuleWords.OfCalendar(view.Find(place)!, words)],
            ["words", ..] => SittingRuleWords.OfWords(view.Find(place)!),
            _ => [],
        };
    }

    /// <summary>A field by what people call it, with its id where that is another one.</summary>
    public static string NameOf(Field field, Speech words)
    {
        ArgumentNullException.ThrowIfNull(field);
        var name = VacancyWords.Of(field, CampaignWords.None, words);
        return name == field.Id.Text ? name : $"{name} ({field.Id})";
    }

    /// <summary>From where a value comes.</summary>
    public static string Of(Source source, Speech words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return source.Kind switch
        {
            SourceKind.Test => words.Say("rules.say.test", ("name", source.Id.Text)),
            SourceKind.Section => words.Say("rules.say.section-of", ("name", source.Section.Text), ("test", source.Id.Text)),
            SourceKind.Exercise => words.Say("rules.say.exercise-of", ("name", source.Id.Text)),
            SourceKind.Panel => words.Say("rules.say.panel-of", ("name", source.Id.Text)),
            _ => words.Say("rules.say.total-of", ("name", source.Id.Text)),
        };
    }

    /// <summary>What a break key looks at.</summary>
    public static string NameOf(BreakKey key, Vacancy vacancy, Speech words)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(vacancy);
        ArgumentNullException.ThrowIfNull(words);
        return key.By switch
        {
            BreakBy.Component => words.Say("rules.say.component-of", ("name", key.Id.Text)),
            BreakBy.Stage => words.Say("rules.say.total-of", ("name", key.Id.Text)),
            _ => NameOf(vacancy.Fields.First(field => field.Id == key.Id), words),
        };
    }

    /// <summary>A break key as it stands in the file, without its order.</summary>
    public static string Written(BreakKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return $"{key.By switch { BreakBy.Component => "component", BreakBy.Stage => "stage", _ => "field" }}:{key.Id}";
    }

    /// <summary>What decides among equal totals: keys in their order, then the lottery.</summary>
    internal static string OfTies(IReadOnlyCollection<BreakKey> keys, string? seed, Vacancy vacancy, Speech words)
    {
        var steps = keys.Select(key => words.Say(key.Descending ? "rules.say.higher-first" : "rules.say.lower-first", ("key", NameOf(key, vacancy, words))))
            .Concat(seed is null ? [] : [words.Say("rules.say.lottery", ("seed", seed))]).ToList();
        return words.Say(steps.Count == 0 ? "rules.say.ties-stay" : "rules.say.ties", ("steps", string.Join("; ", steps)));
    }

    internal static string WeightOf(string what, Rational weight, Speech words) => words.Say("rules.say.weighted", ("what", what), ("weight", words.Exact(weight)));

    private static string[] Basics(Vacancy vacancy, Speech words) =>
    [
        words.In(vacancy.Title),
        words.Say("rules.say.posts", ("count", words.Number(vacancy.Posts))),
        .. vacancy.Channel is { } channel ? (string[])[words.Say("rules.say.channel", ("field", NameOf(vacancy.Fields.First(field => field.Id == channel), words)))] : [],
    ];

    private static string[] Terms(RulesView view, Speech words) =>
    [
        words.Say("rules.say.apply", ("count", words.Number(view.Read.Terms.Apply))),
        words.Say("vacancy.terms.appeal", ("count", words.Number(view.Read.Appeals.FileDays))),
        words.Say("vacancy.terms.offer", ("count", words.Number(view.Read.Terms.Offer))),
        words.Say("vacancy.terms.enquiry", ("count", words.Number(view.Read.Terms.Enquiry))),
        words[view.Vacancy.NoDetriment ? "vacancy.terms.no-detriment" : "rules.say.detriment"],
    ];

    private static string Of(Field field, Speech words) => words.Say(
        $"rules.say.field-{field.Type.ToString().ToLowerInvariant()}",
        ("field", NameOf(field, words)), ("levels", string.Join(", ", field.Levels.Select(level => VacancyWords.OfLevel(level, field, CampaignWords.None, words)))));

    private static string Of(Exercise exercise, Speech words) => words.Say(
        exercise.Markers == 1 ? "rules.say.exercise-one" : "rules.say.exercise-two",
        ("name", exercise.Id.Text), ("tolerance", words.Exact(exercise.Tolerance)), ("criteria", string.Join("; ", exercise.Criteria.Select(one => Of(one, words)))));

    private static string Of(Panel panel, Speech words) => words.Say(
        panel.Method == PanelMethod.Mean ? "rules.say.panel-mean" : "rules.say.panel-trimmed",
        ("name", panel.Id.Text),
        ("members", string.Join(", ", panel.Members.Select(member => member.Name))),
        ("quorum", words.Number(panel.QuorumMembers)),
        ("all", words.Number(panel.Members.Length)),
        ("criteria", string.Join("; ", panel.Criteria.Select(one => Of(one, words)))));

    private static string Of(Criterion criterion, Speech words) => words.Say(
        "rules.say.criterion", ("name", criterion.Id.Text), ("min", words.Exact(criterion.Min)), ("max", words.Exact(criterion.Max)), ("weight", words.Exact(criterion.Weight)));

    private static string Of(Quota quota, Vacancy vacancy, Speech words) => string.Join(
        ' ',
        $"{words.Say("vacancy.kept.places", ("count", words.Number(quota.Places)), ("need", VacancyWords.Of(quota.Condition, vacancy.Fields, CampaignWords.None, words)))}.",
        words[quota.UnfilledToOpen ? "vacancy.kept.to-open" : "vacancy.kept.vacant"]);

    private static string Of(Merit merit, Vacancy vacancy, Speech words) => string.Join(
        ' ',
        words.Say(
            merit.Combine == Combine.WeightedSum ? "rules.say.merit-sum" : "rules.say.merit-mean",
            ("stages", string.Join("; ", merit.Stages.Select(stage => Of(stage, words)))), ("digits", words.Number(merit.Digits))),
        OfTies(merit.Break, merit.Seed, vacancy, words));

    private static string Of(MeritStage stage, Speech words) => WeightOf(words.Say("rules.say.total-of", ("name", stage.Stage.Text)), stage.Weight, words);

    private static string[] Each<T>(IEnumerable<T> all, Func<T, string> say) => [.. all.Select(say)];

    private static int At(string step) => int.Parse(step, CultureInfo.InvariantCulture);
}
