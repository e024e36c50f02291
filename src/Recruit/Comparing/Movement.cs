using System.Collections.Immutable;
using Recruit.Applications;
using Recruit.Vacancies;

namespace Recruit.Comparing;

/// <summary>How far somebody got in the selection; training is not looked at, because it comes after the places are filled.</summary>
public enum Reach
{
    /// <summary>Not past the stage that is named with it.</summary>
    Stage,

    /// <summary>Past every stage, and left by declining or withdrawing.</summary>
    Left,

    /// <summary>On the merit list, without a place and not in reserve.</summary>
    NotSelected,

    /// <summary>In reserve.</summary>
    Reserve,

    /// <summary>Holds a place, offered or accepted.</summary>
    Place,

    /// <summary>Past every stage of a campaign without a merit list.</summary>
    Through,
}

/// <summary>Where the way of somebody ends.</summary>
/// <param name="Reach">How far.</param>
/// <param name="Stage">The stage not passed; with <see cref="Reach.Stage"/> only.</param>
public readonly record struct End(Reach Reach, Id? Stage = null)
{
    /// <summary>The word for it in tables: the stage's id after <c>out:</c>, or one word.</summary>
    public override string ToString() => Reach switch
    {
        Reach.Stage => $"out:{Stage}",
        Reach.Left => "left",
        Reach.NotSelected => "not-selected",
        Reach.Reserve => "reserve",
        Reach.Place => "place",
        _ => "through",
    };
}

/// <summary>How many end in one way before and in one way after.</summary>
/// <param name="Before">Where they end before.</param>
/// <param name="After">Where they end after.</param>
/// <param name="Count">How many; at least 1.</param>
public sealed record Movement(End Before, End After, int Count)
{
    /// <summary>Every pair of ends that somebody has, in the order of the ends: stages as declared, then by reach.</summary>
    public static ImmutableArray<Movement> Between(AssessmentOutcome before, AssessmentOutcome after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var counts = new Dictionary<(int Before, int After), int>();
        for (var candidate = 0; candidate < before.Facts.Roll.Count; candidate++)
        {
            var pair = (PlaceOf(before, candidate), PlaceOf(after, candidate));
            counts[pair] = counts.GetValueOrDefault(pair) + 1;
        }

        return [.. counts.OrderBy(entry => entry.Key).Select(entry => new Movement(EndAt(before, entry.Key.Before), EndAt(after, entry.Key.After), entry.Value))];
    }

    /// <summary>The end as a number: the stage not passed, or the number of stages and the reach.</summary>
    private static int PlaceOf(AssessmentOutcome outcome, int candidate)
    {
        var stages = outcome.Rules.SelectionStages;
        if (outcome.Places.PlaceOf(candidate) is not null)
        {
            return stages + (int)Reach.Place; // An accepted place stays even where the holder passes a stage no more.
        }

        for (var stage = 0; stage < stages; stage++)
        {
            if (!outcome.Stages[stage].Continues(candidate))
            {
                return stage;
            }
        }

        return stages + (int)(outcome.Merit is null ? Reach.Through : outcome.OutcomeOf(candidate) switch
        {
            MeritOutcome.Declined or MeritOutcome.Withdrawn => Reach.Left,
            MeritOutcome.Reserve => Reach.Reserve,
            _ => Reach.NotSelected,
        });
    }

    private static End EndAt(AssessmentOutcome outcome, int place) => place < outcome.Rules.SelectionStages
        ? new End(Reach.Stage, outcome.Stages[place].Stage.Id)
        : new End((Reach)(place - outcome.Rules.SelectionStages));
}
