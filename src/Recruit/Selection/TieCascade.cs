using System.Runtime.InteropServices;

namespace Recruit.Selection;

/// <summary>One step of an order: a whole number for each candidate.</summary>
/// <param name="Values">
/// Below 2⁶¹ in magnitude, or <see cref="Missing"/>. Only the values of those who are sorted are looked at.
/// </param>
/// <param name="Descending">Whether the higher comes first.</param>
public readonly record struct OrderKey(long[] Values, bool Descending)
{
    /// <summary>A candidate without a value, who comes after all others in either direction.</summary>
    public const long Missing = long.MinValue;
}

/// <summary>
/// The order of candidates by one key after another (rules 7): the total, then the break keys, then the lottery. What stays tied stays tied.
/// </summary>
/// <remarks>
/// As many keys as fit are packed into one 64-bit word and sorted at once; only those who are still equal are looked at again.
/// </remarks>
public static class TieCascade
{
    private const int WordBits = 64;

    /// <summary>Sorts candidates by the keys, the first one deciding first.</summary>
    /// <param name="candidates">Sorted in place; those equal in all keys keep no particular order.</param>
    /// <param name="keys">At least one.</param>
    public static void Sort(Span<int> candidates, IReadOnlyList<OrderKey> keys) => Sort(candidates, CollectionsMarshal.AsSpan(keys.ToList()), _ => { });

    /// <summary>Sorts as <see cref="Sort(Span{int}, IReadOnlyList{OrderKey})"/> does, and hands over every run of those who are equal in all keys.</summary>
    /// <param name="candidates">Sorted in place.</param>
    /// <param name="keys">Steps of the order.</param>
    /// <param name="tied">Called from front to back with the place and length of each run of two or more.</param>
    internal static void Sort(Span<int> candidates, ReadOnlySpan<OrderKey> keys, Action<Range> tied) => Sort(candidates, 0, keys, tied);

    private static void Sort(Span<int> candidates, int start, ReadOnlySpan<OrderKey> keys, Action<Range> tied)
    {
        if (candidates.Length < 2)
        {
            return;
        }

        if (keys.IsEmpty)
        {
            tied(start..(start + candidates.Length));
            return;
        }

        var words = new ulong[candidates.Length];
        var numberBits = RadixSort.NumberBits(candidates);
        var (packedKeys, bits) = Pack(candidates, keys, words, WordBits - numberBits);
        RadixSort.Sort(words, candidates, bits, numberBits);
        var rest = keys[packedKeys..];
        for (int first = 0, end; first < words.Length; first = end)
        {
            end = first + 1;
            while (end < words.Length && words[end] == words[first])
            {
                end++;
            }

            if (end - first > 1)
            {
                Sort(candidates[first..end], start + first, rest, tied);
            }
        }
    }

    /// <summary>Writes the leading keys of each candidate into one word, the most significant first, so that words stand in their order.</summary>
    private static (int Keys, int Bits) Pack(ReadOnlySpan<int> candidates, ReadOnlySpan<OrderKey> keys, ulong[] words, int bitsMax)
    {
        var bits = 0;
        for (var k = 0; k < keys.Length; k++)
        {
            var values = keys[k].Values;
            var (least, greatest, anyMissing) = Bounds(candidates, values);
            var last = (ulong)(greatest - least) + (anyMissing ? 1UL : 0UL);
            var width = WordBits - (int)ulong.LeadingZeroCount(last);
            if (k > 0 && bits + width > bitsMax)
            {
                return (k, bits);
            }

            bits += width;
            for (var i = 0; i < words.Length && width > 0; i++)
            {
                var value = values[candidates[i]];
                var place = value == OrderKey.Missing ? last : (ulong)(keys[k].Descending ? greatest - value : value - least);
                words[i] = width == WordBits ? place : (words[i] << width) | place;
            }
        }

        return (keys.Length, bits);
    }

    private static (long Least, long Greatest, bool AnyMissing) Bounds(ReadOnlySpan<int> candidates, long[] values)
    {
        var least = long.MaxValue;
        var greatest = long.MinValue;
        var anyMissing = false;
        foreach (var candidate in candidates)
        {
            var value = values[candidate];
            if (value == OrderKey.Missing)
            {
                anyMissing = true;
                continue;
            }

            least = Math.Min(least, value);
            greatest = Math.Max(greatest, value);
        }

        return greatest < least ? (0, 0, false) : (least, greatest, anyMissing);
    }
}
