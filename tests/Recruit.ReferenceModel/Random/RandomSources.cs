using System.Text.Json.Nodes;

namespace Recruit.Reference;

/// <summary>Something a component or hurdle may name, with the range in which its raw values mostly lie.</summary>
internal sealed record RandomSource(string Text, decimal Low, decimal High)
{
    public string Kind => Text[..Text.IndexOf(':', StringComparison.Ordinal)];
}

/// <summary>Tests, exercises and panels of a campaign.</summary>
internal sealed class RandomSources
{
    private readonly Dice _dice;
    private readonly List<string> _people;

    public RandomSources(Dice dice, List<string> people)
    {
        _dice = dice;
        _people = people;
        var ids = dice.Shuffle(["law", "T-1", "t1", "case", "filter", "talk", "B2", "z_z"]);
        var tests = new RandomTests(dice);
        Tests = [.. Enumerable.Range(0, dice.Weighted((1, 0), (6, 1), (4, 2))).Select(i => tests.Test(ids[i]))];
        Exercises = new([.. Enumerable.Range(0, dice.Weighted((4, 0), (5, 1), (2, 2))).Select(i => Exercise(ids[i + 2]))]);
        var panels = dice.Weighted((4, 0), (5, 1), (1, 2));
        Panels = new([.. Enumerable.Range(0, Tests.Count + Exercises.Count + panels == 0 ? 1 : panels).Select(i => Panel(ids[i + 4]))]);
    }

    public List<JsonObject> Tests { get; }

    public JsonArray Exercises { get; }

    public JsonArray Panels { get; }

    /// <summary>Everything that a stage may name but earlier stages.</summary>
    public IEnumerable<RandomSource> All()
    {
        foreach (var test in Tests)
        {
            var sections = test["sections"]!.AsArray().Select(section => (Id: (string)section!["id"]!, Points: Points(section))).ToList();
            yield return Scaled($"test:{test["id"]}", sections.Sum(section => section.Points));
            foreach (var section in sections)
            {
                yield return Scaled($"section:{test["id"]}/{section.Id}", section.Points);
            }
        }

        foreach (var one in Exercises)
        {
            yield return Scaled($"exercise:{one!["id"]}", Maximum(one));
        }

        foreach (var one in Panels)
        {
            yield return Scaled($"panel:{one!["id"]}", Maximum(one));
        }
    }

    private static RandomSource Scaled(string text, decimal maximum) => new(text, maximum * 0.1m, maximum * 0.9m);

    private static decimal Points(JsonNode section) => section["items"]!.AsArray()
        .Where(item => item!["pretest"] is null)
        .Sum(item => Value(item!["points"]));

    private static decimal Maximum(JsonNode owner) => owner["criteria"]!.AsArray()
        .Sum(criterion => Value(criterion!["weight"]) * Value(criterion!["max"]));

    private static decimal Value(JsonNode? number) => number is null ? 1 : RandomNumbers.Value(number.ToJsonString().Trim('"'));

    private JsonObject Exercise(string id)
    {
        var exercise = new JsonObject { ["id"] = id, ["criteria"] = Criteria(min: false), ["markers"] = _dice.Chance(40) ? 1 : 2 };
        if ((int)exercise["markers"]! == 2)
        {
            exercise["tolerance"] = RandomNumbers.Json(_dice.Pick("0", "1", "2.5", "4", "13/3"));
        }

        return exercise;
    }

    private JsonObject Panel(string id) => new()
    {
        ["id"] = id,
        ["members"] = new JsonArray([.. _dice.Sample(_people, _dice.Between(1, 5)).Select(member => (JsonNode)member)]),
        ["criteria"] = Criteria(min: true),
        ["method"] = _dice.Pick("mean", "trimmed"),
        ["quorum"] = RandomNumbers.Json(_dice.Pick("2/3", "0.5", "1/2", "0.01", "0.6", "1")),
    };

    private JsonArray Criteria(bool min)
    {
        var ids = _dice.Sample(["law", "style", "a", "A"], _dice.Between(1, 3));
        var weights = RandomNumbers.Weights(_dice, ids.Count);
        return new([.. ids.Select((id, i) =>
        {
            var criterion = new JsonObject { ["id"] = id, ["max"] = RandomNumbers.Json(_dice.Pick("5", "10", "5.5", "10/3", "20")) };
            if (weights[i] is { } weight)
            {
                criterion["weight"] = RandomNumbers.Json(weight);
            }

            if (min && _dice.Chance(50))
            {
                criterion["min"] = RandomNumbers.Json(_dice.Pick("1", "-2", "0", "1/2"));
            }
            else if (min && _dice.Chance(20))
            {
                // Marks off only: the percent of a negative maximum turns the order round.
                criterion["min"] = RandomNumbers.Json("-10");
                criterion["max"] = RandomNumbers.Json(_dice.Pick("-2", "-1/2", "0"));
            }

            return criterion;
        })]);
    }
}
