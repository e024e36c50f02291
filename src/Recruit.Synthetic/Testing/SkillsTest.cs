using Recruit.Synthetic.Chances;

namespace Recruit.Synthetic.Testing;

/// <summary>The test of professional skills: all types of items, points taken off for wrong choices, a few items still in development.</summary>
internal sealed class SkillsTest
{
    public const string Id = "skills";

    /// <summary>The section that has a hurdle of its own.</summary>
    public const string LanguageSection = "language";

    private const string ThirdOff = "\"1/3\"";

    /// <summary>Terms of office work, in Kazakh and Russian; either language is accepted.</summary>
    private static readonly string[][] Terms =
    [
        ["өтініш", "заявление"],
        ["бұйрық", "приказ"],
        ["Ата Заң", "Конституция"],
        ["мемлекеттік қызмет", "государственная служба"],
        ["заңнама", "законодательство"],
        ["есеп", "отчёт", "отчет"],
        ["өкілеттік", "полномочие", "полномочия"],
        ["мүдделер қақтығысы", "конфликт интересов"],
    ];

    private static readonly string[] OtherWords = ["шешім", "қаулы", "хаттама", "протокол", "решение", "справка"];

    public SkillsTest(long seed)
    {
        var chance = new Chance(seed, Purpose.SkillsItems);
        var figures = Figures(new ItemMaker(new Chance((long)chance.Next(), Purpose.SkillsItems), 0.6));
        var situations = Situations(new ItemMaker(new Chance((long)chance.Next(), Purpose.SkillsItems), 0.2));
        var language = Language(new ItemMaker(new Chance((long)chance.Next(), Purpose.SkillsItems), 0.3));
        Misprinted = figures.Items[2];
        OutOfSyllabus = situations.Items[4];
        Test = new(Id, 1, 65 * 60, [figures, situations, language]);
    }

    public TestModel Test { get; }

    /// <summary>To be voided, its points spread over the rest of the section.</summary>
    public ItemModel Misprinted { get; }

    /// <summary>To be voided, and credited to everybody.</summary>
    public ItemModel OutOfSyllabus { get; }

    private static SectionModel Figures(ItemMaker maker) => new("figures", null,
    [
        .. Ids("f", 1, 7).Select(id => maker.Numeric(id)),
        .. Ids("f", 8, 5).Select(id => maker.Single(id, ThirdOff)),
        maker.Numeric("f13", pretest: true),
    ]);

    private static SectionModel Situations(ItemMaker maker) => new("situations", null,
    [
        .. Ids("s", 1, 8).Select(id => maker.Multiple(id, "0.5")),
        .. Ids("s", 9, 4).Select(maker.Order),
        maker.Multiple("s13", "0.5", pretest: true),
    ]);

    private static SectionModel Language(ItemMaker maker) => new(LanguageSection, null,
    [
        .. Terms.Select((keys, place) => maker.Text($"l{place + 1:00}", keys, OtherWords)),
        .. Ids("l", 9, 7).Select(id => maker.Single(id, ThirdOff)),
        maker.Single("l16", ThirdOff, pretest: true),
    ]);

    private static IEnumerable<string> Ids(string prefix, int first, int count) =>
        Enumerable.Range(first, count).Select(number => $"{prefix}{number:00}");
}
