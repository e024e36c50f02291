using System.Reflection;
using Recruit.Comparing;
using Recruit.Vacancies;
using Recruit.Wording;

namespace Recruit.Reports;

/// <summary>The sentences of reports: <c>Wording/*.txt</c>.</summary>
public static class ReportWords
{
    private static readonly Dictionary<string, Language> Languages = new() { ["kk"] = Language.Kk, ["ru"] = Language.Ru, ["en"] = Language.En };

    /// <summary>The codes that can be asked for.</summary>
    public static string[] LanguageCodes => [.. Languages.Keys];

    /// <summary>The sentences of a language by its code.</summary>
    public static Sentences In(string code)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Recruit.Reports.Wording.{code}.txt")
            ?? throw new InvalidOperationException($"There is no wording for {code}.");
        using var reader = new StreamReader(stream);
        return Sentences.Read(Languages[code], reader);
    }

    /// <summary>The code of a language.</summary>
    internal static string CodeOf(Language language) => Languages.Single(entry => entry.Value == language).Key;

    /// <summary>A number as it is printed in results, with the language's decimal sign.</summary>
    internal static string Number(this Sentences words, string? number) =>
        number is null ? "" : words.Language == Language.En ? number : number.Replace('.', ',');

    /// <summary>A sentence, or the word itself where it is a name of the campaign.</summary>
    public static string WordOf(this Sentences words, string kind, string word) => (words ?? throw new ArgumentNullException(nameof(words))).Has($"{kind}.{word}") ? words.Raw($"{kind}.{word}") : word;

    /// <summary>What a line is called.</summary>
    public static string NameOf(this Sentences words, LineComparison line)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(line);
        return line.Stage is { } stage ? words.Say("line.stage", ("stage", stage.Text)) : words.Raw("line.places");
    }
}
