using System.Security.Cryptography;
using System.Text;
using Recruit.Evidence;

namespace Recruit.Engine.Keys;

/// <summary>
/// The text of one key: four lines, of which the last is SHA-256 of those before, so that a bad disk is not taken for a key.
/// <code>
/// recruit master key 1
/// origin recruit.example
/// key 64 or more hexadecimal digits
/// check 64 hexadecimal digits
/// </code>
/// </summary>
internal static class KeyFile
{
    private const string Version = "1";
    private const int LongestBytes = 4096;

    /// <summary>Writes a new key file; a file that is there stays and is an error.</summary>
    public static void Write(string path, string kind, string origin, ReadOnlySpan<byte> key)
    {
        var text = Render(kind, origin, key);
        DurableFile.Write(path, text, secret: true, replace: false);
        CryptographicOperations.ZeroMemory(text);
    }

    /// <summary>Reads a key; the caller wipes it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="kind">The words after "recruit" in the first line.</param>
    /// <param name="origin">What the file must name, or nothing if any origin will do.</param>
    /// <exception cref="KeyFolderException">It is missing, damaged, of an unknown version, or of another origin.</exception>
    public static (string Origin, byte[] Key) Read(string path, string kind, string? origin)
    {
        if (!File.Exists(path))
        {
            throw new KeyFolderException(KeyProblem.Missing, path);
        }

        if (new FileInfo(path).Length > LongestBytes)
        {
            throw new KeyFolderException(KeyProblem.Damaged, path);
        }

        var text = File.ReadAllBytes(path);
        var isOurs = text.AsSpan().StartsWith("recruit "u8);
        if (!text.AsSpan().StartsWith(Encoding.UTF8.GetBytes($"recruit {kind} {Version}\n")))
        {
            CryptographicOperations.ZeroMemory(text);
            throw new KeyFolderException(isOurs ? KeyProblem.UnknownVersion : KeyProblem.Damaged, path);
        }

        var found = Parse(text, kind);
        CryptographicOperations.ZeroMemory(text);
        if (found is not { } read || (origin ?? read.Origin) != read.Origin)
        {
            throw new KeyFolderException(KeyProblem.Damaged, path);
        }

        return read;
    }

    private static (string Origin, byte[] Key)? Parse(ReadOnlySpan<byte> text, string kind)
    {
        Span<Range> lines = stackalloc Range[5];
        var count = 0;
        foreach (var line in text.Split((byte)'\n'))
        {
            if (count == lines.Length)
            {
                return null;
            }

            lines[count++] = line;
        }

        if (count < lines.Length || !text[lines[1]].StartsWith("origin "u8) || !text[lines[2]].StartsWith("key "u8))
        {
            return null;
        }

        var origin = Encoding.UTF8.GetString(text[lines[1]]["origin ".Length..]);
        var digits = text[lines[2]]["key ".Length..];
        if (digits.Length % 2 != 0)
        {
            return null;
        }

        var key = GC.AllocateArray<byte>(digits.Length / 2, pinned: true);
        Convert.FromHexString(digits, key, out _, out _);

        // There is one way to write a key; whatever differs from it, the check line included, is damage.
        var again = Render(kind, origin, key);
        var same = text.SequenceEqual(again);
        CryptographicOperations.ZeroMemory(again);
        if (same)
        {
            return (origin, key);
        }

        CryptographicOperations.ZeroMemory(key);
        return null;
    }

    private static byte[] Render(string kind, string origin, ReadOnlySpan<byte> key)
    {
        var head = Encoding.UTF8.GetBytes($"recruit {kind} {Version}\norigin {origin}\nkey ");
        const int CheckLine = 1 + 6 + (2 * Digest.Length) + 1;
        var text = GC.AllocateArray<byte>(head.Length + (2 * key.Length) + CheckLine, pinned: true);
        head.CopyTo(text, 0);
        var end = head.Length + (2 * key.Length);
        Convert.TryToHexStringLower(key, text.AsSpan(head.Length), out _);
        text[end++] = (byte)'\n';
        var check = SHA256.HashData(text.AsSpan(0, end));
        "check "u8.CopyTo(text.AsSpan(end));
        Convert.TryToHexStringLower(check, text.AsSpan(end + 6), out _);
        text[^1] = (byte)'\n';
        return text;
    }
}
