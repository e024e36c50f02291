using Recruit.Actors;
using Recruit.Evidence;

namespace Recruit.Engine.Tests.Simulation;

/// <summary>
/// A short campaign that calls storage in every way the engine knows, always in the same order. Its client retries under the same
/// operation id until it is answered; whoever dies is started again.
/// </summary>
internal sealed class ScriptedCampaign(Disk disk, StorageFaults faults) : IDisposable
{
    private static readonly EngineLimits Limits = new()
    {
        IdleAfter = TimeSpan.FromSeconds(2), SnapshotEvery = TimeSpan.FromSeconds(1), ReplayBytes = 1500,
    };

    private readonly SimulatedTime time = new();
    private readonly DurablePrefix durable = new();
    private readonly List<(ActorKey Actor, Answer Answer)> acknowledged = [];
    private SimulatedCrew crew = new(new Chance(1));
    private EmbeddedEngine? engine;
    private byte operations;

    public void Run()
    {
        Start();
        Want(1, new PutIn(100));
        Want(1, new Give(PurseKind.Key(2), 30));
        Want(2, new PutIn(7));
        Want(1, new Attach([1, 2, 3]), named: false);
        Want(2, new WakeAt(engine!.Now + TimeSpan.FromSeconds(9)), named: false);
        Pass(4);
        Want(2, new Give(PurseKind.Key(3), 37));
        Want(3, new Give(PurseKind.Key(1), 1));
        Restart();
        Want(3, new PutIn(1000));
        Pass(8);
        Stop();
        Want(1, new Give(PurseKind.Key(3), 3));
        Pass(4);
        Check();
    }

    /// <summary>The engine is dropped as everywhere here; the disk goes.</summary>
    public void Dispose() => disk.Dispose();

    private void Want(int purse, ActorCommand command, bool named = true)
    {
        var operation = named ? new OperationId(new Guid(++operations, 0, 0, new byte[8])) : default;
        for (var tries = 0; tries < 10; tries++)
        {
            var asked = engine!.AskAsync(PurseKind.Key(purse), command, operation).AsTask();
            Settle();
            asked.IsCompletedSuccessfully.ShouldBeTrue("somebody waits for ever");
            if (asked.GetAwaiter().GetResult() is { Reply: Contents } answer)
            {
                acknowledged.Add((PurseKind.Key(purse), answer));
                answer.Receipt.HasValue.ShouldBe(named);
                return;
            }

            Restart();
        }

        throw new InvalidOperationException($"Operation {operations} is never answered.");
    }

    private void Settle()
    {
        while (crew.Step() is not null)
        {
        }
    }

    private void Pass(int seconds)
    {
        for (var half = 0; half < seconds * 2; half++)
        {
            time.Pass(TimeSpan.FromSeconds(0.5));
            crew.Tick();
            crew.Commit();
            Settle();
            if (engine!.Completion.IsCompleted)
            {
                Restart();
            }
        }
    }

    private void Stop()
    {
        Settle();
        engine!.DisposeAsync().AsTask().IsCompletedSuccessfully.ShouldBeTrue();
        Restart();
    }

    private void Restart()
    {
        do
        {
            disk.Crash();
            Start();

            // Messages that were under way arrive first, so that every wish can be granted.
            Settle();
        }
        while (engine!.Completion.IsCompleted);
    }

    private void Start()
    {
        while (true)
        {
            crew = new SimulatedCrew(new Chance(1));
            var parts = new EngineParts(
                PurseKind.Alone, new FaultyJournal(disk.OpenJournal(), faults, durable.Add), new FaultySnapshots(disk.OpenSnapshots(), faults),
                CheapSeal.Sign, CheapSeal.IsOurs, time) { Limits = Limits, Notice = _ => { }, Trouble = _ => { } };
            try
            {
                engine = new EmbeddedEngine(parts, crew);
                return;
            }
            catch (StorageFailedException)
            {
                disk.Crash();
            }
        }
    }

    private void Check()
    {
        // Reading storage for receipts and texts may fail too; the same question again is answered.
        var receipts = Again(() => engine!.ReadReceiptsAsync([.. acknowledged.Where(one => one.Answer.Receipt.HasValue).Select(one => one.Answer.Receipt!.Value)]));
        receipts.ShouldAllBe(one => one != null && CheapSeal.IsOurs(one.Root));
        Again(() => engine!.ReadAttachmentAsync(Digest.Of([1, 2, 3])))!.Value.ToArray().ShouldBe([1, 2, 3]);
        Restart();
        Settle();
        engine!.Completion.IsCompleted.ShouldBeFalse();
        foreach (var (purse, coins) in new[] { (1, 68), (2, 0), (3, 1039) })
        {
            var key = PurseKind.Key(purse);
            var truth = durable.Actor(key);
            ((Purse)truth.State).Coins.ShouldBe(coins);
            var live = engine.Mailboxes.FirstOrDefault(one => one.Key == key)?.Actor;
            (live ?? new LiveActor(PurseKind.Alone, key, disk.OpenSnapshots().Find(key)!)).CanonicalHash().ShouldBe(truth.CanonicalHash());
        }

        ((Purse)durable.Actor(PurseKind.Key(2)).State).Wakes.ShouldBe(1);
        acknowledged.ShouldAllBe(one => durable.WasEver(one.Actor, (Contents)one.Answer.Reply));
        durable.Actors.Values.ShouldAllBe(one => !one.Pending.Any());
        engine.Mailboxes.ShouldAllBe(one => !one.IsBusy);
    }

    private static T Again<T>(Func<ValueTask<T>> read)
    {
        for (var tries = 0; tries < 2; tries++)
        {
            try
            {
                return read().AsTask().GetAwaiter().GetResult();
            }
            catch (StorageFailedException)
            {
                // Exactly one call fails.
            }
        }

        return read().AsTask().GetAwaiter().GetResult();
    }
}
