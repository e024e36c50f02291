using Recruit.Actors;

namespace Recruit.Engine.Tests.Simulation;

/// <summary>
/// An engine that was taken for dead and is not: it goes on writing beside its successor. What storage has to refuse it, by the number of the batch, is what
/// an ETag refuses on a cluster; a lock of the data folder, which the simulation leaves out here, keeps such an engine away before that.
/// </summary>
internal sealed partial class World
{
    private (EmbeddedEngine Engine, SimulatedCrew Crew, ulong Batches)? stale;

    /// <summary>Now and then, where the disk is in memory: real files are copied at a crash, so that an old engine has others.</summary>
    private void LeaveBehind()
    {
        if (Troubled && disk is MemoryDisk && engine is { Completion.IsCompleted: false } left && chance.OneIn(3))
        {
            stale = (left, crew, durable.Count);
        }
    }

    /// <summary>Once its successor has stored more than it knows of, it stores something: nobody is told that this was done, and nothing of it is there.</summary>
    private void LetStaleWrite()
    {
        if (stale is not var (left, old, batches) || durable.Count <= batches || faults.Full)
        {
            return;
        }

        stale = null;
        var (before, head, plan) = (durable.Count, durable.Head, faults.Plan);
        faults.Plan = (_, _) => Fault.None;
        var answer = left.AskAsync(PurseKind.Key(1), new PutIn(1), new OperationId(chance.NextGuid())).AsTask();
        for (var rounds = 0; rounds < 20 && !left.Completion.IsCompleted; rounds++)
        {
            old.RunTurns();
            old.Commit();
        }

        old.ReleaseAll();
        faults.Plan = plan;
        if (!answer.IsCompleted || answer.Result.Reply is not Busy)
        {
            left.Completion.Exception?.InnerException.ShouldBeOfType<NumberTakenException>("an engine that was left behind went on");
            answer.IsCompleted.ShouldBeTrue("an engine that was left behind left somebody waiting");
            answer.Result.Reply.ShouldBeOfType<OutcomeUnknown>();
            Life.Conflicts++;
        }

        (durable.Count, durable.Head).ShouldBe((before, head), "an engine that was left behind stored something");
        trace.Note("an engine that was left behind was refused");
    }
}
