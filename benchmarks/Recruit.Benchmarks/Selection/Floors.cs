namespace Recruit.Benchmarks.Selection;

/// <summary>What no answer can be faster than: the sort alone, and the best thousand alone.</summary>
internal static class Floors
{
    private const int DigitBits = 11;

    // Total, law score and day of birth together.
    public const int WordBits = 33;

    public static ulong[] RandomWords(int count)
    {
        var random = new Random(11);
        var words = new ulong[count];
        for (var i = 0; i < count; i++)
        {
            words[i] = (ulong)random.NextInt64(1L << WordBits);
        }

        return words;
    }

    /// <summary>Sorts keys alone, by three digits.</summary>
    public static ulong[] RadixSort(ulong[] words)
    {
        var from = words.AsSpan().ToArray();
        var to = new ulong[words.Length];
        var places = new int[1 << DigitBits];
        for (var shift = 0; shift < WordBits; shift += DigitBits)
        {
            Array.Clear(places);
            foreach (var word in from)
            {
                places[(int)(word >> shift) & (places.Length - 1)]++;
            }

            var place = 0;
            for (var digit = 0; digit < places.Length; digit++)
            {
                (places[digit], place) = (place, place + places[digit]);
            }

            foreach (var word in from)
            {
                to[places[(int)(word >> shift) & (places.Length - 1)]++] = word;
            }

            (from, to) = (to, from);
        }

        return from;
    }

    /// <summary>The least of the best thousand, by one pass over the keys with a heap of a thousand.</summary>
    public static ulong TopAlone(ulong[] words)
    {
        var best = new PriorityQueue<int, ulong>(Question.TopCount);
        var least = 0UL;
        for (var i = 0; i < words.Length; i++)
        {
            if (best.Count < Question.TopCount)
            {
                best.Enqueue(i, words[i]);
            }
            else if (words[i] > least)
            {
                best.EnqueueDequeue(i, words[i]);
                best.TryPeek(out _, out least);
            }
        }

        return least;
    }
}
