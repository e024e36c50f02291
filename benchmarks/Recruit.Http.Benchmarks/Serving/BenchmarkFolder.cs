using System.Globalization;
using System.Text;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Files;
using Recruit.Files.Handover;
using Recruit.Vacancies;

namespace Recruit.Benchmarks.Http.Serving;

/// <summary>A campaign folder with one test of 60 questions, which is sat today.</summary>
internal static class BenchmarkFolder
{
    public const int Shards = 8;

    public static readonly Id Campaign = new("clerk");

    /// <summary>Writes it; the files of its rules, and what its people are digested to.</summary>
    public static (Dictionary<string, ReadOnlyMemory<byte>> Rules, Digest Content) Write(string folder, int candidates)
    {
        var now = Instant.Of(DateTimeOffset.UtcNow);
        var items = Enumerable.Range(0, ServedTarget.Items).Select(number => string.Create(CultureInfo.InvariantCulture, $"q{number}")).ToArray();
        var files = new Dictionary<string, string>
        {
            ["vacancy.json"] = """
                { "id": "clerk", "title": { "kk": "Маман", "ru": "Специалист", "en": "Specialist" }, "posts": 1, "timeZone": "Asia/Almaty",
                  "fields": [ { "id": "citizen", "type": "flag" } ],
                  "stages": [ { "id": "entry", "kind": "primary-selection", "band": { "holdFrom": 1, "passFrom": 1 },
                    "score": { "components": [ { "id": "law", "source": "test:law" } ], "combine": "weighted-sum", "digits": 0 } } ],
                  "merit": { "stages": [ { "stage": "entry" } ], "combine": "weighted-sum", "digits": 0, "seed": "clerk" } }
                """,
            ["campaign.json"] = $$"""
                { "format": 1, "shards": { "count": {{Shards}} }, "sittings": [ { "of": "test:law", "minutes": 120, "graceSeconds": 30, "saves": 1000000,
                  "lostTime": { "credit": "none" }, "window": { "opens": "{{now - TimeSpan.FromHours(1)}}", "lastStart": "{{now + TimeSpan.FromHours(10)}}", "closes": "{{now + TimeSpan.FromHours(13)}}" } } ] }
                """,
            ["tests/law.json"] =
                $$"""{ "id": "law", "sections": [ { "id": "all", "items": [ {{string.Join(", ", items.Select(item => $$"""{ "id": "{{item}}", "type": "single", "options": [ "a", "b", "c", "d", "e" ], "keys": [ "a" ] }"""))}} ] } ] }""",
            ["papers/law.json"] = $$"""{ "format": 1, "title": {{Words("Law")}}, "items": { {{string.Join(", ", items.Select(WordsOf))}} } }""",
            ["candidates.csv"] = $"candidate,citizen\n{string.Concat(Enumerable.Range(1, candidates).Select(number => string.Create(CultureInfo.InvariantCulture, $"K{number:D5},yes\n")))}",
            ["attempts.csv"] = "candidate,test,state,shift,started,ended\n",
            ["responses.csv"] = "candidate,test,item,response\n",
        };
        foreach (var (file, content) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, file))!);
            File.WriteAllText(Path.Combine(folder, file), content);
        }

        var rules = files.Where(one => one.Key.EndsWith(".json", StringComparison.Ordinal))
            .ToDictionary(one => one.Key, one => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(one.Value));
        return (rules, CampaignHandover.ContentOf(CampaignHandover.Read(folder, CampaignFolder.ReadRules(rules).Rules!.Vacancy).ToFiles()));
    }

    private static string WordsOf(string item)
    {
        var options = "abcde".Select((option, place) => $"\"{option}\": {Words($"It is {place + 5} working days from the day of the notice")}");
        return $"\"{item}\": {{ \"stem\": {Words($"What does article {item[1..]} of the law on civil service say about the term of an appeal?")}, \"options\": {{ {string.Join(", ", options)} }} }}";
    }

    private static string Words(string words) => $$"""{ "kk": "{{words}} (kk)", "ru": "{{words}} (ru)", "en": "{{words}}" }""";
}
