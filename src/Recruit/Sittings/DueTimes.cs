namespace Recruit.Sittings;

/// <summary>
/// When the running attempts of a shard end, earliest first: a heap with the place of every attempt, so that a changed deadline costs
/// log n and no save has to look through all. It is an index of what follows from stored times and is made again when a shard is read.
/// </summary>
internal sealed class DueTimes
{
    private readonly List<(long At, int Slot)> heap = [];
    private readonly List<int> placeOf = [];

    /// <summary>The earliest end in milliseconds; nothing while no attempt runs.</summary>
    public long? Earliest => heap.Count == 0 ? null : heap[0].At;

    /// <summary>An attempt runs until then, or until another instant than before.</summary>
    public void Set(int slot, long at)
    {
        while (placeOf.Count <= slot)
        {
            placeOf.Add(-1);
        }

        if (placeOf[slot] < 0)
        {
            placeOf[slot] = heap.Count;
            heap.Add((at, slot));
        }
        else
        {
            heap[placeOf[slot]] = (at, slot);
        }

        Settle(placeOf[slot]);
    }

    /// <summary>An attempt runs no more.</summary>
    public void Remove(int slot)
    {
        if (slot >= placeOf.Count || placeOf[slot] is var place && place < 0)
        {
            return;
        }

        placeOf[slot] = -1;
        var last = heap[^1];
        heap.RemoveAt(heap.Count - 1);
        if (place < heap.Count)
        {
            heap[place] = last;
            placeOf[last.Slot] = place;
            Settle(place);
        }
    }

    /// <summary>The slots whose end has come, ascending; of too many those that ended first.</summary>
    public int[] Until(long now, int most)
    {
        var found = new List<(long At, int Slot)>();
        var next = new Stack<int>([0]);
        while (next.TryPop(out var place))
        {
            if (place < heap.Count && heap[place].At <= now)
            {
                found.Add(heap[place]);
                next.Push((2 * place) + 1);
                next.Push((2 * place) + 2);
            }
        }

        found.Sort();
        return [.. found.Take(most).Select(one => one.Slot).Order()];
    }

    private void Settle(int place)
    {
        while (place > 0 && IsBefore(place, (place - 1) / 2))
        {
            Swap(place, (place - 1) / 2);
            place = (place - 1) / 2;
        }

        while (true)
        {
            var least = place;
            for (var child = (2 * place) + 1; child <= (2 * place) + 2 && child < heap.Count; child++)
            {
                least = IsBefore(child, least) ? child : least;
            }

            if (least == place)
            {
                return;
            }

            Swap(place, least);
            place = least;
        }
    }

    private bool IsBefore(int one, int other) => heap[one].CompareTo(heap[other]) < 0;

    private void Swap(int one, int other)
    {
        (heap[one], heap[other]) = (heap[other], heap[one]);
        placeOf[heap[one].Slot] = one;
        placeOf[heap[other].Slot] = other;
    }
}
