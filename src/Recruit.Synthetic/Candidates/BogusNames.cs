using Bogus;
using BogusNameData = Bogus.DataSets.Name;

namespace Recruit.Synthetic.Candidates;

/// <summary>Names from the locale data of Bogus, collected once with a fixed seed and then drawn from our own streams.</summary>
internal static class BogusNames
{
    private const int CollectingSeed = 2026;
    private const int Draws = 400;

    /// <summary>Russian patronymics; Bogus has no middle names.</summary>
    private static readonly string[] SonsOf =
        ["Александрович", "Алексеевич", "Андреевич", "Борисович", "Викторович", "Владимирович", "Дмитриевич", "Евгеньевич", "Иванович", "Николаевич", "Олегович", "Петрович", "Сергеевич", "Юрьевич"];

    private static readonly string[] DaughtersOf =
        ["Александровна", "Алексеевна", "Андреевна", "Борисовна", "Викторовна", "Владимировна", "Дмитриевна", "Евгеньевна", "Ивановна", "Николаевна", "Олеговна", "Петровна", "Сергеевна", "Юрьевна"];

    public static NameSource Russian { get; } = Collect("ru") with { SonsOf = SonsOf, DaughtersOf = DaughtersOf };

    public static NameSource Ukrainian { get; } = Collect("uk");

    public static NameSource German { get; } = Collect("de");

    public static NameSource Turkish { get; } = Collect("tr");

    public static NameSource Azerbaijani { get; } = Collect("az");

    public static NameSource Polish { get; } = Collect("pl");

    private static NameSource Collect(string locale)
    {
        var data = new BogusNameData(locale) { Random = new Randomizer(CollectingSeed) };
        return new(
            Distinct(() => data.LastName(BogusNameData.Gender.Male)),
            Distinct(() => data.LastName(BogusNameData.Gender.Female)),
            Distinct(() => data.FirstName(BogusNameData.Gender.Male)),
            Distinct(() => data.FirstName(BogusNameData.Gender.Female)),
            [],
            []);
    }

    /// <summary>In the order of their first appearance, without names that a CSV cell would have to quote.</summary>
    private static List<string> Distinct(Func<string> draw)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var names = new List<string>();
        for (var count = 0; count < Draws; count++)
        {
            var name = draw().Trim();
            if (name.IndexOfAny(['"', ',', '\n', '\r']) < 0 && seen.Add(name))
            {
                names.Add(name);
            }
        }

        return names;
    }
}
