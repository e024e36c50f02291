using Recruit.Actors;
using Recruit.Engine.Journal;
using Recruit.Engine.Mailboxes;
using Recruit.Engine.Snapshots;
using Recruit.Evidence;

namespace Recruit.Engine;

/// <summary>
/// The way back to the state of the last durable batch: snapshots, then the journal's tail, checked link by link. Replay from the first
/// batch gives the same actors byte for byte.
/// </summary>
internal sealed class Recovery
{
    private readonly EngineParts parts;
    private readonly Dictionary<ActorKey, RestingActor> resting;
    private readonly Dictionary<ActorKey, Mailbox> awake = [];
    private long replayed;

    /// <summary>The key that must have signed the next batch; nothing while there is none before it.</summary>
    private Digest? inOffice;

    private Recovery(EngineParts parts, Dictionary<ActorKey, RestingActor> resting) => (this.parts, this.resting) = (parts, resting);

    /// <summary>The chain's head after the last batch.</summary>
    public ChainHead Head { get; private set; }

    /// <summary>When the last batch was closed.</summary>
    public Instant LastTime { get; private set; }

    /// <summary>The actors that had to be replayed.</summary>
    public IReadOnlyCollection<Mailbox> Awake => awake.Values;

    /// <summary>Those that were not, as their snapshots know them.</summary>
    public IEnumerable<RestingActor> Resting => resting.Values.Where(one => !awake.ContainsKey(one.Actor));

    /// <summary>Recovers; a snapshot that is not whole costs a replay from the beginning.</summary>
    /// <exception cref="JournalBrokenException">The journal is not as it was written.</exception>
    public static Recovery Run(EngineParts parts)
    {
        if (parts.Snapshots.ThrownAway is { } why)
        {
            parts.Notice($"{why} It was thrown away, and the whole journal is replayed.");
        }

        try
        {
            return Try(parts);
        }
        catch (SnapshotBrokenException broken)
        {
            // What is broken can be made again from the journal, all of it.
            parts.Notice($"{broken.Message} All snapshots are thrown away, and the whole journal is replayed.");
            parts.Snapshots.Clear();
            return Try(parts);
        }
    }

    /// <summary>One actor as it went to rest. If its snapshot is broken, the journal makes it again.</summary>
    public static LiveActor Wake(EngineParts parts, Mailbox mailbox)
    {
        try
        {
            return Wake(parts, mailbox.Key);
        }
        catch (SnapshotBrokenException broken)
        {
            parts.Notice($"{broken.Message} It is made again from the whole journal.");
            return Rebuild(parts, mailbox);
        }
    }

    /// <summary>An actor that rests has nothing that is not durable; the whole journal is read for it, which is slow and rare.</summary>
    private static LiveActor Rebuild(EngineParts parts, Mailbox mailbox)
    {
        var reading = new Recovery(parts, resting: []) { Head = HashChain.Start(parts.Journal.Origin) };
        var actor = new LiveActor(parts.Kinds, mailbox.Key);
        foreach (var stored in parts.Journal.Read(0))
        {
            var (batch, body) = reading.Check(stored);
            foreach (var turn in body.Turns.Where(one => one.Actor == mailbox.Key))
            {
                Replay(turn, batch, mailbox, actor);
            }

            reading.Head = HashChain.HeadAfter(batch.Header);
        }

        return actor;
    }

    private static Recovery Try(EngineParts parts)
    {
        var recovery = new Recovery(parts, parts.Snapshots.Resting().ToDictionary(one => one.Actor));
        recovery.Replay(recovery.Begin());
        if (recovery.resting.Values.FirstOrDefault(one => one.Through >= recovery.Head.Count) is { } ahead)
        {
            throw new JournalBrokenException(recovery.Head.Count, $"is missing; a snapshot of {ahead.Actor} has seen batch {ahead.Through}.");
        }

        recovery.DemandSigner();
        return recovery;
    }

    /// <summary>In office is the key that signed the last batch, or the one it hands over to; no retired one, and no stranger of the same name.</summary>
    private void DemandSigner()
    {
        if (parts.Signer is not { } signer || Head.Count == 0)
        {
            return;
        }

        var last = parts.Journal.Find(Head.Count - 1) ?? throw new JournalBrokenException(Head.Count - 1, "is missing.");
        var verdict = Batch.TryParse(last.Bytes, out var batch);
        if (batch is null)
        {
            throw new JournalBrokenException(Head.Count - 1, verdict.ToString());
        }

        var inOffice = BodyOf(batch).NextKey?.Id ?? BatchSeal.Decode(parts.Journal.Origin, batch.Header, last.Seal.Span)?.KeyId;
        if (inOffice != signer.Id)
        {
            throw new JournalBrokenException(Head.Count, $"would have to be signed by key {inOffice}, which this key folder does not hold.");
        }
    }

