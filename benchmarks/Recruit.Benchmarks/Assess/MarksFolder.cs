using System.Globalization;
using System.Text.Json.Nodes;

namespace Recruit.Benchmarks.Assess;

/// <summary>
/// Writes a valid campaign folder whose professional testing is nothing but written tasks, each for one marker and one criterion: every candidate has a mark
/// for each of them, from one of a few hundred markers.
/// </summary>
/// <param name="folder">Path of the folder.</param>
/// <param name="candidates">How many.</param>
/// <param name="isShuffled">Whether marks stand in no order; otherwise those of a candidate stand together, as an export writes them.</param>
internal sealed class MarksFolder(string folder, int candidates, bool isShuffled) : MeasuredFolder(folder, candidates)
{
    /// <summary>Tasks, and so marks of a candidate.</summary>
    public const int Tasks = 5;

    private const int Markers = 400;
    private const int HalfPointsMax = 40;

    private const string Text = """
        {
          "id": "written-tasks", "title": { "kk": "Маман", "ru": "Специалист", "en": "Specialist" }, "posts": 1, "timeZone": "Asia/Almaty",
          "fields": [
            { "id": "citizen", "type": "flag" }, { "id": "born", "type": "date" },
            { "id": "years", "type": "number" }, { "id": "region", "type": "text" }
          ],
          "channel": "region",
          "exercises": [],
          "stages": [
            {
              "id": "documents", "kind": "primary-selection",
              "requirements": [
                { "id": "citizenship", "field": "citizen", "op": "equals", "value": "yes", "reason": "not-a-citizen" },
                { "id": "experience", "field": "years", "op": "at-least", "value": 1 }
              ]
            },
            {
              "id": "tasks", "kind": "professional-testing",
              "score": { "components": [], "combine": "weighted-sum", "digits": 1 },
              "band": { "holdFrom": 40, "passFrom": 50 }
            }
          ],
          "merit": {
            "stages": [{ "stage": "tasks" }], "combine": "weighted-sum", "digits": 1,
            "break": [{ "by": "field:born", "order": "asc" }], "seed": "2026-11-27 draw"
          },
          "reserve": { "size": 100, "expires": "2027-11-27" }
        }
        """;

    public override string[] BigFiles => [InFolder("candidates.csv"), InFolder("marks.csv")];

    public override void Write()
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(InFolder("vacancy.json"), Vacancy().ToJsonString());
        WriteCandidates((_, _) => { });
        WriteMarks();
    }

    private JsonObject Vacancy()
    {
        var vacancy = JsonNode.Parse(Text)!.AsObject();
        vacancy["posts"] = Math.Max(1, Candidates / 100);
        var components = vacancy["stages"]![1]!["score"]!["components"]!.AsArray();
        for (var task = 1; task <= Tasks; task++)
        {
            vacancy["exercises"]!.AsArray().Add(JsonNode.Parse(
                $$"""{ "id": "task-{{task}}", "criteria": [{ "id": "quality", "max": {{HalfPointsMax / 2}} }], "markers": 1 }"""));
            components.Add(JsonNode.Parse($$"""{ "id": "task-{{task}}", "source": "exercise:task-{{task}}" }"""));
        }

        return vacancy;
    }

    private void WriteMarks()
    {
        var random = new Random(2);
        var scripts = Enumerable.Range(0, Tasks * Candidates).ToArray();
        if (isShuffled)
        {
            random.Shuffle(scripts);
        }

        using var marks = Open("marks.csv", "candidate,exercise,marker,criterion,mark");
        foreach (var script in scripts)
        {
            var mark = (random.Next(HalfPointsMax / 2) + random.Next(HalfPointsMax / 2 + 1)) / 2m;
            marks.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"C-{script / Tasks:0000000},task-{script % Tasks + 1},marker-{random.Next(Markers):000},quality,{mark}"));
        }
    }
}
