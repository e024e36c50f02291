using System.Globalization;
using System.Text.Json.Nodes;

namespace Recruit.Benchmarks.Assess;

/// <summary>
/// Writes a valid campaign folder with one test of four sections under the rules of Kazakhstan's entry test: a least number of points
/// in each section and in all, then a strict merit list. Every candidate has a row for every item.
/// </summary>
internal sealed class EntryTestFolder(string folder, int candidates, int items) : MeasuredFolder(folder, candidates)
{
    private const int Sections = 4;
    private const double BlankShare = 0.03;
    private static readonly string[] Options = ["a", "b", "c", "d"];

    public override string[] BigFiles => [InFolder("responses.csv")];

    public override void Write()
    {
        Directory.CreateDirectory(InFolder("tests"));
        File.WriteAllText(InFolder("vacancy.json"), EntryTestRules.Vacancy(items, posts: Math.Max(1, Candidates / 100)).ToJsonString());
        File.WriteAllText(InFolder("tests/law.json"), Test().ToJsonString());
        WriteCandidatesAndAttempts();
        WriteResponses();
    }

    private JsonObject Test() => new()
    {
        ["id"] = "law",
        ["sections"] = new JsonArray([.. Enumerable.Range(0, Sections).Select(section => new JsonObject
        {
            ["id"] = $"act-{section + 1}",
            ["floor"] = items / 11,
            ["items"] = new JsonArray([.. Enumerable.Range(0, items).Where(item => item % Sections == section).Select(Item)]),
        })]),
    };

    private static JsonObject Item(int item) => TypeOf(item) switch
    {
        "multiple" => new() { ["id"] = $"q{item + 1}", ["type"] = "multiple", ["options"] = OptionList(), ["keys"] = new JsonArray(new JsonArray("a", "c")), ["partial"] = true },
        "numeric" => new() { ["id"] = $"q{item + 1}", ["type"] = "numeric", ["keys"] = new JsonArray(12.5m), ["tolerance"] = 0.5m },
        "text" => new() { ["id"] = $"q{item + 1}", ["type"] = "text", ["keys"] = new JsonArray(Cities[0], Cities[1]) },
        _ => new() { ["id"] = $"q{item + 1}", ["type"] = "single", ["options"] = OptionList(), ["keys"] = new JsonArray(Options[item % Options.Length]) },
    };

    private static JsonArray OptionList() => new([.. Options.Select(option => JsonValue.Create(option))]);

    private static string TypeOf(int item) => item % 11 == 5 ? "multiple" : item % 13 == 6 ? "numeric" : item % 17 == 7 ? "text" : "single";

    private void WriteCandidatesAndAttempts()
    {
        using var attempts = Open("attempts.csv", "candidate,test,state,shift,started,ended");
        WriteCandidates((candidate, random) =>
        {
            var state = random.Next(30) == 0 ? "timed-out" : "completed";
            attempts.WriteLine($"C-{candidate:0000000},law,{state},shift-{candidate % 20},2026-11-01T09:00:00+05:00,2026-11-01T10:30:00+05:00");
        });
    }

    private void WriteResponses()
    {
        var random = new Random(2);
        using var responses = Open("responses.csv", "candidate,test,item,response,seconds");
        for (var candidate = 0; candidate < Candidates; candidate++)
        {
            var skill = 0.35 + 0.5 * random.NextDouble();
            for (var item = 0; item < items; item++)
            {
                responses.WriteLine($"C-{candidate:0000000},law,q{item + 1},{Response(item, skill, random)},{random.Next(5, 180)}");
            }
        }
    }

    private static string Response(int item, double skill, Random random)
    {
        if (random.NextDouble() < BlankShare)
        {
            return "";
        }

        var isRight = random.NextDouble() < skill;
        return TypeOf(item) switch
        {
            "multiple" => isRight ? "a|c" : random.Next(2) == 0 ? "c" : "a|b",
            "numeric" => (isRight ? 12 + random.Next(100) / 100m : random.Next(2_000) / 100m).ToString(CultureInfo.InvariantCulture),
            "text" => Cities[isRight ? 0 : random.Next(Cities.Length)],
            _ => Options[isRight ? item % Options.Length : random.Next(Options.Length)],
        };
    }
}
