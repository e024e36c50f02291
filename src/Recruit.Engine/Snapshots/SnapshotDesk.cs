using Recruit.Actors;
using Recruit.Engine.Journal;
using Recruit.Engine.Mailboxes;
using Recruit.Evidence;

namespace Recruit.Engine.Snapshots;

/// <summary>
/// Takes snapshots of actors that changed and stores them behind the journal: in an actor's turn its changed pages are copied, and they
/// are written when the last batch they depend on is durable. What was changed in between stays for the next round.
/// </summary>
/// <param name="store">Where they are stored.</param>
/// <param name="journal">Where the place from which to replay is found.</param>
/// <param name="committer">Knows what is durable.</param>
/// <param name="notice">Told when what is stored is damaged and thrown away.</param>
internal sealed class SnapshotDesk(SnapshotStore store, JournalStore journal, Committer committer, Action<string> notice)
{
    private readonly Lock gate = new();
    private readonly List<Taken> taken = [];
    private readonly Dictionary<Mailbox, int> held = [];

    /// <summary>Copies what changed; called in the actor's turn.</summary>
    public void Take(Mailbox mailbox, LiveActor actor)
    {
        if (mailbox.FirstUnsaved is not { } first)
        {
            return;
        }

        var snapshot = SnapshotOf(mailbox, actor, whole: store.Lacks(mailbox.Key));
        lock (gate)
        {
            taken.Add(new Taken(mailbox, first, snapshot));
            held[mailbox] = held.GetValueOrDefault(mailbox) + 1;
        }

        // Only now: whoever looks for the first batch to replay finds it here or there, never at neither.
        mailbox.FirstUnsaved = null;
    }

    /// <summary>A copy of the pages that changed since this was last asked, or of all.</summary>
    public static ActorSnapshot SnapshotOf(Mailbox mailbox, LiveActor actor, bool whole = false)
    {
        var (pages, writer) = (new List<(int, byte[])>(), new RecordWriter());
        for (var page = 0; page < actor.PageCount; page++)
        {
            if (actor.TakeChanged(page) || whole)
            {
                writer.Clear();
                actor.WritePage(page, writer);
                pages.Add((page, writer.ToArray()));
            }
        }

        return new ActorSnapshot(actor.Key, mailbox.LastBatch!.Value, actor.PageCount, pages, actor.Due, actor.Pending.Any());
    }

    /// <summary>Whether a snapshot of this actor is taken and not stored yet.</summary>
    public bool Holds(Mailbox mailbox)
    {
        lock (gate)
        {
            return held.ContainsKey(mailbox);
        }
    }

    /// <summary>Stores what is durable, then moves the place from which a start replays as far as it can go.</summary>
    /// <param name="everybody">All mailboxes; called after the snapshots to store are chosen.</param>
    /// <returns>How many snapshots were stored.</returns>
    public int Store(Func<IEnumerable<Mailbox>> everybody)
    {
        List<Taken> ready;
        var durable = committer.DurableCount;
        lock (gate)
        {
            ready = taken.FindAll(one => one.Snapshot.Through < durable);
        }

        if (ready.Count == 0)
        {
            return 0;
        }

        // In the order in which they were taken: of two of an actor the later one is to stand.
        var chosen = ready.ToHashSet();
        Save([.. ready.Select(one => one.Snapshot)], HeadBefore(ReplayFrom(everybody(), chosen, durable)));
        lock (gate)
        {
            taken.RemoveAll(chosen.Contains);
            ready.ForEach(LetGo);
        }

        return ready.Count;
    }

    private void LetGo(Taken one)
    {
        if (--held[one.Mailbox] == 0)
        {
            held.Remove(one.Mailbox);
        }
    }

    /// <summary>Damage beneath a running engine costs the next start its time, and nobody at work anything.</summary>
    private void Save(IReadOnlyList<ActorSnapshot> snapshots, ChainHead? replayFrom)
    {
        try
        {
            store.Save(snapshots, replayFrom);
        }
        catch (SnapshotBrokenException broken)
        {
            notice($"{broken.Message} All snapshots are thrown away; who is at work is saved whole again, who rests is made again from the whole journal, as is everybody at the next start.");
            store.Lose();
            store.Save(snapshots, replayFrom);
        }
    }

    /// <summary>The first batch with something that is in no stored snapshot.</summary>
    private ulong ReplayFrom(IEnumerable<Mailbox> everybody, HashSet<Taken> ready, ulong durable)
    {
        var from = durable;
        foreach (var mailbox in everybody)
        {
            from = Math.Min(from, mailbox.FirstUnsaved ?? from);
        }

        lock (gate)
        {
            foreach (var one in taken.Where(one => !ready.Contains(one)))
            {
                from = Math.Min(from, one.First);
            }
        }

        return from;
    }

    private ChainHead? HeadBefore(ulong batch)
    {
        if (batch == 0)
        {
            return null;
        }

        var before = journal.Find(batch - 1) ?? throw new JournalBrokenException(batch - 1, "is missing.");
        var verdict = Batch.TryParse(before.Bytes, out var parsed);
        return parsed is null ? throw new JournalBrokenException(batch - 1, verdict.ToString()) : HashChain.HeadAfter(parsed.Header);
    }

    /// <summary>A snapshot that waits to be stored; each is itself alone, however many there are.</summary>
    /// <param name="mailbox">Whose.</param>
    /// <param name="first">The first batch with an event that no earlier snapshot has.</param>
    /// <param name="snapshot">What to store.</param>
    private sealed class Taken(Mailbox mailbox, ulong first, ActorSnapshot snapshot)
    {
        public Mailbox Mailbox { get; } = mailbox;

        public ulong First { get; } = first;

        public ActorSnapshot Snapshot { get; } = snapshot;
    }
}
