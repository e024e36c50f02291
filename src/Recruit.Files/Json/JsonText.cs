using System.Globalization;
using System.Text.Json;

namespace Recruit.Files.Json;

/// <summary>Reads the bytes of a JSON file and finds what is wrong with its form: RFC 8259, valid Unicode, bounded nesting.</summary>
internal static class JsonText
{
    /// <summary>How many objects and lists may stand inside each other.</summary>
    public const int DepthMax = 32;

    private static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = DepthMax };
    private static readonly JsonDocumentOptions DocumentOptions = new() { MaxDepth = DepthMax };

    /// <summary>The document, or null after its first fault was reported.</summary>
    public static JsonDocument? Read(CampaignFile file, byte[] content, ProblemList problems)
    {
        var text = content.AsMemory(content.AsSpan().StartsWith(Utf8Text.ByteOrderMark) ? Utf8Text.ByteOrderMark.Length : 0);
        var fault = Utf8Text.FindFault(text.Span, out var end);

        // What stands before a byte that no text may hold can be wrong already; the first fault counts.
        if (FindSyntaxError(text.Span[..end], isWhole: fault == TextFault.None) is { } line)
        {
            problems.Add(Step.Form, file, line, "-", Phrases.NotJson);
            return null;
        }

        if (fault != TextFault.None)
        {
            problems.Add(Step.Form, file, LineAt(text.Span, end), "-", fault == TextFault.Nul ? Phrases.Nul : Phrases.NotUtf8);
            return null;
        }

        return JsonDocument.Parse(text, DocumentOptions);
    }

    /// <summary>The line of the first syntax error, if there is one.</summary>
    private static long? FindSyntaxError(ReadOnlySpan<byte> text, bool isWhole)
    {
        var reader = new Utf8JsonReader(text, isWhole, new JsonReaderState(ReaderOptions));
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName
                    && reader.ValueIsEscaped
                    && !IsValidUnicode(reader.ValueSpan))
                {
                    return LineAt(text, (int)reader.TokenStartIndex);
                }
            }

            return null;
        }
        catch (JsonException error)
        {
            return (error.LineNumber ?? 0) + 1;
        }
    }

    private static long LineAt(ReadOnlySpan<byte> text, int at) => text[..at].Count((byte)'\n') + 1;

    /// <summary>Whether escaped surrogates come in pairs, high before low. The reader takes them one by one.</summary>
    private static bool IsValidUnicode(ReadOnlySpan<byte> escaped)
    {
        var high = false;
        while (!escaped.IsEmpty)
        {
            if (escaped[0] != '\\' || escaped[1] != 'u')
            {
                if (high)
                {
                    return false;
                }

                escaped = escaped[(escaped[0] == '\\' ? 2 : 1)..];
                continue;
            }

            var unit = (char)ushort.Parse(escaped.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            if (char.IsLowSurrogate(unit) != high)
            {
                return false;
            }

            high = char.IsHighSurrogate(unit);
            escaped = escaped[6..];
        }

        return !high;
    }
}
