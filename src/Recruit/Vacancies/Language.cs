namespace Recruit.Vacancies;

/// <summary>A language in which people are addressed and content is written (ISO 639-1). A missing one is shown as missing, never replaced.</summary>
public enum Language
{
    /// <summary>Kazakh.</summary>
    Kk,

    /// <summary>Russian.</summary>
    Ru,

    /// <summary>English.</summary>
    En,
}
