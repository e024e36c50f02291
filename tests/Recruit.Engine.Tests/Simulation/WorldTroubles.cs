using Recruit.Actors;

namespace Recruit.Engine.Tests.Simulation;

/// <summary>What goes wrong with storage.</summary>
internal sealed partial class World
{
    private int troubleAt = int.MaxValue;
    private int fullFor;
    private Instant? stalled;

    /// <summary>Chooses what will go wrong within the next calls.</summary>
    private void PlanTrouble()
    {
        fault = chance.Of(["before", "after", "torn", "short stall", "stall", "stall", "full"]);
        troubleAt = faults.Calls + chance.Between(1, 12);
        trace.Note($"planned: {fault} at call {troubleAt}");
    }

    private Fault Plan(StorageCall call, int number)
    {
        if (number < troubleAt || (fault is not ("before" or "after") && (call != StorageCall.Append || engine is null)))
        {
            return Fault.None;
        }

        troubleAt = int.MaxValue;
        trace.Note($"{fault} at {call}");
        switch (fault)
        {
            case "before":
                return Fault.Before;
            case "after":
                return Fault.After;
            case "torn":
                torn = durable.Count;
                return Fault.Torn;
            case "full":
                (faults.Full, fullFor) = (true, chance.Between(1, 4));
                return Fault.Before;
            case "short stall":
                time.Pass(TimeSpan.FromMilliseconds(chance.Between(50, 900)));
                return Fault.None;
            default:
                stalled = engine!.Now;
                time.Pass(TimeSpan.FromSeconds(chance.Between(6, 200)));
                return Fault.None;
        }
    }

    /// <summary>What may become of the disk while no engine runs.</summary>
    private void Trouble()
    {
        stalled = null;
        if (faults.Full && --fullFor <= 0)
        {
            trace.Note("there is room again");
            faults.Full = false;
        }

        if (!Troubled)
        {
            return;
        }

        switch (chance.Below(20))
        {
            case 0:
                trace.Note("snapshots are lost");
                disk.LoseSnapshots();
                brokenPages = 0;
                break;
            case 1:
                trace.Note("old snapshots are put back");
                disk.PutSnapshotsBack();
                break;
            case 2 or 3:
                disk.KeepSnapshots();
                break;
            case 4:
                trace.Note("a page of a snapshot is broken");
                disk.BreakPage(chance);
                brokenPages++;
                break;
        }
    }
}
