using Recruit.Actors;
using Recruit.Engine.Journal;

namespace Recruit.Engine.Tests.Simulation;

/// <summary>
/// One engine, its disk, its clock and its clients, all driven by one seed. Clients ask, time passes, storage fails, the engine dies and
/// is started again; after every step what left the engine is held against what is durable.
/// </summary>
internal sealed partial class World : IDisposable
{
    private const int Purses = 7;

    private readonly Chance chance;
    private readonly Trace trace;
    private readonly Disk disk;
    private readonly StorageFaults faults = new();
    private readonly SimulatedTime time = new();
    private readonly DurablePrefix durable = new();
    private readonly EngineLimits limits;
    private readonly int operations;
    private SimulatedCrew crew;
    private EmbeddedEngine? engine;
    private Instant startedAt;
    private long startedCounter;
    private TimeSpan sinceBreath;
    private ulong? torn;
    private ulong brokenPages;
    private string? fault;

    public World(ulong seed, Trace trace, Disk disk, int operations)
    {
        (chance, this.trace, this.disk, this.operations) = (new Chance(seed), trace, disk, operations);
        crew = new SimulatedCrew(chance);
        limits = new EngineLimits
        {
            MailboxRoom = chance.OneIn(4) ? 3 : 1 << 14,
            CallersWaiting = chance.OneIn(4) ? 10 : 1 << 16,
            IdleAfter = TimeSpan.FromSeconds(chance.Between(1, 8)),
            SnapshotEvery = TimeSpan.FromSeconds(chance.Between(1, 8)),
            ReplayBytes = chance.OneIn(3) ? chance.Between(500, 20_000) : 256L << 20,
        };
        faults.Plan = Plan;
    }

    /// <summary>What came to pass so far.</summary>
    public WorldLife Life { get; } = new();

    /// <summary>Whether storage fails, stands still or loses anything; without it there are no gaps but those between engines.</summary>
    public bool Troubled { get; init; } = true;

    public WorldLife Run()
    {
        Start();
        while (wishes.Count < operations)
        {
            Step();
            LookAtAnswers();
            if (engine!.Completion.IsCompleted)
            {
                AfterFailure();
            }

            LetStaleWrite();
        }

        Finish();
        CountCrew();
        (Life.StorageFailed, Life.StorageFull) = (faults.Fired, faults.Refused);
        return Life;
    }

    public void Dispose() => disk.Dispose();

    private void Step()
    {
        switch (chance.Below(1000))
        {
            case < 250:
                AskSomething();
                break;
            case < 290:
                AskAgain();
                break;
            case < 300:
                Abuse();
                break;
            case < 360:
                Pass(TimeSpan.FromMilliseconds(chance.Between(1, 300)));
                break;
            case < 400:
                trace.Note("tick");
                crew.Tick();
                break;
            case < 404:
                SetWall();
                break;
            case < 408:
                Crash("crash");
                break;
            case < 410:
                StopPolitely();
                break;
            case < 420 when Troubled:
                PlanTrouble();
                break;
            default:
                trace.Note(crew.Step() ?? "nothing to do");
                break;
        }
    }

    /// <summary>Time passes; turns and commits are never kept waiting for more than a second by the simulation itself.</summary>
    private void Pass(TimeSpan span)
    {
        time.Pass(span);
        sinceBreath += span;
        if (sinceBreath >= TimeSpan.FromSeconds(1))
        {
            Breathe();
        }

        engine!.Now.ShouldBe(startedAt + TimeSpan.FromTicks(time.GetTimestamp() - startedCounter), "the engine's clock is not steady");
    }

    private void Breathe()
    {
        sinceBreath = default;
        crew.RunTurns();
        crew.Commit();
        trace.Note($"breath at {engine!.Now}, {durable.Count} batches, {durable.Head.Link}");
    }

    private void SetWall()
    {
        var by = chance.Of([TimeSpan.FromHours(1), TimeSpan.FromHours(-1), TimeSpan.FromDays(1), TimeSpan.FromDays(-1)]);
        trace.Note($"wall clock set by {by}");
        (Life.ClockForward, Life.ClockBack) = (Life.ClockForward + (by > default(TimeSpan) ? 1 : 0), Life.ClockBack + (by < default(TimeSpan) ? 1 : 0));
        time.SetWall(by);
    }

