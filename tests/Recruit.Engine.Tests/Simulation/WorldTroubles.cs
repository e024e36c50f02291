using Recruit.Actors;

namespace Recruit.Engine.Tests.Simulation;

/// <summary>What goes wrong with storage.</summary>
internal sealed partial class World
{
    private int troubleAt = int.MaxValue;
    private int fullFor;
    private bool tidyStalls;
    private (Instant Least, Instant Most, HashSet<string> Due)? stalled;

    /// <summary>Chooses what will go wrong within the next calls.</summary>
    private void PlanTrouble()
    {
        var trouble = chance.Of(["before", "after", "torn", "short stall", "stall", "stall", "two stalls", "full", "standstill"]);
        if (trouble == "standstill")
        {
            StandStill();
            return;
        }

        fault = trouble;
        troubleAt = faults.Calls + chance.Between(1, 12);
        trace.Note($"planned: {fault} at call {troubleAt}");
    }

    private Fault Plan(StorageCall call, int number)
    {
        if (call == StorageCall.Tidy)
        {
            BeforeTidy();
        }

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
                tidyStalls = fault == "two stalls";
                BeginStall();
                return Fault.None;
        }
    }

    /// <summary>Nothing is stored by this call: a gap that it ends is told as soon as it is over.</summary>
    private void BeforeTidy()
    {
        if (tidyStalls)
        {
            tidyStalls = false;
            trace.Note("the tidy after a stall stalls too");
            BeginStall();
        }

        if (stalled is var (least, most, due))
        {
            stalled = null;
            ExpectGap(least, most, engine!.Now, due);
        }
    }

    private void BeginStall()
    {
        stalled ??= (engine!.Now, engine.Now, DueAfterNow());
        Stall(chance.Between(6, 200));
    }

    /// <summary>The whole process stands still. Whoever wakes up first, no time limit runs out before everybody was told.</summary>
    private void StandStill()
    {
        trace.Note("standstill");
        if (Everybody().Any(key => DueOf(key) is not null))
        {
            // The last decision may have been at this very moment; with the last breath at the latest something was looked at.
            stalled ??= (engine!.Now - TimeSpan.FromSeconds(3), engine.Now, DueAfterNow());
        }

        time.Pass(TimeSpan.FromSeconds(chance.Between(6, 200)));
    }

    private HashSet<string> DueAfterNow() => [.. Everybody().Where(key => DueOf(key) > engine!.Now).Select(key => key.Id)];

    /// <summary>Everything but the disk goes on: clients ask, turns run, ticks nudge, and what was durable before is let out.</summary>
    private void Stall(int seconds)
    {
        Life.Stalls++;
        for (var steps = chance.Between(1, 30); steps > 0; steps--)
        {
            var passes = steps == 1 ? seconds : chance.Between(0, seconds);
            seconds -= passes;
            time.Pass(TimeSpan.FromSeconds(passes));
            switch (chance.Below(4))
            {
                case 0:
                    AskSomething();
                    break;
                case 1:
                    trace.Note("tick beside a stall");
                    crew.Tick();
                    break;
                default:
                    trace.Note($"beside a stall: {crew.StepBesideCommit() ?? "nothing to do"}");
                    LookAtAnswers();
                    break;
            }
        }
    }

    /// <summary>What may become of the disk while no engine runs.</summary>
    private void Trouble()
    {
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
