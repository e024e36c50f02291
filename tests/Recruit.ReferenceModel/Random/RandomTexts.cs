namespace Recruit.Reference;

/// <summary>Texts that go wrong easily: other alphabets, decomposed forms, quotes, white space, characters beyond the BMP.</summary>
internal static class RandomTexts
{
    /// <summary>White space of rules 3.3 that a response may carry around it.</summary>
    private static readonly string[] Spaces =
        [" ", "  ", "\t", "\u00A0", "\u3000", "\u2009 ", "\u0085", "\u2028", "\n", "\u1680", "\u202F\u205F"];

    /// <summary>Persons whose byte order differs from UTF-16, culture and case-insensitive order; some need quoting.</summary>
    private static readonly string[] Persons =
    [
        "K-01", "K-02", "K-10", "k-01", "a", "B", "Ä", "A\u0308", "Айгүл", "Әсел", "Ғалым", "Қайрат", "Ұлан", "Өмір", "İnci", "ırmak",
        "Doe, Jane", "\"Quoted\"", "O'Neil", "x\"y,z", "\U00020000", "\U0001F600", "\uFF21", "\uE000", "\uFFFD", "z z",
        "=1+1", "#1", "0", "00",
        "\U0001D49C-1", "\u1E9E", "ß", "ss", "é", "e\u0301", "Ёлка", "Елка", "a-b", "a_b", "aB", "\u200B", "|", ";", "日本",
    ];

    private static readonly string[] FieldTexts =
        ["Шу", "Аягөз", "Almaty", "almaty", "é", "e\u0301", "\U0001F600", "\uFF21", "a, b", "say \"hi\"", "back\\slash", " lead"];

    private static readonly string[] OddFieldTexts = ["tab\tin", "two\nlines", "two\r\nlines", "bell\u0007", "\u001F", "\b\f"];

    private static readonly string[] NoNumbers =
        ["1e3", "abc", "++1", "+-1", "+\u22121", "1/2", ".5", "5.", "1 000", "--1", "1,000.5", "1234567890123456", "\u0665", "-", "+"];

    /// <summary>Keys of text items with responses that equal them by rules 3.4.</summary>
    private static readonly (string Key, string[] Equal)[] KeyTexts =
    [
        ("Қазақстан", ["қазақстан", "ҚАЗАҚСТАН", " Қазақстан\u00A0", "қАЗАҚСТАН"]),
        ("İstanbul Kalesi", ["istanbul kalesi", "ISTANBUL  KALESI", "ıstanbul\u2003kalesi", "I\u0307stanbul\tKalesi"]),
        ("Й", ["й", "И\u0306", "и\u0306"]),
        ("Ärger", ["a\u0308rger", "ÄRGER", "A\u0308rger"]),
        ("\U00010400x", ["\U00010428X", "\U00010428x"]),
        ("ÅNGSTRÖM", ["\u212Bngstro\u0308m", "ångström"]),
        ("a b  c", ["A\u3000B\nC", "a\u0085b c"]),
        ("ΣΑΣ", ["σας".Replace('ς', 'σ'), "Σασ"]),
    ];

    public static readonly string[] WrongTexts =
        ["straße", "STRASSE", "закон", "a-b-c", "\u200Ba b c", "a\u200Bb c", "σας", "казахстан", "istanbulkalesi", "\u180Eй", "и"];

    public static List<string> DistinctPersons(Dice dice, int count) => dice.Sample(Persons, count);

    /// <summary>Values for a text field, some with control characters that report.json must escape.</summary>
    public static List<string> FieldValues(Dice dice)
    {
        var values = dice.Sample(FieldTexts, dice.Between(2, 4));
        if (dice.Chance(15))
        {
            values.Add(dice.Pick(OddFieldTexts));
        }

        return values;
    }

    public static List<string> TextKeys(Dice dice, int count) => dice.Sample(KeyTexts.Select(key => key.Key), count);

    /// <summary>A response equal to a key of a text item.</summary>
    public static string EqualText(Dice dice, string key) =>
        KeyTexts.FirstOrDefault(one => one.Key == key).Equal is { } equal ? dice.Pick(equal) : key;

    /// <summary>A number near a key as somebody types it; sometimes no number at all.</summary>
    public static string NumericResponse(Dice dice, string plain) => dice.Below(12) switch
    {
        0 => plain.Replace('.', ','),
        1 => plain.Replace('-', '\u2212'),
        2 => plain.StartsWith('-') ? plain : "+" + plain,
        3 => "+" + plain.Replace('.', ','),
        4 => plain.Contains('.', StringComparison.Ordinal) ? plain + "0" : plain + ".0",
        5 => dice.Pick<string>(NoNumbers),
        _ => plain,
    };

    /// <summary>With white space at either end, now and then.</summary>
    public static string Spaced(Dice dice, string text) =>
        dice.Chance(80) ? text : (dice.Chance(50) ? dice.Pick(Spaces) : "") + text + (dice.Chance(60) ? dice.Pick(Spaces) : "");

    /// <summary>An empty response, or one of white space only.</summary>
    public static string Blank(Dice dice) => dice.Chance(60) ? "" : dice.Pick(Spaces);
}
