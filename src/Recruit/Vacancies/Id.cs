using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Recruit.Numbers;

namespace Recruit.Vacancies;

/// <summary>The name by which rules and facts refer to a thing: <c>[A-Za-z0-9][A-Za-z0-9_-]{0,39}</c> (campaign-folder 1.4).</summary>
[JsonConverter(typeof(JsonText))]
public readonly partial record struct Id : IComparable<Id>
{
    private readonly string? text;

    /// <summary>An id of that text.</summary>
    /// <exception cref="ArgumentException">The text has not the form of an id.</exception>
    public Id(string text) => this.text = IsId(text) ? text : throw new ArgumentException($"\"{text}\" is no id.", nameof(text));

    /// <summary>The text as written.</summary>
    public string Text => text ?? "";

    /// <summary>Whether the first comes before the second by code points.</summary>
    public static bool operator <(Id one, Id other) => one.CompareTo(other) < 0;

    /// <summary>Whether the first comes after the second by code points.</summary>
    public static bool operator >(Id one, Id other) => one.CompareTo(other) > 0;

    /// <summary>Whether the first does not come after the second by code points.</summary>
    public static bool operator <=(Id one, Id other) => one.CompareTo(other) <= 0;

    /// <summary>Whether the first does not come before the second by code points.</summary>
    public static bool operator >=(Id one, Id other) => one.CompareTo(other) >= 0;

    /// <summary>Whether the text has the form of an id.</summary>
    public static bool IsId(string text) => Form().IsMatch(text);

    /// <summary>By code points.</summary>
    public int CompareTo(Id other) => Utf8Order.Instance.Compare(Text, other.Text);

    /// <inheritdoc cref="Text"/>
    public override string ToString() => Text;

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9_-]{0,39}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    private sealed class JsonText : JsonConverter<Id>
    {
        public override Id Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Of(reader.GetString());

        public override void Write(Utf8JsonWriter writer, Id value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);

        public override Id ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Of(reader.GetString());

        public override void WriteAsPropertyName(Utf8JsonWriter writer, Id value, JsonSerializerOptions options) => writer.WritePropertyName(value.Text);

        private static Id Of(string? text) => text is not null && IsId(text) ? new Id(text) : throw new JsonException("This is no id.");
    }
}
