using System.Text;

namespace Recruit.Reference;

/// <summary>The five CSV result files (campaign-folder 4).</summary>
internal static class ResultFiles
{
    public static byte[] Stages(Outcome outcome) => File(
        ["candidate", "stage", "state", "decision", "reasons", "score", "rank"],
        from stage in outcome.Stages
        from candidate in outcome.Facts.Campaign.Candidates
        let result = stage.Results[candidate]
        select (string[])
        [
            candidate, stage.Stage.Id, result.State, result.Decision, string.Join(';', result.Reasons),
            Number(result.Total, stage.Stage.Score?.Digits ?? 0), Number(result.Rank),
        ]);

    public static byte[] Merit(Outcome outcome)
    {
        var vacancy = outcome.Facts.Campaign.Vacancy;
        var named = (vacancy.Merit?.Stages ?? []).Select(entry => vacancy.Stages.Single(stage => stage.Id == entry.Stage)).ToList();
        return File(
            ["rank", "candidate", "total", .. named.Select(stage => $"stage:{stage.Id}"), "outcome", "category"],
            outcome.MeritList.Select(row => (string[])
            [
                Number(row.Rank), row.Candidate, Number(row.Total, vacancy.Merit!.Digits),
                .. named.Zip(row.StageTotals, (stage, total) => Number(total, stage.Score!.Digits)),
                outcome.OutcomeOf(row), outcome.HeldBy(row.Candidate)?.Category ?? "",
            ]));
    }

    public static byte[] Offers(Outcome outcome) => File(
        ["candidate", "place", "category", "basis", "status"],
        OfferRows(outcome));

    /// <summary>The places, then the declined and withdrawn of merit.csv in its order.</summary>
    public static IEnumerable<string[]> OfferRows(Outcome outcome) => outcome.Places
        .Select(place => (string[])[place.Candidate, Texts.Print(place.Number), place.Category, place.Basis, place.Status])
        .Concat(
            from row in outcome.MeritList
            let status = outcome.OutcomeOf(row)
            where status is "declined" or "withdrawn"
            select (string[])[row.Candidate, "", "", "", status]);

    public static byte[] Reserve(Outcome outcome)
    {
        var vacancy = outcome.Facts.Campaign.Vacancy;
        return File(
            ["position", "candidate", "rank", "total", "expires"],
            outcome.Reserve.Select((candidate, index) =>
            {
                var row = outcome.MeritList.Single(row => row.Candidate == candidate);
                return (string[])
                [
                    Texts.Print(index + 1), candidate, Number(row.Rank), Number(row.Total, vacancy.Merit!.Digits), vacancy.Reserve!.Expires,
                ];
            }));
    }

    public static byte[] Items(Outcome outcome) => File(
        ["test", "section", "item", "status", "n", "facility", "discrimination"],
        from test in outcome.Facts.Campaign.Tests
        from section in test.Sections
        from item in section.Items
        select ItemStatistics.Row(outcome.Facts, test, section, item));

    public static string Number(Rational? value, int digits) => value?.Print(digits) ?? "";

    private static string Number(int? value) => value is { } number ? Texts.Print(number) : "";

    private static byte[] File(string[] header, IEnumerable<string[]> rows) =>
        Encoding.UTF8.GetBytes(string.Concat(rows.Prepend(header).Select(Csv.Row)));
}