    private void Start()
    {
        for (var tries = 0; ; tries++)
        {
            tries.ShouldBeLessThan(50, "the engine does not start any more");
            var parts = new EngineParts(
                PurseKind.Alone, new FaultyJournal(disk.OpenJournal(), faults, Stored, disk.Tear), new FaultySnapshots(disk.OpenSnapshots(), faults),
                CheapSeal.Sign, CheapSeal.IsOurs, time) { Limits = limits, Notice = _ => { }, Trouble = _ => { } };
            try
            {
                crew = new SimulatedCrew(chance);
                engine = new EmbeddedEngine(parts, crew);
                break;
            }
            catch (JournalBrokenException broken) when (torn is not null && broken.Batch == torn)
            {
                trace.Note($"batch {torn} is cut off: {broken.Message}");
                disk.Crash();
                disk.CutOff(torn.Value);
                torn = null;
            }
            catch (StorageFailedException failure)
            {
                trace.Note($"the start failed: {failure.Message}");
                disk.Crash();
                Trouble();
            }
        }

        torn.ShouldBeNull("a damaged batch was not noticed");
        (startedAt, startedCounter, sinceBreath) = (engine.Now, time.GetTimestamp(), default);
        startedAt.ShouldBe(Instant.Later(Instant.Of(time.GetUtcNow()), durable.LastTime));
        trace.Note($"start at {startedAt} on {durable.Count} batches");
        ExpectGapOfOutage();
        CompareWithReplay();
    }

    /// <summary>Nothing of the engine is left but what its stores had durably.</summary>
    private void Crash(string why)
    {
        trace.Note(why);
        Life.Crashes++;
        LeaveBehind();
        EndOfEngine();
        disk.Crash();
        Trouble();
        Pause();
        Start();
    }

    private void StopPolitely()
    {
        trace.Note("polite stop");
        while (crew.Step() is not null)
        {
            LookAtAnswers();
        }

        LookAtAnswers();
        if (!engine!.Completion.IsCompleted)
        {
            waiting.ShouldBeEmpty("a polite stop answers everybody");
            faults.Plan = (_, _) => Fault.None;
            engine.DisposeAsync().AsTask().IsCompletedSuccessfully.ShouldBeTrue();
            faults.Plan = Plan;
        }

        EndOfEngine();
        disk.Crash();
        Pause();
        Start();
    }

    private void AfterFailure()
    {
        // Only storage may stop the engine; what a checker found inside a call rises from here.
        if (engine!.Completion.Exception is { InnerException: not StorageFailedException and var found })
        {
            throw new InvalidOperationException(found!.Message, found);
        }

        crew.ReleaseAll();
        LookAtAnswers();
        waiting.ShouldBeEmpty("the engine stopped for its storage and left somebody waiting");
        Crash($"the engine stopped: {engine!.Completion.Exception!.InnerException!.Message}");
    }

    private void EndOfEngine()
    {
        CountCrew();
        foreach (var (wish, _) in waiting)
        {
            trace.Note($"{wish.Number} will never know");
        }

        waiting.Clear();
        (engine, stalled, tidyStalls) = (null, null, false);
    }

    private void CountCrew() =>
        (Life.Repeated, Life.Reordered, Life.Late) = (Life.Repeated + crew.Doubled, Life.Reordered + crew.Reordered, Life.Late + crew.Late);

    /// <summary>The engine is away for a while, mostly a short one.</summary>
    private void Pause()
    {
        time.Pass(chance.Below(8) switch
        {
            0 => TimeSpan.FromMinutes(chance.Between(1, 300)),
            < 4 => TimeSpan.FromSeconds(chance.Between(3, 60)),
            _ => TimeSpan.FromMilliseconds(chance.Between(1, 3000)),
        });
        if (chance.OneIn(6))
        {
            SetWall();
        }
    }
}
