using Recruit.Applications;
using Recruit.Cli.Explaining;
using Recruit.Comparing;
using Recruit.Numbers;

namespace Recruit.Cli.Tables;

/// <summary>Where a stage could be cut, as a table.</summary>
internal static class CutTables
{
    /// <summary>Every possible cut of a stage with a score, highest total first, with the members of each quota and the people of each group above it.</summary>
    public static Table Of(AssessmentOutcome outcome, int stage, IReadOnlyList<Grouping> groupings) => new(
        "possibleCuts",
        $"Possible cuts of {outcome.Stages[stage].Stage.Id.Text}",
        [
            new("total", "Total", true), new("atOrAbove", "At or above", true), new("tied", "Tied", true), .. groupings.SelectMany(ColumnsOf),
        ],
        [
            .. PossibleCuts.Of(outcome, stage, groupings).Select(cut => (string?[])
            [
                NumberForm.Print(cut.Units, outcome.Stages[stage].Stage.Score!.Digits),
                CampaignTables.Text(cut.AtOrAbove),
                CampaignTables.Text(cut.Tied),
                .. groupings.Zip(cut.Groups, (grouping, counts) => IsQuota(grouping) ? counts.Take(1) : counts).SelectMany(counts => counts.Select(CampaignTables.Text)),
            ]),
        ]);

    /// <summary>A quota has one column, its members, under its own name; a field one for each value.</summary>
    private static IEnumerable<Column> ColumnsOf(Grouping grouping) => IsQuota(grouping)
        ? [new Column(grouping.By, grouping.By[Grouping.QuotaPrefix.Length..], true)]
        : grouping.Names.Select(value => new Column($"{grouping.By}={value}", Prose.Printable($"{grouping.By} {value}"), true));

    private static bool IsQuota(Grouping grouping) => grouping.By.StartsWith(Grouping.QuotaPrefix, StringComparison.Ordinal);
}
