namespace Recruit.Selection;

/// <summary>Sorts candidates by 64-bit words, least significant digits first; equal words keep their order.</summary>
internal static class RadixSort
{
    private const int DigitBits = 11;
    private const int Digits = 1 << DigitBits;

    // Below this a comparison sort is faster than clearing the counters.
    private const int SmallMax = 1024;

    /// <param name="words">Sorted in place.</param>
    /// <param name="candidates">Moved along with the words.</param>
    /// <param name="bits">How many low bits of the words are used.</param>
    public static void Sort(ulong[] words, Span<int> candidates, int bits)
    {
        if (words.Length <= SmallMax)
        {
            words.AsSpan().Sort(candidates);
            return;
        }

        var fromWords = words;
        var toWords = new ulong[words.Length];
        var moved = new int[words.Length];
        var fromCandidates = candidates;
        Span<int> toCandidates = moved;
        Span<int> places = stackalloc int[Digits];
        for (var shift = 0; shift < bits; shift += DigitBits)
        {
            CountPlaces(fromWords, shift, places);
            for (var i = 0; i < fromWords.Length; i++)
            {
                var place = places[(int)(fromWords[i] >> shift) & (Digits - 1)]++;
                toWords[place] = fromWords[i];
                toCandidates[place] = fromCandidates[i];
            }

            (fromWords, toWords) = (toWords, fromWords);
            var swapped = fromCandidates;
            fromCandidates = toCandidates;
            toCandidates = swapped;
        }

        if (!ReferenceEquals(fromWords, words))
        {
            fromWords.CopyTo(words, 0);
            moved.CopyTo(candidates);
        }
    }

    /// <summary>For each digit the place of the first word that has it.</summary>
    private static void CountPlaces(ulong[] words, int shift, Span<int> places)
    {
        places.Clear();
        foreach (var word in words)
        {
            places[(int)(word >> shift) & (Digits - 1)]++;
        }

        var place = 0;
        foreach (ref var count in places)
        {
            (count, place) = (place, place + count);
        }
    }
}
