using System.Text.Json.Nodes;

namespace Recruit.Reference;

/// <summary>Declared fields, values for them and conditions over them (rules 2).</summary>
internal sealed class RandomFields
{
    private readonly Dice _dice;
    private readonly List<(string Id, string Type)> _fields;
    private readonly string[] _levels;
    private readonly List<string> _texts;

    public RandomFields(Dice dice)
    {
        _dice = dice;
        _levels = dice.Pick<string[]>(["school", "bachelor", "master"], ["жоқ", "орта", "жоғары", "PhD"], ["2", "10", "1"]);
        _texts = RandomTexts.FieldValues(dice);
        _fields = dice.Sample<(string, string)>(
            [("years", "number"), ("born", "date"), ("town", "text"), ("vet", "flag"), ("edu", "ordinal"), ("Z9", "text")],
            dice.Weighted((1, 1), (2, 3), (4, 5), (3, 6)));
    }

    public IEnumerable<string> Ids => _fields.Select(one => one.Id);

    public List<string> Channels => [.. _fields.Where(one => one.Type is "text" or "ordinal").Select(one => one.Id)];

    public JsonArray Json() => new([.. _fields.Select(field =>
    {
        var json = new JsonObject { ["id"] = field.Id, ["type"] = field.Type };
        if (field.Type == "ordinal")
        {
            json["levels"] = Texts(_levels);
        }

        return json;
    })]);

    /// <summary>A cell of candidates.csv; now and then empty.</summary>
    public string Cell(string id) => _dice.Chance(12) ? "" : Value(_fields.Single(field => field.Id == id).Type);

    /// <summary>Adds field, op and value of a condition; a mild one holds for most.</summary>
    public void AddCondition(JsonObject owner, bool mild)
    {
        var (id, type) = _dice.Pick<(string, string)>(_fields);
        var ordered = type is "number" or "date" or "ordinal";
        var strict = _dice.Pick<string>(ordered ? ["at-least", "at-most", "equals", "one-of"] : ["equals", "one-of", "one-of"]);
        var op = mild && _dice.Chance(40) ? "present" : strict;
        op = mild && op == "equals" ? "one-of" : op;
        owner["field"] = id;
        owner["op"] = op;
        if (op == "one-of")
        {
            var count = _dice.Between(1, mild ? 6 : 3);
            owner["value"] = new JsonArray([.. Enumerable.Range(0, count).Select(_ => JsonValue(type, Value(type)))]);
        }
        else if (op != "present")
        {
            owner["value"] = JsonValue(type, mild ? Mild(type, op) : Value(type));
        }
    }

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    private JsonNode JsonValue(string type, string value) =>
        type != "number" ? value
        : value == "2.5" && _dice.Chance(50) ? "5/2"
        : RandomNumbers.Json(value.TrimStart('0') is { Length: > 0 } short_ ? short_ : "0");

    private string Value(string type) => type switch
    {
        "number" => _dice.Pick("0", "1", "2", "02", "2.5", "2.50", "3", "-1", "10"),
        "date" => _dice.Pick("1990-05-05", "1990-05-06", "1985-12-31", "2001-01-01", "1985-12-31"),
        "text" => _dice.Pick<string>(_texts),
        "flag" => _dice.Pick("yes", "no"),
        _ => _dice.Pick(_levels),
    };

    private string Mild(string type, string op) => (type, op) switch
    {
        ("number", "at-least") => "0",
        ("number", _) => "3",
        ("date", "at-least") => "1985-12-31",
        ("date", _) => "1990-05-06",
        (_, "at-least") => _levels[_dice.Below(2)],
        _ => _levels[^1],
    };
}
