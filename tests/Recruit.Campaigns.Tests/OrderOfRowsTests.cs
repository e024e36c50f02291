using System.Text.Json;
using System.Text.Json.Nodes;

namespace Recruit.Campaigns.Tests;

public class OrderOfRowsTests
{
    [Fact]
    public void Permuting_rows_columns_and_members_changes_nothing()
    {
        foreach (var seed in CampaignBench.Seeds(60))
        {
            CampaignBench.WithRandom(seed, folder =>
            {
                var expected = CampaignBench.Results(folder);
                foreach (var file in Directory.GetFiles(folder, "*.csv"))
                {
                    Shuffle(file, seed);
                }

                foreach (var file in Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories))
                {
                    var text = File.ReadAllText(file).TrimStart('\uFEFF');
                    File.WriteAllText(file, Reverse(JsonNode.Parse(text)!).ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
                }

                CampaignBench.Results(folder).ShouldBe(expected);
            });
        }
    }

    /// <summary>Puts the columns in reverse order and the rows in an order drawn by the seed; every cell quoted.</summary>
    private static void Shuffle(string file, int seed)
    {
        var rows = Rows(File.ReadAllText(file).TrimStart('\uFEFF')).ToList();
        var random = new Random(seed);
        var shuffled = rows.Skip(1).OrderBy(_ => random.Next()).Prepend(rows[0]);
        var lines = shuffled.Select(row => string.Join(',', row.AsEnumerable().Reverse().Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")));
        File.WriteAllText(file, string.Join("\r\n", lines));
    }

    private static IEnumerable<List<string>> Rows(string text)
    {
        var row = new List<string>();
        var cell = new System.Text.StringBuilder();
        var isQuoted = false;
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : '\n';
            if (isQuoted)
            {
                if (c == '"' && i + 1 < text.Length && text[i + 1] == '"')
                {
                    i++;
                }
                else if (c == '"')
                {
                    isQuoted = false;
                    continue;
                }

                cell.Append(c);
            }
            else if (c == '"')
            {
                isQuoted = true;
            }
            else if (c is ',' or '\n')
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (c == '\n')
                {
                    if (row.Count > 1 || row[0].Length > 0)
                    {
                        yield return row;
                    }

                    row = [];
                }
            }
            else if (c != '\r')
            {
                cell.Append(c);
            }
        }
    }

    private static JsonNode Reverse(JsonNode node) => node switch
    {
        JsonObject members => new JsonObject(members.Reverse().Select(member => KeyValuePair.Create(member.Key, (JsonNode?)Reverse(member.Value!)))),
        JsonArray entries => new JsonArray([.. entries.Select(entry => Reverse(entry!))]),
        _ => node.DeepClone(),
    };
}
