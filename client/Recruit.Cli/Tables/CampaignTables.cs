using System.Globalization;
using Recruit.Applications;
using Recruit.Numbers;
using Recruit.Stages.Attraction;
using Recruit.Vacancies;

namespace Recruit.Cli.Tables;

/// <summary>What a campaign came to, as tables: the funnel of the stages, the channels and the cuts.</summary>
internal static class CampaignTables
{
    /// <summary>How many got how far; every stage, training too.</summary>
    public static Table Funnel(AssessmentOutcome outcome) => new(
        "stages",
        "Stages",
        [
            new("stage", "Stage"), new("kind", "Kind"), new("entered", "In", true), new("scored", "Scored", true), new("continued", "Go on", true),
            new("failed", "Fail", true), new("held", "Hold", true), new("notAdvanced", "Out", true), new("withdrawn", "Left", true),
        ],
        [.. outcome.Stages.Select(stage => Row(stage))]);

    /// <summary>Where people heard of the vacancy and how far they came, by the last stage of each kind; empty without a channel field.</summary>
    public static Table Channels(AssessmentOutcome outcome)
    {
        var channels = Channel.Of(outcome);
        var last = Enumerable.Range(0, outcome.Stages.Length).GroupBy(index => outcome.Stages[index].Stage.Kind).Select(kind => kind.Max()).ToArray();
        return new(
            "channels",
            "Channels: how many came past each kind of stage",
            [
                new("channel", "Channel"), new("candidates", "All", true),
                .. last.Select(index => new Column(KindWord(outcome.Stages[index].Stage.Kind), ShortKind(outcome.Stages[index].Stage.Kind), true)),
                new("places", "Places", true),
            ],
            [
                .. channels.Select(channel => (string?[])
                [
                    channel.Name, Text(channel.Candidates), .. last.Select(index => Text(channel.Continued[index])), Text(channel.Places),
                ]),
            ]);
    }

    /// <summary>Where each group was cut and what ties did there.</summary>
    public static Table Cuts(AssessmentOutcome outcome) => new(
        "cuts",
        "Cuts",
        [
            new("stage", "Stage"), new("group", "Group"), new("nominal", "Nominal", true), new("admitted", "Admitted", true),
            new("cut", "Lowest"), new("ties", "Ties"), new("tied", "Tied", true), new("excess", "Excess", true),
        ],
        [
            .. outcome.Stages.SelectMany(stage => stage.Cuts.Select(cut => (string?[])
            [
                stage.Stage.Id.Text,
                cut.Group,
                cut.Line.Nominal.ToString(CultureInfo.InvariantCulture),
                Text(cut.Line.Admitted),
                cut.Lowest is { } lowest ? NumberForm.Print(stage.Totals!.UnitsOf(lowest), stage.Stage.Score!.Digits) : null,
                TieWord(stage.Stage.Advance!),
                Text(cut.Line.Tied),
                cut.Line.Excess.ToString(CultureInfo.InvariantCulture),
            ])),
        ]);

    /// <summary>The word of a kind in files.</summary>
    public static string KindWord(StageKind kind) => kind switch
    {
        StageKind.Attraction => "attraction",
        StageKind.PrimarySelection => "primary-selection",
        StageKind.ProfessionalTesting => "professional-testing",
        StageKind.FinalSelection => "final-selection",
        _ => "training",
    };

    private static string ShortKind(StageKind kind) => kind switch
    {
        StageKind.Attraction => "Attraction",
        StageKind.PrimarySelection => "Primary",
        StageKind.ProfessionalTesting => "Testing",
        StageKind.FinalSelection => "Final",
        _ => "Training",
    };

    internal static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string TieWord(Advance advance) => advance switch
    {
        { Rule: AdvanceRule.All or AdvanceRule.AtLeast } => "",
        { Ties: TieRule.AdmitAll } => "admit-all",
        { Ties: TieRule.ExcludeAll } => "exclude-all",
        _ => "break",
    };

    private static string?[] Row(StageOutcome stage)
    {
        var counts = StageCounts.Of(stage);
        return
        [
            stage.Stage.Id.Text,
            KindWord(stage.Stage.Kind),
            Text(counts.Entered),
            stage.Stage.Score is null ? null : Text(counts.Scored),
            Text(counts.Continued),
            Text(counts[Decision.Fail]),
            Text(counts[Decision.Hold]),
            Text(counts[Decision.NotAdvanced]),
            Text(counts[StageState.Withdrawn]),
        ];
    }
}
