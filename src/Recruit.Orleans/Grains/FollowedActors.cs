using Recruit.Actors;
using Recruit.Orleans.Contracts;

namespace Recruit.Orleans.Grains;

/// <summary>Whom a desk follows, and when each moved last; those at rest are told as long as there is room for them.</summary>
internal sealed class FollowedActors
{
    /// <summary>Moves that are told at once.</summary>
    private const int Together = 1024;

    /// <summary>Most actors at rest that are remembered.</summary>
    private const int RestedMost = 16_384;

    private readonly Dictionary<ActorKey, Followed> all = [];
    private readonly SortedSet<Followed> moves = new(Comparer<Followed>.Create((one, other) => one.Number.CompareTo(other.Number)));
    private int rested;
    private long last;
    private long forgotten;

    /// <summary>Begins with those who are stored; all have moved, for all that is known.</summary>
    public void Begin(IEnumerable<ActorKey> stored)
    {
        foreach (var actor in stored)
        {
            Move(actor);
            all[actor].IsStored = true;
        }
    }

    /// <summary>An actor has moved; the answer is whether it is stored that there is this actor.</summary>
    public bool Move(ActorKey actor)
    {
        if (!all.TryGetValue(actor, out var one))
        {
            all.Add(actor, one = new Followed(actor));
        }

        moves.Remove(one);
        rested -= one.IsKept || one.Number == 0 ? 0 : 1;
        (one.Number, one.IsKept) = (++last, true);
        moves.Add(one);
        return one.IsStored;
    }

    /// <summary>Whether it is known who moved since a move.</summary>
    public bool Knows(long move) => move >= forgotten;

    /// <summary>Moves behind one, in their order, and whether there are more.</summary>
    public (Move[] Moves, bool HasMore) After(long move)
    {
        if (move >= last)
        {
            return ([], false);
        }

        var some = moves.GetViewBetween(new Followed(default) { Number = move + 1 }, new Followed(default) { Number = last }).Take(Together + 1).ToList();
        return ([.. some.Take(Together).Select(one => new Move(one.Actor.Kind, one.Actor.Id, one.Number))], some.Count > Together);
    }

    /// <summary>These are at rest, unless they moved since; the answer is which.</summary>
    public IReadOnlyList<ActorKey> Leave(IEnumerable<Move> moved)
    {
        var left = new List<ActorKey>();
        foreach (var move in moved)
        {
            if (all.TryGetValue(new ActorKey(move.Kind, move.Id), out var one) && one.IsKept && one.Number == move.Number)
            {
                // The next list that is stored lacks it.
                (one.IsKept, one.IsStored) = (false, false);
                rested++;
                left.Add(one.Actor);
            }
        }

        for (; rested > RestedMost; rested--)
        {
            var oldest = moves.First(one => !one.IsKept);
            moves.Remove(oldest);
            all.Remove(oldest.Actor);
            forgotten = oldest.Number;
        }

        return left;
    }

    /// <summary>Those of whom it must be stored that they are there.</summary>
    public List<ActorKey> Kept() => [.. all.Values.Where(one => one.IsKept).Select(one => one.Actor)];

    /// <summary>These are stored, and nobody else. Who left while the list was on its way is in it, but not in the next one.</summary>
    public void Stored(List<ActorKey> kept)
    {
        foreach (var one in all.Values)
        {
            one.IsStored = false;
        }

        foreach (var actor in kept)
        {
            if (all.TryGetValue(actor, out var one))
            {
                one.IsStored = one.IsKept;
            }
        }
    }

    private sealed class Followed(ActorKey actor)
    {
        public ActorKey Actor => actor;

        /// <summary>Of its last move.</summary>
        public long Number { get; set; }

        /// <summary>Whether it is not at rest.</summary>
        public bool IsKept { get; set; }

        /// <summary>Whether it is stored that there is this actor.</summary>
        public bool IsStored { get; set; }
    }
}
