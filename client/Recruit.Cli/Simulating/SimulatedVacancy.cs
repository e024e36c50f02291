using System.Globalization;
using System.Text;
using Recruit.Synthetic.Live;
using Recruit.Vacancies;

namespace Recruit.Cli.Simulating;

/// <summary>
/// The rules by which a simulated campaign is held, and its calendar: interest and a filter, a test of law, a case study that two mark, a panel, a course. The
/// bounds of stages grow with the number of candidates, so that the later ones stay as much work as people could do.
/// </summary>
internal static class SimulatedVacancy
{
    public static readonly Id Campaign = new("simulated");
    public static readonly Id Interest = new("interest"), Filter = new("filter"), Law = new("law"), Case = new("case"), Interview = new("interview"), Course = new("course");
    public static readonly Id Board = new("board"), Talk = new("talk"), Cohort = new("autumn"), Session = new("seminar"), Seminars = new("seminars");

    /// <summary>Fields of the application.</summary>
    public static readonly Id Name = new("name"), Informed = new("informed"), Citizen = new("citizen"), Degree = new("degree"), Rural = new("rural");

    /// <summary>How long each finalist is heard.</summary>
    public static readonly TimeSpan Hearing = TimeSpan.FromMinutes(20);

    /// <summary>The campaign is opened.</summary>
    public static readonly DateTimeOffset Opening = At(3, 2, 9);

    /// <summary>Nobody applies any more.</summary>
    public static readonly DateTimeOffset Applied = At(3, 10, 9);

    /// <summary>The test is sat.</summary>
    public static readonly DateTimeOffset LawDay = At(3, 16, 9);

    /// <summary>The test is over, grace and all.</summary>
    public static readonly DateTimeOffset AfterLaw = At(3, 17, 9);

    /// <summary>The case study is written.</summary>
    public static readonly DateTimeOffset CaseDay = At(4, 6, 9);

    /// <summary>It is marked.</summary>
    public static readonly DateTimeOffset AfterCase = At(4, 7, 9);

    /// <summary>The course begins.</summary>
    public static readonly DateTimeOffset CourseDay = At(12, 1, 9);

    /// <summary>How many posts there are for so many candidates.</summary>
    public static int Posts(int candidates) => Math.Clamp(candidates / 400, 6, 50);

    /// <summary>Rules, conduct, test and papers as files.</summary>
    public static Dictionary<string, ReadOnlyMemory<byte>> Files(int candidates, int shards)
    {
        var files = new Dictionary<string, string>
        {
            ["vacancy.json"] = Rules(Posts(candidates)),
            ["campaign.json"] = Conduct(shards),
            ["tests/law.json"] = Test(),
            ["papers/law.json"] = Paper(),
            ["papers/case.json"] = CasePaper,
        };
        return files.ToDictionary(file => file.Key, file => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(file.Value));
    }

    /// <summary>The id of an item of the test.</summary>
    public static Id ItemId(int item) => new(string.Create(CultureInfo.InvariantCulture, $"q{item + 1:00}"));

    private static DateTimeOffset At(int month, int day, int hour) => new(2026, month, day, hour, 0, 0, TimeSpan.FromHours(5));

