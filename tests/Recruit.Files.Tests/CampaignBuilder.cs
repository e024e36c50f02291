using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Recruit.Files.Tests;

/// <summary>A small campaign that uses a bit of everything and has no problems, until a test changes something.</summary>
internal sealed partial class CampaignBuilder
{
    private const string Vacancy = """
        {
          "id": "clerk-7", "title": { "kk": "Маман", "ru": "Специалист", "en": "Clerk" }, "posts": 3, "timeZone": "Asia/Almaty",
          "fields": [
            { "id": "age", "type": "number" }, { "id": "born", "type": "date" }, { "id": "heard", "type": "text" },
            { "id": "rural", "type": "flag" }, { "id": "degree", "type": "ordinal", "levels": ["school", "bachelor", "master"] }
          ],
          "stages": [
            { "id": "interest", "kind": "attraction", "requirements": [{ "id": "applied", "field": "rural", "op": "present" }] },
            { "id": "filter", "kind": "primary-selection",
              "requirements": [
                { "id": "degree", "field": "degree", "op": "at-least", "value": "bachelor", "reason": "no-degree" },
                { "id": "age", "field": "age", "op": "one-of", "value": [30, 31.5, "1/3"] }
              ] },
            { "id": "exam", "kind": "professional-testing",
              "score": {
                "components": [
                  { "id": "law", "source": "test:law", "transform": "z", "within": "shift", "weight": 1 },
                  { "id": "essay", "source": "exercise:essay", "weight": "1/3" }
                ],
                "combine": "weighted-sum", "digits": 2
              },
              "hurdles": [{ "id": "acts", "source": "section:law/acts", "atLeast": 0 }],
              "band": { "holdFrom": -5, "passFrom": -4 },
              "advance": {
                "rule": "count", "value": 2, "ties": "break", "seed": "draw",
                "break": [{ "by": "component:law", "order": "desc" }, { "by": "field:born", "order": "asc" }]
              } },
            { "id": "talk", "kind": "final-selection",
              "score": {
                "components": [{ "id": "board", "source": "panel:board" }, { "id": "before", "source": "stage:exam" }],
                "combine": "weighted-mean", "digits": 1
              } },
            { "id": "course", "kind": "training" }
          ],
          "channel": "heard",
          "exercises": [
            { "id": "essay", "criteria": [{ "id": "law", "max": 10 }, { "id": "style", "max": 5.5, "weight": "1/3" }],
              "markers": 2, "tolerance": 1 },
            { "id": "memo", "criteria": [{ "id": "all", "max": 10 }], "markers": 1 }
          ],
          "panels": [
            { "id": "board", "members": ["M1", "M2", "M3"], "criteria": [{ "id": "fit", "min": 1, "max": 5 }],
              "method": "trimmed", "quorum": "2/3" }
          ],
          "quotas": [{ "id": "village", "field": "rural", "op": "equals", "value": "yes", "places": 1, "unfilled": "to-open" }],
          "merit": {
            "stages": [{ "stage": "talk", "weight": 2 }, { "stage": "exam" }], "combine": "weighted-sum", "digits": 2,
            "break": [{ "by": "stage:exam", "order": "desc" }, { "by": "field:born", "order": "asc" }], "seed": "draw"
          },
          "reserve": { "size": 2, "expires": "2027-01-31" },
          "noDetriment": true
        }
        """;

    private const string Law = """
        {
          "id": "law",
          "sections": [
            { "id": "acts", "floor": 1,
              "items": [
                { "id": "q1", "type": "single", "options": ["a", "b", "c"], "keys": ["a", "b"] },
                { "id": "q2", "type": "multiple", "options": ["a", "b", "c"], "keys": [["a", "b"]], "partial": true, "points": 2 },
                { "id": "q3", "type": "order", "options": ["a", "b", "c"], "keys": [["c", "b", "a"]] }
              ] },
            { "id": "sums",
              "items": [
                { "id": "n1", "type": "numeric", "keys": [1.5], "tolerance": 0.1, "penalty": "1/3" },
                { "id": "x1", "type": "text", "keys": ["Nur"] },
                { "id": "p1", "type": "single", "options": ["a"], "keys": ["a"], "pretest": true }
              ] }
          ]
        }
        """;

    private readonly Dictionary<string, byte[]> files = [];

