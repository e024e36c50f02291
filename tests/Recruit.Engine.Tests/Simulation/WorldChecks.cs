using Recruit.Actors;
using Recruit.Engine.Journal;
using Recruit.Evidence;

namespace Recruit.Engine.Tests.Simulation;

/// <summary>The checkers.</summary>
internal sealed partial class World
{
    private (Instant FromLeast, Instant FromMost, Instant To, HashSet<string> Who)? expectedGap;

    private readonly HashSet<(Instant From, Instant To)> toldGaps = [];

    /// <summary>A batch became durable. A gap that was to be told is told in the very next one, to all or to none.</summary>
    private void Stored(StoredBatch batch)
    {
        durable.Add(batch);
        foreach (var (purse, gap) in durable.LastGaps)
        {
            Life.Gaps++;
            var told = $"{purse} was told a gap from {gap.From} to {gap.To}";
            var (earliest, latest, to, who) = expectedGap.ShouldNotBeNull($"{told}; there was none");
            (gap.To, gap.From >= earliest && gap.From <= latest).ShouldBe((to, true), $"{told}, not to {to} from {earliest} or up to {latest}");
            who.Remove(purse).ShouldBeTrue($"{told}, but had nothing due or knew it");
            toldGaps.Add((gap.From, gap.To));
        }

        foreach (var (purse, at) in durable.LastWakes)
        {
            toldGaps.ShouldAllBe(gap => at <= gap.From || at >= gap.To, $"{purse} woke at {at}, inside a gap");
        }

        if (expectedGap is { } expected)
        {
            expected.Who.ShouldBeEmpty($"not told of the gap to {expected.To}: {string.Join(", ", expected.Who)}");
            expectedGap = null;
        }

        if (stalled is var (least, most, due))
        {
            stalled = null;
            ExpectGap(least, most, engine!.Now, due);
        }
    }

    /// <summary>Who has something due is told, and who had it when the gap began: nobody's instant comes inside a gap.</summary>
    private void ExpectGap(Instant least, Instant most, Instant to, IEnumerable<string> due)
    {
        var who = Everybody().Where(key => DueOf(key) is not null).Select(key => key.Id).Concat(due).ToHashSet();
        expectedGap = who.Count > 0 ? (least, most, to, who) : null;
        trace.Note($"{who.Count} are to be told of a gap to {to}");
    }

    private void ExpectGapOfOutage()
    {
        expectedGap = null;
        if (durable.Count > 0 && startedAt - durable.LastTime > limits.Gap)
        {
            ExpectGap(durable.LastTime, durable.LastTime, startedAt, []);
        }
    }

    private static IEnumerable<ActorKey> Everybody() => Enumerable.Range(1, Purses).Select(PurseKind.Key);

    /// <summary>By the actor in memory, else by the replay.</summary>
    private Instant? DueOf(ActorKey key) => (Live(key) ?? durable.Actor(key)).Due;

    private LiveActor? Live(ActorKey key) => engine!.Mailboxes.FirstOrDefault(one => one.Key == key)?.Actor;

    /// <summary>Snapshot and tail make the same actors as a replay from the first batch.</summary>
    private void CompareWithReplay()
    {
        using var snapshots = disk.OpenSnapshots();
        foreach (var (key, truth) in durable.Actors)
        {
            var actor = Live(key);
            if (actor is null && brokenPages == 0)
            {
                actor = snapshots.Find(key) is { } pages ? new LiveActor(PurseKind.Alone, key, pages) : new LiveActor(PurseKind.Alone, key);
            }

            actor?.CanonicalHash().ShouldBe(truth.CanonicalHash(), $"{key} is not what a replay from the first batch makes of it:\n{Pages(actor)}, not\n{Pages(truth)}");
        }
    }

    private static string Pages(LiveActor actor)
    {
        var writer = new RecordWriter();
        actor.WritePage(0, writer);
        return $"{PurseKind.ContentsOf((Purse)actor.State)} {((Purse)actor.State).Due} {((Purse)actor.State).LastPlace}, {Convert.ToHexString(writer.Written)}";
    }

