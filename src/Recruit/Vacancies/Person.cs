using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Recruit.Vacancies;

/// <summary>
/// The name of a candidate, marker or panel member: 1–100 bytes of UTF-8, no control character (U+0000–001F, U+007F–009F),
/// no space (U+0020) first or last (campaign-folder 1.4).
/// </summary>
[JsonConverter(typeof(JsonText))]
public readonly record struct Person
{
    /// <summary>Longest name in bytes of UTF-8.</summary>
    public const int BytesMax = 100;

    private readonly string? name;

    /// <summary>A person of that name.</summary>
    /// <exception cref="ArgumentException">The text cannot name a person.</exception>
    public Person(string name) =>
        this.name = IsPerson(Encoding.UTF8.GetBytes(name)) ? name : throw new ArgumentException($"\"{name}\" cannot name a person.", nameof(name));

    /// <summary>The name as written.</summary>
    public string Name => name ?? "";

    /// <summary>Whether the UTF-8 text can name a person.</summary>
    public static bool IsPerson(ReadOnlySpan<byte> text)
    {
        if (text.Length is 0 or > BytesMax || text[0] == ' ' || text[^1] == ' ')
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            // U+0080–009F are the bytes C2 80 – C2 9F.
            if (text[i] < 0x20 || text[i] == 0x7F || (text[i] == 0xC2 && i + 1 < text.Length && text[i + 1] < 0xA0))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc cref="Name"/>
    public override string ToString() => Name;

    private sealed class JsonText : JsonConverter<Person>
    {
        public override Person Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetString() is { } text && IsPerson(Encoding.UTF8.GetBytes(text)) ? new Person(text) : throw new JsonException("This names no person.");

        public override void Write(Utf8JsonWriter writer, Person value, JsonSerializerOptions options) => writer.WriteStringValue(value.Name);
    }
}
