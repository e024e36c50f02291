using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Recruit.Files.Json;
using Recruit.Sittings;
using static Recruit.Files.Json.WordsJson;

namespace Recruit.Files.Sittings;

/// <summary>
/// The words of one item as a bank keeps them, sealed (docs/campaign-json.md, <i>Words of papers</i>): <c>{ format: 1, stem: text, options?: { mark: text } }</c>.
/// The same words give the same bytes.
/// </summary>
public static class ItemWordsFile
{
    /// <summary>Kazakh letters stay letters.</summary>
    internal static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The bytes.</summary>
    public static byte[] Write(ItemWords words)
    {
        ArgumentNullException.ThrowIfNull(words);
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("format", 1);
            Write(json, words);
            json.WriteEndObject();
        }

        return memory.ToArray();
    }

    /// <summary>Reads words of an item with these options.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="options">Marks of its options; empty for numbers and texts.</param>
    /// <exception cref="InvalidDataException">They are not as they must be; the message says where and why.</exception>
    public static ItemWords Read(ReadOnlyMemory<byte> content, ImmutableArray<string> options) => WordsJson.Read(content, root =>
    {
        Only(root, "", "format", "stem", "options");
        HasFormat(root);
        return ReadItem(root, "", options, "format");
    });

    /// <summary>Members <c>stem</c> and <c>options</c> of the object that is open.</summary>
    internal static void Write(Utf8JsonWriter json, ItemWords words)
    {
        Write(json, "stem", words.Stem);
        if (words.Options.Count > 0)
        {
            json.WriteStartObject("options");
            foreach (var (mark, text) in words.Options)
            {
                Write(json, mark, text);
            }

            json.WriteEndObject();
        }
    }

    /// <summary>Stem and options of an object, which has nothing else.</summary>
    /// <param name="one">The object.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="options">Marks of the options; empty for numbers and texts.</param>
    /// <param name="others">Members that it may have beside them.</param>
    internal static ItemWords ReadItem(JsonElement one, string place, ImmutableArray<string> options, params ReadOnlySpan<string> others)
    {
        Only(one, place, options.IsEmpty ? ["stem", .. others] : ["stem", "options", .. others]);
        var read = ImmutableSortedDictionary.CreateBuilder<string, PaperText>(StringComparer.Ordinal);
        if (!options.IsEmpty)
        {
            var inside = $"{place}.options".TrimStart('.');
            var all = Member(one, place, "options");
            Only(all, inside, [.. options]);
            foreach (var option in options)
            {
                read.Add(option, Text(Member(all, inside, option), $"{inside}.{option}"));
            }
        }

        return new ItemWords(Text(Member(one, place, "stem"), $"{place}.stem".TrimStart('.')), read.ToImmutable());
    }

    /// <summary>A text as a member of the object that is open.</summary>
    internal static void Write(Utf8JsonWriter json, string name, PaperText text)
    {
        json.WriteStartObject(name);
        foreach (var (language, said) in text.By)
        {
            json.WriteString(language.ToString().ToLowerInvariant(), said);
        }

        json.WriteEndObject();
    }
}
