using Recruit.Synthetic.Chances;

namespace Recruit.Synthetic.Candidates;

/// <summary>Names in the shares of Kazakhstan's nationalities (census of 2021, rounded).</summary>
internal static class Names
{
    private static readonly Weighted<NameSource> Nationalities = new(
    [
        (OwnNames.Kazakh, 70.4),
        (BogusNames.Russian, 15.5),
        (OwnNames.Uzbek, 3.2),
        (BogusNames.Ukrainian, 2.0),
        (OwnNames.Uyghur, 1.5),
        (BogusNames.German, 1.2),
        (OwnNames.Tatar, 1.1),
        (BogusNames.Azerbaijani, 0.8),
        (OwnNames.Korean, 0.6),
        (BogusNames.Turkish, 0.5),
        (BogusNames.Polish, 0.2),
    ]);

    public static string Draw(ref Chance chance) => Nationalities.Draw(ref chance).Draw(ref chance, chance.Happens(0.56));

    /// <summary>That many different names, for a panel.</summary>
    public static IReadOnlyList<string> Several(Chance chance, int count)
    {
        var names = new List<string>();
        while (names.Count < count)
        {
            var name = Draw(ref chance);
            if (!names.Contains(name, StringComparer.Ordinal))
            {
                names.Add(name);
            }
        }

        return names;
    }
}
