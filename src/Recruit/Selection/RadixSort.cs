using System.Numerics;

namespace Recruit.Selection;

/// <summary>Sorts candidates by 64-bit words, least significant digits first.</summary>
internal static class RadixSort
{
    private const int DigitBits = 11;
    private const int Digits = 1 << DigitBits;
    private const int WordBits = 64;

    // Below this a comparison sort is faster than clearing the counters.
    private const int SmallMax = 1024;

    /// <summary>How many bits the numbers of these candidates need.</summary>
    public static int NumberBits(ReadOnlySpan<int> candidates)
    {
        var greatest = 0;
        foreach (var candidate in candidates)
        {
            greatest = Math.Max(greatest, candidate);
        }

        return WordBits - BitOperations.LeadingZeroCount((ulong)greatest);
    }

    /// <param name="words">Sorted in place.</param>
    /// <param name="candidates">Moved along with the words; equal words leave them in no particular order.</param>
    /// <param name="bits">How many low bits of the words are used.</param>
    /// <param name="numberBits">How many bits the candidates' numbers need.</param>
    public static void Sort(ulong[] words, Span<int> candidates, int bits, int numberBits)
    {
        if (words.Length <= SmallMax || bits + numberBits > WordBits)
        {
            words.AsSpan().Sort(candidates);
            return;
        }

        // Each candidate rides in the low bits of its word: one array is moved instead of two, in half the time.
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = (words[i] << numberBits) | (uint)candidates[i];
        }

        Sort(words, numberBits, numberBits + bits);
        for (var i = 0; i < words.Length; i++)
        {
            candidates[i] = (int)(words[i] & ((1UL << numberBits) - 1));
            words[i] >>= numberBits;
        }
    }

    private static void Sort(ulong[] words, int lowestBit, int endBit)
    {
        var from = words;
        var to = new ulong[words.Length];
        var places = new int[Digits];
        for (var shift = lowestBit; shift < endBit; shift += DigitBits)
        {
            CountPlaces(from, shift, places);
            foreach (var word in from)
            {
                to[places[(int)(word >> shift) & (Digits - 1)]++] = word;
            }

            (from, to) = (to, from);
        }

        if (!ReferenceEquals(from, words))
        {
            from.CopyTo(words, 0);
        }
    }

    /// <summary>For each digit the place of the first word that has it.</summary>
    private static void CountPlaces(ulong[] words, int shift, int[] places)
    {
        Array.Clear(places);
        foreach (var word in words)
        {
            places[(int)(word >> shift) & (Digits - 1)]++;
        }

        var place = 0;
        for (var digit = 0; digit < places.Length; digit++)
        {
            (places[digit], place) = (place, place + places[digit]);
        }
    }
}
