using System.Collections.Immutable;
using Recruit.Files.Json;
using Recruit.Numbers;
using Recruit.Vacancies;
using static Recruit.Files.Rules.Forms;

namespace Recruit.Files.Rules;

/// <summary>The members of a stage and of its parts.</summary>
internal static class StageShape
{
    public static Stage Read(JsonValue value) => value.Object(stage => new Stage(
        stage.Required("id", ReadId),
        stage.Required("kind", choice => choice.Choice(
            ("attraction", StageKind.Attraction),
            ("primary-selection", StageKind.PrimarySelection),
            ("professional-testing", StageKind.ProfessionalTesting),
            ("final-selection", StageKind.FinalSelection),
            ("training", StageKind.Training))) ?? default,
        stage.Optional("requirements", list => list.List(ReadRequirement), []),
        stage.Optional("score", ReadScore, null),
        stage.Optional("hurdles", list => list.List(ReadHurdle), []),
        stage.Optional("band", ReadBand, null),
        stage.Optional("advance", ReadAdvance, null)));

    public static Combine ReadCombine(JsonValue value) =>
        value.Choice(("weighted-sum", Combine.WeightedSum), ("weighted-mean", Combine.WeightedMean)) ?? default;

    public static int ReadDigits(JsonValue value) => value.Whole(0, Score.DigitsMax) ?? 0;

    public static BreakKey ReadMeritKey(JsonValue value) => ReadKey(value, mayBeComponent: false);

    private static Requirement ReadRequirement(JsonValue value) => value.Object(requirement =>
    {
        var id = requirement.Required("id", ReadId);
        var reason = requirement.Optional("reason", ReadId, id);
        return new Requirement(id, ConditionShape.Read(requirement), reason);
    });

    private static Score? ReadScore(JsonValue value) => value.Object(score => new Score(
        score.Required("components", list => list.ListOfSome(ReadComponent)),
        score.Required("combine", ReadCombine),
        score.Required("digits", ReadDigits)));

    private static Component ReadComponent(JsonValue value) => value.Object(component => new Component(
        component.Required("id", ReadId),
        component.Required("source", ReadSource),
        component.Optional("transform", choice => choice.Choice(
            ("raw", Transform.Raw),
            ("percent", Transform.Percent),
            ("z", Transform.Z),
            ("t", Transform.T),
            ("percentile", Transform.Percentile)), Transform.Raw) ?? default,
        component.Optional("within", choice => choice.Choice(("shift", true)), false) ?? false,
        component.Optional("weight", ReadNotNegative, 1)));

    private static Hurdle ReadHurdle(JsonValue value) => value.Object(hurdle => new Hurdle(
        hurdle.Required("id", ReadId),
        hurdle.Required("source", ReadSource),
        hurdle.Required("atLeast", ReadNumber)));

    private static Band? ReadBand(JsonValue value) => value.Object(band => new Band(
        band.Required("holdFrom", ReadNumber),
        band.Required("passFrom", ReadNumber)));

    private static Advance? ReadAdvance(JsonValue value) => value.Object(advance =>
    {
        var rule = advance.Required("rule", choice => choice.Choice(
            ("all", AdvanceRule.All),
            ("at-least", AdvanceRule.AtLeast),
            ("count", AdvanceRule.Count),
            ("percent", AdvanceRule.Percent),
            ("per-post", AdvanceRule.PerPost)));
        if (rule is null)
        {
            advance.LeaveUnjudged("value", "byCategory", "ties", "break", "seed");
            return null;
        }

        var number = rule switch
        {
            AdvanceRule.All => default,
            AdvanceRule.AtLeast => advance.Required("value", ReadNumber),
            AdvanceRule.Count => advance.Required("value", count => count.Whole(1)) ?? 0,
            AdvanceRule.Percent => advance.Required("value", share => share.Number(percent => percent.Sign > 0 && percent <= 100)) ?? 0,
            _ => advance.Required("value", ReadPositive),
        };
        var byCategory = rule == AdvanceRule.PerPost && advance.Optional("byCategory", flag => flag.Flag(), false);
        return rule is AdvanceRule.All or AdvanceRule.AtLeast
            ? new Advance(rule.Value, number, byCategory, TieRule.AdmitAll, [], null)
            : ReadTies(advance, rule.Value, number, byCategory);
    });

    private static Advance ReadTies(JsonObject advance, AdvanceRule rule, Rational number, bool byCategory)
    {
        var ties = advance.Optional("ties", choice => choice.Choice(
            ("admit-all", TieRule.AdmitAll),
            ("exclude-all", TieRule.ExcludeAll),
            ("break", TieRule.Break)), TieRule.AdmitAll);
        if (ties is null)
        {
            advance.LeaveUnjudged("break", "seed");
        }

        ImmutableArray<BreakKey> keys = [];
        string? seed = null;
        if (ties == TieRule.Break)
        {
            keys = advance.Optional("break", list => list.List(key => ReadKey(key, mayBeComponent: true)), []);
            seed = advance.Optional<string?>("seed", ReadSeed, null);
        }

        return new Advance(rule, number, byCategory, ties ?? default, keys, seed);
    }

    private static BreakKey ReadKey(JsonValue value, bool mayBeComponent) => value.Object(key =>
    {
        BreakKey? by = null;
        key.Required("by", text => text.TextWhere(
            form => BreakKey.TryRead(form, descending: false, out by) && (mayBeComponent || by!.By != BreakBy.Component),
            Phrases.BadSource));
        var descending = key.Required("order", choice => choice.Choice(("asc", false), ("desc", true))) ?? false;
        return new BreakKey(by?.By ?? default, by?.Id ?? default, descending);
    });
}
