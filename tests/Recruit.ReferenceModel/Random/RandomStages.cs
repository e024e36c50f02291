using System.Text.Json.Nodes;

namespace Recruit.Reference;

/// <summary>Stages of every kind, with limits where the totals mostly lie, so that some pass and some do not.</summary>
internal sealed class RandomStages(Dice dice, RandomFields fields, List<RandomSource> sources, int candidates, bool quotas)
{
    private readonly List<RandomSource> _sources = sources;
    private readonly List<string> _ids = dice.Shuffle(
        ["law", "filter", "S1", "s1", "interview", "talk", "course", "T-1", "0", "practice", "docs"]);

    private readonly RandomAdvances _advances = new(dice, fields, candidates, quotas);

    /// <summary>Ids of the selection stages with a score.</summary>
    public List<string> Scored { get; } = [];

    /// <summary>Break keys for the merit list.</summary>
    public JsonArray Merit() => _advances.Keys(Scored.Select(id => $"stage:{id}"));

    private IEnumerable<string> StageSources => _sources.Where(source => source.Kind == "stage").Select(source => source.Text);

    public JsonArray Json()
    {
        var kinds = Enumerable.Repeat("attraction", dice.Weighted((6, 0), (3, 1), (1, 2)))
            .Concat(Enumerable.Repeat("primary-selection", dice.Weighted((5, 0), (4, 1), (1, 2))))
            .Concat(Enumerable.Repeat("professional-testing", dice.Weighted((3, 0), (6, 1), (2, 2))))
            .Concat(Enumerable.Repeat("final-selection", dice.Weighted((5, 0), (4, 1), (1, 2))))
            .DefaultIfEmpty("professional-testing")
            .Concat(Enumerable.Repeat("training", dice.Weighted((2, 0), (4, 1), (3, 2))))
            .ToList();
        var stages = new JsonArray();
        for (var i = 0; i < kinds.Count; i++)
        {
            var needsScore = Scored.Count == 0 && (i == kinds.Count - 1 || kinds[i + 1] == "training");
            stages.Add(Stage(_ids[i], kinds[i], needsScore));
        }

        return stages;
    }

    private JsonObject Stage(string id, string kind, bool needsScore)
    {
        var stage = new JsonObject { ["id"] = id, ["kind"] = kind };
        var requirements = dice.Weighted((8, 0), (3, 1), (1, 2));
        if (requirements > 0)
        {
            stage["requirements"] = new JsonArray([.. Enumerable.Range(0, requirements).Select(i => Requirement($"r{i}"))]);
        }

        if (kind != "attraction" && (needsScore || dice.Chance(85)))
        {
            AddScore(stage, id, kind == "training");
        }

        return stage;
    }

    private JsonObject Requirement(string id)
    {
        var requirement = new JsonObject { ["id"] = id };
        fields.AddCondition(requirement, mild: true);
        if (dice.Chance(40))
        {
            requirement["reason"] = dice.Pick("no", "never-applied", "A");
        }

        return requirement;
    }

    private void AddScore(JsonObject stage, string id, bool isTraining)
    {
        var ids = dice.Sample(["c1", "C1", "law", "b"], dice.Weighted((4, 1), (4, 2), (2, 3)));
        var weights = RandomNumbers.Weights(dice, ids.Count);
        var (low, high, sum) = (0m, 0m, 0m);
        var components = new JsonArray();
        for (var i = 0; i < ids.Count; i++)
        {
            var (json, range) = Component(ids[i], dice.Pick<RandomSource>(_sources));
            if (weights[i] is { } given)
            {
                json["weight"] = RandomNumbers.Json(given);
            }

            var weight = RandomNumbers.Value(weights[i] ?? "1");
            (low, high, sum) = (low + (weight * range.Low), high + (weight * range.High), sum + weight);
            components.Add(json);
        }

        var isMean = dice.Chance(40);
        var digits = dice.Weighted((5, 0), (3, 1), (3, 2), (1, 4), (1, 10));
        var own = isMean ? new RandomSource($"stage:{id}", low / sum, high / sum) : new($"stage:{id}", low, high);
        stage["score"] = new JsonObject
        {
            ["components"] = components,
            ["combine"] = isMean ? "weighted-mean" : "weighted-sum",
            ["digits"] = digits,
        };
        AddLimits(stage, own);
        if (dice.Chance(isTraining ? 70 : 62))
        {
            stage["advance"] = _advances.Advance(own, ids, StageSources);
        }

        _sources.Add(own);
        if (!isTraining)
        {
            Scored.Add(id);
        }
    }

    private (JsonObject Json, RandomSource Range) Component(string id, RandomSource source)
    {
        var transform = dice.Weighted((6, "raw"), (2, "percent"), (2, "z"), (2, "t"), (2, "percentile"));
        transform = transform == "percent" && source.Kind == "stage" ? "raw" : transform;
        var json = new JsonObject { ["id"] = id, ["source"] = source.Text };
        if (transform != "raw" || dice.Chance(30))
        {
            json["transform"] = transform;
        }

        if (transform is "z" or "t" or "percentile" && source.Kind is "test" or "section" && dice.Chance(60))
        {
            json["within"] = "shift";
        }

        return (json, transform switch
        {
            "raw" => source,
            "z" => source with { Low = -1.5m, High = 1.5m },
            "t" => source with { Low = 35, High = 65 },
            _ => source with { Low = 5, High = 95 },
        });
    }

    private void AddLimits(JsonObject stage, RandomSource own)
    {
        var hurdles = dice.Weighted((8, 0), (2, 1), (1, 2));
        if (hurdles > 0)
        {
            var list = Enumerable.Range(0, hurdles).Select(i => Hurdle($"h{i}", dice.Pick<RandomSource>(_sources)));
            stage["hurdles"] = new JsonArray([.. list]);
        }

        if (dice.Chance(45))
        {
            var (hold, pass) = (RandomNumbers.Limit(dice, own, 30), RandomNumbers.Limit(dice, own, 45));
            pass = RandomNumbers.Value(hold) < RandomNumbers.Value(pass) && dice.Chance(70) ? pass : hold;
            stage["band"] = new JsonObject { ["holdFrom"] = RandomNumbers.Json(hold), ["passFrom"] = RandomNumbers.Json(pass) };
        }
    }

    private JsonObject Hurdle(string id, RandomSource source) =>
        new() { ["id"] = id, ["source"] = source.Text, ["atLeast"] = RandomNumbers.Json(RandomNumbers.Limit(dice, source, 25)) };
}
