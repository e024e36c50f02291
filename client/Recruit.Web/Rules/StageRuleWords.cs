using Recruit.Files;
using Recruit.Vacancies;
using Recruit.Web.Attraction;
using Recruit.Web.Layout;

namespace Recruit.Web.Rules;

/// <summary>What happens in a stage, in sentences: who is out, how totals are made, who goes on.</summary>
internal static class StageRuleWords
{
    /// <summary>Everything in the order in which it is applied.</summary>
    public static string[] Of(Stage stage, Vacancy vacancy, Speech words)
    {
        string[] sentences =
        [
            .. stage.Requirements.Select(one => Of(one, vacancy, words)),
            .. stage.Score is { } score ? (string[])[Of(score, words)] : [],
            .. stage.Hurdles.Select(one => Of(one, words)),
            .. stage.Band is { } band ? (string[])[Of(band, words)] : [],
            .. stage.Advance is { } advance ? (string[])[Of(advance, vacancy, words)] : [],
        ];
        return stage.Advance is null ? [.. sentences, words[sentences.Length == 0 ? "rules.say.everybody" : "rules.say.others"]] : sentences;
    }

    public static string Of(Requirement requirement, Vacancy vacancy, Speech words) => words.Say(
        "rules.say.requirement", ("need", VacancyWords.Of(requirement.Condition, vacancy.Fields, CampaignWords.None, words)), ("reason", requirement.Reason.Text));

    public static string Of(Score score, Speech words) => words.Say(
        score.Combine == Combine.WeightedSum ? "rules.say.sum" : "rules.say.mean",
        ("parts", string.Join("; ", score.Components.Select(one => Of(one, words)))), ("digits", words.Number(score.Digits)));

    public static string Of(Component component, Speech words)
    {
        var source = RuleWords.Of(component.Source, words);
        var transformed = component.Transform == Transform.Raw
            ? source
            : words.Say($"rules.say.as-{component.Transform.ToString().ToLowerInvariant()}", ("what", source));
        return RuleWords.WeightOf(component.WithinShift ? words.Say("rules.say.within", ("what", transformed)) : transformed, component.Weight, words);
    }

    public static string Of(Hurdle hurdle, Speech words) =>
        words.Say("rules.say.hurdle", ("what", RuleWords.Of(hurdle.Source, words)), ("least", words.Exact(hurdle.AtLeast)));

    public static string Of(Band band, Speech words) => words.Say(
        band.HoldFrom == band.PassFrom ? "rules.say.pass-mark" : "rules.say.band", ("hold", words.Exact(band.HoldFrom)), ("pass", words.Exact(band.PassFrom)));

    public static string Of(Advance advance, Vacancy vacancy, Speech words)
    {
        var value = ("value", words.Exact(advance.Value));
        string[] sentences =
        [
            advance.Rule switch
            {
                AdvanceRule.All => words["rules.say.all"],
                AdvanceRule.AtLeast => words.Say("vacancy.advance.at-least", value),
                AdvanceRule.Count => words.Say("vacancy.advance.count", value),
                AdvanceRule.Percent => words.Say("vacancy.advance.percent", value),
                _ => words.Say("vacancy.advance.per-post", value),
            },
            .. advance.ByCategory ? (string[])[words["vacancy.advance.by-category"]] : [],
            .. advance.Rule is AdvanceRule.All or AdvanceRule.AtLeast ? []
                : (string[])[advance.Ties == TieRule.Break ? RuleWords.OfTies(advance.Break, advance.Seed, vacancy, words) : VacancyWords.Of(advance.Ties, words)],
        ];
        return string.Join(' ', sentences);
    }
}
