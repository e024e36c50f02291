using Recruit.Actors;
using Recruit.Engine.Journal;
using Recruit.Evidence;

namespace Recruit.Engine.Tests.Simulation;

/// <summary>
/// What a full replay of everything durable gives, kept up with every batch that becomes durable, without snapshots and without the
/// engine's recovery: the truth that everything else is compared with.
/// </summary>
internal sealed class DurablePrefix
{
    private readonly ActorKinds kinds;
    private readonly Dictionary<ActorKey, LiveActor> actors = [];
    private readonly Dictionary<ActorKey, HashSet<Contents>> passed = [];
    private readonly Dictionary<(string Purse, ActorEvent What), int> effects = [];
    private readonly Dictionary<ReceiptPlace, ReceiptLeaf> leaves = [];
    private ChainHead head = HashChain.Start(TestKeys.Origin);

    public DurablePrefix() => kinds = new ActorKinds(new WatchedPurses(Watch));

    public ulong Count => head.Count;

    public ChainHead Head => head;

    public Instant LastTime { get; private set; }

    public IReadOnlyDictionary<ActorKey, LiveActor> Actors => actors;

    /// <summary>Gaps that actors were told in the last batch.</summary>
    public List<(string Purse, GapSeen Gap)> LastGaps { get; } = [];

    /// <summary>When actors woke in the last batch.</summary>
    public List<(string Purse, Instant At)> LastWakes { get; } = [];

    /// <summary>Takes the next batch; it continues the chain, and time does not go back.</summary>
    public void Add(StoredBatch stored)
    {
        LastGaps.Clear();
        LastWakes.Clear();
        Batch.TryParse(stored.Bytes, out var batch).ShouldBe(ChainVerdict.Whole);
        (batch!.Header.Number, batch.Header.Previous).ShouldBe((head.Count, head.Link));
        var body = BatchBody.Of(batch);
        body.Time.ShouldBeGreaterThanOrEqualTo(LastTime, "the clock of the engine went back");
        for (var i = 1; i < batch.Entries.Length; i++)
        {
            leaves.Add(new ReceiptPlace(stored.Number, (uint)i), ReceiptLeaf.Parse(batch.Entries[i].Span)!);
        }

        foreach (var turn in body.Turns)
        {
            Actor(turn.Actor).Replay(
                turn.Entries, batch.Entries.AsSpan().Slice((int)turn.FirstLeaf, turn.Leaves), new ReceiptPlace(stored.Number, turn.FirstLeaf));
        }

        (head, LastTime) = (HashChain.HeadAfter(batch.Header), body.Time);
    }

    /// <summary>The actor; one to whom nothing happened is new.</summary>
    public LiveActor Actor(ActorKey key)
    {
        if (!actors.TryGetValue(key, out var actor))
        {
            actors.Add(key, actor = new LiveActor(kinds, key));
        }

        return actor;
    }

    /// <summary>Whether a purse was ever in a state that is durable.</summary>
    public bool WasEver(ActorKey key, Contents contents) => contents == new Contents(0, 0, 0, 0, default, default) || (passed.TryGetValue(key, out var all) && all.Contains(contents));

    /// <summary>How often something happened.</summary>
    public int Times(ActorKey key, ActorEvent what) => effects.GetValueOrDefault((key.Id, Bare(what)));

    public ReceiptLeaf? Leaf(ReceiptPlace place) => leaves.GetValueOrDefault(place);

    /// <summary>An event without what differs from time to time.</summary>
    private static ActorEvent Bare(ActorEvent what) => what switch
    {
        CoinsMoved moved => moved with { Proof = default },
        TextAttached attached => attached with { Text = null },
        _ => what,
    };

    private void Watch(Purse purse, ActorEvent happened, Instant? dueBefore)
    {
        var key = (purse.Id, Bare(happened));
        effects[key] = effects.GetValueOrDefault(key) + 1;
        var actor = new ActorKey("purse", purse.Id);
        if (!passed.TryGetValue(actor, out var all))
        {
            passed.Add(actor, all = []);
        }

        all.Add(PurseKind.ContentsOf(purse));
        if (happened is GapSeen gap)
        {
            LastGaps.Add((purse.Id, gap));
        }

        if (happened is Woke woke)
        {
            LastWakes.Add((purse.Id, woke.Time));
            dueBefore.ShouldNotBeNull("woke without having asked").ShouldBeLessThanOrEqualTo(woke.Time, "woke too early");
        }
    }

    private sealed class WatchedPurses(Action<Purse, ActorEvent, Instant?> watch) : PurseKind
    {
        protected override Purse Evolve(Purse state, ActorEvent happened)
        {
            var due = state.Due;
            base.Evolve(state, happened);
            watch(state, happened, due);
            return state;
        }
    }
}
