using Recruit.Explaining;
using Recruit.Vacancies;

namespace Recruit.Cli.Explaining;

/// <summary>A cut in words: how many go on, where the line is, what ties do there, and what was lacking.</summary>
internal static class CutText
{
    private const string Everybody = "all", Open = "open";

    public static void Write(CutCheck cut, int digits, Prose prose)
    {
        var rule = cut.Advance.Rule;
        var group = cut.Group switch
        {
            Everybody => null,
            Open => prose.Say("cut.open"),
            _ => prose.Say("cut.quota", ("id", prose.Quoted(cut.Group))),
        };
        var line = prose.Say(
            rule switch
            {
                AdvanceRule.All => "cut.all",
                AdvanceRule.AtLeast => "cut.at-least",
                AdvanceRule.Count => "cut.count",
                AdvanceRule.Percent => "cut.percent",
                _ => "cut.per-post",
            },
            ("value", prose.Number(cut.Advance.Value)),
            ("nominal", Prose.Number(cut.Nominal)),
            ("scored", Prose.Number(cut.Scored)),
            ("places", Prose.Number(cut.Places)));
        prose.Text(1, group, line, rule is AdvanceRule.All or AdvanceRule.AtLeast ? null : prose.Say(TieKey(cut.Advance.Ties)));
        prose.Text(
            2,
            cut.Lowest is { } lowest
                ? prose.Say("cut.lowest", ("admitted", Prose.Number(cut.Admitted)), ("lowest", prose.Number(lowest, digits)), ("tied", Prose.Number(cut.Tied)))
                : prose.Say("cut.nobody"),
            cut.IsAdmitted ? prose.Say("cut.in")
                : cut.Lacking is not { } lacking ? null
                : lacking.Sign > 0 ? prose.Say("cut.out", ("lacking", prose.Number(lacking)))
                : prose.Say("cut.out-tied"));
    }

    private static string TieKey(TieRule ties) => ties switch
    {
        TieRule.AdmitAll => "cut.ties.admit-all",
        TieRule.ExcludeAll => "cut.ties.exclude-all",
        _ => "cut.ties.break",
    };
}
