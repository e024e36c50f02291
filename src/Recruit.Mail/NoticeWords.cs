using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Recruit.Notices;
using Recruit.Vacancies;

namespace Recruit.Mail;

/// <summary>
/// The words of a notice in one language: <c>Wording/&lt;language&gt;/&lt;text&gt;.txt</c>, a subject, an empty line and the body, with
/// <c>{name}</c> where a value stands. Subjects have no values: they are shown where anybody looks over a shoulder, and mail systems log them.
/// </summary>
internal sealed partial record NoticeWords(string Subject, string Body)
{
    private const string Footer = "footer";

    private static readonly FrozenDictionary<(NoticeText, Language), NoticeWords> All = (
        from text in Enum.GetValues<NoticeText>()
        from language in Enum.GetValues<Language>()
        select ((text, language), Read(text, language))).ToFrozenDictionary(one => one.Item1, one => one.Item2);

    /// <summary>The words of a text in a language.</summary>
    public static NoticeWords Of(NoticeText text, Language language) => All[(text, language)];

    /// <summary>Names of the values that a part of a notice needs.</summary>
    public static IEnumerable<string> GapsOf(string part) => Gap().Matches(part).Select(gap => gap.Groups["name"].Value).Distinct();

    /// <summary>The body with its values.</summary>
    /// <exception cref="KeyNotFoundException">A value is missing.</exception>
    public string Say(IReadOnlyDictionary<string, string> values) => Gap().Replace(Body, gap => values[gap.Groups["name"].Value]);

    private static NoticeWords Read(NoticeText text, Language language)
    {
        var words = ReadFile(language, JsonNamingPolicy.KebabCaseLower.ConvertName(text.ToString()));
        var end = words.IndexOf("\n\n", StringComparison.Ordinal);
        return new NoticeWords(words[..end], $"{words[(end + 2)..]}\n{ReadFile(language, Footer)}");
    }

    private static string ReadFile(Language language, string name)
    {
        var code = JsonNamingPolicy.KebabCaseLower.ConvertName(language.ToString());
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Recruit.Mail.Wording.{code}.{name}.txt")
            ?? throw new InvalidOperationException($"There is no wording of {name} in {code}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"\{(?<name>[a-z]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Gap();
}
