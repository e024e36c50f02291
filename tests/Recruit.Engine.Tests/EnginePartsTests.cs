using Recruit.Actors;
using Recruit.Engine.Snapshots;
using Recruit.Engine.Tests.Simulation;
using Recruit.Evidence;
using Recruit.Sittings;

namespace Recruit.Engine.Tests;

/// <summary>Bounds, rest, snapshots, mistakes and stops.</summary>
public class EnginePartsTests
{
    [Fact]
    public async Task A_full_mailbox_says_when_to_come_again_and_others_are_served()
    {
        var step = new StepByStep(new EngineLimits { MailboxRoom = 3, RetryAfter = TimeSpan.FromSeconds(7) });
        var asks = Enumerable.Range(0, 5).Select(_ => step.Ask(1, new PutIn(1))).ToList();
        (await asks[3]).Reply.ShouldBe(new Busy(TimeSpan.FromSeconds(7)));
        (await asks[4]).Reply.ShouldBe(new Busy(TimeSpan.FromSeconds(7)));
        step.Answer(2, new PutIn(1)).Reply.ShouldBeOfType<Contents>();
        step.Look(1).Coins.ShouldBe(3);
    }

    /// <summary>A threshold below the shortest gap that is told would credit nothing and promise it.</summary>
    [Fact]
    public void Every_gap_that_a_campaign_can_ask_for_is_told() =>
        new EngineLimits().Gap.ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(LostTimeRule.ThresholdMin));

    /// <summary>Every sign of life would come after a gap, and the time of everybody would be given back for ever.</summary>
    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void A_pulse_that_is_not_quicker_than_a_gap_is_refused(int pulseSeconds)
    {
        using var folder = new DataFolder();
        var limits = new EngineLimits { Gap = TimeSpan.FromSeconds(5), PulseEvery = TimeSpan.FromSeconds(pulseSeconds) };

        Should.Throw<ArgumentException>(() => folder.Start(limits)).Message.ShouldContain($"PulseEvery is 00:00:0{pulseSeconds} and must be shorter than Gap, 00:00:05");
    }

    [Fact]
    public async Task Too_many_callers_are_turned_away_and_the_count_comes_down_again()
    {
        var step = new StepByStep(new EngineLimits { CallersWaiting = 2 });
        for (var round = 0; round < 3; round++)
        {
            Task<Answer>[] asks = [step.Ask(1, new PutIn(1)), step.Ask(2, new PutIn(1)), step.Ask(3, new PutIn(1))];
            (await asks[2]).Reply.ShouldBeOfType<Busy>();
            step.Settle();
            (await asks[0]).Reply.ShouldBeOfType<Contents>().Coins.ShouldBe(round + 1);
        }
    }

    [Fact]
    public async Task A_mailbox_is_full_by_bytes_too_and_others_are_served()
    {
        var step = new StepByStep(new EngineLimits { MailboxBytes = 10_000, RetryAfter = TimeSpan.FromSeconds(7) });
        for (var round = 0; round < 3; round++)
        {
            Task<Answer>[] asks = [Attach(step, 1, 4_000), Attach(step, 1, 4_000), Attach(step, 1, 4_000), step.Ask(1, new PutIn(1)), Attach(step, 2, 4_000)];
            (await asks[2]).Reply.ShouldBe(new Busy(TimeSpan.FromSeconds(7)));
            step.Settle();
            foreach (var one in new[] { 0, 1, 3, 4 })
            {
                (await asks[one]).Reply.ShouldBeOfType<Contents>();
            }
        }
    }

    [Fact]
    public async Task Callers_are_turned_away_by_bytes_too_and_the_sum_comes_down_again()
    {
        var step = new StepByStep(new EngineLimits { CallersBytes = 10_000 });
        for (var round = 0; round < 3; round++)
        {
            Task<Answer>[] asks = [Attach(step, 1, 4_000), Attach(step, 2, 4_000), Attach(step, 3, 4_000), step.Ask(3, new Stumble())];
            (await asks[2]).Reply.ShouldBeOfType<Busy>();
            step.Settle();
            (await asks[1]).Reply.ShouldBeOfType<Contents>();
            await Should.ThrowAsync<DecisionFailedException>(() => asks[3]);
        }
    }

    /// <summary>Else it would be told to come again for ever.</summary>
    [Fact]
    public async Task A_command_beyond_all_bounds_finds_room_where_nothing_waits()
    {
        var step = new StepByStep(new EngineLimits { CallersBytes = 100, MailboxBytes = 100 });
        var (alone, second) = (Attach(step, 1, 4_000), Attach(step, 1, 1));
        (await second).Reply.ShouldBeOfType<Busy>();
        step.Settle();
        (await alone).Reply.ShouldBeOfType<Contents>();
    }

    private static Task<Answer> Attach(StepByStep step, int purse, int bytes) => step.Ask(purse, new Attach(new byte[bytes]));

    [Fact]
    public void An_idle_actor_leaves_memory_and_comes_back_as_it_was()
    {
        var step = new StepByStep(new EngineLimits { IdleAfter = TimeSpan.FromSeconds(3), SnapshotEvery = TimeSpan.FromSeconds(1) });
        step.Answer(1, new PutIn(5), new OperationId(Guid.NewGuid()));
        step.Answer(1, new Give(PurseKind.Key(2), 2));
        var before = HashOf(step, 1);
        step.Pass(TimeSpan.FromSeconds(10));
        step.Engine.Awake.ShouldBe(0);
        step.Look(1).Coins.ShouldBe(3);
        HashOf(step, 1).ShouldBe(before);
    }

    [Fact]
    public void Only_changed_pages_are_saved()
    {
        using var folder = new DataFolder();
        var (time, crew) = (new SimulatedTime(), new SimulatedCrew(new Chance(1)));
        var parts = folder.Parts(new EngineLimits { SnapshotEvery = TimeSpan.FromSeconds(1) }, time);
        var counting = new CountingSnapshots(parts.Snapshots);
        var engine = new EmbeddedEngine(parts with { Kinds = new ActorKinds(new ShelfKind()), Snapshots = counting }, crew);
        var key = new ActorKey("shelf", "s1");
        void Fill(int place)
        {
            var asked = engine.AskAsync(key, new PutIn(place)).AsTask();
            Settle(crew);
            asked.IsCompletedSuccessfully.ShouldBeTrue();
            for (var i = 0; i < 3; i++)
            {
                time.Pass(TimeSpan.FromSeconds(1));
                crew.Tick();
                Settle(crew);
            }
        }

        Fill(0);
        counting.Pages.ShouldBe(ShelfKind.Pages + 1, "the first time all, the head included");
        Fill(3);
        counting.Pages.ShouldBe(ShelfKind.Pages + 2, "then one");
        Fill(3);
        Fill(7);
        counting.Pages.ShouldBe(ShelfKind.Pages + 4);
        var before = engine.Mailboxes.Single().Actor!.CanonicalHash();
        new LiveActor(new ActorKinds(new ShelfKind()), key, counting.Find(key)!).CanonicalHash().ShouldBe(before);
        parts.Journal.Dispose();
        parts.Snapshots.Dispose();
    }

    [Fact]
    public void A_decision_that_throws_concerns_who_asked_and_nobody_else()
    {
        var step = new StepByStep();
        Task<Answer>[] asks = [step.Ask(1, new PutIn(5)), step.Ask(1, new Stumble()), step.Ask(1, new PutIn(2)), step.Ask(2, new PutIn(1))];
        step.Settle();
        asks.Select(one => one.IsCompletedSuccessfully).ShouldBe([true, false, true, true]);
        asks[1].Exception!.InnerException.ShouldBeOfType<DecisionFailedException>();
        step.Troubles.ShouldHaveSingleItem();
        step.Crash();
        step.Look(1).Coins.ShouldBe(7);
    }

    [Theory]
    [InlineData(Fault.Before, false)]
    [InlineData(Fault.After, true)]
    internal async Task An_attachment_is_stored_with_its_event_or_not_at_all(Fault fault, bool stored)
    {
        var step = new StepByStep();
        var text = new byte[] { 4, 5, 6 };
        step.Faults.Plan = (call, _) => call == StorageCall.Append ? fault : Fault.None;
        step.Answer(1, new Attach(text)).Reply.ShouldBeOfType<OutcomeUnknown>();
        step.Faults.Plan = (_, _) => Fault.None;
        step.Crash();
        (await step.Engine.ReadAttachmentAsync(Digest.Of(text))).HasValue.ShouldBe(stored);
        step.Engine.DurableBatches.ShouldBe(stored ? 1UL : 0UL);
    }

    [Fact]
    public async Task A_stop_answers_everybody_who_was_let_in()
    {
        using var folder = new DataFolder();
        var engine = folder.Start();
        var asks = Enumerable.Range(0, 3000).Select(i => engine.AskAsync(PurseKind.Key(i % 50), new PutIn(1)).AsTask()).ToList();
        await engine.DisposeAsync();
        var answers = await Task.WhenAll(asks).WaitAsync(TimeSpan.FromSeconds(30));
        answers.ShouldAllBe(one => one.Reply is Contents);
        (await engine.AskAsync(PurseKind.Key(1), new Look())).Reply.ShouldBeOfType<Busy>();
        await engine.Completion;
        await using var again = folder.Start();
        again.Awake.ShouldBe(0, "a stop leaves nothing to replay");
    }

    [Fact]
    public async Task Receipts_are_found_by_their_places_only()
    {
        var step = new StepByStep();
        var place = step.Answer(1, new PutIn(5)).Receipt!.Value;
        var found = await step.Engine.ReadReceiptsAsync([place, new ReceiptPlace(place.Batch, 0), new ReceiptPlace(place.Batch, 9), new ReceiptPlace(99, 1), place]);
        found.Select(one => one is not null).ShouldBe([true, false, false, false, true]);
        ReceiptPlace.Unpack(place.Packed).ShouldBe(place);
    }

    private static Digest HashOf(StepByStep step, int purse) => step.Engine.Mailboxes.Single(one => one.Key == PurseKind.Key(purse)).Actor!.CanonicalHash();

    private static void Settle(SimulatedCrew crew)
    {
        do
        {
            crew.Commit();
        }
        while (crew.Step() is not null);
    }

    private sealed class CountingSnapshots(SnapshotStore inner) : SnapshotStore
    {
        public int Pages { get; private set; }

        public override ChainHead? ReplayFrom
        {
            get => inner.ReplayFrom;
            protected set => throw new NotSupportedException();
        }

        public override void Save(IReadOnlyList<ActorSnapshot> snapshots, ChainHead? replayFrom)
        {
            Pages += snapshots.Sum(one => one.Pages.Count);
            inner.Save(snapshots, replayFrom);
        }

        public override IReadOnlyList<ReadOnlyMemory<byte>>? Find(ActorKey actor) => inner.Find(actor);

        public override IEnumerable<RestingActor> Resting() => inner.Resting();

        public override void Clear() => inner.Clear();

        public override void Lose() => inner.Lose();

        public override bool Lacks(ActorKey actor) => inner.Lacks(actor);

        protected override void Dispose(bool disposing) => inner.Dispose();
    }
}
