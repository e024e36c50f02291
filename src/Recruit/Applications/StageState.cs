namespace Recruit.Applications;

/// <summary>Where somebody stands at a stage; in the order in which reports count them.</summary>
public enum StageState : byte
{
    /// <summary>Did not get to the stage.</summary>
    NotReached,

    /// <summary>Got there and had withdrawn from it.</summary>
    Withdrawn,

    /// <summary>A requirement is not met.</summary>
    Ineligible,

    /// <summary>All requirements are met at a stage without score.</summary>
    Eligible,

    /// <summary>Did not come.</summary>
    Absent,

    /// <summary>Never began.</summary>
    NotStarted,

    /// <summary>An attempt was cancelled.</summary>
    Voided,

    /// <summary>Not marked by as many markers as needed.</summary>
    AwaitingMarks,

    /// <summary>Not rated by as many members as needed.</summary>
    AwaitingQuorum,

    /// <summary>The time ran out; scored.</summary>
    TimedOut,

    /// <summary>Handed in; scored.</summary>
    Completed,
}

/// <summary>What was decided about somebody at a stage.</summary>
public enum Decision : byte
{
    /// <summary>Did not enter.</summary>
    None,

    /// <summary>Out by a requirement, floor, hurdle or band.</summary>
    Fail,

    /// <summary>Waits for marks, a quorum or the band's decision.</summary>
    Hold,

    /// <summary>Continues; the stage has no cut.</summary>
    Pass,

    /// <summary>Continues by the cut, or in spite of it.</summary>
    Advanced,

    /// <summary>Below the cut, or without a score.</summary>
    NotAdvanced,
}

/// <summary>Words and precedence of states and decisions.</summary>
public static class StageStates
{
    private static readonly string[] StateWords =
    [
        "not-reached", "withdrawn", "ineligible", "eligible", "absent", "not-started", "voided", "awaiting-marks", "awaiting-quorum",
        "timed-out", "completed",
    ];

    private static readonly string[] DecisionWords = ["", "fail", "hold", "pass", "advanced", "not-advanced"];

    // Rules 6.3: the stage has the first of these that any of its sources has.
    private static readonly StageState[] Precedence =
    [
        StageState.Voided, StageState.Absent, StageState.NotStarted, StageState.AwaitingMarks, StageState.AwaitingQuorum,
        StageState.TimedOut, StageState.Completed,
    ];

    /// <summary>How many states there are.</summary>
    public static int Count => StateWords.Length;

    /// <summary>How many decisions there are, none among them.</summary>
    public static int DecisionCount => DecisionWords.Length;

    /// <summary>The word for a state in files.</summary>
    public static string Word(StageState state) => StateWords[(int)state];

    /// <summary>The word for a decision in files; empty for none.</summary>
    public static string Word(Decision decision) => DecisionWords[(int)decision];

    /// <summary>Timed out or completed: there is a total.</summary>
    public static bool IsScored(StageState state) => state is StageState.TimedOut or StageState.Completed;

    /// <summary>Waiting for marks or a quorum.</summary>
    public static bool IsAwaiting(StageState state) => state is StageState.AwaitingMarks or StageState.AwaitingQuorum;

    /// <summary>Whether one state of a source outweighs another (rules 6.3).</summary>
    public static bool Outweighs(StageState one, StageState other) => Array.IndexOf(Precedence, one) < Array.IndexOf(Precedence, other);

    /// <summary>Passed or advanced: enters the next stage.</summary>
    public static bool Continues(Decision decision) => decision is Decision.Pass or Decision.Advanced;
}
