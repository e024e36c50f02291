using System.Collections.Immutable;
using Recruit.Applications;
using Recruit.Numbers;

namespace Recruit.Comparing;

/// <summary>In which direction somebody crosses a line when the rules change.</summary>
public enum Direction
{
    /// <summary>Below it before, above it after.</summary>
    Gains,

    /// <summary>Above it before, below it after.</summary>
    Loses,
}

/// <summary>Somebody who is on different sides of a line before and after.</summary>
/// <param name="Candidate">Number on the roll.</param>
/// <param name="Direction">Which way.</param>
/// <param name="Before">Where they stand before.</param>
/// <param name="After">Where they stand after.</param>
public sealed record Crossing(int Candidate, Direction Direction, Standpoint Before, Standpoint After);

/// <summary>Where somebody stands at a line.</summary>
/// <param name="Word">The word that result files have: of a stage the decision, or without one the state; of the places the outcome, or <c>not-listed</c>.</param>
/// <param name="Total">The total as printed, if there is one: of the stage, or of the merit list.</param>
/// <param name="Rank">The rank, if there is one.</param>
/// <param name="Reasons">Coded reasons of the stage.</param>
public sealed record Standpoint(string Word, string? Total, int? Rank, ImmutableArray<string> Reasons)
{
    /// <summary>The word for who is not on the merit list.</summary>
    public const string NotListed = "not-listed";

    internal static Standpoint AtStage(StageOutcome stage, int candidate)
    {
        var decision = stage.Decisions[candidate];
        return new Standpoint(
            decision == Decision.None ? StageStates.Word(stage.States[candidate]) : StageStates.Word(decision),
            stage.IsScored(candidate) ? NumberForm.Print(stage.Totals!.UnitsOf(candidate), stage.Stage.Score!.Digits) : null,
            stage.Ranks[candidate] is > 0 and var rank ? rank : null,
            [.. stage.Reasons[stage.ReasonLists[candidate]]]);
    }

    internal static Standpoint AtPlaces(AssessmentOutcome outcome, int candidate)
    {
        var merit = outcome.Merit;
        var isListed = merit is not null && (merit.Ranks[candidate] > 0 || outcome.Stages[outcome.Rules.SelectionStages - 1].Continues(candidate));
        var isRanked = merit?.Ranks[candidate] > 0;
        return new Standpoint(
            isListed || outcome.Places.PlaceOf(candidate) is not null ? MeritOutcomes.Word(outcome.OutcomeOf(candidate)) : NotListed,
            isRanked ? NumberForm.Print(merit!.Totals.UnitsOf(candidate), outcome.Rules.Vacancy.Merit!.Digits) : null,
            isRanked ? merit!.Ranks[candidate] : null,
            []);
    }
}
