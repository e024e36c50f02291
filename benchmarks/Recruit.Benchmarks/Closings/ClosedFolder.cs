using System.Text.Json.Nodes;
using Recruit.Benchmarks.Assess;

namespace Recruit.Benchmarks.Closings;

/// <summary>The folder of <see cref="EntryTestFolder"/> as it goes live: divided into shards, and with raw scores or with z-scores.</summary>
internal static class ClosedFolder
{
    /// <summary>Candidates of a shard.</summary>
    public const int ShardSize = 10_000;

    public const int Items = 55;

    public static void Write(string folder, int candidates)
    {
        new EntryTestFolder(folder, candidates, Items).Write();
        var conduct = new JsonObject { ["format"] = 1, ["shards"] = new JsonObject { ["count"] = Math.Max(1, candidates / ShardSize) } };
        File.WriteAllText(Path.Combine(folder, "campaign.json"), conduct.ToJsonString());
    }

    /// <summary>From now on the score is standardised over all who sat the test, and the mean passes.</summary>
    public static void Standardise(string folder)
    {
        var path = Path.Combine(folder, "vacancy.json");
        var vacancy = JsonNode.Parse(File.ReadAllText(path))!;
        var stage = vacancy["stages"]![1]!;
        stage["score"]!["components"]![0]!["transform"] = "z";
        (stage["band"]!["holdFrom"], stage["band"]!["passFrom"]) = (0, 0);
        File.WriteAllText(path, vacancy.ToJsonString());
    }
}
