using System.Numerics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Recruit.Numbers;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.Files;

/// <summary>Writes a test as a file of a campaign folder, so that reading it gives the test again.</summary>
public static class TestFile
{
    /// <summary>Kazakh letters stay letters.</summary>
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>Where it lies in the folder.</summary>
    public static string PathOf(Id test) => $"tests/{test}.json";

    /// <summary>Whether a path in the folder is that of a test.</summary>
    public static bool IsTest(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return CampaignFile.IsIn(path, CampaignFile.TestsFolder);
    }

    /// <summary>The bytes of the file.</summary>
    public static byte[] Write(Test test)
    {
        ArgumentNullException.ThrowIfNull(test);
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, Options))
        {
            json.WriteStartObject();
            json.WriteString("id", test.Id.Text);
            json.WriteStartArray("sections");
            foreach (var section in test.Sections)
            {
                Write(json, section);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        memory.WriteByte((byte)'\n');
        return memory.ToArray();
    }

    private static void Write(Utf8JsonWriter json, Section section)
    {
        json.WriteStartObject();
        json.WriteString("id", section.Id.Text);
        if (section.Floor is { } floor)
        {
            Number(json, "floor", floor);
        }

        json.WriteStartArray("items");
        foreach (var item in section.Items)
        {
            Write(json, item);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Item item)
    {
        json.WriteStartObject();
        json.WriteString("id", item.Id.Text);
        json.WriteString("type", JsonNamingPolicy.KebabCaseLower.ConvertName(item.Type.ToString()));
        if (!item.Options.IsEmpty)
        {
            Texts(json, "options", item.Options);
        }

        json.WriteStartArray("keys");
        foreach (var key in item.Keys)
        {
            Write(json, item.Type, key);
        }

        json.WriteEndArray();
        Number(json, "points", item.Points);
        Number(json, "penalty", item.Penalty);
        json.WriteBoolean("pretest", item.Pretest);
        if (item.Type == ItemType.Multiple)
        {
            json.WriteBoolean("partial", item.Partial);
        }

        if (item.Type == ItemType.Numeric)
        {
            Number(json, "tolerance", item.Tolerance);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ItemType type, ItemKey key)
    {
        switch (type)
        {
            case ItemType.Single:
                json.WriteStringValue(key.Options[0]);
                break;
            case ItemType.Numeric:
                Number(json, key.Number);
                break;
            case ItemType.Text:
                json.WriteStringValue(key.Text);
                break;
            default:
                Texts(json, null, key.Options);
                break;
        }
    }

    private static void Texts(Utf8JsonWriter json, string? name, IEnumerable<string> texts)
    {
        if (name is not null)
        {
            json.WritePropertyName(name);
        }

        json.WriteStartArray();
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter json, string name, Rational value)
    {
        json.WritePropertyName(name);
        Number(json, value);
    }

    /// <summary>What decimals can say exactly is a number, anything else a fraction.</summary>
    private static void Number(Utf8JsonWriter json, Rational value)
    {
        var units = value * BigInteger.Pow(10, NumberForm.FractionDigitsMax);
        if (!units.Denominator.IsOne)
        {
            json.WriteStringValue(value.ToString());
            return;
        }

        json.WriteRawValue(NumberForm.Print(units.Numerator, NumberForm.FractionDigitsMax).TrimEnd('0').TrimEnd('.'));
    }
}
