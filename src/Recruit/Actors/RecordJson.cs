using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Recruit.Evidence;
using Recruit.Numbers;

namespace Recruit.Actors;

/// <summary>
/// How records are written as JSON: members in the order of the constructor's parameters, instants as milliseconds, digests in hexadecimal, ids as
/// their text, exact fractions as <c>n</c> or <c>n/d</c>. A member that is not known is refused, because it was written by a later version.
/// </summary>
public static class RecordJson
{
    /// <summary>The one way in which records are written and read.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>Reads a record.</summary>
    /// <exception cref="InvalidDataException">The bytes are none, or of a later version.</exception>
    public static T Read<T>(ReadOnlySpan<byte> json)
        where T : class => (T)Read(json, typeof(T));

    /// <summary>Reads a record of a type that is known by name.</summary>
    /// <exception cref="InvalidDataException">The bytes are none, or of a later version.</exception>
    public static object Read(ReadOnlySpan<byte> json, Type shape)
    {
        try
        {
            return JsonSerializer.Deserialize(json, shape, Options) ?? throw new InvalidDataException($"There is no {shape}.");
        }
        catch (JsonException cause)
        {
            throw new InvalidDataException($"What is stored is no {shape} that this version knows.", cause);
        }
    }

    /// <summary>Whether two records would be stored alike. Records with lists are equal only by this, because lists are not compared by content.</summary>
    public static bool AreAlike<T>(T one, T other) =>
        JsonSerializer.SerializeToUtf8Bytes(one, Options).AsSpan().SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(other, Options));

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { KeepWhatAConstructorTakes } },
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.Converters.Add(new InstantConverter());
        options.Converters.Add(new DigestConverter());
        options.Converters.Add(new RationalConverter());
        options.MakeReadOnly();
        return options;
    }

    /// <summary>What a record derives from its members is not stored; the others stand in the order of the constructor's parameters.</summary>
    private static void KeepWhatAConstructorTakes(JsonTypeInfo shape)
    {
        if (shape.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        for (var i = shape.Properties.Count - 1; i >= 0; i--)
        {
            var member = shape.Properties[i];
            member.Order = member.AssociatedParameter?.Position ?? int.MaxValue;
            if (member is { Set: null, AssociatedParameter: null })
            {
                shape.Properties.RemoveAt(i);
            }
        }
    }

    private sealed class InstantConverter : JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Milliseconds);
    }

    private sealed class DigestConverter : JsonConverter<Digest>
    {
        public override Digest Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var text = reader.GetString()!;
            return text.Length == 2 * Digest.Length ? new Digest(Convert.FromHexString(text)) : throw new JsonException("A digest has 64 digits.");
        }

        public override void Write(Utf8JsonWriter writer, Digest value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }

    private sealed class RationalConverter : JsonConverter<Rational>
    {
        public override Rational Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var text = reader.GetString() ?? "";
            var bar = text.IndexOf('/', StringComparison.Ordinal);
            return TryParse(bar < 0 ? text : text[..bar], out var numerator) && TryParse(bar < 0 ? "1" : text[(bar + 1)..], out var denominator) && denominator.Sign > 0
                ? new Rational(numerator, denominator)
                : throw new JsonException($"\"{text}\" is no fraction.");
        }

        public override void Write(Utf8JsonWriter writer, Rational value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());

        private static bool TryParse(string text, out BigInteger number) =>
            BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
    }
}
