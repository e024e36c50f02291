using System.Collections.Immutable;
using Recruit.Candidates;
using Recruit.Stages.FinalSelection;
using Recruit.Stages.ProfessionalTesting;
using Recruit.Testing;

namespace Recruit.Applications;

/// <summary>
/// Everything recorded of the candidates, in columns over the roll. Fact files hold values as at the first release of a stage;
/// what changes later is an event.
/// </summary>
/// <param name="Roll">Who applied.</param>
/// <param name="Fields">In the order of the vacancy's fields.</param>
/// <param name="TestAttempts">In the order of the tests.</param>
/// <param name="Responses">In the order of the tests, then of their items through all sections.</param>
/// <param name="ExerciseAttempts">In the order of the exercises; rows here say that a script does not come, or is void.</param>
/// <param name="Marks">In the order of the exercises.</param>
/// <param name="PanelAttempts">In the order of the panels.</param>
/// <param name="Ratings">In the order of the panels.</param>
public sealed record Facts(
    CandidateRoll Roll,
    ImmutableArray<FieldColumn> Fields,
    ImmutableArray<Attempts> TestAttempts,
    ImmutableArray<ImmutableArray<ItemResponses>> Responses,
    ImmutableArray<Attempts> ExerciseAttempts,
    ImmutableArray<MarkSheet> Marks,
    ImmutableArray<Attempts> PanelAttempts,
    ImmutableArray<RatingSheet> Ratings)
{
    /// <summary>The attempts at a test, exercise or panel.</summary>
    public Attempts AttemptsAt(Sitting sitting) => sitting.Kind switch
    {
        SittingKind.Test => TestAttempts[sitting.Index],
        SittingKind.Exercise => ExerciseAttempts[sitting.Index],
        _ => PanelAttempts[sitting.Index],
    };

    /// <summary>Equal facts to which events can be applied without changing these.</summary>
    public Facts Copy() => new(
        Roll,
        [.. Fields.Select(column => column.Copy())],
        [.. TestAttempts.Select(attempts => attempts.Copy())],
        [.. Responses.Select(items => items.Select(item => item.Copy()).ToImmutableArray())],
        [.. ExerciseAttempts.Select(attempts => attempts.Copy())],
        [.. Marks.Select(sheet => sheet.Copy())],
        [.. PanelAttempts.Select(attempts => attempts.Copy())],
        [.. Ratings.Select(sheet => sheet.Copy())]);
}

/// <summary>What a candidate can have an attempt at.</summary>
public enum SittingKind
{
    /// <summary>A test.</summary>
    Test,

    /// <summary>A case-study exercise.</summary>
    Exercise,

    /// <summary>A panel.</summary>
    Panel,
}

/// <summary>A test, exercise or panel by its place in the rules.</summary>
public readonly record struct Sitting(SittingKind Kind, int Index);
