using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Recruit.Synthetic.Testing;

/// <summary>Tests and lists in JSON.</summary>
internal static class Json
{
    /// <summary>Kazakh letters stay letters.</summary>
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>A list of texts without characters that JSON would escape.</summary>
    public static string List(IEnumerable<string> texts) => "[" + string.Join(", ", texts.Select(text => $"\"{text}\"")) + "]";

    public static string Of(TestModel test)
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, Options))
        {
            json.WriteStartObject();
            json.WriteString("id", test.Id);
            json.WriteStartArray("sections");
            foreach (var section in test.Sections)
            {
                Write(json, section);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(memory.ToArray());
    }

    private static void Write(Utf8JsonWriter json, SectionModel section)
    {
        json.WriteStartObject();
        json.WriteString("id", section.Id);
        if (section.Floor is { } floor)
        {
            json.WriteNumber("floor", floor);
        }

        json.WriteStartArray("items");
        foreach (var item in section.Items)
        {
            Write(json, item);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ItemModel item)
    {
        json.WriteStartObject();
        json.WriteString("id", item.Id);
        json.WriteString("type", item.Type);
        if (item.Options.Count > 0)
        {
            Raw(json, "options", List(item.Options));
        }

        Raw(json, "keys", item.KeysJson);
        json.WriteNumber("points", item.Points);
        if (item.PenaltyJson.Length > 0)
        {
            Raw(json, "penalty", item.PenaltyJson);
        }

        if (item.Partial)
        {
            json.WriteBoolean("partial", true);
        }

        if (item.Tolerance is { } tolerance)
        {
            json.WriteNumber("tolerance", tolerance);
        }

        if (item.Pretest)
        {
            json.WriteBoolean("pretest", true);
        }

        json.WriteEndObject();
    }

    private static void Raw(Utf8JsonWriter json, string name, string value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(value);
    }
}
