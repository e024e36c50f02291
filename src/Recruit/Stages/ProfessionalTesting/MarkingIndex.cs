using Recruit.Vacancies;

namespace Recruit.Stages.ProfessionalTesting;

/// <summary>
/// Where to find what a command needs without looking at all scripts. Follows from the scripts alone: each is taken out before it changes and put in
/// after, so the index of a replayed, a woken and a running round are the same.
/// </summary>
internal sealed class MarkingIndex
{
    private readonly Dictionary<Person, Desk> desks = [];

    /// <summary>Scripts that want a marker, in the drawn order.</summary>
    public SortedSet<(ulong Order, int Slot)> Queue { get; } = [];

    /// <summary>Scripts that want a marker where none is free of conflict.</summary>
    public SortedSet<int> Waiting { get; } = [];

    /// <summary>Open files by their due time; work −1 is the lead marker's.</summary>
    public SortedSet<(long Due, int Slot, int Work)> Files { get; } = [];

    /// <summary>Calibration scripts.</summary>
    public SortedSet<int> Calibrations { get; } = [];

    /// <summary>Scripts of candidates whose value the rules can tell.</summary>
    public int Complete { get; private set; }

    /// <summary>Scripts whose texts can be read no more.</summary>
    public int Withdrawn { get; private set; }

    public Desk DeskOf(Person marker)
    {
        if (!desks.TryGetValue(marker, out var desk))
        {
            desks.Add(marker, desk = new Desk());
        }

        return desk;
    }

    /// <summary>Adds or removes what follows from one script.</summary>
    public void Apply(MarkingPlan plan, MarkingScript script, int slot, int missing, ulong order, bool add)
    {
        var one = add ? 1 : -1;
        if (missing > 0)
        {
            if (script.WaitsSince is null)
            {
                Set(Queue, (order, slot), add);
            }
            else
            {
                Set(Waiting, slot, add);
            }
        }

        if (script.Calibration is not null)
        {
            Set(Calibrations, slot, add);
        }
        else if (script.Withdrawn is not null)
        {
            Withdrawn += one;
        }
        else if (missing == 0 && script.Revealed.Any() && MarkingNeeds.HasValue(plan.Exercise, script))
        {
            Complete += one;
        }

        foreach (var (work, file) in MarkingNeeds.Files(plan, script, missing))
        {
            Set(Files, (file.Due.Milliseconds, slot, work), add);
        }

        foreach (var work in script.Works)
        {
            var desk = DeskOf(work.Marker);
            Set(desk.Works, (work.Turn, slot), add);
            if (script.Calibration is not null)
            {
                Set(desk.Calibrations, slot, add);
            }

            desk.Load += script.Calibration is null && work.Ended is null ? one : 0;
            if (work.IsOpen)
            {
                Set(desk.Open, (work.Turn, slot), add);
            }
            else if (MarkingNeeds.RevealFrom(plan, script, work) is not null)
            {
                Set(desk.ToReveal, (work.Turn, slot), add);
            }
        }
    }

    private static void Set<T>(SortedSet<T> all, T entry, bool add)
    {
        if (add)
        {
            all.Add(entry);
        }
        else
        {
            all.Remove(entry);
        }
    }
}

/// <summary>What belongs to one marker.</summary>
internal sealed class Desk
{
    /// <summary>Scripts ever given, calibration scripts included, in the order in which they were given.</summary>
    public SortedSet<(int Turn, int Slot)> Works { get; } = [];

    /// <summary>Calibration scripts ever given.</summary>
    public SortedSet<int> Calibrations { get; } = [];

    /// <summary>Scripts of candidates that were given and not taken away.</summary>
    public int Load { get; set; }

    /// <summary>Not committed, in the order in which they were given.</summary>
    public SortedSet<(int Turn, int Slot)> Open { get; } = [];

    /// <summary>Committed and to be revealed, though perhaps later, in the same order.</summary>
    public SortedSet<(int Turn, int Slot)> ToReveal { get; } = [];
}
