using Recruit.Vacancies;

namespace Recruit.Wording;

/// <summary>Which form of a word goes with a number (CLDR 48 cardinals and ordinals).</summary>
public static class Plurals
{
    /// <summary>The forms that each language tells apart after a number.</summary>
    public static IReadOnlyList<string> CardinalsOf(Language language) =>
        language == Language.Ru ? ["one", "few", "many", "other"] : ["one", "other"];

    /// <summary>The forms that each language tells apart in an ordinal.</summary>
    public static IReadOnlyList<string> OrdinalsOf(Language language) => language switch
    {
        Language.Kk => ["many", "other"],
        Language.Ru => ["other"],
        _ => ["one", "two", "few", "other"],
    };

    /// <summary>The form after a number as it is printed.</summary>
    public static string Cardinal(Language language, string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        if (!IsWhole(number, out var last, out var lastTwo))
        {
            return "other";
        }

        if (language != Language.Ru)
        {
            return number == "1" ? "one" : "other";
        }

        return last == 1 && lastTwo != 11 ? "one"
            : last is >= 2 and <= 4 && lastTwo is < 12 or > 14 ? "few"
            : "many";
    }

    /// <summary>
    /// The form of an ordinal. In Kazakh <c>-шы</c> is "many" and <c>-ші</c> is "other", by the vowels of the last word of the number. CLDR counts every
    /// round ten as "many"; but one says елуінші, жетпісінші, сексенінші, жүзінші, so 50, 70, 80 and hundreds are "other" here.
    /// </summary>
    public static string Ordinal(Language language, string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        if (!IsWhole(number, out var last, out var lastTwo) || language == Language.Ru)
        {
            return "other";
        }

        if (language == Language.Kk)
        {
            var isBack = last is 6 or 9 || (last == 0 && lastTwo is 10 or 20 or 30 or 40 or 60 or 90) || (number.EndsWith("000", StringComparison.Ordinal));
            return isBack ? "many" : "other";
        }

        return lastTwo is >= 11 and <= 13 ? "other" : last switch
        {
            1 => "one",
            2 => "two",
            3 => "few",
            _ => "other",
        };
    }

    private static bool IsWhole(string number, out int last, out int lastTwo)
    {
        var isWhole = number.Length > 0 && number.All(char.IsAsciiDigit);
        last = isWhole ? number[^1] - '0' : 0;
        lastTwo = isWhole && number.Length > 1 ? (10 * (number[^2] - '0')) + last : last;
        return isWhole;
    }
}