    public CampaignBuilder()
    {
        With("vacancy.json", Vacancy);
        With("tests/law.json", Law);
        With("candidates.csv", """"
            candidate,age,born,heard,rural,degree
            A,30,1990-01-02,web,yes,master
            B,31.5,1985-12-31,,no,bachelor
            C,,,"radio, ""Kz""",yes,school
            D,40,1999-09-09,web,,

            """");
        With("attempts.csv", """
            candidate,test,state,shift,started,ended
            A,law,completed,am,2026-03-02T09:00:00+05:00,2026-03-02T04:55:00.5Z
            B,law,timed-out,,2026-03-02T09:00:00Z,2026-03-02T09:00:00Z
            C,law,voided,pm,,
            D,law,absent,,,
            D,essay,not-started,,,
            D,board,absent,,,

            """);
        With("responses.csv", """
            candidate,test,item,response,seconds
            A,law,q1,a,12
            A,law,q2,a|b,
            A,law,q3,c | b | a,0.5
            A,law,n1,"1,5",3
            A,law,x1,nur,
            B,law,q1,,

            """);
        With("marks.csv", """
            candidate,exercise,marker,criterion,mark
            A,essay,S-1,law,10
            A,essay,S-1,style,5.5
            A,essay,S-2,law,0
            B,essay,S-1,law,3
            B,essay,S-2,law,4
            B,essay,S-3,law,5
            A,memo,S-1,all,7

            """);
        With("ratings.csv", """
            candidate,panel,member,criterion,rating
            A,board,M1,fit,1
            A,board,M2,fit,5
            A,board,M3,,recused

            """);
        With("events.csv", """
            seq,type,candidate,stage,test,item,value,person,note
            1,void-item,,,law,q1,spread,,seen before
            2,accept-key,,,law,q3,a|b|c,,
            3,withdraw,B,course,,,,,
            4,set-mark,A,,essay,law,9,S-1,
            5,set-field,C,,,degree,master,,

            """);
    }

    /// <summary>Sets the whole content of a file.</summary>
    public CampaignBuilder With(string file, string content) => With(file, Encoding.UTF8.GetBytes(content));

    /// <inheritdoc cref="With(string, string)"/>
    public CampaignBuilder With(string file, byte[] content)
    {
        files[file] = content;
        return this;
    }

    public CampaignBuilder Without(string file)
    {
        files.Remove(file);
        return this;
    }

    /// <summary>Changes the text of a file.</summary>
    public CampaignBuilder WithText(string file, Func<string, string> change) => With(file, change(Text(file)));

    /// <summary>Appends a row.</summary>
    public CampaignBuilder WithRow(string file, string row) => WithText(file, text => text + row + "\n");

    /// <summary>Replaces, adds or (null) removes what stands at a path of a JSON file.</summary>
    public CampaignBuilder WithJson(string file, string path, string? json) => WithText(file, text =>
    {
        var root = JsonNode.Parse(text)!;
        var steps = Steps().Matches(path).Select(step => step.Value).ToArray();
        var owner = root;
        foreach (var step in steps[..^1])
        {
            owner = step[0] == '[' ? owner![Place(step)] : owner![step];
        }

        var value = json is null ? null : JsonNode.Parse(json);
        switch (owner)
        {
            case JsonArray list when json is null:
                list.RemoveAt(Place(steps[^1]));
                break;
            case JsonArray list when Place(steps[^1]) == list.Count:
                list.Add(value);
                break;
            case JsonArray list:
                list[Place(steps[^1])] = value;
                break;
            case JsonObject members when json is null:
                members.Remove(steps[^1]);
                break;
            default:
                owner![steps[^1]] = value;
                break;
        }

        return root.ToJsonString();
    });

    public string Text(string file) => Encoding.UTF8.GetString(files[file]);

    public IEnumerable<string> Files => files.Keys;

    /// <summary>Writes the folder, reads it and removes it.</summary>
    public CampaignReading Read(IProgress<ReadProgress>? progress = null, CancellationToken cancellation = default) =>
        InFolder(folder => CampaignFolder.Read(folder, progress, cancellation));

    /// <summary>Writes the folder, does something with its path and removes it.</summary>
    public T InFolder<T>(Func<string, T> read)
    {
        var folder = Directory.CreateTempSubdirectory("recruit-files-");
        try
        {
            foreach (var (file, content) in files)
            {
                var path = Path.Combine(folder.FullName, file);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllBytes(path, content);
            }

            return read(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The lines that would be printed.</summary>
    public string[] Problems() => [.. Read().Problems.Select(problem => problem.ToString())];

    private static int Place(string step) => int.Parse(step.AsSpan(1, step.Length - 2), CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\[\d+\]|[^.\[\]]+")]
    private static partial Regex Steps();
}
