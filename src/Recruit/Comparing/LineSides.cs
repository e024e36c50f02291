using Recruit.Applications;

namespace Recruit.Comparing;

/// <summary>On which side of one line everybody stands: who came to it, and who is above it.</summary>
/// <param name="Came">For each candidate whether they came to the line: entered the stage; at the places, applied.</param>
/// <param name="IsAbove">For each candidate whether they are above it: go on to the next stage; at the places, hold one, offered or accepted.</param>
public sealed record LineSides(bool[] Came, bool[] IsAbove)
{
    /// <summary>How many came to the line.</summary>
    public int CameCount { get; } = Came.Count(one => one);

    /// <summary>How many are above it.</summary>
    public int AboveCount { get; } = IsAbove.Count(one => one);

    /// <summary>The line of a stage.</summary>
    public static LineSides OfStage(StageOutcome stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        return new LineSides(
            Array.ConvertAll(stage.States, state => state is not (StageState.NotReached or StageState.Withdrawn)),
            Array.ConvertAll(stage.Decisions, StageStates.Continues));
    }

    /// <summary>The line of the places.</summary>
    public static LineSides OfPlaces(AssessmentOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        var holds = new bool[outcome.Facts.Roll.Count];
        foreach (var holder in outcome.Places.Holders)
        {
            holds[holder] = true;
        }

        return new LineSides(Array.ConvertAll(holds, _ => true), holds);
    }
}
