using System.Security.Cryptography;

namespace Recruit.Tests.Evidence;

/// <summary>
/// RFC 9162, section 2.1, written down a second time as the RFC defines it: recursive, over hexadecimal texts, sharing no code with the
/// product. Only the hash of a range is remembered, for speed.
/// </summary>
internal sealed class NaiveTree(IReadOnlyList<byte[]> entries)
{
    private readonly Dictionary<(int, int), string> known = [];

    /// <summary>MTH(D[start:end]), 2.1.1.</summary>
    public string Root(int start, int end)
    {
        if (!known.TryGetValue((start, end), out var root))
        {
            root = (end - start) switch
            {
                0 => Hash(""),
                1 => Hash("00" + Convert.ToHexString(entries[start])),
                var n => Node(Root(start, start + Split(n)), Root(start + Split(n), end)),
            };
            known[(start, end)] = root;
        }

        return root;
    }

    /// <summary>PATH(m, D[start:end]), 2.1.3.1.</summary>
    public List<string> Path(int m, int start, int end)
    {
        var n = end - start;
        if (n == 1)
        {
            return [];
        }

        var k = Split(n);
        return m < k
            ? [.. Path(m, start, start + k), Root(start + k, end)]
            : [.. Path(m - k, start + k, end), Root(start, start + k)];
    }

    /// <summary>SUBPROOF(m, D[start:end], b), 2.1.4.1.</summary>
    public List<string> SubProof(int m, int start, int end, bool b)
    {
        var n = end - start;
        if (m == n)
        {
            return b ? [] : [Root(start, end)];
        }

        var k = Split(n);
        return m <= k
            ? [.. SubProof(m, start, start + k, b), Root(start + k, end)]
            : [.. SubProof(m - k, start + k, end, false), Root(start, start + k)];
    }

    /// <summary>The root a path leads to, by undoing PATH; nothing where the path has another length than PATH gives.</summary>
    public static string? RootOfPath(int m, int n, string leaf, IReadOnlyList<string> path)
    {
        if (n == 1)
        {
            return path.Count == 0 ? leaf : null;
        }

        if (path.Count == 0)
        {
            return null;
        }

        var (k, rest, last) = (Split(n), path.Take(path.Count - 1).ToList(), path[^1]);
        return m < k
            ? RootOfPath(m, k, leaf, rest) is { } left ? Node(left, last) : null
            : RootOfPath(m - k, n - k, leaf, rest) is { } right ? Node(last, right) : null;
    }

    /// <summary>The earlier and later root a SUBPROOF leads to, by undoing it; nothing where its length is wrong.</summary>
    public static (string Earlier, string Later)? RootsOfProof(int m, int n, bool b, string earlier, IReadOnlyList<string> proof)
    {
        if (m == n)
        {
            return b
                ? proof.Count == 0 ? (earlier, earlier) : null
                : proof.Count == 1 ? (proof[0], proof[0]) : null;
        }

        if (proof.Count == 0)
        {
            return null;
        }

        var (k, rest, last) = (Split(n), proof.Take(proof.Count - 1).ToList(), proof[^1]);
        if (m <= k)
        {
            return RootsOfProof(m, k, b, earlier, rest) is var (oldLeft, newLeft) ? (oldLeft, Node(newLeft, last)) : null;
        }

        return RootsOfProof(m - k, n - k, false, earlier, rest) is var (oldRight, newRight)
            ? (Node(last, oldRight), Node(last, newRight))
            : null;
    }

    private static string Node(string left, string right) => Hash("01" + left + right);

    private static string Hash(string hex) => Convert.ToHexStringLower(SHA256.HashData(Convert.FromHexString(hex)));

    private static int Split(int n)
    {
        var k = 1;
        while (k * 2 < n)
        {
            k *= 2;
        }

        return k;
    }
}
