using System.Collections.Frozen;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Recruit.Cli.Explaining;

/// <summary>
/// The sentences of one language: lines <c>key = text</c> of Wording/*.txt. In a text <c>{name}</c> stands for a value,
/// <c>{name|one=…|other=…}</c> for the form that goes with that number, <c>{name#one=…|other=…}</c> for the one that goes with its ordinal.
/// </summary>
internal sealed partial class Wording
{
    private static readonly Dictionary<Language, string> Codes = new()
    {
        [Language.Kazakh] = "kk",
        [Language.Russian] = "ru",
        [Language.English] = "en",
    };

    private readonly FrozenDictionary<string, string> sentences;

    private Wording(Language language, FrozenDictionary<string, string> sentences)
    {
        Language = language;
        this.sentences = sentences;
    }

    /// <summary>The codes that can be asked for.</summary>
    public static string[] LanguageCodes => [.. Codes.Values];

    public Language Language { get; }

    /// <summary>All keys.</summary>
    public IEnumerable<string> Keys => sentences.Keys;

    /// <summary>The sentences of a language by its code.</summary>
    public static Wording In(string code)
    {
        var language = Codes.First(pair => pair.Value == code).Key;
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Recruit.Cli.Wording.{code}.txt")
            ?? throw new InvalidOperationException($"There is no wording for {code}.");
        using var reader = new StreamReader(stream);
        var sentences = new Dictionary<string, string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                var sign = line.IndexOf(" = ", StringComparison.Ordinal);
                sentences.Add(line[..sign], line[(sign + 3)..]);
            }
        }

        return new Wording(language, sentences.ToFrozenDictionary());
    }

    /// <summary>The text of a key, with its gaps.</summary>
    public string Raw(string key) => sentences.TryGetValue(key, out var text) ? text : throw new KeyNotFoundException($"No wording for \"{key}\" in {Language}.");

    /// <summary>The sentence of a key, with values in its gaps.</summary>
    public string Say(string key, params (string Name, string Value)[] values) => Gap().Replace(Raw(key), gap =>
    {
        var name = gap.Groups["name"].Value;
        var value = Array.Find(values, one => one.Name == name).Value ?? throw new KeyNotFoundException($"\"{key}\" needs a value for \"{name}\".");
        if (!gap.Groups["forms"].Success)
        {
            return value;
        }

        var form = gap.Groups["kind"].Value == "#" ? Plurals.Ordinal(Language, value) : Plurals.Cardinal(Language, value);
        return FormsOf(gap.Groups["forms"].Value)[form];
    });

    /// <summary>The gaps of a text: name, and the forms of each that chooses one (empty for a plain value).</summary>
    public static IEnumerable<(string Name, bool IsOrdinal, IReadOnlyDictionary<string, string> Forms)> GapsOf(string text) =>
        Gap().Matches(text).Select(gap => (
            gap.Groups["name"].Value,
            gap.Groups["kind"].Value == "#",
            (IReadOnlyDictionary<string, string>)(gap.Groups["forms"].Success ? FormsOf(gap.Groups["forms"].Value) : [])));

    private static Dictionary<string, string> FormsOf(string forms) => forms.Split('|').Select(form => form.Split('=', 2)).ToDictionary(form => form[0], form => form[1]);

    [GeneratedRegex(@"\{(?<name>[a-z]+)((?<kind>[|#])(?<forms>[^}]*))?\}", RegexOptions.CultureInvariant)]
    private static partial Regex Gap();
}
