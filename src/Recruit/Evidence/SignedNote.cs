using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using System.Text.Unicode;

namespace Recruit.Evidence;

/// <summary>One signature line of a note.</summary>
/// <param name="Name">Name of the key.</param>
/// <param name="KeyId">First four bytes of its hash, big-endian.</param>
/// <param name="Signature">The signature itself, DER for ECDSA; not empty.</param>
public sealed record NoteSignature(string Name, uint KeyId, ImmutableArray<byte> Signature)
{
    /// <summary>Em dash and blank.</summary>
    private const string Lead = "\u2014 ";

    /// <summary>The line without its end.</summary>
    public override string ToString()
    {
        var bytes = new byte[4 + Signature.Length];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, KeyId);
        Signature.CopyTo(bytes, 4);
        return $"{Lead}{Name} {Convert.ToBase64String(bytes)}";
    }

    /// <summary>Whether a text may name a key: not empty, no Unicode space, no plus, no control character.</summary>
    internal static bool IsName(string text) =>
        text.Length > 0 && CanonicalWriter.IsText(text) && !text.Any(char.IsWhiteSpace) && !text.Contains('+', StringComparison.Ordinal);

    /// <summary>Reads a line; any other text gives nothing.</summary>
    internal static NoteSignature? Parse(string line)
    {
        if (!line.StartsWith(Lead, StringComparison.Ordinal) || line[Lead.Length..].Split(' ') is not [var name, var base64]
            || !IsName(name) || StrictBase64.Decode(base64) is not { Length: > 4 } bytes)
        {
            return null;
        }

        return new NoteSignature(name, BinaryPrimitives.ReadUInt32BigEndian(bytes), [.. bytes.AsSpan(4)]);
    }
}

/// <summary>
/// A text and who signed it (C2SP signed-note): text, empty line, signature lines. Reading decides only whether it is a note; whose
/// signatures count is decided by <see cref="CheckpointTrust"/>.
/// </summary>
/// <param name="Text">Ends with a line feed, which is signed too; the empty line is not.</param>
/// <param name="Signatures">At least one.</param>
public sealed record SignedNote(string Text, ImmutableArray<NoteSignature> Signatures)
{
    /// <summary>Longest note in bytes, inclusive. A hundred lines with post-quantum signatures of other systems fit.</summary>
    public const int LongestBytes = 1 << 20;

    /// <summary>Most signature lines, inclusive; the format demands at least 16.</summary>
    public const int MostSignatures = 100;

    /// <summary>The note's bytes.</summary>
    public byte[] Encode() => Encoding.UTF8.GetBytes($"{Text}\n{string.Concat(Signatures.Select(one => one + "\n"))}");

    /// <summary>Reads a note; anything that is none gives nothing.</summary>
    public static SignedNote? Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > LongestBytes || !Utf8.IsValid(bytes) || HasControl(bytes))
        {
            return null;
        }

        // The last empty line counts: the text may contain others.
        var split = bytes.LastIndexOf("\n\n"u8);
        if (split < 0 || bytes[^1] != '\n' || split + 2 == bytes.Length)
        {
            return null;
        }

        var lines = Encoding.UTF8.GetString(bytes[(split + 2)..^1]).Split('\n');
        if (lines.Length > MostSignatures)
        {
            return null;
        }

        var signatures = ImmutableArray.CreateBuilder<NoteSignature>(lines.Length);
        foreach (var line in lines)
        {
            if (NoteSignature.Parse(line) is not { } signature)
            {
                return null;
            }

            signatures.Add(signature);
        }

        return new SignedNote(Encoding.UTF8.GetString(bytes[..(split + 1)]), signatures.DrainToImmutable());
    }

    private static bool HasControl(ReadOnlySpan<byte> bytes) =>
        bytes.ContainsAnyInRange((byte)0, (byte)('\n' - 1)) || bytes.ContainsAnyInRange((byte)('\n' + 1), (byte)0x1F);
}