    private static string Rules(int posts) => $$"""
        { "id": "{{Campaign}}", "posts": {{posts}}, "timeZone": "Asia/Almaty",
          "title": { "kk": "Бас маман", "ru": "Главный специалист", "en": "Chief specialist" },
          "fields": [ { "id": "name", "type": "text" }, { "id": "informed", "type": "flag" }, { "id": "citizen", "type": "flag" },
            { "id": "degree", "type": "ordinal", "levels": [ {{string.Join(", ", LiveApplicants.Degrees.Select(one => $"\"{one}\""))}} ] }, { "id": "rural", "type": "flag" } ],
          "exercises": [
            { "id": "case", "markers": 2, "tolerance": 2, "criteria": [ { "id": "law", "max": 10 }, { "id": "style", "max": 10 } ] },
            { "id": "seminars", "markers": 1, "criteria": [ { "id": "talks", "max": 10 } ] } ],
          "panels": [ { "id": "board", "members": [ "member-1", "member-2", "member-3" ], "method": "mean", "quorum": "2/3", "criteria": [ { "id": "talk", "min": 1, "max": 5 } ] } ],
          "stages": [
            { "id": "interest", "kind": "attraction", "requirements": [ { "id": "informed", "field": "informed", "op": "equals", "value": "yes", "reason": "not-informed" } ] },
            { "id": "filter", "kind": "primary-selection", "requirements": [
              { "id": "citizen", "field": "citizen", "op": "equals", "value": "yes", "reason": "not-a-citizen" },
              { "id": "degree", "field": "degree", "op": "at-least", "value": "bachelor", "reason": "no-degree" } ] },
            { "id": "law", "kind": "primary-selection", "advance": { "rule": "count", "value": {{posts * 6}}, "ties": "admit-all" },
              "score": { "components": [ { "id": "law", "source": "test:law" } ], "combine": "weighted-sum", "digits": 0 } },
            { "id": "case", "kind": "professional-testing", "advance": { "rule": "per-post", "value": 3, "ties": "admit-all" },
              "score": { "components": [ { "id": "case", "source": "exercise:case" } ], "combine": "weighted-sum", "digits": 1 } },
            { "id": "interview", "kind": "final-selection", "band": { "holdFrom": 1, "passFrom": 2 },
              "score": { "components": [ { "id": "talk", "source": "panel:board" } ], "combine": "weighted-sum", "digits": 2 } },
            { "id": "course", "kind": "training", "band": { "holdFrom": 5, "passFrom": 5 },
              "score": { "components": [ { "id": "seminars", "source": "exercise:seminars" } ], "combine": "weighted-sum", "digits": 0 } } ],
          "quotas": [ { "id": "rural", "field": "rural", "op": "equals", "value": "yes", "places": {{Math.Max(1, posts / 10)}}, "unfilled": "to-open" } ],
          "merit": { "combine": "weighted-mean", "digits": 2, "seed": "simulated, places", "stages": [ { "stage": "interview", "weight": 2 }, { "stage": "case" } ] },
          "reserve": { "size": {{posts}}, "expires": "2027-12-31" } }
        """;

    private static string Conduct(int shards) => $$"""
        { "format": 1, "calendar": { "utcOffset": "+05:00" }, "shards": { "count": {{shards}} }, "terms": { "apply": 5, "offer": 5 },
          "panels": { "noticeHours": 1, "hearingMinutes": {{(int)Hearing.TotalMinutes}} },
          "sittings": [
            { "of": "test:law", "minutes": 60, "lostTime": { "credit": "all", "thresholdSeconds": 5, "contactSeconds": 3 }, "window": {{Window(LawDay, 24)}} },
            { "of": "exercise:case", "minutes": 120, "lostTime": { "credit": "ours" }, "window": {{Window(CaseDay, 14)}},
              "marking": { "spread": 20, "revealLagMinutes": 0 } } ],
          "training": { "cohorts": [ { "id": "autumn", "sessions": [
            { "id": "seminar", "starts": "{{Print(CourseDay)}}", "ends": "{{Print(CourseDay.AddHours(8))}}", "place": "hall" } ] } ] } }
        """;

    private static string Window(DateTimeOffset opens, int hours) =>
        $$"""{ "opens": "{{Print(opens)}}", "lastStart": "{{Print(opens.AddHours(hours - 4))}}", "closes": "{{Print(opens.AddHours(hours - 1))}}" }""";

    private static string Print(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static string Test() => $$"""
        { "id": "law", "sections": [ { "id": "all", "items": [ {{string.Join(", ", Enumerable.Range(0, LiveApplicants.Items).Select(Item))}} ] } ] }
        """;

    private static string Item(int item) => $$"""
        { "id": "{{ItemId(item)}}", "type": "single", "options": [ {{string.Join(", ", LiveApplicants.OptionsOf(item).Select(one => $"\"{one}\""))}} ], "keys": [ "{{LiveApplicants.KeyOf(item)}}" ] }
        """;

    private static string Paper() => $$"""
        { "format": 1, "title": {{Text("Заң тесті", "Тест по праву", "Test of law")}}, "items": { {{string.Join(", ", Enumerable.Range(0, LiveApplicants.Items).Select(Words))}} } }
        """;

    private static string Words(int item)
    {
        var options = LiveApplicants.OptionsOf(item).Select(one => $"\"{one}\": {Text($"{one} жауабы", $"Ответ {one}", $"Answer {one}")}");
        var number = (item + 1).ToString(CultureInfo.InvariantCulture);
        return $$"""
            "{{ItemId(item)}}": { "stem": {{Text($"{number}-сұрақ", $"Вопрос {number}", $"Question {number}")}}, "options": { {{string.Join(", ", options)}} } }
            """;
    }

    private static string Text(string kk, string ru, string en) => $$"""{ "kk": "{{kk}}", "ru": "{{ru}}", "en": "{{en}}" }""";

    private static readonly string CasePaper = $$"""
        { "format": 1, "title": {{Text("Азаматқа жауап", "Ответ гражданину", "An answer to a citizen")}},
          "task": {{Text("Азаматқа жауап жазыңыз.", "Напишите ответ гражданину.", "Write an answer to a citizen.")}} }
        """;
}
