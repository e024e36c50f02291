using Recruit.Actors;
using Recruit.Engine.Journal;
using Recruit.Evidence;
using Recruit.Sittings;

namespace Recruit.Engine.Tests.Simulation;

/// <summary>What is durable of one pool shard: the shard as a full replay makes it, and every leaf by the answer it proves.</summary>
internal sealed class PoolPrefix(ActorKinds kinds, ActorKey key)
{
    private ChainHead head = HashChain.Start(TestKeys.Origin);

    public LiveActor Shard { get; } = new(kinds, key);

    public ulong Count => head.Count;

    /// <summary>When the last batch was closed.</summary>
    public Instant LastTime { get; private set; }

    /// <summary>Saves by the hash of their content; the same content comes once.</summary>
    public Dictionary<Digest, (ReceiptLeaf Leaf, ReceiptPlace Place)> Saves { get; } = [];

    /// <summary>Leaves that say how an attempt ended, in their order.</summary>
    public List<(ReceiptLeaf Leaf, ReceiptPlace Place)> Ends { get; } = [];

    public void Add(StoredBatch stored)
    {
        Batch.TryParse(stored.Bytes, out var batch).ShouldBe(ChainVerdict.Whole);
        (batch!.Header.Number, batch.Header.Previous).ShouldBe((head.Count, head.Link));
        var body = BatchBody.Of(batch);
        for (var i = 1; i < batch.Entries.Length; i++)
        {
            var (leaf, place) = (ReceiptLeaf.Parse(batch.Entries[i].Span)!, new ReceiptPlace(stored.Number, (uint)i));
            if (leaf.ItemPosition == SaveProof.WholeForm)
            {
                Ends.Add((leaf, place));
            }
            else
            {
                Saves.TryAdd(leaf.Answer, (leaf, place)).ShouldBeTrue($"a save is doubled: {leaf}");
            }
        }

        foreach (var turn in body.Turns)
        {
            Shard.Replay(turn.Entries, batch.Entries.AsSpan().Slice((int)turn.FirstLeaf, turn.Leaves), new ReceiptPlace(stored.Number, turn.FirstLeaf));
        }

        (head, LastTime) = (HashChain.HeadAfter(batch.Header), body.Time);
    }

    /// <summary>The attempt as it is stored.</summary>
    public AttemptRead Read(AttemptRef attempt, Instant now) => (AttemptRead)Ask(new ReadAttempt(attempt), now);

    /// <summary>What was refused and kept.</summary>
    public KeptRead Kept(AttemptRef attempt) => (KeptRead)Ask(new ReadKept(attempt), default);

    private Reply Ask(ActorCommand question, Instant now)
    {
        var record = new TurnRecord();
        var reply = Shard.Ask(question, default, now, record).Reply;
        record.IsEmpty.ShouldBeTrue();
        return reply;
    }
}
