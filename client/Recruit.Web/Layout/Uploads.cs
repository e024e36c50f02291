using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Recruit.Web.Layout;

/// <summary>How many bytes a request to a page may have, which is known before its form is read.</summary>
/// <param name="bytes">Most, inclusive.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class RequestMaxAttribute(long bytes) : Attribute, IRequestSizeLimitMetadata
{
    /// <inheritdoc/>
    public long? MaxRequestBodySize => bytes;
}

/// <summary>Documents that people add: what browsers and printers show, recognised by its first bytes and not by its name, which is not kept.</summary>
public static class Uploads
{
    /// <summary>Most bytes of a document, inclusive.</summary>
    public const int BytesMax = 4_000_000;

    /// <summary>Most bytes of a request with a document and the rest of its form.</summary>
    public const long RequestMax = BytesMax + (1 << 16);

    private static readonly (string Kind, byte[] Begin)[] Known =
        [("pdf", "%PDF-"u8.ToArray()), ("jpeg", [0xff, 0xd8, 0xff]), ("png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])];

    /// <summary>Reads a document.</summary>
    /// <param name="file">As it was sent.</param>
    /// <param name="field">Of the form; errors are told there.</param>
    /// <param name="words">In which they are told.</param>
    /// <param name="state">Where.</param>
    /// <param name="cancellation">Nobody waits any more.</param>
    /// <returns>What it is and its bytes; nothing if it was told why not.</returns>
    public static async Task<(string Kind, byte[] Content)?> ReadAsync(
        IFormFile? file, string field, Speech words, ModelStateDictionary state, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(state);
        if (file is null or { Length: 0 } or { Length: > BytesMax })
        {
            state.AddModelError(field, words[file is { Length: > 0 } ? "upload.long" : "upload.none"]);
            return null;
        }

        using var memory = new MemoryStream((int)file.Length);
        await file.CopyToAsync(memory, cancellation);
        var content = memory.ToArray();
        if (KindOf(content) is { } kind)
        {
            return (kind, content);
        }

        state.AddModelError(field, words["upload.kind"]);
        return null;
    }

    /// <summary>What a document is, by its first bytes; nothing for one that nobody can add.</summary>
    public static string? KindOf(ReadOnlySpan<byte> content)
    {
        foreach (var (kind, begin) in Known)
        {
            if (content.StartsWith(begin))
            {
                return kind;
            }
        }

        return null;
    }

    /// <summary>The media type of a kind, as it is given back; bytes that no browser opens for any other.</summary>
    public static string TypeOf(string? kind) => kind switch
    {
        "pdf" => "application/pdf",
        "jpeg" => "image/jpeg",
        "png" => "image/png",
        _ => "application/octet-stream",
    };
}
