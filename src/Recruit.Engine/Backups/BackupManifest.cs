using System.Globalization;
using System.Text;
using Recruit.Actors;
using Recruit.Evidence;

namespace Recruit.Engine.Backups;

/// <summary>
/// What a backup says of itself, in lines of text. The last line is the hash of those before, against accidents; whether the journal is
/// genuine is a question to its signatures.
/// </summary>
/// <param name="Origin">Name of the log.</param>
/// <param name="Head">How many batches the copy holds, and the link of the last.</param>
/// <param name="Attachments">How many attachments it holds.</param>
/// <param name="Bytes">Length of the copied file.</param>
/// <param name="Hash">SHA-256 of the copied file.</param>
/// <param name="Time">When the copy was made, by the clock of whoever made it.</param>
public sealed record BackupManifest(string Origin, ChainHead Head, long Attachments, long Bytes, Digest Hash, Instant Time)
{
    /// <summary>Name of the file in a backup.</summary>
    public const string FileName = "manifest.txt";

    private const string Name = "recruit-backup/";
    private const string Mark = Name + "1";
    private const string Check = "check ";
    private const int Longest = 4096;

    /// <summary>The text to store.</summary>
    public string Print()
    {
        var lines = string.Create(
            CultureInfo.InvariantCulture,
            $"{Mark}\norigin {Origin}\nbatches {Head.Count}\nhead {Head.Link}\nattachments {Attachments}\nbytes {Bytes}\nsha256 {Hash}\ntime {Time.Milliseconds} {Time}\n");
        return $"{lines}{Check}{Digest.Of(Encoding.UTF8.GetBytes(lines))}\n";
    }

    /// <summary>Reads what <see cref="Print"/> wrote; anything else, one byte more or less included, gives nothing.</summary>
    public static BackupManifest? Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > Longest)
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(bytes);
        if (text.Split('\n') is not [Mark, var origin, var batches, var head, var attachments, var length, var hash, var time, _, ""]
            || After(origin, "origin ") is not { Length: > 0 } name
            || !ulong.TryParse(After(batches, "batches "), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || ReadDigest(After(head, "head ")) is not { } link
            || Number(After(attachments, "attachments ")) is not { } attached
            || Number(After(length, "bytes ")) is not { } size
            || ReadDigest(After(hash, "sha256 ")) is not { } content
            || Number(After(time, "time ")?.Split(' ')[0]) is not { } moment || moment > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())
        {
            return null;
        }

        var manifest = new BackupManifest(name, new ChainHead(count, link), attached, size, content, new Instant(moment));
        return bytes.SequenceEqual(Encoding.UTF8.GetBytes(manifest.Print())) ? manifest : null;
    }

    /// <summary>
    /// The version of a manifest that this version does not read: its first line and its last, the hash of those before, are as every version
    /// writes them. Nothing for anything else.
    /// </summary>
    public static string? OtherVersion(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var check = text.LastIndexOf(Check, StringComparison.Ordinal);
        return bytes.Length <= Longest && After(text, Name) is { } rest && rest.IndexOf('\n', StringComparison.Ordinal) is > 0 and var end
            && $"{Name}{rest[..end]}" != Mark && rest[..end].All(char.IsAsciiDigit)
            && check > 0 && text[check..] == $"{Check}{Digest.Of(Encoding.UTF8.GetBytes(text[..check]))}\n"
            ? rest[..end]
            : null;
    }

    /// <summary>Reads 64 lower-case hexadecimal digits; anything else gives nothing.</summary>
    internal static Digest? ReadDigest(string? text)
    {
        var bytes = new byte[Digest.Length];
        return text is { Length: 2 * Digest.Length } && Convert.FromHexString(text, bytes, out _, out _) == System.Buffers.OperationStatus.Done
            && new Digest(bytes) is var digest && digest.ToString() == text
            ? digest
            : null;
    }

    private static string? After(string line, string lead) => line.StartsWith(lead, StringComparison.Ordinal) ? line[lead.Length..] : null;

    private static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
