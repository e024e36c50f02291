using Recruit.Actors;
using Recruit.Numbers;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.Vacancies;

namespace Recruit.Engine.Tests.Simulation;

/// <summary>
/// Candidates sit tests and exercises in a pool shard while storage fails or stands still and the engine dies: devices start, save, repeat,
/// take over, hand in and are silent. What they hear and what is durable is held against the specification's words.
/// </summary>
internal sealed partial class PoolWorld : IDisposable
{
    private const int Items = 6;

    private static readonly Id Campaign = new("clerk-7");
    private static readonly ActorKey Key = new ShardId(Campaign, 0).Key;
    private static readonly ActorKinds Kinds = new(new PoolShardKind());

    private readonly Chance chance;
    private readonly Trace trace;
    private readonly MemoryDisk disk = new();
    private readonly StorageFaults faults = new();
    private readonly SimulatedTime time = new();
    private readonly PoolPrefix durable = new(Kinds, Key);
    private readonly EngineLimits limits;
    private readonly List<Sitter> sitters = [];
    private readonly List<(Task<Answer> Answer, Action<Answer> Hear)> waiting = [];
    private SimulatedCrew crew;
    private EmbeddedEngine? engine;
    private TimeSpan sinceBreath;
    private int sendings;

    public PoolWorld(ulong seed, Trace trace)
    {
        (chance, this.trace) = (new Chance(seed), trace);
        crew = new SimulatedCrew(chance);
        limits = new EngineLimits { IdleAfter = TimeSpan.FromSeconds(chance.Between(1, 8)), SnapshotEvery = TimeSpan.FromSeconds(chance.Between(1, 8)) };
    }

    public PoolLife Run(int steps)
    {
        Start();
        MakeReady();
        faults.Plan = Plan;
        for (; steps > 0; steps--)
        {
            Step();
            LookAtAnswers();
            if (engine!.Completion.IsCompleted)
            {
                AfterFailure();
            }
        }

        Finish();
        var sent = sitters.SelectMany(one => one.Sent).ToList();
        return new PoolLife(
            sent.Count(one => one.Taken is not null),
            sent.Count(one => one.Refused?.Code == SittingRefusals.TakenOver),
            sent.Count(one => one.Refused?.Code == SittingRefusals.TooLate),
            sent.Count(one => one.Refused?.Code == SittingRefusals.TooManySaves),
            durable.Ends.Count - sitters.Count(one => durable.Ends.Exists(end => end.Leaf.Attempt == one.Attempt.Id.Text)),
            sitters.Sum(one => one.Credited));
    }

    public void Dispose() => disk.Dispose();

    private void MakeReady()
    {
        var opens = engine!.Now;
        var window = new AttemptWindow(opens, opens + TimeSpan.FromDays(2), opens + TimeSpan.FromDays(3));
        var rule = new LostTimeRule(chance.OneIn(4) ? LostTimeCredit.None : LostTimeCredit.Ours, ThresholdSeconds: 10, ContactSeconds: 20, MaxMinutes: 30);
        var bounds = new AttemptBounds(Saves: 1_000_000, Takeovers: 1000, KeptAnswers: 10_000, AnswerBytes: 100, TextBytes: 100, TextBytesInAll: 1_000_000);
        SittingPlan[] plans =
        [
            new(new Id("law"), PaperKind.Test, window, chance.Between(1, 4), GraceSeconds: 30, rule, bounds),
            new(new Id("essay"), PaperKind.Exercise, window, chance.Between(1, 4), GraceSeconds: 0, rule, new AttemptBounds(
                Saves: 8, Takeovers: 2, bounds.KeptAnswers, bounds.AnswerBytes, bounds.TextBytes, bounds.TextBytesInAll)),
        ];
        foreach (var plan in plans)
        {
            Settled(new PlanSitting(Campaign, Items, plan)).ShouldBe(new Done());
        }

        for (var number = 1; number <= 8; number++)
        {
            var sitter = new Sitter(number, plans[number % 4 == 0 ? 1 : 0], chance.OneIn(3) ? new TimeRatio(new Rational(5, 4)) : TimeRatio.One);
            sitters.Add(sitter);
            Settled(new DealForm(
                sitter.Attempt.Id, sitter.Plan.Test, new PersonKeyId(chance.NextGuid()), sitter.Time, new FormSeed(chance.Next(), chance.Next())))
                .ShouldBeOfType<AttemptDealt>();
        }
    }

