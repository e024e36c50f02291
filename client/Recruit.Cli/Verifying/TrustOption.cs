using System.CommandLine;
using System.Globalization;
using System.Text;
using Recruit.Evidence;

namespace Recruit.Cli.Verifying;

/// <summary>Options that say whom and what to believe. Nothing that is verified ever says so itself.</summary>
internal static class TrustOption
{
    private const string Name = "--trust";
    private const int LargestFile = 1 << 16;

    /// <summary>Public keys, as texts or as files of such lines.</summary>
    public static Option<VerifierKey[]> Keys() => new(Name)
    {
        Description = "A public key to believe, as \"name+id+key\", or a file of such lines; may be repeated.",
        HelpName = "key or file",
        Required = true,
        CustomParser = result =>
        {
            var keys = new List<VerifierKey>();
            foreach (var token in result.Tokens)
            {
                if (Read(token.Value, keys) is { } objection)
                {
                    result.AddError(objection);
                }
            }

            return [.. keys];
        },
    };

    /// <summary>Heads known from elsewhere, as earlier checks printed them.</summary>
    public static Option<ChainHead[]> Heads() => new("--head")
    {
        Description = "A head known from a receipt, a backup or an earlier check, as \"batches:link\"; may be repeated. Without one, a journal whose end was cut off looks whole.",
        HelpName = "head",
        CustomParser = result =>
        {
            var heads = result.Tokens.Select(token => Head(token.Value)).ToArray();
            if (heads.Contains(null))
            {
                result.AddError("--head must be a number of batches, a colon and 64 hexadecimal digits");
            }

            return [.. heads.OfType<ChainHead>()];
        },
    };

    /// <summary>A head as <see cref="Heads"/> reads it.</summary>
    public static string Print(ChainHead head) => string.Create(CultureInfo.InvariantCulture, $"{head.Count}:{head.Link}");

    private static ChainHead? Head(string text) =>
        text.Split(':') is [var count, { Length: 2 * Digest.Length } link]
        && ulong.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= long.MaxValue
        && HexText.TryRead(link) is { } bytes
            ? new ChainHead(number, new Digest(bytes))
            : null;

    private static string? Read(string value, List<VerifierKey> keys)
    {
        if (VerifierKey.Parse(value) is { } one)
        {
            keys.Add(one);
            return null;
        }

        if (!File.Exists(value))
        {
            return $"{Name} is neither a public key nor a file";
        }

        if (new FileInfo(value).Length > LargestFile)
        {
            return $"{Name} {value} is too large for a file of keys";
        }

        var before = keys.Count;
        foreach (var line in File.ReadAllText(value, Encoding.UTF8).Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0))
        {
            if (VerifierKey.Parse(line) is not { } key)
            {
                return $"{Name} {value} has a line that is no public key";
            }

            keys.Add(key);
        }

        return keys.Count > before ? null : $"{Name} {value} holds no public key";
    }
}

/// <summary>Hexadecimal digits that people type.</summary>
internal static class HexText
{
    /// <summary>The bytes, or nothing where the text is none.</summary>
    public static byte[]? TryRead(string text)
    {
        var bytes = new byte[text.Length / 2];
        return text.Length % 2 == 0 && Convert.FromHexString(text, bytes, out _, out _) == System.Buffers.OperationStatus.Done ? bytes : null;
    }
}
