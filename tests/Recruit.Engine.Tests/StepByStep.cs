using Recruit.Actors;
using Recruit.Engine.Tests.Simulation;

namespace Recruit.Engine.Tests;

/// <summary>An engine whose every step a test calls by name, on a disk in memory, or another, and a clock that stands still.</summary>
internal sealed class StepByStep
{
    public StepByStep(EngineLimits? limits = null, ActorKinds? kinds = null, Disk? disk = null)
    {
        (Limits, Kinds, Disk) = (limits ?? new EngineLimits(), kinds ?? PurseKind.Alone, disk ?? new MemoryDisk());
        (Engine, Crew) = Begin();
    }

    public EngineLimits Limits { get; }

    public ActorKinds Kinds { get; }

    public Disk Disk { get; }

    public StorageFaults Faults { get; } = new();

    public SimulatedTime Time { get; } = new();

    public List<Exception> Troubles { get; } = [];

    public List<string> Notices { get; } = [];

    public EmbeddedEngine Engine { get; private set; }

    public SimulatedCrew Crew { get; private set; }

    public Task<Answer> Ask(int purse, ActorCommand command, OperationId operation = default) => Engine.AskAsync(PurseKind.Key(purse), command, operation).AsTask();

    /// <summary>Asks and does everything there is to do.</summary>
    public Answer Answer(int purse, ActorCommand command, OperationId operation = default)
    {
        var answer = Ask(purse, command, operation);
        Settle();
        return answer.IsCompleted ? answer.GetAwaiter().GetResult() : throw new InvalidOperationException("There is no answer.");
    }

    public Contents Look(int purse) => (Contents)Answer(purse, new Look()).Reply;

    public void Settle()
    {
        while (Crew.Step() is not null)
        {
        }
    }

    /// <summary>Time passes in small pieces, with all that the engine does meanwhile.</summary>
    public void Pass(TimeSpan span)
    {
        for (var left = span; left > TimeSpan.Zero; left -= TimeSpan.FromMilliseconds(500))
        {
            Time.Pass(TimeSpan.FromMilliseconds(500));
            Crew.Tick();
            Crew.Commit();
            Settle();
        }
    }

    /// <summary>The engine is dropped and another one starts on what was durable.</summary>
    public void Crash()
    {
        Disk.Crash();
        (Engine, Crew) = Begin();
    }

    private (EmbeddedEngine Engine, SimulatedCrew Crew) Begin()
    {
        var crew = new SimulatedCrew(new Chance(1));
        var parts = new EngineParts(
            Kinds, new FaultyJournal(Disk.OpenJournal(), Faults, batch => Stored.Add(batch.Number), Disk.Tear), new FaultySnapshots(Disk.OpenSnapshots(), Faults),
            CheapSeal.Sign, CheapSeal.IsOurs, Time) { Limits = Limits, Trouble = Troubles.Add, Notice = Notices.Add };
        return (new EmbeddedEngine(parts, crew), crew);
    }

    /// <summary>Numbers of the batches that were stored.</summary>
    public List<ulong> Stored { get; } = [];
}
