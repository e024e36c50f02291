using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Recruit.Numbers;

namespace Recruit.ItemBanks;

/// <summary>A fraction as a JSON text: <c>"3"</c>, <c>"-1/3"</c>, in lowest terms.</summary>
internal sealed class ExactNumber : JsonConverter<Rational>
{
    public override Rational Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var parts = (reader.TokenType == JsonTokenType.String ? reader.GetString()! : "").Split('/');
        return parts.Length <= 2 && Whole(parts[0]) is { } numerator && Whole(parts.Length == 2 ? parts[1] : "1") is { Sign: > 0 } denominator
            ? new Rational(numerator, denominator)
            : throw new JsonException("This is no fraction.");
    }

    public override void Write(Utf8JsonWriter writer, Rational value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());

    private static BigInteger? Whole(string text) =>
        BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;
}