    private void CheckEffect(Wish wish)
    {
        if (wish.Effect is not { } effect)
        {
            return;
        }

        var times = durable.Times(wish.Actor, effect);
        var claim = $"{wish.Number}, {Name(wish.Command)} of {wish.Actor}, answered {wish.Known?.Reply}";
        times.ShouldBeLessThanOrEqualTo(1, $"doubled: {claim}");
        if (wish.Known is not null)
        {
            times.ShouldBe(wish.IsRefused || wish.IsAbuse ? 0 : 1, $"lost, or done though refused: {claim}");
        }

        if (wish.Command is Give give)
        {
            durable.Times(give.To, new CoinsMoved(give.Coins, default)).ShouldBeLessThanOrEqualTo(times, $"arrived twice, or was never sent: {claim}");
        }
    }

    /// <summary>Storage is well again; everything is brought to its end and counted.</summary>
    private void Finish()
    {
        trace.Note("finish");
        faults.Plan = (_, _) => Fault.None;
        faults.Full = false;
        torn.ShouldBeNull();
        Quiet();
        foreach (var wish in wishes.Where(one => one is { Known: null, Operation.IsNone: false, IsAbuse: false } && engine!.Now - one.Asked < RetriesEnd))
        {
            do
            {
                Ask(wish);
                Quiet();
            }
            while (wish.Known is null);
        }

        // Until every time limit has run out and was told so.
        while (Everybody().Any(key => DueOf(key) is not null))
        {
            Pass(TimeSpan.FromSeconds(1));
            crew.Tick();
            Quiet();
        }

        for (var rounds = 0; rounds < 2; rounds++)
        {
            CheckEverything();
            StopPolitely();
            Quiet();
        }
    }

    private void Quiet()
    {
        while (crew.Step() is { } step)
        {
            trace.Note(step);
            LookAtAnswers();
        }

        LookAtAnswers();
        engine!.Completion.IsFaulted.ShouldBeFalse(engine.Completion.Exception?.ToString());
        waiting.ShouldBeEmpty();
    }

    private void CheckEverything()
    {
        wishes.ForEach(CheckEffect);
        Everybody().Sum(key => ((Purse)durable.Actor(key).State).Coins)
            .ShouldBe(wishes.Where(one => one.Command is PutIn).Sum(one => durable.Times(one.Actor, one.Effect!) * ((PutIn)one.Command).Coins), "coins were made or lost");
        durable.Actors.Values.ShouldAllBe(actor => !actor.Pending.Any());
        CompareWithReplay();
        CheckReceipts();

        // Nobody waits for anything: ticks and time change nothing, and nothing is stored.
        var (before, awake) = (durable.Count, true);
        for (var seconds = 0; seconds < 10 && awake; seconds++)
        {
            Pass(TimeSpan.FromSeconds(1));
            crew.Tick();
            crew.Tick();
            Quiet();
        }

        durable.Count.ShouldBe(before, "something was stored though nothing happened");
    }

    private void CheckReceipts()
    {
        var acknowledged = wishes.Where(one => one.Known?.Receipt is not null).ToList();
        var receipts = engine!.ReadReceiptsAsync([.. acknowledged.Select(one => one.Known!.Value.Receipt!.Value)]).AsTask().Result;
        foreach (var (wish, receipt) in acknowledged.Zip(receipts))
        {
            var (root, leaf) = (receipt.ShouldNotBeNull().Root, receipt.Leaf);
            CheapSeal.IsOurs(root).ShouldBeTrue();
            MerkleProof.Includes(receipt.Index, root.Header.Count, MerkleTree.LeafHash(leaf.Encode()), receipt.Proof.AsSpan(), root.Header.Root).ShouldBeTrue();
            (leaf.Attempt, leaf.ClientSequence).ShouldBe((wish.Actor.Id, (ulong)((Contents)wish.Known!.Value.Reply).Moves));
        }

        foreach (var wish in wishes.Where(one => one is { Command: Attach, Known: not null }))
        {
            var text = ((Attach)wish.Command).Text;
            engine.ReadAttachmentAsync(new Attachment(text).Reference).AsTask().Result!.Value.ToArray().ShouldBe(text);
        }
    }
}
