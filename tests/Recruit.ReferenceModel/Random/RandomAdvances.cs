using System.Text.Json.Nodes;

namespace Recruit.Reference;

/// <summary>Advance rules, ties and break keys (rules 7).</summary>
internal sealed class RandomAdvances(Dice dice, RandomFields fields, int candidates, bool quotas)
{
    /// <param name="own">The range of the stage's totals.</param>
    /// <param name="components">The component ids of the stage.</param>
    /// <param name="stages">The earlier stages with a score, as keys.</param>
    public JsonObject Advance(RandomSource own, List<string> components, IEnumerable<string> stages)
    {
        var rule = dice.Weighted((1, "all"), (2, "at-least"), (4, "count"), (4, "percent"), (4, "per-post"));
        var advance = new JsonObject { ["rule"] = rule };
        if (rule != "all")
        {
            advance["value"] = RandomNumbers.Json(rule switch
            {
                "at-least" => RandomNumbers.Limit(dice, own, 60),
                "count" => RandomNumbers.Decimal(dice.Between((candidates + 4) / 5, (candidates + 1) / 2), 0),
                "percent" => dice.Pick("50", "100/3", "75", "12.5", "80", "100", "66.6"),
                _ => dice.Pick("1", "1.5", "2", "3", "7/3", "0.5", "4", "10"),
            });
        }

        if (rule == "per-post" && dice.Chance(quotas ? 75 : 15))
        {
            advance["byCategory"] = true;
        }

        if (rule is "count" or "percent" or "per-post")
        {
            AddTies(advance, components.Select(id => $"component:{id}").Concat(stages));
        }

        return advance;
    }

    /// <summary>One to three keys from the choices and the fields.</summary>
    public JsonArray Keys(IEnumerable<string> choices)
    {
        var by = dice.Sample(choices.Concat(fields.Ids.Select(id => $"field:{id}")), dice.Between(1, 3));
        return new([.. by.Select(key => new JsonObject { ["by"] = key, ["order"] = dice.Pick("asc", "desc") })]);
    }

    private void AddTies(JsonObject advance, IEnumerable<string> choices)
    {
        var ties = dice.Pick("", "admit-all", "exclude-all", "break", "break");
        if (ties.Length > 0)
        {
            advance["ties"] = ties;
        }

        if (ties == "break" && dice.Chance(75))
        {
            advance["break"] = Keys(choices);
        }

        if (ties == "break" && dice.Chance(50))
        {
            advance["seed"] = dice.Pick("2026-05-01 draw", "жеребе", "7", "\"q\"\\");
        }
    }
}
