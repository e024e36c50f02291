using System.Collections.Immutable;
using Recruit.Applications;
using Recruit.Candidates;
using Recruit.Numbers;
using Recruit.Selection;
using Recruit.Vacancies;

namespace Recruit.Explaining;

/// <summary>One step of a tie cascade, as it went for one candidate among those still tied.</summary>
/// <param name="Key">The break key; none for the lottery.</param>
/// <param name="Seed">The seed of the lottery.</param>
/// <param name="Total">The candidate's own value, for a component or stage that has one.</param>
/// <param name="Field">The field, for a key over a field.</param>
/// <param name="FieldValue">The candidate's own value, if it is there.</param>
/// <param name="Lot">The candidate's own lot: lower-case hexadecimal SHA-256.</param>
/// <param name="Ahead">How many of those tied until now come before the candidate by this step.</param>
/// <param name="Behind">How many come after.</param>
/// <param name="Tied">How many are still tied afterwards, oneself included.</param>
public sealed record TieStep(
    BreakKey? Key, string? Seed, Rational? Total, Field? Field, FieldValue? FieldValue, string? Lot, int Ahead, int Behind, int Tied)
{
    /// <summary>The steps until nobody is tied with the candidate any more, or no step is left.</summary>
    /// <param name="outcome">The assessment.</param>
    /// <param name="stage">The stage whose components keys may name; none for the merit list.</param>
    /// <param name="keys">The keys.</param>
    /// <param name="seed">The seed of the lottery, if there is one.</param>
    /// <param name="tied">Those with the same total, the candidate among them.</param>
    /// <param name="candidate">Whose steps.</param>
    internal static ImmutableArray<TieStep> Of(
        AssessmentOutcome outcome, StageOutcome? stage, IEnumerable<BreakKey> keys, string? seed, int[] tied, int candidate)
    {
        var steps = ImmutableArray.CreateBuilder<TieStep>();
        foreach (var key in keys)
        {
            if (tied.Length < 2)
            {
                break;
            }

            var order = OrderOf(outcome, stage, key, tied);
            var (ahead, behind, still) = Split(tied, one => Compare(order, one, candidate));
            var field = key.By == BreakBy.Field ? outcome.Facts.Fields[outcome.Rules.FieldIndex(key.Id)] : null;
            steps.Add(new TieStep(key, null, TotalOf(outcome, stage, key, candidate), field?.Field, field?[candidate], null, ahead, behind, still.Length));
            tied = still;
        }

        if (tied.Length > 1 && seed is not null)
        {
            var lottery = new Lottery(seed, outcome.Facts.Roll);
            var own = lottery.LotOf(candidate);
            var (ahead, behind, still) = Split(tied, one => lottery.LotOf(one).AsSpan().SequenceCompareTo(own));
            steps.Add(new TieStep(null, seed, null, null, null, Convert.ToHexStringLower(own), ahead, behind, still.Length));
        }

        return steps.ToImmutable();
    }

    private static (int Ahead, int Behind, int[] Still) Split(int[] tied, Func<int, int> compare)
    {
        var places = Array.ConvertAll(tied, one => compare(one));
        return (places.Count(place => place < 0), places.Count(place => place > 0), [.. tied.Where((_, i) => places[i] == 0)]);
    }

    private static OrderKey OrderOf(AssessmentOutcome outcome, StageOutcome? stage, BreakKey key, int[] tied) => key.By == BreakBy.Component
        ? new OrderKey(stage!.Components[IndexOf(stage, key)].OrderKeys(tied), key.Descending)
        : BreakKeys.Of(key, outcome.Rules, outcome.Facts, outcome.Stages);

    /// <summary>Negative if one comes before the other; whoever lacks a value comes last either way.</summary>
    private static int Compare(OrderKey order, int one, int other)
    {
        var (a, b) = (order.Values[one], order.Values[other]);
        return a == b ? 0
            : a == OrderKey.Missing ? 1
            : b == OrderKey.Missing ? -1
            : order.Descending ? b.CompareTo(a) : a.CompareTo(b);
    }

    private static Rational? TotalOf(AssessmentOutcome outcome, StageOutcome? stage, BreakKey key, int candidate) => key.By switch
    {
        BreakBy.Component => stage!.Components[IndexOf(stage, key)][candidate],
        BreakBy.Stage => outcome.Stages.First(one => one.Stage.Id == key.Id) is var named && named.IsScored(candidate) ? named.Totals![candidate] : null,
        _ => null,
    };

    private static int IndexOf(StageOutcome stage, BreakKey key) => stage.Stage.Score!.Components.FindIndex(component => component.Id == key.Id);
}