    private Reply Settled(ActorCommand command)
    {
        Reply? heard = null;
        Ask(command, answer => heard = answer.Reply);
        Quiet();
        return heard.ShouldNotBeNull();
    }

    private void Step()
    {
        switch (chance.Below(200))
        {
            case < 60:
                DoSomething();
                break;
            case < 75:
                Pass(TimeSpan.FromMilliseconds(chance.Between(1, 900)));
                break;
            case < 85:
                trace.Note("tick");
                crew.Tick();
                break;
            case < 87:
                Crash("crash");
                break;
            case < 90:
                PlanTrouble();
                break;
            default:
                trace.Note(crew.Step() ?? "nothing to do");
                break;
        }
    }

    private void Pass(TimeSpan span)
    {
        time.Pass(span);
        sinceBreath += span;
        if (sinceBreath >= TimeSpan.FromSeconds(1))
        {
            sinceBreath = default;
            crew.RunTurns();
            crew.Commit();
        }
    }

    private void Start()
    {
        while (true)
        {
            var parts = new EngineParts(
                Kinds, new FaultyJournal(disk.OpenJournal(), faults, Stored), new FaultySnapshots(disk.OpenSnapshots(), faults), CheapSeal.Sign, CheapSeal.IsOurs, time)
            { Limits = limits, Notice = _ => { }, Trouble = _ => { } };
            try
            {
                crew = new SimulatedCrew(chance);
                engine = new EmbeddedEngine(parts, crew);
                break;
            }
            catch (StorageFailedException failure)
            {
                trace.Note($"the start failed: {failure.Message}");
            }
        }

        sinceBreath = default;
        trace.Note($"start at {engine.Now} on {durable.Count} batches");
        gap = durable.Count > 0 && engine.Now - durable.LastTime > limits.Gap ? (durable.LastTime, engine.Now) : null;
        CompareWithReplay();
    }

    private void Crash(string why)
    {
        trace.Note(why);
        (engine, stalledSince) = (null, null);
        waiting.Clear();
        disk.Crash();
        time.Pass(chance.OneIn(3) ? TimeSpan.FromSeconds(chance.Between(3, 90)) : TimeSpan.FromMilliseconds(chance.Between(1, 3000)));
        if (chance.OneIn(6))
        {
            trace.Note("snapshots are lost");
            disk.LoseSnapshots();
        }

        Start();
    }

    private void AfterFailure()
    {
        if (engine!.Completion.Exception is { InnerException: not StorageFailedException and var found })
        {
            throw new InvalidOperationException(found!.Message, found);
        }

        crew.ReleaseAll();
        LookAtAnswers();
        waiting.ShouldBeEmpty("the engine stopped for its storage and left somebody waiting");
        Crash("the engine stopped");
    }

    private void Quiet()
    {
        while (crew.Step() is { } step)
        {
            trace.Note(step);
        }

        LookAtAnswers();
        engine!.Completion.IsFaulted.ShouldBeFalse(engine.Completion.Exception?.ToString());
        waiting.ShouldBeEmpty();
    }
}

/// <summary>What came to pass in one life.</summary>
/// <param name="Taken">Saves that were acknowledged.</param>
/// <param name="TakenOver">Saves of replaced devices that were refused.</param>
/// <param name="TooLate">Saves that were refused for lateness.</param>
/// <param name="TooMany">Saves that were refused because the attempt had taken as many as it may.</param>
/// <param name="EndedAgain">Ends that were proven once more.</param>
/// <param name="CreditedMs">Time that was given back, in milliseconds.</param>
internal sealed record PoolLife(int Taken, int TakenOver, int TooLate, int TooMany, int EndedAgain, long CreditedMs);
