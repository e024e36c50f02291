using Recruit.Vacancies;
using Recruit.Web.Applying;
using Recruit.Web.Layout;

namespace Recruit.Web.Applications;

/// <summary>How it is found who goes on from a stage, in sentences.</summary>
public static class CutWords
{
    /// <summary>The rule, and what it does with equal totals; nothing for a stage without a cut.</summary>
    public static string? Of(Stage stage, Speech words)
    {
        ArgumentNullException.ThrowIfNull(stage);
        ArgumentNullException.ThrowIfNull(words);
        if (stage.Advance is not { } advance)
        {
            return null;
        }

        var rule = words.Say(
            advance.Rule switch
            {
                AdvanceRule.All => "cut.all",
                AdvanceRule.AtLeast => "cut.at-least",
                AdvanceRule.Count => "cut.count",
                AdvanceRule.Percent => "cut.percent",
                _ => "cut.per-post",
            },
            ("value", RequirementWords.Decimal(advance.Value, words)));
        return advance.Rule is AdvanceRule.All or AdvanceRule.AtLeast
            ? rule
            : $"{rule} {words[advance.Ties switch { TieRule.AdmitAll => "cut.ties.admit", TieRule.ExcludeAll => "cut.ties.exclude", _ => "cut.ties.break" }]}";
    }
}
