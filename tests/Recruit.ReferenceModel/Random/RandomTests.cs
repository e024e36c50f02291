using System.Text.Json.Nodes;

namespace Recruit.Reference;

/// <summary>Tests with every type of item (campaign-folder 2).</summary>
internal sealed class RandomTests(Dice dice)
{
    private static readonly string[][] OptionSets =
        [["a", "b", "c", "d"], ["ә", "Ә", "б", "в"], ["1", "01", "İ", "i"], ["é", "e\u0301", "😀"]];

    public JsonObject Test(string id)
    {
        var items = 0;
        var sections = new JsonArray();
        foreach (var section in dice.Sample(["s1", "S1", "law", "x-9", "B"], dice.Weighted((5, 1), (4, 2), (2, 3))))
        {
            var pretestOnly = dice.Chance(6);
            var list = new JsonArray([.. Enumerable.Range(0, dice.Between(1, 4)).Select(_ => Item($"q{items++}", pretestOnly))]);
            var entry = new JsonObject { ["id"] = section, ["items"] = list };
            if (dice.Chance(28))
            {
                entry["floor"] = RandomNumbers.Json(dice.Pick("0", "0.5", "1", "1.5", "1/3", "-0.5", "2"));
            }

            sections.Add(entry);
        }

        return new() { ["id"] = id, ["sections"] = sections };
    }

    private JsonObject Item(string id, bool pretest)
    {
        var type = dice.Pick("single", "single", "multiple", "multiple", "order", "numeric", "text");
        var item = new JsonObject { ["id"] = id, ["type"] = type };
        AddKeys(item, type);
        if (dice.Chance(45))
        {
            item["points"] = RandomNumbers.Json(dice.Pick("1", "2", "0.5", "1/3", "1.5", "3", "2.00"));
        }

        if (dice.Chance(30))
        {
            item["penalty"] = RandomNumbers.Json(dice.Pick("1/3", "0.25", "0.5", "1", "0"));
        }

        if (pretest || dice.Chance(10))
        {
            item["pretest"] = true;
        }

        return item;
    }

    private void AddKeys(JsonObject item, string type)
    {
        var count = dice.Chance(25) ? 2 : 1;
        var options = dice.Pick(OptionSets);
        switch (type)
        {
            case "numeric":
                var numbers = Enumerable.Range(0, count).Select(_ => dice.Pick("12.5", "-2", "1.5", "3", "1/3", "0"));
                item["keys"] = new JsonArray([.. numbers.Select(RandomNumbers.Json)]);
                if (dice.Chance(60))
                {
                    item["tolerance"] = RandomNumbers.Json(dice.Pick("0", "0.5", "0.1", "1/3", "2"));
                }

                break;
            case "text":
                item["keys"] = new JsonArray([.. RandomTexts.TextKeys(dice, count).Select(key => (JsonNode)key)]);
                break;
            case "single":
                item["options"] = new JsonArray([.. options.Select(option => (JsonNode)option)]);
                item["keys"] = new JsonArray([.. dice.Sample(options, count).Select(option => (JsonNode)option)]);
                break;
            default:
                item["options"] = new JsonArray([.. options.Select(option => (JsonNode)option)]);
                item["keys"] = new JsonArray([.. Enumerable.Range(0, count).Select(_ =>
                    new JsonArray([.. dice.Sample(options, dice.Between(1, 3)).Select(option => (JsonNode)option)]))]);
                if (type == "multiple" && dice.Chance(60))
                {
                    item["partial"] = true;
                }

                break;
        }
    }
}
