using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using static Recruit.Web.Rules.RuleInputKind;

namespace Recruit.Web.Rules;

/// <summary>A list that a form leads to.</summary>
/// <param name="Member">Path from the form's place; nothing where the place is the list.</param>
/// <param name="Word">What it and its entries are called.</param>
/// <param name="CanGrow">Whether entries are added, moved and taken away here.</param>
public sealed record RuleList(string Member, string Word, bool CanGrow = true);

/// <summary>The form of a place in the rules: what is asked there, and what it leads to.</summary>
/// <param name="Word">What the place is called.</param>
/// <param name="Inputs">What is asked.</param>
public sealed record RuleForm(string Word, params ImmutableArray<RuleInput> Inputs)
{
    private static readonly string[] TermDays = ["apply", "proposal", "closing", "enquiry", "offer", "end"];
    private static readonly string[] MarkingDays = ["declare", "allocate", "mark", "reveal", "decide"];
    private static readonly string[] PanelDays = ["declare", "rate", "reveal", "decide"];
    private static readonly string[] AppealDays = ["file", "admit", "allocate", "review", "extend", "approve"];

    /// <summary>Lists of the place.</summary>
    public ImmutableArray<RuleList> Lists { get; init; } = [];

    /// <summary>Parts of the place that have forms of their own.</summary>
    public ImmutableArray<string> Parts { get; init; } = [];

    /// <summary>Whether it can be taken away.</summary>
    public bool CanGo { get; init; } = true;

    /// <summary>Whether it leads further, so that whoever saved it stays.</summary>
    public bool LeadsOn => Parts.Length > 0 || Lists.Length > 0;

