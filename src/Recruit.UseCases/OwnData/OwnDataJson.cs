using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Recruit.Actors;
using Recruit.Privacy;
using Recruit.UseCases.Handover;

namespace Recruit.UseCases.OwnData;

/// <summary>
/// Writes what there is about a person for that person: names of members as words, instants as times, and what is sealed under the person's key opened.
/// What is sealed under another key is another person's and is left out, and so are the names of other persons' keys.
/// </summary>
internal sealed class OwnDataJson
{
    private readonly JsonSerializerOptions options;

    public OwnDataJson(PersonSeals seals, PersonKeyId person)
    {
        options = new JsonSerializerOptions(RecordJson.Options)
        {
            WriteIndented = true,
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DictionaryKeyPolicy = null,
            Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        };
        options.Converters.Insert(0, new Writing<SealedNote>((writer, note) => writer.WriteStringValue(note.Person == person ? Read(seals.Find(person), note.Content) : null)));
        options.Converters.Insert(0, new Writing<SealedAnswer>((writer, _) => writer.WriteNullValue()));
        options.Converters.Insert(0, new Writing<PersonKeyId>((writer, key) => writer.WriteStringValue(key == person ? key.Value.ToString("N") : null)));
        options.Converters.Insert(0, new Writing<SealedFile>((writer, file) => writer.WriteNumberValue(file.Length)));
        options.Converters.Insert(0, new Writing<Instant>((writer, at) => writer.WriteStringValue(at.ToString())));
    }

    /// <summary>The whole export in UTF-8.</summary>
    /// <param name="written">When.</param>
    /// <param name="parts">Entry by entry.</param>
    public byte[] Write(Instant written, ImmutableArray<OwnDataPart> parts) => JsonSerializer.SerializeToUtf8Bytes(
        new Export(written, [.. parts.Select(part => new Part(
            part.Name, part.About, part.Data is null ? null : JsonSerializer.SerializeToElement(part.Data, part.Data.GetType(), options), part.NotHere))]),
        options);

    /// <summary>Most texts are sealed as a row of one cell, some as they are.</summary>
    private static string? Read(PersonSeal? seal, SealedAnswer content)
    {
        if (seal?.Open(content) is not { } opened)
        {
            return null;
        }

        try
        {
            return SealedRow.Read(opened.Answer) is [[var text]] ? text : Encoding.UTF8.GetString(opened.Answer.Span);
        }
        catch (InvalidDataException)
        {
            // No row: the content is the text itself.
            return Encoding.UTF8.GetString(opened.Answer.Span);
        }
    }

    private sealed record Export(Instant Written, ImmutableArray<Part> Parts);

    private sealed record Part(string Name, string About, JsonElement? Data = null, string? NotHere = null);

    private sealed class Writing<T>(Action<Utf8JsonWriter, T> write) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("An export is only written.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => write(writer, value);
    }
}
