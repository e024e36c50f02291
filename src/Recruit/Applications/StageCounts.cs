namespace Recruit.Applications;

/// <summary>How many came to what at one stage.</summary>
public sealed class StageCounts
{
    private readonly int[] states = new int[StageStates.Count];
    private readonly int[] decisions = new int[StageStates.DecisionCount];

    private StageCounts(StageOutcome outcome)
    {
        for (var candidate = 0; candidate < outcome.States.Length; candidate++)
        {
            states[(int)outcome.States[candidate]]++;
            decisions[(int)outcome.Decisions[candidate]]++;
        }

        Candidates = outcome.States.Length;
    }

    /// <summary>Everybody, whether they got to the stage or not.</summary>
    public int Candidates { get; }

    /// <summary>Neither not reached nor withdrawn.</summary>
    public int Entered => Candidates - this[StageState.NotReached] - this[StageState.Withdrawn];

    /// <summary>With a total.</summary>
    public int Scored => this[StageState.TimedOut] + this[StageState.Completed];

    /// <summary>Who go on.</summary>
    public int Continued => this[Decision.Pass] + this[Decision.Advanced];

    /// <summary>How many are in a state.</summary>
    public int this[StageState state] => states[(int)state];

    /// <summary>About how many something was decided.</summary>
    public int this[Decision decision] => decisions[(int)decision];

    /// <summary>Counts everybody once.</summary>
    public static StageCounts Of(StageOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return new StageCounts(outcome);
    }
}
