using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Recruit.Vacancies;

namespace Recruit.Wording;

/// <summary>
/// Sentences of one language: lines <c>key = text</c>; empty lines and lines that begin with <c>#</c> say nothing. In a text <c>{name}</c> stands for a
/// value, <c>{name|one=…|other=…}</c> for the form that goes with that number, <c>{name#one=…|other=…}</c> for the one that goes with its ordinal.
/// </summary>
public sealed partial class Sentences
{
    private readonly FrozenDictionary<string, string> sentences;

    private Sentences(Language language, FrozenDictionary<string, string> sentences) => (Language, this.sentences) = (language, sentences);

    /// <summary>The language.</summary>
    public Language Language { get; }

    /// <summary>All keys.</summary>
    public IEnumerable<string> Keys => sentences.Keys;

    /// <summary>Reads the sentences of a language.</summary>
    /// <param name="language">Which.</param>
    /// <param name="parts">Where their lines are; no key is in two of them.</param>
    /// <exception cref="InvalidDataException">A line has no key and text, or a key comes twice.</exception>
    public static Sentences Read(Language language, params IEnumerable<TextReader> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var sentences = new Dictionary<string, string>();
        foreach (var part in parts)
        {
            while (part.ReadLine() is { } line)
            {
                if (line.Length > 0 && line[0] != '#')
                {
                    var sign = line.IndexOf(" = ", StringComparison.Ordinal);
                    if (sign < 1 || !sentences.TryAdd(line[..sign], line[(sign + 3)..]))
                    {
                        throw new InvalidDataException($"No new sentence of {language}: \"{line}\".");
                    }
                }
            }
        }

        return new Sentences(language, sentences.ToFrozenDictionary());
    }

    /// <summary>Whether there is such a key.</summary>
    public bool Has(string key) => sentences.ContainsKey(key);

    /// <summary>The text of a key, with its gaps.</summary>
    /// <exception cref="KeyNotFoundException">There is no such key.</exception>
    public string Raw(string key) => sentences.TryGetValue(key, out var text) ? text : throw new KeyNotFoundException($"No wording for \"{key}\" in {Language}.");

    /// <summary>The sentence of a key, with values in its gaps.</summary>
    /// <exception cref="KeyNotFoundException">There is no such key, or a value is missing.</exception>
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
