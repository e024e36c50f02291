namespace Recruit.Engine.Tests.Simulation;

/// <summary>What came to pass in one life: each fault that a simulation of many lives claims to have survived.</summary>
internal sealed class WorldLife
{
    /// <summary>Deaths of the engine, by a crash or by its storage.</summary>
    public int Crashes { get; set; }

    /// <summary>Gaps in the service that somebody was told of.</summary>
    public int Gaps { get; set; }

    /// <summary>Appends that took seconds, while everybody else went on.</summary>
    public int Stalls { get; set; }

    /// <summary>Messages that waited while ten others or more arrived.</summary>
    public int Late { get; set; }

    /// <summary>Messages that overtook an earlier one.</summary>
    public int Reordered { get; set; }

    /// <summary>Messages that arrived again.</summary>
    public int Repeated { get; set; }

    /// <summary>Commands that were sent again after their answer, and got the same.</summary>
    public int AskedAgain { get; set; }

    /// <summary>Calls of storage that failed before, after or in the middle of their work.</summary>
    public int StorageFailed { get; set; }

    /// <summary>Calls of storage that found no room.</summary>
    public int StorageFull { get; set; }

    /// <summary>Callers who were told to come again: what HTTP calls 503.</summary>
    public int Busy { get; set; }

    /// <summary>Callers who were told that nobody knows the outcome.</summary>
    public int Unknown { get; set; }

    /// <summary>Writers that were left behind, and whose write met a newer one's.</summary>
    public int Conflicts { get; set; }

    /// <summary>Times that the wall clock was set forward.</summary>
    public int ClockForward { get; set; }

    /// <summary>Times that it was set back.</summary>
    public int ClockBack { get; set; }
}
