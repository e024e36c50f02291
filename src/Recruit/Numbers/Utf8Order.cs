namespace Recruit.Numbers;

/// <summary>Order of texts by their UTF-8 bytes, which is the order of code points (rules 1.5).</summary>
/// <remarks>
/// UTF-16 order differs: U+FFFD stands after U+10000 there, because surrogates are below U+E000.
/// </remarks>
public sealed class Utf8Order : IComparer<string>
{
    private Utf8Order()
    {
    }

    /// <summary>The only instance.</summary>
    public static Utf8Order Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        var same = x.AsSpan().CommonPrefixLength(y);
        if (same == x.Length || same == y.Length)
        {
            return x.Length.CompareTo(y.Length);
        }

        return CodePointWeight(x[same]).CompareTo(CodePointWeight(y[same]));
    }

    /// <summary>Moves surrogates above the rest of the basic plane, as their code points are.</summary>
    private static int CodePointWeight(char c) => char.IsSurrogate(c) ? c + 0x10000 : c;
}
