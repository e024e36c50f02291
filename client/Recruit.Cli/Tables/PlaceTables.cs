using Recruit.Applications;
using Recruit.Numbers;
using Recruit.Vacancies;

namespace Recruit.Cli.Tables;

/// <summary>Who came in first, who holds the places, and how the training went.</summary>
internal static class PlaceTables
{
    private const int FinalistsShown = 10;
    private const string NameField = "name";

    /// <summary>The first of the merit list, with names where candidates have a field "name".</summary>
    public static Table Finalists(AssessmentOutcome outcome)
    {
        var merit = outcome.Merit;
        var name = outcome.Rules.Vacancy.Fields.Any(field => field.Id.Text == NameField) ? outcome.Facts.Fields[outcome.Rules.FieldIndex(new Id(NameField))] : null;
        Column[] names = name is null ? [] : [new Column("name", "Name")];
        return new(
            "finalists",
            "First finalists",
            [new("rank", "Rank", true), new("candidate", "Candidate"), .. names, new("total", "Total"), new("outcome", "Outcome"), new("place", "Place", true)],
            [
                .. (merit?.Order ?? []).Take(FinalistsShown).Select(candidate => (string?[])
                [
                    CampaignTables.Text(merit!.Ranks[candidate]),
                    outcome.Facts.Roll.NameOf(candidate),
                    .. name is null ? Array.Empty<string?>() : [name[candidate]?.Text],
                    NumberForm.Print(merit.Totals.UnitsOf(candidate), outcome.Rules.Vacancy.Merit!.Digits),
                    OutcomeWord(outcome.OutcomeOf(candidate)),
                    outcome.Places.PlaceOf(candidate) is { } place ? CampaignTables.Text(place + 1) : null,
                ]),
            ]);
    }

    /// <summary>How the places of each category stand.</summary>
    public static Table Places(AssessmentOutcome outcome) => new(
        "places",
        "Places",
        [
            new("category", "Category"), new("places", "Places", true), new("accepted", "Accepted", true), new("offered", "Offered", true), new("vacant", "Vacant", true),
        ],
        [
            .. Enumerable.Range(0, outcome.Merit is null ? 0 : outcome.Places.Count)
                .GroupBy(place => CategoryOf(outcome, place))
                .Select(group => (string?[])
                [
                    group.Key,
                    CampaignTables.Text(group.Count()),
                    CampaignTables.Text(group.Count(outcome.Places.IsAccepted)),
                    CampaignTables.Text(group.Count(place => outcome.Places.HolderOf(place) is not null && !outcome.Places.IsAccepted(place))),
                    CampaignTables.Text(group.Count(place => outcome.Places.HolderOf(place) is null)),
                ]),
        ]);

    /// <summary>What came of those who entered training.</summary>
    public static Table Training(AssessmentOutcome outcome) => new(
        "training",
        "Training",
        [
            new("stage", "Stage"), new("entered", "Entered", true), new("passed", "Passed", true), new("failed", "Failed", true), new("waiting", "Waiting", true),
            new("withdrawn", "Withdrawn", true), new("best", "Best"), new("median", "Median"),
        ],
        [.. outcome.Stages.Where(stage => stage.Stage.Kind == StageKind.Training).Select(TrainingRow)]);

    private static string?[] TrainingRow(StageOutcome stage)
    {
        var totals = Enumerable.Range(0, stage.States.Length).Where(stage.IsScored).Select(candidate => stage.Totals!.UnitsOf(candidate)).OrderDescending().ToArray();
        string? Print(int place) => totals.Length == 0 ? null : NumberForm.Print(totals[place], stage.Stage.Score!.Digits);
        var counts = StageCounts.Of(stage);
        return
        [
            stage.Stage.Id.Text,
            CampaignTables.Text(counts.Candidates - counts[Decision.None]),
            CampaignTables.Text(counts.Continued),
            CampaignTables.Text(counts[Decision.Fail] + counts[Decision.NotAdvanced]),
            CampaignTables.Text(counts[Decision.Hold]),
            CampaignTables.Text(counts[StageState.Withdrawn]),
            Print(0),
            Print(totals.Length / 2),
        ];
    }

    private static string CategoryOf(AssessmentOutcome outcome, int place) =>
        outcome.Places.QuotaOf(place) is { } quota ? outcome.Rules.Vacancy.Quotas[quota].Id.Text : "open";

    /// <summary>The word of an outcome in files.</summary>
    public static string OutcomeWord(MeritOutcome outcome) => outcome switch
    {
        MeritOutcome.NoTotal => "no-total",
        MeritOutcome.NotSelected => "not-selected",
        _ => outcome.ToString().ToLowerInvariant(),
    };
}
