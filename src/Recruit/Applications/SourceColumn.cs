using Recruit.Numbers;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.Applications;

/// <summary>What a test, section, exercise, panel or earlier stage gives to a stage: for each candidate a state and, where scored, a value.</summary>
/// <param name="Id">The id that a reason names; of a section, that of its test.</param>
/// <param name="States">For each candidate the state (rules 6.3).</param>
/// <param name="Values">Raw exact values; only those of scored candidates mean anything.</param>
/// <param name="Maximum">The greatest value that can be reached.</param>
public sealed record SourceColumn(Id Id, StageState[] States, ScoreColumn Values, Rational Maximum)
{
    /// <summary>The state of a test is that of its attempt; without a row it is not-started (rules 3.1).</summary>
    public static StageState OfTest(AttemptState attempt) => attempt switch
    {
        AttemptState.Completed => StageState.Completed,
        AttemptState.TimedOut => StageState.TimedOut,
        AttemptState.Absent => StageState.Absent,
        AttemptState.Voided => StageState.Voided,
        _ => StageState.NotStarted,
    };

    /// <summary>
    /// An exercise or panel with an attempt row that is absent, not-started or voided has that state; otherwise it waits, or is
    /// timed-out if the row says so, or completed (rules 6.3).
    /// </summary>
    /// <param name="attempt">The row's state, or none.</param>
    /// <param name="hasValue">Whether the marks or ratings needed are there.</param>
    /// <param name="waiting">What it waits for if not.</param>
    public static StageState OfJudged(AttemptState attempt, bool hasValue, StageState waiting) => attempt switch
    {
        AttemptState.Absent => StageState.Absent,
        AttemptState.NotStarted => StageState.NotStarted,
        AttemptState.Voided => StageState.Voided,
        _ when !hasValue => waiting,
        AttemptState.TimedOut => StageState.TimedOut,
        _ => StageState.Completed,
    };
}
