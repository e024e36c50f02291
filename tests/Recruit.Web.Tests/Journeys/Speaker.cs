using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Recruit.Vacancies;
using Recruit.Web.Layout;

namespace Recruit.Web.Tests.Journeys;

/// <summary>
/// Somebody who reads one language: every page that they open is in it, and has no sentence of the pages' words in another one.
/// </summary>
internal sealed class Speaker(Uri address, Language language) : IDisposable
{
    /// <summary>Shorter words may be the same ones, or parts of names.</summary>
    private const int LengthMin = 12;

    private static readonly Dictionary<Language, string[]> Alien = Enum.GetValues<Language>().ToDictionary(language => language, AlienTo);

    private readonly Visitor visitor = new(address);

    /// <summary>Words in which pages speak to them.</summary>
    public Speech Words { get; } = new(language);

    /// <summary>How many pages they have read.</summary>
    public int Read { get; private set; }

    /// <summary>Opens a page by its address behind the language, or by that of a link.</summary>
    public async Task<Page> GetAsync(string path) => Look(await visitor.GetAsync(path.StartsWith($"/{Words.Code}/", StringComparison.Ordinal) ? path : $"/{Words.Code}{path}"));

    /// <inheritdoc cref="Visitor.SubmitAsync"/>
    public async Task<Page> SubmitAsync(Page page, Dictionary<string, string> fields, string? action = null, byte[]? file = null)
    {
        var after = Look(await visitor.SubmitAsync(page, fields, action, file));
        after.Errors.ShouldBeEmpty($"{page.Path} {action}");
        return after;
    }

    /// <inheritdoc cref="Visitor.PostAsync(Page, string, ValueTuple{string, string}[])"/>
    public async Task<Page> PostAsync(Page page, string handler, params (string Name, string Value)[] fields)
    {
        var after = Look(await visitor.PostAsync(page, $"{page.Path.Split('?')[0]}?handler={handler}", fields));
        after.Errors.ShouldBeEmpty($"{page.Path} {handler}");
        return after;
    }

    /// <summary>A text that is the sentence of a key, whatever stands in its gaps.</summary>
    public void ShouldSay(string? text, string key)
    {
        var sentence = string.Join(".+", Gap().Split(Words.Words.Raw(key)).Select(Regex.Escape));
        Regex.IsMatch(Tidy(text ?? ""), $"^{sentence}", RegexOptions.Singleline).ShouldBeTrue($"\"{Tidy(text ?? "")}\" is not {key} in {Words.Code}: {Words.Words.Raw(key)}");
    }

    /// <inheritdoc/>
    public void Dispose() => visitor.Dispose();

    private static string Tidy(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private Page Look(Page page)
    {
        page.Status.ShouldBe(System.Net.HttpStatusCode.OK, page.Path);
        page.Document.DocumentElement.GetAttribute("lang").ShouldBe(Words.Code, page.Path);
        Read++;
        var body = (IElement)page.Document.Body!.Clone();
        foreach (var other in body.QuerySelectorAll($"[lang]:not([lang={Words.Code}])").ToArray())
        {
            other.Remove();
        }

        var text = Tidy($"{page.Title} {body.TextContent}");
        Alien[Words.Language].Where(sentence => text.Contains(sentence, StringComparison.Ordinal)).ShouldBeEmpty($"{page.Path} speaks {Words.Code}");
        return page;
    }

    /// <summary>Sentences of the other languages that are not in any of this one.</summary>
    private static string[] AlienTo(Language language)
    {
        var own = new Speech(language).Words;
        var spoken = own.Keys.Select(own.Raw).ToArray();
        return
        [
            .. Enum.GetValues<Language>().Where(other => other != language).Select(other => new Speech(other).Words)
                .SelectMany(words => words.Keys.Select(words.Raw))
                .Where(sentence => sentence.Length >= LengthMin && !sentence.Contains('{', StringComparison.Ordinal) && !spoken.Any(one => one.Contains(sentence, StringComparison.Ordinal)))
                .Distinct(StringComparer.Ordinal),
        ];
    }

    private static Regex Gap() => new(@"\{[^}]*\}", RegexOptions.CultureInvariant);
}
