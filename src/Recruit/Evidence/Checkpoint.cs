using System.Collections.Immutable;
using System.Globalization;

namespace Recruit.Evidence;

/// <summary>What a log says of itself at one moment (C2SP tlog-checkpoint).</summary>
public sealed record Checkpoint
{
    /// <summary>A statement to be signed.</summary>
    /// <param name="origin">Name of the log, 1 to 255 UTF-8 bytes without control characters.</param>
    /// <param name="size">Entries, at most <see cref="MerkleProof.LargestSize"/>.</param>
    /// <param name="root">Merkle root over them; for no entries <see cref="MerkleTree.EmptyRoot"/>.</param>
    /// <exception cref="ArgumentException">A value is outside its limits.</exception>
    public Checkpoint(string origin, ulong size, Digest root)
        : this(CanonicalWriter.Checked(origin, nameof(origin)), size, root, [])
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, MerkleProof.LargestSize);
        if (size == 0 && root != MerkleTree.EmptyRoot)
        {
            throw new ArgumentException("A log without entries has the root of the empty list.", nameof(root));
        }
    }

    private Checkpoint(string origin, ulong size, Digest root, ImmutableArray<string> extensions)
    {
        Origin = origin;
        Size = size;
        Root = root;
        Extensions = extensions;
    }

    /// <summary>Name of the log.</summary>
    public string Origin { get; }

    /// <summary>Entries of the log.</summary>
    public ulong Size { get; }

    /// <summary>Merkle root over them.</summary>
    public Digest Root { get; }

    /// <summary>Further lines of other writers. They are signed but mean nothing here; our own logs have none.</summary>
    public ImmutableArray<string> Extensions { get; }

    /// <summary>The text to sign: origin, decimal size, root in base 64, each line ended by a line feed.</summary>
    public string Text =>
        string.Create(CultureInfo.InvariantCulture, $"{Origin}\n{Size}\n{Convert.ToBase64String(Root.ToArray())}\n")
        + string.Concat(Extensions.Select(line => line + "\n"));

    /// <summary>Reads the text of a note; any other text gives nothing.</summary>
    public static Checkpoint? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Split('\n') is not [var origin, var digits, var base64, .. var extensions, ""] || extensions.Contains("")
            || !CanonicalWriter.IsName(origin)
            || !ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var size) || size > MerkleProof.LargestSize
            || StrictBase64.Decode(base64) is not { Length: Digest.Length } hash)
        {
            return null;
        }

        var checkpoint = new Checkpoint(origin, size, new Digest(hash), [.. extensions]);
        var isEmptyWithOtherRoot = size == 0 && checkpoint.Root != MerkleTree.EmptyRoot;

        // A size with leading zeroes would print differently.
        return !isEmptyWithOtherRoot && string.Equals(checkpoint.Text, text, StringComparison.Ordinal) ? checkpoint : null;
    }
}
