namespace Recruit.Selection;

/// <summary>By which right somebody holds a place (rules 9.4).</summary>
public enum Basis : byte
{
    /// <summary>Nobody holds it.</summary>
    None,

    /// <summary>An open place, by merit order.</summary>
    Merit,

    /// <summary>A quota's place, as its member.</summary>
    Reserved,

    /// <summary>A quota's place that no member took, by merit order.</summary>
    ToOpen,
}

/// <summary>Places that are kept for the members of a quota.</summary>
/// <param name="Count">How many.</param>
/// <param name="UnfilledToOpen">Whether those that no member takes go to everybody.</param>
public readonly record struct ReservedPlaces(int Count, bool UnfilledToOpen);

/// <summary>
/// Who holds which place. An accepted place is never taken back; everything else is filled anew, always from the best available, so that
/// filling again changes nothing (rules 9.3, 9.4).
/// </summary>
public sealed class Places
{
    private const int Vacant = -1;

    private readonly int open;
    private readonly ReservedPlaces[] reserved;
    private readonly int[] holders;
    private readonly Basis[] bases;
    private readonly bool[] accepted;
    private readonly Dictionary<int, int> placeOf = [];

    /// <summary>Vacant places: first the open ones, then those of each quota in declared order.</summary>
    public Places(int open, IEnumerable<ReservedPlaces> reserved)
    {
        this.open = open;
        this.reserved = [.. reserved];
        var count = open + this.reserved.Sum(quota => quota.Count);
        holders = new int[count];
        bases = new Basis[count];
        accepted = new bool[count];
        Array.Fill(holders, Vacant);
    }

    /// <summary>How many places there are.</summary>
    public int Count => holders.Length;

    /// <summary>Everybody who holds a place, offered or accepted.</summary>
    public IReadOnlyCollection<int> Holders => placeOf.Keys;

    /// <summary>The candidate who holds a place (from 0), if anybody does.</summary>
    public int? HolderOf(int place) => holders[place] == Vacant ? null : holders[place];

    /// <summary>By which right the place is held.</summary>
    public Basis BasisOf(int place) => bases[place];

    /// <summary>Whether the holder has accepted.</summary>
    public bool IsAccepted(int place) => accepted[place];

    /// <summary>The place that a candidate holds, offered or accepted.</summary>
    public int? PlaceOf(int candidate) => placeOf.TryGetValue(candidate, out var place) ? place : null;

    /// <summary>The quota whose place it is (from 0), or none for an open one.</summary>
    public int? QuotaOf(int place)
    {
        var end = open;
        for (var quota = 0; quota < reserved.Length; quota++)
        {
            if (place < end)
            {
                break;
            }

            end += reserved[quota].Count;
            if (place < end)
            {
                return quota;
            }
        }

        return null;
    }

    /// <summary>Makes the offered place the candidate's own; false if no place is offered to them.</summary>
    public bool Accept(int candidate)
    {
        if (PlaceOf(candidate) is not { } place || accepted[place])
        {
            return false;
        }

        accepted[place] = true;
        return true;
    }

    /// <summary>Gives up the place that a candidate holds, if any; true if it was an accepted one.</summary>
    public bool GiveUp(int candidate)
    {
        if (!placeOf.Remove(candidate, out var place))
        {
            return false;
        }

        var wasAccepted = accepted[place];
        holders[place] = Vacant;
        bases[place] = Basis.None;
        accepted[place] = false;
        return wasAccepted;
    }

    /// <summary>Offers every place that is not accepted to the best available.</summary>
    /// <param name="merit">Everybody ranked, best first.</param>
    /// <param name="members">For each quota its ranked members, best first.</param>
    /// <param name="isOut">Who has withdrawn or declined.</param>
    public void Fill(int[] merit, int[][] members, Predicate<int> isOut)
    {
        for (var place = 0; place < holders.Length; place++)
        {
            if (holders[place] != Vacant && !accepted[place])
            {
                GiveUp(holders[place]);
            }
        }

        var next = Offer(0, open, merit, 0, Basis.Merit, isOut);
        var first = open;
        for (var quota = 0; quota < reserved.Length; quota++)
        {
            Offer(first, first += reserved[quota].Count, members[quota], 0, Basis.Reserved, isOut);
        }

        first = open;
        foreach (var quota in reserved)
        {
            var end = first + quota.Count;
            next = quota.UnfilledToOpen ? Offer(first, end, merit, next, Basis.ToOpen, isOut) : next;
            first = end;
        }
    }

    /// <summary>Fills the vacant places of a range from a list in its order, and returns where the list was left.</summary>
    private int Offer(int first, int end, int[] ordered, int next, Basis basis, Predicate<int> isOut)
    {
        for (var place = first; place < end; place++)
        {
            if (holders[place] != Vacant)
            {
                continue;
            }

            while (next < ordered.Length && (placeOf.ContainsKey(ordered[next]) || isOut(ordered[next])))
            {
                next++;
            }

            if (next == ordered.Length)
            {
                break;
            }

            holders[place] = ordered[next];
            bases[place] = basis;
            placeOf.Add(ordered[next], place);
        }

        return next;
    }
}
