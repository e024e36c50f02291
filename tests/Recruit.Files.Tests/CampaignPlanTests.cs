using System.Text.Json;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.Files.Sittings;
using Recruit.Numbers;
using Recruit.Sittings;
using Recruit.Stages.FinalSelection;
using Recruit.Stages.Training;
using Recruit.Stages.ProfessionalTesting;
using Recruit.Vacancies;

namespace Recruit.Files.Tests;

/// <summary>campaign.json: what it says, and what can be wrong with it (docs/campaign-json.md).</summary>
public class CampaignPlanTests
{
    private const string File = "campaign.json";

    private const string Least = """
        {
          "format": 1,
          "sittings": [
            { "of": "test:law", "minutes": 60, "lostTime": { "credit": "ours" },
              "window": { "opens": "2026-03-02T09:00:00+05:00", "lastStart": "2026-03-02T18:00:00+05:00", "closes": "2026-03-02T15:00:00.5Z" } }
          ]
        }
        """;

    private const string Whole = """
        {
          "format": 1, "shards": { "count": 16 },
          "calendar": { "utcOffset": "+05:30", "weekend": ["fri", "sun", "fri"], "daysOff": ["2026-03-09", "2026-03-09"], "daysOn": ["2026-03-13"] },
          "terms": { "proposal": 1, "closing": 2, "enquiry": 3, "offer": 1000 },
          "sittings": [
            { "of": "test:law", "minutes": 60, "graceSeconds": 5, "saves": 300, "takeovers": 4, "keptAnswers": 7, "answerBytes": 30,
              "lostTime": { "credit": "all", "thresholdSeconds": 11, "contactSeconds": 21, "maxMinutes": 12 },
              "adjustments": [{ "id": "quarter", "time": "5/4" }, { "id": "half", "time": 1.5 }],
              "window": { "opens": "2026-03-02T09:00:00+05:00", "lastStart": "2026-03-02T18:00:00+05:00", "closes": "2026-03-02T20:00:00+05:00" } },
            { "of": "exercise:essay", "minutes": 240, "textBytes": 5000, "textBytesInAll": 60000, "lostTime": { "credit": "none" },
              "marking": { "spread": 2.5, "allowance": 0.25, "limit": "7/2", "calibrationShare": 0.1, "desk": 5, "revealLagMinutes": 0,
                "terms": { "allocate": 1, "mark": 2, "reveal": 3, "decide": 4, "declare": 6 }, "conflicts": ["heard", "rural"] },
              "window": { "opens": "2026-03-03T09:00:00Z", "lastStart": "2026-03-03T09:00:00Z", "closes": "2026-03-03T13:00:00Z" } }
          ]
        }
        """;

    private const string Session = """{ "id": "s1", "starts": "2026-03-02T04:00:00Z", "ends": "2026-03-02T13:00:00Z", "place": "hall" }""";

    private const string Exercise = """{ "id": "memo", "from": "2026-03-02T13:00:00Z" }""";

    private const string Judged = $$"""
        {
          "format": 1,
          "panels": { "declareDays": 1, "rateDays": 0, "revealDays": 2, "decideDays": 1000, "hearingMinutes": 25, "noticeHours": 48, "pack": ["age", "degree"], "ties": ["degree"], "place": { "kk": "Астана", "ru": "Астана", "en": "Astana" } },
          "training": { "mentorDays": 1, "attendanceDays": 2, "resultDays": 3, "confirmDays": 4, "certificateDays": 5, "mentorLoad": 7, "ties": ["degree"],
            "cohorts": [ { "id": "spring", "capacity": 12, "entryUntil": "2026-03-02T15:00:00Z", "sessions": [ {{Session}} ], "exercises": [ {{Exercise}} ] },
              { "id": "autumn" } ] }
        }
        """;

    [Fact]
    public void What_is_left_out_has_the_defaults_of_the_table()
    {
        var plan = Read(With(Least)).Plan!;

        plan.Campaign.ShouldBe(new Id("clerk-7"));
        ShouldBePlain(Read(With(Least)).Conduct!);
        var sitting = plan.Sittings.ShouldHaveSingleItem();
        sitting.Items.ShouldBe(6);
        sitting.Adjustments.ShouldBeEmpty();
        sitting.Plan.ShouldBe(new SittingPlan(
            new Id("law"),
            PaperKind.Test,
            new AttemptWindow(At(4, 0), At(13, 0), new Instant(At(15, 0).Milliseconds + 500)),
            60,
            30,
            new LostTimeRule(LostTimeCredit.Ours, 10, 20, 60),
            new AttemptBounds(Saves: 10_000, Takeovers: 100, KeptAnswers: 200, AnswerBytes: 1024, TextBytes: 1, TextBytesInAll: 1)));
    }

