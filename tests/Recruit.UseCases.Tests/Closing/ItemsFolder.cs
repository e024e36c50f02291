using System.Globalization;
using System.Text;

namespace Recruit.UseCases.Tests.Closing;

/// <summary>
/// A campaign folder of which anybody can compute the results by hand. Two items of one point each; two points pass. Of 24 twelve have both right, ten have the
/// first wrong and leave the second out, and two have only the second right. One more did not come.
/// </summary>
internal sealed class ItemsFolder : IDisposable
{
    public ItemsFolder()
    {
        Directory.CreateDirectory(Of("tests"));
        Write("vacancy.json", """
            { "id": "items", "title": { "kk": "Маман", "ru": "Специалист", "en": "Specialist" }, "posts": 20, "timeZone": "Asia/Almaty",
              "fields": [ { "id": "degree", "type": "ordinal", "levels": ["none", "bachelor"] } ],
              "stages": [ { "id": "entry", "kind": "professional-testing", "band": { "holdFrom": 2, "passFrom": 2 },
                "score": { "components": [ { "id": "law", "source": "test:law" } ], "combine": "weighted-sum", "digits": 0 } } ],
              "merit": { "stages": [ { "stage": "entry" } ], "combine": "weighted-sum", "digits": 0, "seed": "items" } }
            """);
        Write("campaign.json", """{ "format": 1, "shards": { "count": 2 } }""");
        Write("tests/law.json", """
            { "id": "law", "sections": [ { "id": "all", "items": [
              { "id": "q1", "type": "single", "options": [ "a", "b", "c" ], "keys": [ "a" ] },
              { "id": "q2", "type": "single", "options": [ "a", "b", "c" ], "keys": [ "b" ] } ] } ] }
            """);
        var (candidates, attempts, responses) = (new StringBuilder("candidate,degree\n"), new StringBuilder("candidate,test,state,shift,started,ended\n"), new StringBuilder("candidate,test,item,response\n"));
        for (var number = 1; number <= 25; number++)
        {
            var candidate = string.Create(CultureInfo.InvariantCulture, $"C{number:D2}");
            candidates.Append(CultureInfo.InvariantCulture, $"{candidate},bachelor\n");
            attempts.Append(CultureInfo.InvariantCulture, $"{candidate},law,{(number == 25 ? "absent,,," : "completed,,2026-03-01T09:00:00+05:00,2026-03-01T10:00:00+05:00")}\n");
            var (first, second) = number switch { <= 12 => ("a", "b"), <= 22 => ("b", ""), 25 => ("", ""), _ => ("c", "b") };
            foreach (var (item, response) in (ReadOnlySpan<(string, string)>)[("q1", first), ("q2", second)])
            {
                if (response.Length > 0)
                {
                    responses.Append(CultureInfo.InvariantCulture, $"{candidate},law,{item},{response}\n");
                }
            }
        }

        Write("candidates.csv", candidates.ToString());
        Write("attempts.csv", attempts.ToString());
        Write("responses.csv", responses.ToString());
    }

    /// <summary>Where it is.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("recruit-items-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);

    /// <summary>The number of the candidate of a row.</summary>
    public static int Number(string row) => int.TryParse(row.AsSpan(1, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>Changes each row of a file; a row without a change is taken out.</summary>
    public void Rewrite(string file, Func<string, string?> change) => File.WriteAllLines(Of(file), File.ReadAllLines(Of(file)).Select(change).OfType<string>());

    /// <summary>Replaces a file.</summary>
    public void Write(string file, string content) => File.WriteAllText(Of(file), content);

    /// <summary>Path of a file.</summary>
    public string Of(string file) => System.IO.Path.Combine(Path, file);
}
