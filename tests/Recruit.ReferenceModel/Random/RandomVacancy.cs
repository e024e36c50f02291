using System.Text.Json.Nodes;

namespace Recruit.Reference;

/// <summary>vacancy.json with its tests.</summary>
internal sealed class RandomVacancy
{
    public RandomVacancy(Dice dice, int candidates)
    {
        var posts = dice.Weighted((2, dice.Between(1, 2)), (6, dice.Between(2, 4)), (1, dice.Between(5, 9)));
        Fields = new(dice);
        var sources = new RandomSources(dice, RandomTexts.DistinctPersons(dice, 7));
        var quotas = Quotas(dice, Fields, posts);
        var stages = new RandomStages(dice, Fields, [.. sources.All()], candidates, quotas.Count > 0);
        Vacancy = new()
        {
            ["id"] = $"v{dice.Below(1000)}",
            ["title"] = new JsonObject { ["kk"] = "Бас маман", ["ru"] = "Главный \"специалист\"", ["en"] = "Chief" },
            ["posts"] = posts,
            ["timeZone"] = dice.Pick("Asia/Almaty", "Europe/Berlin", "UTC", "Etc/GMT+5"),
            ["fields"] = Fields.Json(),
            ["stages"] = stages.Json(),
        };
        AddIfAny(Vacancy, "exercises", sources.Exercises);
        AddIfAny(Vacancy, "panels", sources.Panels);
        AddIfAny(Vacancy, "quotas", quotas);
        if (Fields.Channels.Count > 0 && dice.Chance(60))
        {
            Vacancy["channel"] = dice.Pick<string>(Fields.Channels);
        }

        if (stages.Scored.Count > 0 && dice.Chance(92))
        {
            Vacancy["merit"] = Merit(dice, stages);
        }

        if (dice.Chance(70))
        {
            Vacancy["reserve"] = new JsonObject { ["size"] = dice.Below(5), ["expires"] = "2027-05-01" };
        }

        if (dice.Chance(75))
        {
            Vacancy["noDetriment"] = dice.Chance(85);
        }

        Tests = sources.Tests;
    }

    public JsonObject Vacancy { get; }

    public List<JsonObject> Tests { get; }

    public RandomFields Fields { get; }

    private static void AddIfAny(JsonObject vacancy, string name, JsonArray list)
    {
        if (list.Count > 0)
        {
            vacancy[name] = list;
        }
    }

    private static JsonArray Quotas(Dice dice, RandomFields fields, int posts)
    {
        var quotas = new JsonArray();
        var left = posts;
        foreach (var id in dice.Sample(["rural", "vet", "Q"], dice.Weighted((2, 0), (4, 1), (3, 2), (1, 3))))
        {
            if (left == 0)
            {
                break;
            }

            var places = dice.Between(1, Math.Min(left, 3));
            var quota = new JsonObject { ["id"] = id };
            fields.AddCondition(quota, mild: dice.Chance(10));
            quota["places"] = places;
            quota["unfilled"] = dice.Pick("to-open", "to-open", "vacant");
            quotas.Add(quota);
            left -= places;
        }

        return quotas;
    }

    private static JsonObject Merit(Dice dice, RandomStages stages)
    {
        var named = dice.Sample(stages.Scored, dice.Between(1, 3));
        var weights = RandomNumbers.Weights(dice, named.Count);
        var merit = new JsonObject
        {
            ["stages"] = new JsonArray([.. named.Select((stage, i) =>
                weights[i] is { } weight
                    ? new JsonObject { ["stage"] = stage, ["weight"] = RandomNumbers.Json(weight) }
                    : new JsonObject { ["stage"] = stage })]),
            ["combine"] = dice.Pick("weighted-sum", "weighted-mean"),
            ["digits"] = dice.Pick(0, 0, 1, 2, 3),
            ["seed"] = dice.Pick("2026-05-01 draw", "жеребе \U0001F600", "7"),
        };
        if (dice.Chance(60))
        {
            merit["break"] = stages.Merit();
        }

        return merit;
    }
}
