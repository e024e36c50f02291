using System.Globalization;
using System.Text;

namespace Recruit.UseCases.Tests;

/// <summary>
/// A campaign of one essay that one marker marks: the best get a place. Everybody has a degree, and so many points as the number says.
/// </summary>
internal sealed class SmallCampaign : IDisposable
{
    public const string Id = "small";

    public SmallCampaign(int posts, params ReadOnlySpan<(string Candidate, int Points)> marked)
    {
        Write("vacancy.json", $$"""
            { "id": "{{Id}}", "title": { "kk": "Маман", "ru": "Специалист", "en": "Specialist" }, "posts": {{posts}}, "timeZone": "Asia/Almaty",
              "fields": [ { "id": "degree", "type": "ordinal", "levels": ["none", "bachelor", "master"] } ],
              "stages": [ { "id": "essay", "kind": "professional-testing", "band": { "holdFrom": 1, "passFrom": 1 },
                "score": { "components": [ { "id": "essay", "source": "exercise:essay" } ], "combine": "weighted-sum", "digits": 0 } } ],
              "exercises": [ { "id": "essay", "criteria": [ { "id": "law", "max": 1000000 } ], "markers": 1 } ],
              "merit": { "stages": [ { "stage": "essay" } ], "combine": "weighted-sum", "digits": 0, "seed": "small" } }
            """);
        Write("campaign.json", """{ "format": 1, "shards": { "count": 2 } }""");
        var (candidates, marks) = (new StringBuilder("candidate,degree\n"), new StringBuilder("candidate,exercise,marker,criterion,mark\n"));
        foreach (var (candidate, points) in marked)
        {
            candidates.Append(CultureInfo.InvariantCulture, $"{candidate},master\n");
            marks.Append(CultureInfo.InvariantCulture, $"{candidate},essay,marker-1,law,{points}\n");
        }

        Write("candidates.csv", candidates.ToString());
        Write("marks.csv", marks.ToString());
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("recruit-small-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private void Write(string file, string content) => File.WriteAllText(Path.Combine(Folder, file), content);
}
