using System.Buffers.Text;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Recruit.Evidence;
using Recruit.Sittings;
using Recruit.Vacancies;

namespace Recruit.UseCases.Sittings;

/// <summary>
/// An answers file as the script of a test makes it: JSON with <c>format</c>, <c>attempt</c>, <c>epoch</c>, <c>iv</c> and <c>box</c>, the last two in base64url.
/// The box is AES-256-GCM under the key of the attempt, with attempt and epoch as additional data, of a list of saves <c>{p,n,s,a}</c>: position, number, salt
/// and answer. It names no person and no question.
/// </summary>
/// <param name="Attempt">Of which attempt.</param>
/// <param name="Epoch">Of the device, from 0.</param>
internal sealed record BroughtFile(Id Attempt, int Epoch)
{
    private const string Format = "recruit-answers-1";
    private const int IvLength = 12;
    private const int TagLength = 16;
    private const int SaltLength = ReceiptLeaf.SaltHalf;
    private const int CodeLength = 10;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 3, AllowDuplicateProperties = false };

    private byte[] Iv { get; init; } = [];

    private byte[] Box { get; init; } = [];

    /// <summary>Reads the outside of a file; nothing of what is no such file.</summary>
    public static BroughtFile? Read(ReadOnlyMemory<byte> file)
    {
        using var json = Parse(file);
        return json?.RootElement is { ValueKind: JsonValueKind.Object } root && root.GetPropertyCount() == 5
            && TextOf(root, "format") == Format
            && TextOf(root, "attempt") is { } attempt && Id.IsId(attempt)
            && NumberOf(root, "epoch") is { } epoch and <= int.MaxValue
            && BytesOf(root, "iv") is { Length: IvLength } iv
            && BytesOf(root, "box") is { Length: > TagLength } box
            ? new BroughtFile(new Id(attempt), (int)epoch) { Iv = iv, Box = box }
            : null;
    }

    /// <summary>Whether a code is that of a file: the first 10 bytes of its SHA-256 in hexadecimal digits, however they are grouped and written.</summary>
    public static bool IsCodeOf(string code, ReadOnlySpan<byte> file)
    {
        var typed = string.Concat(code.Where(one => !char.IsWhiteSpace(one) && one != '-'));
        return typed.Equals(Convert.ToHexString(SHA256.HashData(file), 0, CodeLength), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>What is in it, in the order of its numbers, with one save for a position; nothing where the key does not open it.</summary>
    public ImmutableArray<CarriedSave>? Open(byte[] key)
    {
        var content = new byte[Box.Length - TagLength];
        using (var cipher = new AesGcm(key, TagLength))
        {
            try
            {
                var named = string.Create(CultureInfo.InvariantCulture, $"recruit answers {Attempt} {Epoch}");
                cipher.Decrypt(Iv, Box.AsSpan(0, content.Length), Box.AsSpan(content.Length), content, Encoding.UTF8.GetBytes(named));
            }
            catch (AuthenticationTagMismatchException)
            {
                return null;
            }
        }

        using var json = Parse(content);
        if (json?.RootElement is not { ValueKind: JsonValueKind.Array } all || all.GetArrayLength() == 0)
        {
            return null;
        }

        var saves = all.EnumerateArray().Select(SaveOf).ToList();
        return saves.Contains(null) || saves.DistinctBy(one => one!.Position).Count() < saves.Count ? null : [.. saves.OfType<CarriedSave>().OrderBy(one => one.Sequence)];
    }

    private static CarriedSave? SaveOf(JsonElement one) =>
        one.ValueKind == JsonValueKind.Object
        && NumberOf(one, "p") is { } position and <= int.MaxValue
        && NumberOf(one, "n") is { } number and > 0
        && BytesOf(one, "s") is { Length: SaltLength } salt
        && TextOf(one, "a") is { } answer
            ? new CarriedSave((int)position, number, salt, Encoding.UTF8.GetBytes(answer))
            : null;

    private static JsonDocument? Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return JsonDocument.Parse(bytes, Strict);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static uint? NumberOf(JsonElement of, string name) =>
        of.TryGetProperty(name, out var one) && one.ValueKind == JsonValueKind.Number && one.TryGetUInt32(out var number) ? number : null;

    private static byte[]? BytesOf(JsonElement of, string name) => TextOf(of, name) is { } text && Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : null;

    /// <summary>A text; nothing of one with half a character, which no JSON of a device has.</summary>
    private static string? TextOf(JsonElement of, string name)
    {
        try
        {
            return of.TryGetProperty(name, out var one) && one.ValueKind == JsonValueKind.String ? one.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
