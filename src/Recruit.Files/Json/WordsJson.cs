using System.Collections.Immutable;
using System.Text.Json;
using Recruit.Sittings;
using Recruit.Vacancies;

namespace Recruit.Files.Json;

/// <summary>Reads files of words, which name nothing that they do not know; the first mistake ends it with its place.</summary>
internal static class WordsJson
{
    /// <summary>Reads a file whole.</summary>
    /// <exception cref="InvalidDataException">It is not as it must be; the message says where and why.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> content, Func<JsonElement, T> read)
    {
        try
        {
            using var file = JsonDocument.Parse(content, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return read(file.RootElement);
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException(broken.Message, broken);
        }
    }

    /// <summary>The only format there is.</summary>
    public static void HasFormat(JsonElement root)
    {
        if (Member(root, "", "format") is not { ValueKind: JsonValueKind.Number } format || !format.TryGetInt32(out var version) || version != 1)
        {
            throw Wrong("format", "is not 1");
        }
    }

    /// <summary>A text in at least one language.</summary>
    public static PaperText Text(JsonElement value, string place)
    {
        Only(value, place, "kk", "ru", "en");
        var by = ImmutableSortedDictionary.CreateBuilder<Language, string>();
        foreach (var language in Enum.GetValues<Language>())
        {
            if (value.TryGetProperty(language.ToString().ToLowerInvariant(), out var text))
            {
                by.Add(language, text.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(text.GetString()) ? text.GetString()! : throw Wrong(place, "is no text"));
            }
        }

        return by.Count > 0 ? new PaperText(by.ToImmutable()) : throw Wrong(place, "is in no language");
    }

    /// <summary>A member that must be there.</summary>
    public static JsonElement Member(JsonElement value, string place, string name) =>
        value.TryGetProperty(name, out var member) ? member : throw Wrong($"{place}.{name}".TrimStart('.'), "is missing");

    /// <summary>An object with no members but these.</summary>
    public static void Only(JsonElement value, string place, params IReadOnlyCollection<string> names)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            throw Wrong(place, "is no object");
        }

        foreach (var member in value.EnumerateObject())
        {
            if (!names.Contains(member.Name))
            {
                throw Wrong($"{place}.{member.Name}".TrimStart('.'), "is not known");
            }
        }
    }

    /// <summary>What is wrong and where.</summary>
    public static InvalidDataException Wrong(string place, string what) => new($"{place}: {what}");
}
