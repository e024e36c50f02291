using System.Globalization;

namespace Recruit.Evidence;

/// <summary>
/// The address of up to 256 consecutive hashes of a log, the piece in which it is kept and served (C2SP tlog-tiles). A full tile never
/// changes.
/// </summary>
/// <param name="Level">0 holds leaf hashes; a hash on level n + 1 is the root of a full tile on level n. From 0 to 7: no size reaches
/// 256⁸ entries.</param>
/// <param name="Index">Which tile of the level, from 0.</param>
/// <param name="Width">Number of hashes, 1 to 256; below 256 the tile is partial.</param>
public readonly record struct MerkleTile(int Level, ulong Index, int Width)
{
    /// <summary>Hashes in a full tile.</summary>
    public const int FullWidth = 256;

    /// <summary>256 = 2⁸ hashes a tile.</summary>
    private const int Bits = 8;

    private const int LastLevel = 7;

    /// <summary>Length of the content: 32 bytes a hash, 8,192 when full.</summary>
    public int LengthBytes => Width * Digest.Length;

    /// <summary>
    /// Address below the log's own: <c>tile/level/index</c>, the index in groups of three digits, all but the last marked x, then
    /// <c>.p/width</c> for a partial tile.
    /// </summary>
    public string Path
    {
        get
        {
            var groups = (Index % 1000).ToString("D3", CultureInfo.InvariantCulture);
            for (var rest = Index / 1000; rest > 0; rest /= 1000)
            {
                groups = string.Create(CultureInfo.InvariantCulture, $"x{rest % 1000:D3}/{groups}");
            }

            var partial = Width < FullWidth ? string.Create(CultureInfo.InvariantCulture, $".p/{Width}") : "";
            return string.Create(CultureInfo.InvariantCulture, $"tile/{Level}/{groups}{partial}");
        }
    }

    /// <summary>How many hashes a log of this size has on a level: only full tiles below count.</summary>
    public static ulong HashesOn(int level, ulong size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(level);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, MerkleProof.LargestSize);
        return level > LastLevel ? 0 : size >> (Bits * level);
    }

    /// <summary>
    /// All tiles of a log of this size, lowest level first, from left to right; on each level at most the last is partial.
    /// </summary>
    public static IEnumerable<MerkleTile> All(ulong size)
    {
        for (var level = 0; HashesOn(level, size) > 0; level++)
        {
            for (ulong index = 0; index * FullWidth < HashesOn(level, size); index++)
            {
                yield return Of(level, index, size);
            }
        }
    }

    /// <summary>The tile that holds a hash, as wide as a log of this size makes it.</summary>
    /// <param name="level">Level of the hash.</param>
    /// <param name="hash">Its place on the level, from 0.</param>
    /// <param name="size">Entries of the log.</param>
    /// <returns>Nothing where the log has no such hash yet.</returns>
    public static MerkleTile? Holding(int level, ulong hash, ulong size) =>
        hash < HashesOn(level, size) ? Of(level, hash / FullWidth, size) : null;

    /// <summary>Reads a path as <see cref="Path"/> writes it; any other text gives nothing.</summary>
    public static MerkleTile? Parse(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var parts = path.Split('/');
        if (parts.Length < 3 || !TryNumber(parts[1], LastLevel, out var level))
        {
            return null;
        }

        var partial = parts[^2].EndsWith(".p", StringComparison.Ordinal);
        ulong width = FullWidth;
        if (partial && !TryNumber(parts[^1], FullWidth - 1, out width))
        {
            return null;
        }

        var digits = string.Concat(parts[2..(partial ? ^1 : ^0)]).Replace("x", "", StringComparison.Ordinal);
        digits = (partial ? digits[..^2] : digits).TrimStart('0');
        if (!TryNumber(digits.Length == 0 ? "0" : digits, MerkleProof.LargestSize / FullWidth, out var index))
        {
            return null;
        }

        // Whatever was read too generously is printed differently.
        var tile = new MerkleTile((int)level, index, (int)width);
        return tile.Width > 0 && tile.Path == path ? tile : null;
    }

    private static MerkleTile Of(int level, ulong index, ulong size) =>
        new(level, index, (int)Math.Min(FullWidth, HashesOn(level, size) - index * FullWidth));

    private static bool TryNumber(string digits, ulong largest, out ulong number) =>
        ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= largest;
}
