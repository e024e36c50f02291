using System.Reflection;
using Recruit.Vacancies;
using Recruit.Wording;

namespace Recruit.Cli.Explaining;

/// <summary>The sentences of explanations: <c>Wording/*.txt</c>.</summary>
internal static class ExplanationWords
{
    private static readonly Dictionary<string, Language> Languages = new() { ["kk"] = Language.Kk, ["ru"] = Language.Ru, ["en"] = Language.En };

    /// <summary>The codes that can be asked for.</summary>
    public static string[] LanguageCodes => [.. Languages.Keys];

    /// <summary>The sentences of a language by its code.</summary>
    public static Sentences In(string code)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Recruit.Cli.Wording.{code}.txt")
            ?? throw new InvalidOperationException($"There is no wording for {code}.");
        using var reader = new StreamReader(stream);
        return Sentences.Read(Languages[code], reader);
    }
}
