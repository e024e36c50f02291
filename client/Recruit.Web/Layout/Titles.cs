using Recruit.Vacancies;

namespace Recruit.Web.Layout;

/// <summary>Names of vacancies.</summary>
public static class Titles
{
    /// <summary>The title in a language.</summary>
    public static string In(Title title, Language language)
    {
        ArgumentNullException.ThrowIfNull(title);
        return language switch
        {
            Language.Kk => title.Kazakh,
            Language.Ru => title.Russian,
            _ => title.English,
        };
    }
}
