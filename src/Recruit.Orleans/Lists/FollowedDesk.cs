using System.Collections.Concurrent;
using Recruit.Actors;
using Recruit.Lists;
using Recruit.Orleans.Contracts;

namespace Recruit.Orleans.Lists;

/// <summary>What a follower knows of one desk: up to which move it has everybody, and up to which batch each of its actors was read.</summary>
/// <param name="grain">The desk.</param>
internal sealed class FollowedDesk(IFollowDeskGrain grain)
{
    private readonly ConcurrentDictionary<ActorKey, ulong> passed = [];
    private readonly HashSet<ActorKey> told = [];
    private Guid term;
    private long last;
    private bool isAnew;

    /// <summary>Asks who moved since those that were taken.</summary>
    public Task<Moves> AskAsync() => grain.ReadAsync(term, last);

    /// <summary>Whom to read, to have everybody up to the last of these moves.</summary>
    /// <param name="moves">What was told.</param>
    /// <param name="index">What is known to be open.</param>
    public IReadOnlyList<Move> ToRead(Moves moves, ReadIndex index)
    {
        if (moves.IsAnew)
        {
            isAnew = true;
            told.Clear();
        }

        if (!isAnew)
        {
            return moves.All;
        }

        told.UnionWith(moves.All.Select(move => new ActorKey(move.Kind, move.Id)));

        // Who came to rest before the desk began anew is not told, though somebody who knows it as open has not read that yet.
        return moves.HasMore
            ? moves.All
            : [.. moves.All, .. passed.Keys.Where(actor => !told.Contains(actor) && index.HasOpen(actor)).Select(actor => new Move(actor.Kind, actor.Id, 0))];
    }

    /// <summary>All of these were read; those at rest the desk need not keep.</summary>
    public Task TakenAsync(Moves moves, Move[] rested)
    {
        (term, last) = (moves.Term, moves.All is [.., var end] ? end.Number : moves.IsAnew ? 0 : last);
        isAnew &= moves.HasMore;
        return rested.Length == 0 ? Task.CompletedTask : grain.LeaveAsync(term, rested);
    }

    /// <summary>Number of the batch behind the last that was read of an actor.</summary>
    public ulong Passed(ActorKey actor) => passed.GetValueOrDefault(actor);

    /// <summary>An actor was read up to a batch.</summary>
    public void Pass(ActorKey actor, ulong next) => passed[actor] = next;
}
