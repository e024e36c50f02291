using System.Text.Json.Nodes;

namespace Recruit.Benchmarks.Assess;

/// <summary>The vacancy of <see cref="EntryTestFolder"/>: documents, the entry test, a merit list.</summary>
internal static class EntryTestRules
{
    private const string Text = """
        {
          "id": "entry-test", "title": { "kk": "Маман", "ru": "Специалист", "en": "Specialist" }, "posts": 1, "timeZone": "Asia/Almaty",
          "fields": [
            { "id": "citizen", "type": "flag" }, { "id": "born", "type": "date" },
            { "id": "years", "type": "number" }, { "id": "region", "type": "text" }
          ],
          "channel": "region",
          "stages": [
            {
              "id": "documents", "kind": "primary-selection",
              "requirements": [
                { "id": "citizenship", "field": "citizen", "op": "equals", "value": "yes", "reason": "not-a-citizen" },
                { "id": "experience", "field": "years", "op": "at-least", "value": 1 }
              ]
            },
            {
              "id": "entry-test", "kind": "primary-selection",
              "score": { "components": [{ "id": "law", "source": "test:law" }], "combine": "weighted-sum", "digits": 2 },
              "band": { "holdFrom": 0, "passFrom": 0 }
            }
          ],
          "merit": {
            "stages": [{ "stage": "entry-test" }], "combine": "weighted-sum", "digits": 2,
            "break": [{ "by": "field:born", "order": "asc" }], "seed": "2026-11-21 draw"
          },
          "reserve": { "size": 100, "expires": "2027-11-21" }
        }
        """;

    /// <param name="items">Of the test; 30 points of 55 pass.</param>
    /// <param name="posts">Places to fill.</param>
    public static JsonObject Vacancy(int items, int posts)
    {
        var vacancy = JsonNode.Parse(Text)!.AsObject();
        vacancy["posts"] = posts;
        var band = vacancy["stages"]![1]!["band"]!;
        band["holdFrom"] = items * 30 / 55;
        band["passFrom"] = items * 30 / 55;
        return vacancy;
    }
}
