using System.Globalization;
using Recruit.Synthetic.Chances;

namespace Recruit.Synthetic.Testing;

/// <summary>Makes the items of a section, with parameters as calibrations of real tests find them.</summary>
/// <param name="chance">Where the parameters come from.</param>
/// <param name="difficulty">Mean difficulty of the items.</param>
internal sealed class ItemMaker(Chance chance, double difficulty)
{
    private Chance chance = chance;

    public ItemModel Single(string id, string penalty = "", bool pretest = false)
    {
        string[] options = ["a", "b", "c", "d"];
        var key = chance.Of(options);

        // One distractor draws more people than the others.
        var wrong = options.Where(option => option != key).Select((option, place) => (option, place == 0 ? 0.5 : 0.25)).ToList();
        return Complete(new()
        {
            Id = id,
            Type = "single",
            Options = options,
            KeysJson = Json.List([key]),
            PenaltyJson = penalty,
            Pretest = pretest,
            Discrimination = Slope(1.45),
            Difficulty = Place(1.9),
            Guessing = 0.14 + (0.1 * chance.Uniform()),
            Seconds = 30 + chance.Below(22),
            Right = AnswerForms.Only(key),
            Wrong = AnswerForms.Of(wrong),
        });
    }

    public ItemModel Multiple(string id, string penalty = "", bool pretest = false)
    {
        var options = AnswerForms.Letters(6);
        var key = Chosen(options, 2 + chance.Below(2));
        return Complete(new()
        {
            Id = id,
            Type = "multiple",
            Options = options,
            KeysJson = $"[{Json.List(key)}]",
            Points = 2,
            PenaltyJson = penalty,
            Partial = true,
            Pretest = pretest,
            Discrimination = Slope(1.2),
            Difficulty = Place(1.4),
            Guessing = 0.05,
            Seconds = 60 + chance.Below(30),
            Right = AnswerForms.InAnyOrder(key),
            Wrong = AnswerForms.OtherSets(options, key),
        });
    }

    public ItemModel Order(string id)
    {
        var options = AnswerForms.Letters(5);
        var key = options.ToArray();
        chance.Shuffle(key);
        return Complete(new()
        {
            Id = id,
            Type = "order",
            Options = options,
            KeysJson = $"[{Json.List(key)}]",
            Points = 2,
            Discrimination = Slope(1.2),
            Difficulty = Place(1.2),
            Guessing = 0.04,
            Seconds = 70 + chance.Below(30),
            Right = AnswerForms.Only(string.Join('|', key)),
            Wrong = AnswerForms.OtherSequences(key),
        });
    }

    public ItemModel Numeric(string id, bool pretest = false)
    {
        // Never whole, so that both decimal signs are met; now and then a fall instead of a rise.
        var key = (chance.Between(1, 97) + (chance.Between(1, 9) / 10m)) * (chance.Happens(0.25) ? -1 : 1);
        return Complete(new()
        {
            Id = id,
            Type = "numeric",
            KeysJson = $"[{key.ToString(CultureInfo.InvariantCulture)}]",
            Tolerance = 0.5m,
            Points = 2,
            Pretest = pretest,
            Discrimination = Slope(1.3),
            Difficulty = Place(1.1),
            Guessing = 0,
            Seconds = 75 + chance.Below(50),
            Right = AnswerForms.Numbers(key),
            Wrong = AnswerForms.WrongNumbers(key),
        });
    }

    /// <param name="id">Its id.</param>
    /// <param name="keys">Accepted texts, the usual one first.</param>
    /// <param name="others">Words that people write instead.</param>
    public ItemModel Text(string id, IReadOnlyList<string> keys, IReadOnlyList<string> others) => Complete(new()
    {
        Id = id,
        Type = "text",
        KeysJson = Json.List(keys),
        Discrimination = Slope(1.3),
        Difficulty = Place(1.1),
        Guessing = 0,
        Seconds = 30 + chance.Below(20),
        Right = AnswerForms.Texts(keys),
        Wrong = AnswerForms.WrongTexts(keys, others),
    });

    /// <summary>Items still in development discriminate a little less.</summary>
    private static ItemModel Complete(ItemModel item) => item.Pretest ? item with { Discrimination = 0.8 * item.Discrimination } : item;

    private double Slope(double mean) => Math.Clamp(mean + (0.3 * chance.Normal()), 0.75, 2.2);

    private double Place(double highest) => Math.Clamp(difficulty + (0.85 * chance.Normal()), -2.4, highest);

    private string[] Chosen(IReadOnlyList<string> options, int count)
    {
        var all = options.ToArray();
        chance.Shuffle(all);
        return [.. all.Take(count).Order(StringComparer.Ordinal)];
    }
}
