using Recruit.Actors;
using Recruit.Engine.Journal;
using Recruit.Engine.Keys;
using Recruit.Evidence;
using Recruit.Lists;

namespace Recruit.Engine.Lists;

/// <summary>Takes batches into an index of lists, in whichever host they were written: what lists need of them, and whose keys were erased.</summary>
public static class ListedBatches
{
    /// <summary>Whether lists follow actors of a kind.</summary>
    public static bool Follows(string kind) => ReadIndex.Follows(kind) || kind == Erasures.KindName;

    /// <summary>Whether anything stands in a turn that lists need.</summary>
    /// <param name="kinds">The kinds of actors the host runs.</param>
    /// <param name="actor">Whose turn.</param>
    /// <param name="entries">The entries of the turn's record.</param>
    /// <param name="leaves">Its leaves.</param>
    public static bool IsNeeded(ActorKinds kinds, ActorKey actor, ReadOnlyMemory<byte> entries, IReadOnlyList<ReadOnlyMemory<byte>> leaves) =>
        actor.Kind == Erasures.KindName ? new StoredEvents(entries).MoveNext() : ReadIndex.Needs(kinds, actor, entries, leaves);

    /// <summary>Whether anything stands in a batch that lists need.</summary>
    public static bool IsNeeded(ActorKinds kinds, Batch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return BatchBody.Of(batch).Turns.Any(turn => IsNeeded(kinds, turn.Actor, turn.Entries, batch.Entries.Slice((int)turn.FirstLeaf, turn.Leaves)));
    }

    /// <summary>Takes up a batch.</summary>
    /// <exception cref="InvalidDataException">It is of a version that this one does not know.</exception>
    public static void Take(ReadIndex index, ActorKinds kinds, Batch batch)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(kinds);
        ArgumentNullException.ThrowIfNull(batch);
        foreach (var turn in BatchBody.Of(batch).Turns)
        {
            if (ReadIndex.Follows(turn.Actor.Kind))
            {
                index.Take(turn.Actor, turn.Entries, batch.Entries.AsSpan().Slice((int)turn.FirstLeaf, turn.Leaves), batch.Header.Number);
            }
            else if (turn.Actor.Kind == Erasures.KindName)
            {
                Erase(index, kinds, turn, batch.Header.Number);
            }
        }
    }

    private static void Erase(ReadIndex index, ActorKinds kinds, StoredTurn turn, ulong number)
    {
        var events = new StoredEvents(turn.Entries);
        while (events.MoveNext())
        {
            var reader = new RecordReader(events.Bytes);
            if (kinds[turn.Actor].ReadEvent(ref reader, default) is KeyErasure erasure)
            {
                index.Erase(erasure.Person, number);
            }
        }
    }
}
