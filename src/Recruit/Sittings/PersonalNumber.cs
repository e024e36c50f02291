using System.Text.RegularExpressions;
using Recruit.Vacancies;

namespace Recruit.Sittings;

/// <summary>
/// Whether an id holds what reads like a Kazakhstani individual identification number (IIN): twelve digits and no more, year, month and day
/// of birth, then century and sex. A random id reads so once in many ten thousand times, and another one is drawn.
/// </summary>
public static partial class PersonalNumber
{
    /// <summary>Whether such a number stands anywhere in an id.</summary>
    /// <param name="id">Any id.</param>
    public static bool IsIn(Id id) => Form().IsMatch(id.Text);

    [GeneratedRegex("(?<![0-9])[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])[0-6][0-9]{5}(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
