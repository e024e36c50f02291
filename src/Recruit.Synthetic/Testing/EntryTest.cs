using Recruit.Synthetic.Chances;

namespace Recruit.Synthetic.Testing;

/// <summary>
/// The compliance test, after the general entry test of Kazakhstan: 55 questions in 55 minutes over four acts (15, 15, 15, 10),
/// at least 5 in each and 30 in all. Three questions turn out to be flawed, so that something has to be corrected.
/// </summary>
internal sealed class EntryTest
{
    public const string Id = "entry";

    public EntryTest(long seed)
    {
        var chance = new Chance(seed, Purpose.EntryItems);
        Constitution = Section("constitution", 15, -0.3, chance.Next());
        CivilService = Section("civil-service", 15, 0, chance.Next());
        AntiCorruption = Section("anti-corruption", 15, 0.2, chance.Next());
        Procedures = Section("procedures", 10, -0.6, chance.Next());

        // Nobody can tell what is meant: an answer says little about ability.
        Ambiguous = CivilService.Items[6];
        CivilService = With(CivilService, 6, Ambiguous with { Discrimination = 0.15, Difficulty = 4 });

        // Two answers are right, only one was declared.
        TwoAnswers = AntiCorruption.Items[3];
        SecondKey = TwoAnswers.Options.First(option => !TwoAnswers.KeysJson.Contains(option, StringComparison.Ordinal));
        var declared = TwoAnswers.Options.First(option => TwoAnswers.KeysJson.Contains(option, StringComparison.Ordinal));
        AntiCorruption = With(AntiCorruption, 3, TwoAnswers with { Right = AnswerForms.Of([(declared, 0.55), (SecondKey, 0.45)]) });

        Test = new(Id, 0, 55 * 60, [Constitution, CivilService, AntiCorruption, Procedures]);
    }

    public TestModel Test { get; }

    /// <summary>To be voided, and dropped.</summary>
    public ItemModel Ambiguous { get; }

    /// <summary>To get a second key.</summary>
    public ItemModel TwoAnswers { get; }

    public string SecondKey { get; }

    private SectionModel Constitution { get; }

    private SectionModel CivilService { get; }

    private SectionModel AntiCorruption { get; }

    private SectionModel Procedures { get; }

    private static SectionModel Section(string id, int count, double difficulty, ulong seed)
    {
        var maker = new ItemMaker(new Chance((long)seed, Purpose.EntryItems), difficulty);
        return new(id, 5, [.. Enumerable.Range(1, count).Select(number => maker.Single($"{id[..2]}{number:00}"))]);
    }

    private static SectionModel With(SectionModel section, int place, ItemModel item) =>
        section with { Items = [.. section.Items.Select((old, index) => index == place ? item : old)] };
}
