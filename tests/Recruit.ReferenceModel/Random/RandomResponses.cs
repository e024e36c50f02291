using System.Globalization;

namespace Recruit.Reference;

/// <summary>Responses to items: right ones in many guises, wrong ones, blank ones; always valid for the type.</summary>
internal sealed class RandomResponses(Dice dice)
{
    /// <param name="item">The item.</param>
    /// <param name="ability">How often of a hundred the response is right.</param>
    public string Response(Item item, int ability)
    {
        if (dice.Chance(7))
        {
            return RandomTexts.Blank(dice);
        }

        var key = dice.Pick<Key>(item.Keys);
        return RandomTexts.Spaced(dice, dice.Chance(ability) ? Right(item, key) : Wrong(item, key));
    }

    /// <summary>One more key, written as a response.</summary>
    public string AddedKey(Item item) => item.Type switch
    {
        "numeric" => dice.Pick("3.5", "+1,5", "\u22122", "-2", "12", "13"),
        "text" => dice.Pick<string>(RandomTexts.WrongTexts),
        "single" => dice.Pick<string>(item.Options),
        _ => Joined(dice.Sample(item.Options, dice.Between(1, item.Options.Count))),
    };

    private string Right(Item item, Key key) => item.Type switch
    {
        "multiple" => Joined(dice.Shuffle(key.Text.Split('|'))),
        "order" => Joined(key.Text.Split('|')),
        "numeric" => RandomTexts.NumericResponse(dice, Plain(key.Number! + (dice.Pick(-1, 0, 0, 1) * item.Tolerance))),
        "text" => RandomTexts.EqualText(dice, key.Text),
        _ => key.Text,
    };

    private string Wrong(Item item, Key key) => item.Type switch
    {
        "single" => dice.Pick<string>(item.Options),
        "numeric" => RandomTexts.NumericResponse(dice, Plain(key.Number! + dice.Between(-3, 3))),
        "text" => dice.Pick<string>(RandomTexts.WrongTexts),
        _ => Joined(dice.Sample(item.Options, dice.Between(1, item.Options.Count))),
    };

    private string Joined(IEnumerable<string> options) => string.Join('|', options.Select(option => RandomTexts.Spaced(dice, option)));

    private string Plain(Rational number) => number.Denominator.IsOne
        ? number.Numerator.ToString(CultureInfo.InvariantCulture)
        : number.Print(dice.Pick(1, 2, 12));
}