    /// <summary>All forms, by the pattern of their places.</summary>
    public static FrozenDictionary<string, RuleForm> All { get; } = new Dictionary<string, RuleForm>
    {
        ["basics"] = new("basics",
            new("title.kk", "title-kk"), new("title.ru", "title-ru"), new("title.en", "title-en"), new("posts", "posts", Whole), new("timeZone", "time-zone"),
            new("channel", "channel") { Options = RuleOptions.Channels }) { CanGo = false },
        ["terms"] = new("terms",
        [
            new("noDetriment", "no-detriment", Flag, "false") { Options = RuleOptions.YesNo },
            .. TermDays.Select(term => new RuleInput($"terms.{term}", $"term-{term}", Whole) { File = RulePlace.PlanFile }),
            .. AppealDays.Select(term => new RuleInput($"appeals.{term}", $"appeal-{term}", Whole) { File = RulePlace.PlanFile }),
            new("appeals.evidence", "appeal-evidence", Whole) { File = RulePlace.PlanFile },
        ]) { CanGo = false },
        ["sittings"] = List("sittings"),
        ["sittings/*"] = new("sitting",
            new("of", "sitting-of") { Options = RuleOptions.Sat },
            new("window.opens", "opens", Moment), new("window.lastStart", "last-start", Moment), new("window.closes", "closes", Moment), new("minutes", "minutes", Whole),
            new("lostTime.credit", "credit") { Options = RuleOptions.Of("credit", "none", "ours", "all") },
            new("lostTime.maxMinutes", "credit-most", Whole, "60"), new("graceSeconds", "grace", Whole, "30"),
            new("place.kk", "place-kk"), new("place.ru", "place-ru"), new("place.en", "place-en"),
            new("sharedDevices", "shared-devices", Flag, "false") { Options = RuleOptions.YesNo })
        {
            Lists = [new("adjustments", "adjustment")], Parts = ["marking"],
        },
        ["sittings/*/adjustments/*"] = new("adjustment", Name, new("time", "adjustment-time", Number)),
        ["sittings/*/marking"] = new("marking",
        [
            new("spread", "spread", Number), new("calibrationShare", "calibration-share", Number, "1/20"), new("desk", "desk", Whole, "10"),
            new("allowance", "allowance", Number, "1/2"), new("limit", "limit", Number, "9/2"), new("revealLagMinutes", "reveal-lag", Whole, "60"), new("conflicts", "conflicts", Lines),
            .. MarkingDays.Select(term => new RuleInput($"terms.{term}", $"marking-{term}", Whole)),
        ]),
        ["hearings"] = new("hearings",
        [
            new("hearingMinutes", "hearing-minutes", Whole, "30"), new("noticeHours", "notice-hours", Whole, "24"),
            new("place.kk", "place-kk"), new("place.ru", "place-ru"), new("place.en", "place-en"),
            new("pack", "pack", Lines), new("ties", "member-ties", Lines),
            .. PanelDays.Select(term => new RuleInput($"{term}Days", $"panel-{term}", Whole)),
        ]),
        ["calendar"] = new("calendar", new("utcOffset", "utc-offset"), new("daysOff", "days-off", Days), new("daysOn", "days-on", Days)),
        ["words/fields/*"] = new("field-words", [.. Texts("label", "label"), .. Texts("hint", "label-hint")]),
        ["words/stages/*"] = new("stage-words", Texts("", "stage-name")),
        ["fields"] = List("fields"),
        ["fields/*"] = new("field", Name, new("type", "type") { Options = RuleOptions.Of("type", "number", "date", "text", "flag", "ordinal") }, new("levels", "levels", Lines)),
        ["stages"] = List("stages"),
        ["stages/*"] = new("stage", Name, new("kind", "kind") { Options = RuleOptions.Kinds })
        {
            Lists = [new("requirements", "requirement"), new("hurdles", "hurdle")], Parts = ["score", "band", "advance"],
        },
        ["stages/*/requirements/*"] = new("requirement", [Name, .. Condition, new("reason", "reason")]),
        ["stages/*/score"] = new("score", [Combine, Digits, .. Component("components[0].", onlyNew: true)]) { Lists = [new("components", "component")] },
        ["stages/*/score/components/*"] = new("component", Component("", onlyNew: false)),
        ["stages/*/hurdles/*"] = new("hurdle", Name, Source(""), new("atLeast", "at-least", Number)),
        ["stages/*/band"] = new("band", new("holdFrom", "hold-from", Number), new("passFrom", "pass-from", Number)),
        ["stages/*/advance"] = new("advance",
            new("rule", "rule") { Options = RuleOptions.Of("rule", "all", "at-least", "count", "percent", "per-post") },
            new("value", "advance-value", Number),
            new("byCategory", "by-category", Flag, "false") { Options = RuleOptions.YesNo },
            new("ties", "ties", Default: "admit-all") { Options = RuleOptions.Of("ties", "admit-all", "exclude-all", "break") },
            new("break", "break", Keys) { Options = RuleOptions.BreakKeys },
            new("seed", "seed")),
        ["exercises"] = List("exercises"),
        ["exercises/*"] = new("exercise",
            [
                Name, new("markers", "markers", Whole) { Options = RuleOptions.Of("markers", "1", "2") }, new("tolerance", "tolerance", Number),
                .. Criterion("criteria[0].", isRated: false, onlyNew: true),
            ]) { Lists = [new("criteria", "criterion")] },
        ["exercises/*/criteria/*"] = new("criterion", Criterion("", isRated: false, onlyNew: false)),
        ["panels"] = List("panels"),
        ["panels/*"] = new("panel",
            [
                Name, new("members", "members", Lines), new("method", "method") { Options = RuleOptions.Of("method", "mean", "trimmed") },
                new("quorum", "quorum", Number), .. Criterion("criteria[0].", isRated: true, onlyNew: true),
            ]) { Lists = [new("criteria", "criterion")] },
        ["panels/*/criteria/*"] = new("criterion", Criterion("", isRated: true, onlyNew: false)),
        ["quotas"] = List("quotas"),
        ["quotas/*"] = new("quota",
            [Name, new("places", "places", Whole), .. Condition, new("unfilled", "unfilled") { Options = RuleOptions.Of("unfilled", "to-open", "vacant") }]),
        ["merit"] = new("merit",
            [
                Combine, Digits, .. MeritStage("stages[0].", onlyNew: true), new("break", "break", Keys) { Options = RuleOptions.MeritKeys }, new("seed", "merit-seed"),
            ]) { Lists = [new("stages", "merit-stage")] },
        ["merit/stages/*"] = new("merit-stage", MeritStage("", onlyNew: false)),
        ["reserve"] = new("reserve", new("size", "size", Whole), new("expires", "expires", Date)),
        ["tests/*"] = new("test") { Lists = [new("sections", "section", CanGrow: false)], CanGo = false },
        ["tests/*/sections/*"] = new("section", new RuleInput("floor", "floor", Number)) { Lists = [new("items", "item", CanGrow: false)], CanGo = false },
        ["tests/*/sections/*/items/*"] = new("item",
            new("points", "points", Number, "1"), new("penalty", "penalty", Number, "0"), new("tolerance", "item-tolerance", Number)) { CanGo = false },
    }.ToFrozenDictionary();

