using System.Globalization;
using System.Text.Json.Nodes;

namespace Recruit.Reference;

/// <summary>Numbers in the forms of campaign-folder 1.5.</summary>
internal static class RandomNumbers
{
    /// <summary>A JSON number as it is written, or the text <c>p/q</c>.</summary>
    public static JsonNode Json(string number) => number.Contains('/', StringComparison.Ordinal) ? number : JsonNode.Parse(number)!;

    public static string Decimal(decimal number, int digits) =>
        Math.Round(number, digits).ToString($"F{digits}", CultureInfo.InvariantCulture);

    public static decimal Value(string number)
    {
        var rational = Rational.Parse(number);
        return (decimal)rational.Numerator / (decimal)rational.Denominator;
    }

    /// <summary>A limit in the lower part of the range, at most so many percent of it.</summary>
    public static string Limit(Dice dice, RandomSource source, int percent) =>
        Decimal(source.Low + ((source.High - source.Low) * dice.Below(percent + 1) / 100m), dice.Below(3));

    /// <summary>Weights of a list, not all of them 0; null where the default stands.</summary>
    public static List<string?> Weights(Dice dice, int count)
    {
        var weights = Enumerable.Range(0, count)
            .Select(_ => dice.Weighted<string?>((4, null), (1, "1"), (1, "0"), (2, "2"), (1, "1/3"), (1, "0.5"), (1, "1.25")))
            .ToList();
        if (weights.All(weight => weight == "0"))
        {
            weights[0] = "1";
        }

        return weights;
    }
}
