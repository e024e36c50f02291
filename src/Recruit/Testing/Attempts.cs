namespace Recruit.Testing;

/// <summary>What became of a sitting. Absent, not started, voided and zero are different things and are never merged.</summary>
public enum AttemptState : byte
{
    /// <summary>No row: for a test as good as <see cref="NotStarted"/>; for an exercise or panel its marks decide.</summary>
    None,

    /// <summary>Handed in.</summary>
    Completed,

    /// <summary>The time ran out; scored.</summary>
    TimedOut,

    /// <summary>Did not come.</summary>
    Absent,

    /// <summary>Came, or was free to, and did not begin.</summary>
    NotStarted,

    /// <summary>Cancelled by decision.</summary>
    Voided,
}

/// <summary>The attempts of all candidates at one test, exercise or panel.</summary>
public sealed class Attempts
{
    private readonly AttemptState[] states;
    private readonly int[] shifts;
    private readonly Dictionary<string, int> shiftOf = new() { [""] = 0 };

    /// <summary>No attempts yet.</summary>
    /// <param name="candidates">How many candidates there are.</param>
    public Attempts(int candidates)
    {
        states = new AttemptState[candidates];
        shifts = new int[candidates];
    }

    private Attempts(Attempts other)
    {
        states = [.. other.states];
        shifts = [.. other.shifts];
        shiftOf = new(other.shiftOf);
    }

    /// <summary>For each candidate the state.</summary>
    public ReadOnlySpan<AttemptState> States => states;

    /// <summary>For each candidate the number of its shift; 0 is the group of those without a shift.</summary>
    public ReadOnlySpan<int> Shifts => shifts;

    /// <summary>Completed and timed-out attempts have a score, and zero is a score (rules 3.1).</summary>
    public static bool IsScored(AttemptState state) => state is AttemptState.Completed or AttemptState.TimedOut;

    /// <summary>Records a row with its shift (empty for none).</summary>
    public void Record(int candidate, AttemptState state, string shift)
    {
        if (!shiftOf.TryGetValue(shift, out var number))
        {
            shiftOf.Add(shift, number = shiftOf.Count);
        }

        states[candidate] = state;
        shifts[candidate] = number;
    }

    /// <summary>Changes the state and leaves the shift; <see cref="AttemptState.None"/> removes the row with its shift.</summary>
    public void SetState(int candidate, AttemptState state)
    {
        states[candidate] = state;
        if (state == AttemptState.None)
        {
            shifts[candidate] = 0;
        }
    }

    /// <summary>Equal attempts that can be changed without changing these.</summary>
    public Attempts Copy() => new(this);
}