    private static RuleInput Name => new("id", "id") { OnlyNew = true };

    private static RuleInput Combine => new("combine", "combine") { Options = RuleOptions.Of("combine", "weighted-sum", "weighted-mean") };

    private static RuleInput Digits => new("digits", "digits", Whole);

    private static ImmutableArray<RuleInput> Condition =>
    [
        new("field", "field-of") { Options = RuleOptions.Fields },
        new("op", "op") { Options = RuleOptions.Of("op", "at-least", "at-most", "equals", "one-of", "present") },
        new("value", "value", Value),
    ];

    /// <summary>The form of a place as its rules want it: a field with levels has a text for each of them.</summary>
    public RuleForm At(RulePlace place, RulesView view)
    {
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(view);
        return place.Steps switch
        {
            ["words", "fields", var id] when view.Vacancy.Fields.FirstOrDefault(field => field.Id.Text == id) is { Levels.Length: > 0 } field =>
                this with { Inputs = [.. Inputs, .. field.Levels.SelectMany((level, number) => OfLevel(level, number))] },

            // Only texts are marked, and how far a number may be off is a part of a key that stands in an item bank.
            ["sittings", _] when view.Find(place)?["of"]?.ToString().StartsWith("exercise:", StringComparison.Ordinal) != true => this with { Parts = [] },
            ["tests", var test, "sections", _, "items", _] when view.Read.Banked.Keys.Any(banked => banked.Text == test) =>
                this with { Inputs = Inputs.RemoveAll(input => input.Member == "tolerance") },
            _ => this,
        };
    }

    /// <summary>The texts of a level, which can be any text: the inputs are called by its number.</summary>
    private static IEnumerable<RuleInput> OfLevel(string level, int number) =>
        Texts(string.Create(CultureInfo.InvariantCulture, $"level{number}"), "level").Zip(Texts($"levels[{RuleInput.TextOf(level)}]", "level"))
            .Select(pair => pair.First with { Path = pair.Second.Member, About = level });

    /// <summary>A text in each language.</summary>
    private static ImmutableArray<RuleInput> Texts(string member, string word) =>
        [.. ((string[])["kk", "ru", "en"]).Select(language => new RuleInput(member.Length == 0 ? language : $"{member}.{language}", $"{word}-{language}"))];

    private static RuleForm List(string word) => new(word) { Lists = [new("", word[..^1])], CanGo = false };

    private static RuleInput Source(string under) => new($"{under}source", "source") { Options = RuleOptions.Sources };

    private static ImmutableArray<RuleInput> Component(string under, bool onlyNew) =>
    [
        new($"{under}id", "id") { OnlyNew = true },
        Source(under) with { OnlyNew = onlyNew },
        new($"{under}transform", "transform", Default: "raw") { OnlyNew = onlyNew, Options = RuleOptions.Of("transform", "raw", "percent", "z", "t", "percentile") },
        new($"{under}within", "within") { OnlyNew = onlyNew, Options = RuleOptions.Of("within", "", "shift") },
        new($"{under}weight", "weight", Number, "1") { OnlyNew = onlyNew },
    ];

    private static ImmutableArray<RuleInput> Criterion(string under, bool isRated, bool onlyNew) =>
    [
        new($"{under}id", onlyNew ? "first-criterion" : "id") { OnlyNew = true },
        .. isRated ? (RuleInput[])[new($"{under}min", "min", Number, "0") { OnlyNew = onlyNew }] : [],
        new($"{under}max", "max", Number) { OnlyNew = onlyNew },
        new($"{under}weight", "weight", Number, "1") { OnlyNew = onlyNew },
    ];

    private static ImmutableArray<RuleInput> MeritStage(string under, bool onlyNew) =>
    [
        new($"{under}stage", "merit-stage-of") { OnlyNew = onlyNew, Options = RuleOptions.MeritStages },
        new($"{under}weight", "weight", Number, "1") { OnlyNew = onlyNew },
    ];
}