    [Fact]
    public void Terms_of_appeals_are_those_that_are_written_and_otherwise_the_defaults()
    {
        Read(With(Least)).Appeals!.ShouldBeEquivalentTo(CampaignPlanReading.PlainAppeals);
        var appeals = Read(With(Least.Replace("\"format\": 1,", "\"format\": 1, \"appeals\": { \"grounds\": [\"court\"], \"file\": 7, \"evidence\": 0 },", StringComparison.Ordinal)))
            .Appeals!;
        appeals.Grounds.ShouldBe([new Id("court")]);
        (appeals.FileDays, appeals.EvidenceMax, appeals.ReviewDays, appeals.AreSound).ShouldBe((7, 0, 10, true));
    }

    [Fact]
    public void Panels_and_training_are_as_written_and_otherwise_the_defaults()
    {
        var plain = Read(With(Least));
        plain.Panels.ShouldBe(PanelConduct.Plain);
        plain.Training.ShouldBe(TrainingConduct.Plain);

        var panels = Read(Training(Judged)).Panels!;
        (panels.Terms, panels.HearingMinutes).ShouldBe((new PanelTerms(1, 0, 2, 1000, 48), 25));
        panels.Pack.ShouldBe([new Id("age"), new Id("degree")]);
        panels.Ties.ShouldBe([new Id("degree")]);
        var training = Read(Training(Judged)).Training!;
        (training.Terms, training.MentorLoad).ShouldBe((new CohortTerms(1, 2, 3, 4, 5), 7));
        training.Cohorts.Length.ShouldBe(2);
        training.Cohorts[0].Sessions.ShouldBe([new PlannedSession(new Id("s1"), At(4, 0), At(13, 0), new Id("hall"))]);
        training.Cohorts[0].Exercises.ShouldBe([new PlannedExercise(new Id("memo"), At(13, 0))]);
        (training.Cohorts[0].Capacity, training.Cohorts[0].EntryUntil).ShouldBe((12, At(15, 0)));
        (training.Cohorts[1].Capacity, training.Cohorts[1].EntryUntil).ShouldBe((CohortPlan.CapacityMax, PlannedCohort.NoEnd));
    }

    [Theory]
    [InlineData("panels", "[]", "wrong type")]
    [InlineData("panels.declareDays", "-1", "out of range")]
    [InlineData("panels.rateDays", "1001", "out of range")]
    [InlineData("panels.hearingMinutes", "0", "out of range")]
    [InlineData("panels.hearingMinutes", "1441", "out of range")]
    [InlineData("panels.noticeHours", "0", "out of range")]
    [InlineData("panels.noticeHours", "721", "out of range")]
    [InlineData("panels.pack[0]", "\"a b\"", "bad id")]
    [InlineData("panels.quorum", "1", "unknown member")]
    [InlineData("training.mentorLoad", "0", "out of range")]
    [InlineData("training.confirmDays", "1.5", "not a whole number")]
    [InlineData("training.cohorts[0].id", null, "missing member")]
    [InlineData("training.cohorts[0].capacity", "5001", "out of range")]
    [InlineData("training.cohorts[0].entryUntil", "\"soon\"", "not a time")]
    [InlineData("training.cohorts[0].sessions[0].ends", "\"2026-03-02T04:00:00Z\"", "out of range")]
    [InlineData("training.cohorts[0].sessions[0].place", null, "missing member")]
    [InlineData("training.cohorts[0].exercises[0].from", null, "missing member")]
    [InlineData("training.cohorts[0].trainer", "\"t\"", "unknown member")]
    [InlineData("panels.pack[1]", "\"shoe-size\"", "unknown field")]
    [InlineData("panels.ties[0]", "\"shoe-size\"", "unknown field")]
    [InlineData("training.ties[0]", "\"shoe-size\"", "unknown field")]
    [InlineData("training.cohorts[1].id", "\"spring\"", "duplicate id")]
    [InlineData("training.cohorts[0].exercises[0].id", "\"essay\"", "unknown exercise of training with one marker")]
    public void What_is_wrong_with_panels_and_training_is_named_by_its_path(string path, string? json, string phrase) =>
        Problems(Training(Judged).WithJson(File, path, json)).ShouldBe([$"{File}:1: {path}: {phrase}"]);

