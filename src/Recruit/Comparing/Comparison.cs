using System.Collections.Immutable;
using Recruit.Applications;
using Recruit.Vacancies;

namespace Recruit.Comparing;

/// <summary>One line before and after, and who crosses it.</summary>
/// <param name="Stage">The stage; none for the line of the places.</param>
/// <param name="Before">Who stands where before.</param>
/// <param name="After">Who stands where after.</param>
/// <param name="Crossings">Who stands on another side after, in the order of the roll.</param>
public sealed record LineComparison(Id? Stage, LineSides Before, LineSides After, ImmutableArray<Crossing> Crossings)
{
    /// <summary>The word for the line of the places, where others have their stage. A stage may be called so too: it comes first.</summary>
    public const string OfPlaces = "places";

    /// <summary>What the line is called in tables.</summary>
    public string Name => Stage?.Text ?? OfPlaces;

    /// <summary>How many cross in a direction.</summary>
    public int Count(Direction direction) => Crossings.Count(crossing => crossing.Direction == direction);
}

/// <summary>A place as it is held.</summary>
/// <param name="Category"><c>open</c>, or the id of the quota that keeps it.</param>
/// <param name="Holder">Number on the roll; none for a vacant place.</param>
/// <param name="IsAccepted">Whether the holder has accepted.</param>
public sealed record HeldPlace(string Category, int? Holder, bool IsAccepted);

/// <summary>A place before and after.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Before">How it is held before; none if there are fewer places.</param>
/// <param name="After">How it is held after; none if there are fewer places.</param>
public sealed record PlaceComparison(int Number, HeldPlace? Before, HeldPlace? After);

/// <summary>
/// Two outcomes of the same candidates side by side: who crosses which line in which direction when rules or rulings on items change. <em>Before</em> and
/// <em>after</em> are the two outcomes given, and not those of voided items within one of them (rules 8).
/// </summary>
/// <param name="Before">One outcome.</param>
/// <param name="After">The other.</param>
/// <param name="Lines">The stages that both have, by id, in their order before; then the places, if either has a merit list.</param>
/// <param name="OnlyBefore">Stages of the first alone.</param>
/// <param name="OnlyAfter">Stages of the second alone.</param>
/// <param name="Places">Every place, by number; none where neither has a merit list.</param>
/// <param name="Movements">How many got how far before and after.</param>
public sealed record Comparison(
    AssessmentOutcome Before,
    AssessmentOutcome After,
    ImmutableArray<LineComparison> Lines,
    ImmutableArray<Id> OnlyBefore,
    ImmutableArray<Id> OnlyAfter,
    ImmutableArray<PlaceComparison> Places,
    ImmutableArray<Movement> Movements)
{
    /// <summary>Compares two outcomes.</summary>
    /// <exception cref="ArgumentException">They are not about the same candidates.</exception>
    public static Comparison Of(AssessmentOutcome before, AssessmentOutcome after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (!HaveSameRoll(before, after))
        {
            throw new ArgumentException("The outcomes are about different candidates.", nameof(after));
        }

        var (mine, theirs) = (before.Stages, after.Stages);
        var both = mine.Where(stage => IndexOf(theirs, stage.Stage.Id) >= 0).Select(stage => (Before: stage, After: theirs[IndexOf(theirs, stage.Stage.Id)]));
        var lines = both.Select(pair => LineOf(
            pair.Before.Stage.Id,
            LineSides.OfStage(pair.Before),
            LineSides.OfStage(pair.After),
            candidate => (Standpoint.AtStage(pair.Before, candidate), Standpoint.AtStage(pair.After, candidate))));
        var havePlaces = before.Merit is not null || after.Merit is not null;
        return new Comparison(
            before,
            after,
            [
                .. lines,
                .. havePlaces
                    ? [LineOf(null, LineSides.OfPlaces(before), LineSides.OfPlaces(after), candidate => (Standpoint.AtPlaces(before, candidate), Standpoint.AtPlaces(after, candidate)))]
                    : Array.Empty<LineComparison>(),
            ],
            [.. mine.Select(stage => stage.Stage.Id).Where(id => IndexOf(theirs, id) < 0)],
            [.. theirs.Select(stage => stage.Stage.Id).Where(id => IndexOf(mine, id) < 0)],
            [
                .. Enumerable.Range(0, havePlaces ? Math.Max(before.Places.Count, after.Places.Count) : 0)
                    .Select(place => new PlaceComparison(place + 1, HeldIn(before, place), HeldIn(after, place))),
            ],
            Movement.Between(before, after));
    }

    private static LineComparison LineOf(Id? stage, LineSides before, LineSides after, Func<int, (Standpoint Before, Standpoint After)> standpoints)
    {
        var crossings = ImmutableArray.CreateBuilder<Crossing>();
        for (var candidate = 0; candidate < before.IsAbove.Length; candidate++)
        {
            if (before.IsAbove[candidate] != after.IsAbove[candidate])
            {
                var (was, becomes) = standpoints(candidate);
                crossings.Add(new Crossing(candidate, after.IsAbove[candidate] ? Direction.Gains : Direction.Loses, was, becomes));
            }
        }

        return new LineComparison(stage, before, after, crossings.ToImmutable());
    }

    private static bool HaveSameRoll(AssessmentOutcome before, AssessmentOutcome after)
    {
        var (mine, theirs) = (before.Facts.Roll, after.Facts.Roll);
        if (mine.Count != theirs.Count)
        {
            return false;
        }

        for (var candidate = 0; candidate < mine.Count; candidate++)
        {
            if (!mine.IdOf(candidate).SequenceEqual(theirs.IdOf(candidate)))
            {
                return false;
            }
        }

        return true;
    }

    private static HeldPlace? HeldIn(AssessmentOutcome outcome, int place) => outcome.Merit is null || place >= outcome.Places.Count
        ? null
        : new HeldPlace(
            outcome.Places.QuotaOf(place) is { } quota ? outcome.Rules.Vacancy.Quotas[quota].Id.Text : "open",
            outcome.Places.HolderOf(place),
            outcome.Places.IsAccepted(place));

    internal static int IndexOf(ImmutableArray<StageOutcome> stages, Id id)
    {
        for (var place = 0; place < stages.Length; place++)
        {
            if (stages[place].Stage.Id == id)
            {
                return place;
            }
        }

        return -1;
    }
}
