using Recruit.Synthetic.Chances;

namespace Recruit.Synthetic.Candidates;

/// <summary>How the people of one nationality are named: "family given patronymic", the last if they use one.</summary>
/// <param name="MenFamilies">Family names of men.</param>
/// <param name="WomenFamilies">Family names of women, in the same order or a list of their own.</param>
/// <param name="Men">Given names of men.</param>
/// <param name="Women">Given names of women.</param>
/// <param name="SonsOf">Patronymics of men; empty if not in use.</param>
/// <param name="DaughtersOf">Patronymics of women.</param>
internal sealed record NameSource(
    IReadOnlyList<string> MenFamilies,
    IReadOnlyList<string> WomenFamilies,
    IReadOnlyList<string> Men,
    IReadOnlyList<string> Women,
    IReadOnlyList<string> SonsOf,
    IReadOnlyList<string> DaughtersOf)
{
    public string Draw(ref Chance chance, bool woman)
    {
        var family = chance.Of(woman ? WomenFamilies : MenFamilies);
        var given = chance.Of(woman ? Women : Men);
        var fathers = woman ? DaughtersOf : SonsOf;

        // A patronymic is not compulsory in a passport.
        return fathers.Count > 0 && chance.Happens(0.85) ? $"{family} {given} {chance.Of(fathers)}" : $"{family} {given}";
    }

    /// <summary>Names whose family and father's names end differently for men and women.</summary>
    /// <param name="families">Family names of men; women's take one more <paramref name="womensEnding"/>.</param>
    /// <param name="men">Given names of men.</param>
    /// <param name="women">Given names of women.</param>
    /// <param name="womensEnding">Ending of women's family names, often empty.</param>
    /// <param name="fathers">Names of fathers; empty if patronymics are not in use.</param>
    /// <param name="sonOf">Ending that makes a son's patronymic of them.</param>
    /// <param name="daughterOf">The same for a daughter's.</param>
    public static NameSource From(string families, string men, string women, string womensEnding = "", string fathers = "", string sonOf = "", string daughterOf = "")
    {
        string[] familyNames = Words(families), fatherNames = Words(fathers);
        return new(
            familyNames,
            [.. familyNames.Select(name => name + womensEnding)],
            Words(men),
            Words(women),
            [.. fatherNames.Select(name => name + sonOf)],
            [.. fatherNames.Select(name => name + daughterOf)]);
    }

    private static string[] Words(string list) => list.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
}