    [Fact]
    public void Sessions_and_exercises_of_a_cohort_are_there_once() => Problems(Training(Judged
            .Replace("\"sessions\": [", $"\"sessions\": [ {Session},", StringComparison.Ordinal)
            .Replace("\"exercises\": [", $"\"exercises\": [ {Exercise},", StringComparison.Ordinal)))
        .ShouldBe([$"{File}:1: training.cohorts[0].exercises[1].id: duplicate id", $"{File}:1: training.cohorts[0].sessions[1].id: duplicate id"]);

    [Fact]
    public void A_window_that_ends_before_its_last_start_is_named_also_where_texts_are_marked() => Problems(With("""
        { "format": 1, "sittings": [ { "of": "exercise:essay", "minutes": 60, "lostTime": { "credit": "none" }, "marking": { "spread": 2 },
            "window": { "opens": "2026-03-02T04:00:00Z", "lastStart": "2026-03-02T05:00:00Z", "closes": "2026-03-02T04:30:00Z" } } ] }
        """)).ShouldBe([$"{File}:1: sittings[0].window.closes: out of range"]);

    [Fact]
    public void How_an_exercise_is_marked_is_as_written_and_otherwise_the_defaults()
    {
        var marking = Read(With(Whole)).Markings![new Id("essay")];
        var written = new MarkingConduct(
            new MarkingTerms(Allocate: 1, Mark: 2, Reveal: 3, Decide: 4, Declare: 6),
            new Rational(1, 10),
            5,
            new DriftRule(new Rational(5, 2), new Rational(1, 4), new Rational(7, 2)),
            0,
            [new Id("heard"), new Id("rural")],
            Instant.Of(new DateTimeOffset(2026, 3, 3, 13, 0, 30, TimeSpan.Zero)));
        ShouldBeAlike(marking, written);
        ShouldBeAlike(Read(With(Whole).WithJson(File, "sittings[1].marking", """{ "spread": 3 }""")).Markings![new Id("essay")], written with
        {
            Terms = new MarkingTerms(Allocate: 2, Mark: 5, Reveal: 2, Decide: 3, Declare: 2),
            CalibrationShare = new Rational(1, 20),
            DeskMax = 10,
            Drift = new DriftRule(3, new Rational(1, 2), new Rational(9, 2)),
            RevealLagMinutes = 60,
            Conflicts = [],
        });
        Read(With(Least)).Markings!.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_written_counts()
    {
        var plan = Read(With(Whole)).Plan!;

        plan.Sittings.Length.ShouldBe(2);
        plan.Sittings[0].Plan.LostTime.ShouldBe(new LostTimeRule(LostTimeCredit.All, 11, 21, 12));
        plan.Sittings[0].Plan.ShouldSatisfyAllConditions(
            one => one.GraceSeconds.ShouldBe(5), one => one.Bounds.ShouldBe(new AttemptBounds(300, 4, 7, 30, 1, 1)));
        plan.Sittings[0].Adjustments.ShouldBe(
            [new TimeAdjustment(new Id("quarter"), new TimeRatio(new Rational(5, 4))), new TimeAdjustment(new Id("half"), new TimeRatio(1.5m))]);
        plan.Sittings[1].ShouldSatisfyAllConditions(
            one => one.Items.ShouldBe(1), one => one.Plan.Kind.ShouldBe(PaperKind.Exercise), one => one.Plan.Bounds.ShouldBe(new AttemptBounds(10_000, 100, 200, 1, 5000, 60_000)));
    }

    [Fact]
    public void Shards_calendar_and_terms_count_as_written()
    {
        var conduct = Read(With(Whole)).Conduct!;

        conduct.Shards.ShouldBe(16);
        conduct.Terms.ShouldBe(new CampaignTerms(Proposal: 1, Closing: 2, Enquiry: 3, Offer: 1000));
        conduct.Calendar.UtcOffset.ShouldBe(new TimeSpan(5, 30, 0));
        conduct.Calendar.Weekend.ShouldBe([DayOfWeek.Friday, DayOfWeek.Sunday]);
        conduct.Calendar.DaysOff.ShouldBe([new DateOnly(2026, 3, 9)]);
        conduct.Calendar.DaysOn.ShouldBe([new DateOnly(2026, 3, 13)]);
    }

    [Theory]
    [InlineData("""{ "format": 1 }""")]
    [InlineData("""{ "format": 1, "sittings": [], "shards": {}, "terms": {} }""")]
    [InlineData("""{ "format": 1, "calendar": { "utcOffset": "-00:00" } }""")]
    public void A_campaign_may_have_no_sitting_of_its_own(string content)
    {
        var reading = Read(With(content));

        reading.Problems.ShouldBeEmpty();
        reading.Plan!.Sittings.ShouldBeEmpty();
        ShouldBePlain(reading.Conduct!);
    }

    [Theory]
    [InlineData("-14:00", -14 * 60)]
    [InlineData("+14:00", 14 * 60)]
    [InlineData("+05:00", 5 * 60)]
    public void An_offset_has_hours_and_minutes(string offset, int minutes) =>
        Read(With(Whole).WithJson(File, "calendar.utcOffset", $"\"{offset}\"")).Conduct!.Calendar.UtcOffset.ShouldBe(TimeSpan.FromMinutes(minutes));

    [Theory]
    [InlineData("format", "2", "out of range")]
    [InlineData("format", "\"1\"", "wrong type")]
    [InlineData("format", null, "missing member")]
    [InlineData("sittings", "{}", "wrong type")]
    [InlineData("shards", "1", "wrong type")]
    [InlineData("shards.count", "0", "out of range")]
    [InlineData("shards.count", "1025", "out of range")]
    [InlineData("shards.size", "500", "unknown member")]
    [InlineData("calendar", "\"plain\"", "wrong type")]
    [InlineData("calendar.utcOffset", null, "missing member")]
    [InlineData("calendar.utcOffset", "\"05:00\"", "out of range")]
    [InlineData("calendar.utcOffset", "\"+5:00\"", "out of range")]
    [InlineData("calendar.utcOffset", "\"+05:60\"", "out of range")]
    [InlineData("calendar.utcOffset", "\"+14:01\"", "out of range")]
    [InlineData("calendar.weekend", "[\"mon\", \"tue\", \"wed\", \"thu\", \"fri\", \"sat\", \"sun\"]", "out of range")]
    [InlineData("calendar.weekend[0]", "\"friday\"", "unknown value")]
    [InlineData("calendar.daysOff[0]", "\"2026-02-29\"", "not a date")]
    [InlineData("calendar.daysOn[0]", "\"9 March\"", "not a date")]
    [InlineData("calendar.holidays", "[]", "unknown member")]
    [InlineData("terms.proposal", "0", "out of range")]
    [InlineData("terms.closing", "1001", "out of range")]
    [InlineData("terms.enquiry", "1.5", "not a whole number")]
    [InlineData("terms.offer", "\"10\"", "wrong type")]
    [InlineData("terms.appeal", "5", "unknown member")]
    [InlineData("sittings[0].of", "\"law\"", "bad source")]
    [InlineData("sittings[0].of", "\"panel:board\"", "bad source")]
    [InlineData("sittings[0].of", "\"test:law/acts\"", "bad source")]
    [InlineData("sittings[0].of", "1", "wrong type")]
    [InlineData("sittings[0].of", null, "missing member")]
    [InlineData("sittings[0].minutes", "0", "out of range")]
    [InlineData("sittings[0].minutes", "1441", "out of range")]
    [InlineData("sittings[0].minutes", "1.5", "not a whole number")]
    [InlineData("sittings[0].minutes", null, "missing member")]
    [InlineData("sittings[0].graceSeconds", "601", "out of range")]
    [InlineData("sittings[0].keptAnswers", "-1", "out of range")]
    [InlineData("sittings[0].answerBytes", "0", "out of range")]
    [InlineData("sittings[0].saves", "0", "out of range")]
    [InlineData("sittings[0].saves", "1000001", "out of range")]
    [InlineData("sittings[0].takeovers", "-1", "out of range")]
    [InlineData("sittings[0].takeovers", "1001", "out of range")]
    [InlineData("sittings[0].textBytes", "10", "unknown member")]
    [InlineData("sittings[0].textBytesInAll", "10", "unknown member")]
    [InlineData("sittings[1].textBytesInAll", "5152", "out of range")]
    [InlineData("sittings[1].textBytesInAll", "500000001", "out of range")]
    [InlineData("sittings[1].answerBytes", "10", "unknown member")]
    [InlineData("sittings[1].textBytes", "1000001", "out of range")]
    [InlineData("sittings[0].marking", "{ \"spread\": 1 }", "unknown member")]
    [InlineData("sittings[1].marking", "1", "wrong type")]
    [InlineData("sittings[1].marking.spread", null, "missing member")]
    [InlineData("sittings[1].marking.spread", "0", "out of range")]
    [InlineData("sittings[1].marking.allowance", "-1", "out of range")]
    [InlineData("sittings[1].marking.limit", "\"1/0\"", "not a number")]
    [InlineData("sittings[1].marking.calibrationShare", "0.04", "out of range")]
    [InlineData("sittings[1].marking.calibrationShare", "0.51", "out of range")]
    [InlineData("sittings[1].marking.desk", "1", "out of range")]
    [InlineData("sittings[1].marking.desk", "101", "out of range")]
    [InlineData("sittings[1].marking.revealLagMinutes", "10081", "out of range")]
    [InlineData("sittings[1].marking.terms.mark", "0", "out of range")]
    [InlineData("sittings[1].marking.terms.third", "1", "unknown member")]
    [InlineData("sittings[1].marking.conflicts[0]", "\"an employer\"", "bad id")]
    [InlineData("sittings[1].marking.markers", "2", "unknown member")]
    [InlineData("sittings[0].window", null, "missing member")]
    [InlineData("sittings[0].window.opens", null, "missing member")]
    [InlineData("sittings[0].window.opens", "\"2026-03-02T09:00:00\"", "not a time")]
    [InlineData("sittings[0].window.opens", "\"1969-12-31T23:59:59Z\"", "out of range")]
    [InlineData("sittings[0].window.lastStart", "\"2026-03-02T08:59:59+05:00\"", "out of range")]
    [InlineData("sittings[0].window.closes", "\"2026-03-02T18:00:00+05:00\"", "out of range")]
    [InlineData("sittings[0].lostTime", null, "missing member")]
    [InlineData("sittings[0].lostTime.credit", "\"theirs\"", "unknown value")]
    [InlineData("sittings[0].lostTime.credit", null, "missing member")]
    [InlineData("sittings[0].lostTime.thresholdSeconds", "4", "out of range")]
    [InlineData("sittings[0].lostTime.contactSeconds", "3601", "out of range")]
    [InlineData("sittings[0].lostTime.maxMinutes", "1441", "out of range")]
    [InlineData("sittings[0].lostTime.maxMinute", "1", "unknown member")]
    [InlineData("sittings[0].adjustments[0].time", "0.9", "out of range")]
    [InlineData("sittings[0].adjustments[0].time", "\"5/4 \"", "not a number")]
    [InlineData("sittings[0].adjustments[0].time", "10.5", "out of range")]
    [InlineData("sittings[0].adjustments[0].time", "1.0000001", "out of range")]
    [InlineData("sittings[0].adjustments[0].id", "\"a quarter\"", "bad id")]
    [InlineData("sittings[0].length", "1", "unknown member")]
    [InlineData("vacancy", "1", "unknown member")]
    public void A_bad_value_is_named_by_its_path(string path, string? json, string phrase) =>
        Problems(With(Whole).WithJson(File, path, json)).ShouldBe([$"{File}:1: {path}: {phrase}"]);

    [Theory]
    [InlineData("sittings[0].of", "\"test:physics\"", "unknown test")]
    [InlineData("sittings[0].of", "\"test:essay\"", "unknown test")]
    [InlineData("sittings[1].of", "\"exercise:law\"", "unknown exercise")]
    [InlineData("sittings[0].adjustments[1].id", "\"quarter\"", "duplicate id")]
    [InlineData("sittings[1].marking.conflicts[1]", "\"employer\"", "unknown field")]
    [InlineData("sittings[1].marking.conflicts[1]", "\"heard\"", "duplicate id")]
    public void What_it_refers_to_is_there_once(string path, string json, string phrase) => Problems(
        path.EndsWith("of", StringComparison.Ordinal)
            ? With(Whole).WithJson(File, "sittings[0].answerBytes", null).WithJson(File, "sittings[1].textBytes", null).WithJson(File, "sittings[1].textBytesInAll", null).WithJson(File, path, json)
            : With(Whole).WithJson(File, path, json)).ShouldBe([$"{File}:1: {path}: {phrase}"]);

    [Fact]
    public void A_script_has_as_many_fields_of_conflict_as_traits() =>
        Problems(With(Whole).WithJson(File, "sittings[1].marking.conflicts", $"[{string.Join(',', Enumerable.Repeat("\"heard\"", 32))}]"))
            .ShouldBe([$"{File}:1: sittings[1].marking.conflicts: out of range"]);

    [Fact]
    public void A_test_is_sat_once() =>
        Problems(With(Whole).WithJson(File, "sittings[1].textBytes", null).WithJson(File, "sittings[1].textBytesInAll", null)
            .WithJson(File, "sittings[1].marking", null).WithJson(File, "sittings[1].of", "\"test:law\""))
            .ShouldBe([$"{File}:1: sittings[1].of: duplicate id"]);

    [Fact]
    public void Its_form_and_the_rules_beside_it_are_checked_too()
    {
        Problems(new CampaignBuilder()).ShouldBe([$"{File}:1: -: missing file"]);
        Problems(With("{\n")).ShouldBe([$"{File}:2: -: not JSON"]);
        Problems(With("[]")).ShouldBe([$"{File}:1: -: wrong type"]);
        Problems(With(Whole).WithJson("vacancy.json", "posts", "0").WithJson(File, "format", "3"))
            .ShouldBe(["vacancy.json:1: posts: out of range", $"{File}:1: format: out of range"]);
    }

    [Fact]
    public void Assessing_does_not_look_at_it() => With("not JSON").Problems().ShouldBeEmpty();

    [Fact]
    public void The_example_of_the_document_is_one()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder.FullName, "Recruit.sln")))
        {
            folder = folder.Parent!;
        }

        var text = System.IO.File.ReadAllText(Path.Combine(folder.FullName, "docs", "campaign-json.md"));
        var begin = text.IndexOf("```json\n", StringComparison.Ordinal) + 8;
        Problems(With(text[begin..text.IndexOf("```", begin, StringComparison.Ordinal)])).ShouldBeEmpty();
    }

    private static void ShouldBeAlike(MarkingConduct one, MarkingConduct other) =>
        JsonSerializer.Serialize(one, RecordJson.Options).ShouldBe(JsonSerializer.Serialize(other, RecordJson.Options));

    private static void ShouldBePlain(CampaignConduct conduct)
    {
        conduct.Shards.ShouldBe(1);
        conduct.Terms.ShouldBe(new CampaignTerms(Proposal: 5, Closing: 20, Enquiry: 15, Offer: 10));
        conduct.Calendar.UtcOffset.ShouldBe(TimeSpan.Zero);
        conduct.Calendar.Weekend.ShouldBe([DayOfWeek.Saturday, DayOfWeek.Sunday]);
        conduct.Calendar.DaysOff.ShouldBeEmpty();
        conduct.Calendar.DaysOn.ShouldBeEmpty();
    }

    private static Instant At(int hour, int minute) => Instant.Of(new DateTimeOffset(2026, 3, 2, hour, minute, 0, TimeSpan.Zero));

    private static CampaignBuilder With(string content) => new CampaignBuilder().With(File, content);

    /// <summary>The campaign with a training stage that draws on the memo.</summary>
    private static CampaignBuilder Training(string content) => With(content).WithJson(
        "vacancy.json",
        "stages[4].score",
        """{ "components": [{ "id": "memo", "source": "exercise:memo" }], "combine": "weighted-sum", "digits": 0 }""");

    private static CampaignPlanReading Read(CampaignBuilder campaign) => campaign.InFolder(CampaignPlanFile.Read);

    private static string[] Problems(CampaignBuilder campaign) => [.. Read(campaign).Problems.Select(problem => problem.ToString())];
}
