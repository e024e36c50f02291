namespace Recruit.Reference;

/// <summary>A small deterministic generator (SplitMix64): the same sequence for a seed on every machine.</summary>
internal sealed class Dice(int seed)
{
    private ulong _state = unchecked(((ulong)(uint)seed * 0x9E3779B97F4A7C15UL) + 0x632BE59BD9B4E019UL);

    /// <summary>A whole number from 0 to <paramref name="limit"/> − 1.</summary>
    public int Below(int limit)
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15UL;
            var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            return (int)((mixed ^ (mixed >> 31)) % (ulong)limit);
        }
    }

    /// <summary>From <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    /// <summary>True in so many of a hundred throws.</summary>
    public bool Chance(int percent) => Below(100) < percent;

    public T Pick<T>(params IReadOnlyList<T> list) => list[Below(list.Count)];

    /// <summary>One of the choices, each as often as its weight says.</summary>
    public T Weighted<T>(params (int Weight, T Choice)[] choices)
    {
        var throwing = Below(choices.Sum(choice => choice.Weight));
        foreach (var (weight, choice) in choices)
        {
            throwing -= weight;
            if (throwing < 0)
            {
                return choice;
            }
        }

        throw new InvalidOperationException();
    }

    public List<T> Shuffle<T>(IEnumerable<T> items)
    {
        var list = items.ToList();
        for (var i = list.Count - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (list[i], list[j]) = (list[j], list[i]);
        }

        return list;
    }

    /// <summary>So many different ones of a list, in random order; all if there are no more.</summary>
    public List<T> Sample<T>(IEnumerable<T> items, int count) => [.. Shuffle(items).Take(count)];
}