    private ChainHead Begin()
    {
        var start = HashChain.Start(parts.Journal.Origin);
        if (parts.Snapshots.ReplayFrom is not { Count: > 0 } from)
        {
            return start;
        }

        var before = parts.Journal.Find(from.Count - 1)
            ?? throw new JournalBrokenException(from.Count - 1, "is missing; the snapshots have seen it.");
        if (Batch.TryParse(before.Bytes, out var batch) != ChainVerdict.Whole || HashChain.HeadAfter(batch!.Header) != from)
        {
            throw new SnapshotBrokenException("The snapshots do not belong to this journal.");
        }

        var body = BodyOf(batch);
        (LastTime, inOffice) = (body.Time, body.NextKey?.Id ?? BatchSeal.Decode(parts.Journal.Origin, batch.Header, before.Seal.Span)?.KeyId);
        return from;
    }

    private void Replay(ChainHead from)
    {
        Head = from;
        foreach (var stored in parts.Journal.Read(from.Count))
        {
            var (batch, body) = Check(stored);
            foreach (var turn in body.Turns)
            {
                Replay(turn, batch);
            }

            (Head, LastTime) = (HashChain.HeadAfter(batch.Header), body.Time);
            replayed += stored.Bytes.Length;
            if (replayed > parts.Limits.ReplayBytes)
            {
                SaveAndForget();
            }
        }
    }

    /// <summary>
    /// A batch follows the one before it, and the key that was in office signed it: whoever has a copy of a retired one could write otherwise.
    /// </summary>
    private (Batch Batch, BatchBody Body) Check(StoredBatch stored)
    {
        var verdict = Batch.TryParse(stored.Bytes, out var batch);
        if (batch is null)
        {
            throw new JournalBrokenException(Head.Count, verdict.ToString());
        }

        if (stored.Number != Head.Count || batch.Header.Number != Head.Count || batch.Header.Previous != Head.Link)
        {
            throw new JournalBrokenException(Head.Count, "does not follow the one before it.");
        }

        if (BatchSeal.Decode(parts.Journal.Origin, batch.Header, stored.Seal.Span) is not { } root || !parts.IsOurs(root))
        {
            throw new JournalBrokenException(Head.Count, "is not signed by this service.");
        }

        if (inOffice is { } key && key != root.KeyId)
        {
            throw new JournalBrokenException(Head.Count, $"is signed by key {root.KeyId}, and {key} was in office.");
        }

        var body = BodyOf(batch);
        inOffice = body.NextKey?.Id ?? root.KeyId;
        return (batch, body);
    }

    private static BatchBody BodyOf(Batch batch)
    {
        try
        {
            return BatchBody.Of(batch);
        }
        catch (InvalidDataException unknown)
        {
            throw new JournalBrokenException(batch.Header.Number, unknown.Message);
        }
    }

    private void Replay(StoredTurn turn, Batch batch)
    {
        if (resting.TryGetValue(turn.Actor, out var known) && known.Through >= batch.Header.Number)
        {
            return;
        }

        if (!awake.TryGetValue(turn.Actor, out var mailbox))
        {
            awake.Add(turn.Actor, mailbox = new Mailbox(turn.Actor) { Actor = Wake(parts, turn.Actor) });
        }

        Replay(turn, batch, mailbox, mailbox.Actor!);
    }

    private static void Replay(StoredTurn turn, Batch batch, Mailbox mailbox, LiveActor actor)
    {
        var number = batch.Header.Number;
        try
        {
            actor.Replay(turn.Entries, batch.Entries.AsSpan().Slice((int)turn.FirstLeaf, turn.Leaves), new ReceiptPlace(number, turn.FirstLeaf));
        }
        catch (InvalidDataException unknown)
        {
            throw new JournalBrokenException(number, unknown.Message);
        }

        mailbox.LastBatch = number;
        mailbox.FirstUnsaved ??= number;
    }

    private static LiveActor Wake(EngineParts parts, ActorKey key)
    {
        try
        {
            return parts.Snapshots.Find(key) is { } pages ? new LiveActor(parts.Kinds, key, pages) : new LiveActor(parts.Kinds, key);
        }
        catch (InvalidDataException unknown)
        {
            throw new SnapshotBrokenException(unknown.Message);
        }
    }

    /// <summary>A long replay must not need memory for everybody at once.</summary>
    private void SaveAndForget()
    {
        var snapshots = awake.Values.Select(one => SnapshotDesk.SnapshotOf(one, one.Actor!)).ToList();
        parts.Snapshots.Save(snapshots, Head);
        foreach (var saved in snapshots)
        {
            resting[saved.Actor] = new RestingActor(saved.Actor, saved.Through, saved.Due, saved.HasPending);
        }

        awake.Clear();
        replayed = 0;
    }
}
