using System.Text;

namespace Recruit.Reference;

/// <summary>report.json (campaign-folder 4).</summary>
internal static class Report
{
    private static readonly string[] States =
    [
        "not-reached", "withdrawn", "ineligible", "eligible", "absent", "not-started", "voided",
        "awaiting-marks", "awaiting-quorum", "timed-out", "completed",
    ];

    private static readonly string[] Decisions = ["fail", "hold", "pass", "advanced", "not-advanced"];

    private static readonly string[] Files = ["stages.csv", "merit.csv", "offers.csv", "reserve.csv", "items.csv"];

    public static byte[] Write(History before, History now, IReadOnlyDictionary<string, byte[]> files)
    {
        var outcome = now.Last;
        var vacancy = outcome.Facts.Campaign.Vacancy;
        var report = Json.Object(
            ("vacancy", Json.Text(vacancy.Id)),
            ("posts", Json.Number(vacancy.Posts)),
            ("candidates", Json.Number(outcome.Facts.Campaign.Candidates.Count)),
            ("stages", Json.List(outcome.Stages.Zip(before.Last.Stages, StageOf))),
            ("channels", Json.List(Channels(vacancy.Channel, outcome))),
            ("merit", Json.Object(
                ("ranked", Json.Number(outcome.MeritList.Count(row => row.Rank is not null))),
                ("noTotal", Json.Number(outcome.MeritList.Count(row => row.Rank is null))))),
            ("offers", Offers(now.First, outcome)),
            ("ignoredEvents", Json.List(now.Ignored.Select(sequence => Json.Number(sequence)))),
            ("digests", Json.Object([.. Files.Select(file => (file, Json.Text(Texts.Sha256(files[file]))))])));
        return Encoding.UTF8.GetBytes(report.Print() + "\n");
    }

    private static Json StageOf(StageOutcome stage, StageOutcome before)
    {
        var results = stage.Results.Values;
        return Json.Object(
            ("stage", Json.Text(stage.Stage.Id)),
            ("entered", Json.Number(results.Count(result => result.HasEntered))),
            ("scored", Json.Number(results.Count(result => result.IsScored))),
            ("continued", Json.Number(stage.Continuing.Count())),
            ("before", Json.Number(before.Continuing.Count())),
            ("states", Json.Object([.. States.Select(state => (state, Json.Number(results.Count(result => result.State == state))))])),
            ("decisions", Json.Object([.. Decisions.Select(one => (one, Json.Number(results.Count(result => result.Decision == one))))])),
            ("cuts", Json.List(stage.Cuts.Select(cut => Json.Object(
                ("group", Json.Text(cut.Group)),
                ("nominal", Json.Number(cut.Nominal)),
                ("admitted", Json.Number(cut.Admitted)),
                ("cut", cut.Lowest is null ? Json.Null : Json.Text(cut.Lowest.Print(stage.Stage.Score!.Digits))),
                ("tied", Json.Number(cut.Tied)),
                ("excess", Json.Number(cut.Excess)))))));
    }

    private static IEnumerable<Json> Channels(string? field, Outcome outcome) =>
        (field is null ? [] : outcome.Facts.Campaign.Candidates)
            .GroupBy(candidate => outcome.Facts.FieldValue(candidate, field!) ?? "")
            .OrderBy(channel => channel.Key, Texts.ByBytes)
            .Select(channel => Json.Object(
                ("channel", Json.Text(channel.Key)),
                ("candidates", Json.Number(channel.Count())),
                ("continued", Json.Object([.. outcome.Stages.Select(stage =>
                    (stage.Stage.Id, Json.Number(channel.Count(candidate => stage.Results[candidate].Continues))))])),
                ("places", Json.Number(channel.Count(candidate => outcome.HeldBy(candidate) is not null)))));

    private static Json Offers(Outcome first, Outcome last)
    {
        var statuses = ResultFiles.OfferRows(last).Select(row => row[^1]).ToList();
        var then = first.Places.Select(place => place.Candidate).Where(candidate => candidate.Length > 0).ToHashSet();
        var current = last.Places.Select(place => place.Candidate).Where(candidate => candidate.Length > 0).ToHashSet();
        return Json.Object(
        [
            .. new[] { "offered", "accepted", "vacant", "declined", "withdrawn" }
                .Select(status => (status, Json.Number(statuses.Count(one => one == status)))),
            ("reserve", Json.Number(last.Reserve.Count())),
            ("called", Json.Number(current.Count(candidate => !then.Contains(candidate)))),
            ("displaced", Json.Number(then.Count(candidate => !current.Contains(candidate) && last.Facts.Left(candidate) is null))),
        ]);
    }
}
