using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Recruit.Vacancies;
using Recruit.Web.Layout;

namespace Recruit.Web.Tests.Layout;

/// <summary>
/// Which words of a page are not of its language: sentences of ours in another one, keys that were shown instead of their sentence, and gaps that nobody filled.
/// What campaigns and people wrote is none of it, and neither is what a page marks as another language.
/// </summary>
internal sealed partial class OtherWords
{
    /// <summary>Shorter parts of sentences are found in anything; whole ones are found at any length.</summary>
    private const int PartLettersMin = 14;

    private static readonly Dictionary<Language, OtherWords> All = Enum.GetValues<Language>().ToDictionary(language => language, language => new OtherWords(language));

    private readonly HashSet<string> whole;
    private readonly string[] parts;
    private readonly HashSet<string> keys;

    private OtherWords(Language language)
    {
        var own = new Speech(language).Words;
        var ours = own.Keys.Select(own.Raw).ToArray();
        var others = Enum.GetValues<Language>().Where(one => one != language).Select(one => new Speech(one).Words).SelectMany(words => words.Keys.Select(words.Raw)).Distinct().ToArray();
        whole = [.. others.Except(ours).Where(text => !text.Contains('{', StringComparison.Ordinal))];
        var spoken = string.Join('\n', ours);
        parts = [.. others.SelectMany(text => Gap().Split(text)).Where(part => part.Length >= PartLettersMin && part.Trim().Contains(' ', StringComparison.Ordinal) && !spoken.Contains(part, StringComparison.Ordinal)).Distinct()];
        keys = [.. own.Keys];
    }

    /// <summary>Them, each with where it stands.</summary>
    public static IEnumerable<string> Of(IDocument document, Language language) => All[language].In(document);

    private IEnumerable<string> In(IDocument document)
    {
        var texts = from node in document.DocumentElement.Descendants<IText>()
                    where node.ParentElement is { } parent && parent.Closest("[lang]") == document.DocumentElement && parent.Closest("style, script, textarea") is null
                    select node.Data;
        var named = from one in document.All
                    from attribute in (string[])["aria-label", "alt", "title", "placeholder"]
                    where one.HasAttribute(attribute)
                    select one.GetAttribute(attribute)!;
        foreach (var text in texts.Concat(named).Select(text => text.Trim()).Where(text => text.Length > 0).Distinct())
        {
            if (whole.Contains(text) || parts.Any(part => text.Contains(part, StringComparison.Ordinal)) || Gap().IsMatch(text) || Named().Matches(text).Any(one => keys.Contains(one.Value)))
            {
                yield return text[..Math.Min(text.Length, 120)];
            }
        }
    }

    [GeneratedRegex(@"\{[a-z]+(?:[|#][^}]*)?\}")]
    private static partial Regex Gap();

    [GeneratedRegex(@"(?<![\w.])[a-z][a-z0-9-]*(?:\.[A-Za-z0-9-]+)+(?![\w.])")]
    private static partial Regex Named();
}
