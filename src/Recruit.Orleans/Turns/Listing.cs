using Recruit.Actors;
using Recruit.Engine.Journal;
using Recruit.Engine.Lists;
using Recruit.Evidence;
using Recruit.Orleans.Contracts;
using Recruit.Orleans.Storage;

namespace Recruit.Orleans.Turns;

/// <summary>What lists are told of an actor: its stored batches, without those that hold nothing for them.</summary>
/// <param name="kinds">The kinds of actors the silo runs.</param>
/// <param name="key">Which actor.</param>
/// <param name="file">What is stored of it.</param>
internal sealed class Listing(ActorKinds kinds, ActorKey key, ActorFile file)
{
    /// <summary>Bytes of batches that are gone over in one call: some hundred records, so that it ends long before a caller gives up.</summary>
    private const int StepBytes = 4 << 20;

    /// <summary>Whether the last stored batch holds something for lists; where that is in a record of its own, it is not looked at.</summary>
    public bool MayHaveMoved => ListedBatches.Follows(key.Kind) && file.Head is { } head && (head.Tail.IsEmpty || IsNeeded(head.Tail[^1]));

    /// <summary>Some batches from a number on.</summary>
    public async Task<Listed> ReadAsync(ulong from)
    {
        var (next, passed, bytes, needed) = (from, 0L, 0L, new List<byte[]>());
        if (!ListedBatches.Follows(key.Kind) || !(from < file.Head?.Chain.Count))
        {
            return new Listed(next, passed, [], HasMore: false);
        }

        await foreach (var batch in file.BatchesFrom(from))
        {
            if (bytes >= StepBytes)
            {
                return new Listed(next, passed, [.. needed], HasMore: true);
            }

            if (IsNeeded(batch))
            {
                needed.Add(batch.Bytes.ToArray());
            }

            (next, passed, bytes) = (batch.Number + 1, passed + 1, bytes + batch.Bytes.Length);
        }

        return new Listed(next, passed, [.. needed], HasMore: false);
    }

    private bool IsNeeded(StoredBatch stored) => Batch.TryRead(stored.Bytes, out var batch) == ChainVerdict.Whole
        ? ListedBatches.IsNeeded(kinds, batch!)
        : throw new InvalidDataException($"{key}: batch {stored.Number} is not as it was written.");
}
