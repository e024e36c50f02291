using System.Collections.Immutable;
using System.Numerics;
using Recruit.Applications;
using Recruit.Candidates;
using Recruit.Numbers;
using Recruit.Selection;
using Recruit.Vacancies;

namespace Recruit.Explaining;

/// <summary>Merit list, place and reserve of one candidate.</summary>
/// <param name="IsListed">Whether the candidate stands on the merit list.</param>
/// <param name="Parts">The named stages with the candidate's totals.</param>
/// <param name="Combine">How they become one.</param>
/// <param name="Weights">The sum of the weights.</param>
/// <param name="Exact">The merit total before rounding, if every stage total is there.</param>
/// <param name="Digits">Decimals of the merit total.</param>
/// <param name="Total">The merit total.</param>
/// <param name="Rank">From 1; none without a total.</param>
/// <param name="Ranked">How many are ranked.</param>
/// <param name="SameTotal">How many have the same merit total, oneself included.</param>
/// <param name="Ties">What decided among them.</param>
/// <param name="Outcome">What became of it; none for somebody not on the list who holds no place.</param>
/// <param name="Place">The place held.</param>
/// <param name="HeldPlaceAtFirst">Whether a place was held before any event.</param>
/// <param name="Departure">How the candidate left, if so.</param>
/// <param name="Quotas">The quotas of which the candidate is a member.</param>
/// <param name="Waiting">Position on the waiting list, from 1, if on it.</param>
/// <param name="Reserve">The reserve rule, if there is one.</param>
public sealed record MeritExplanation(
    bool IsListed,
    ImmutableArray<MeritPart> Parts,
    Combine Combine,
    Rational Weights,
    Rational? Exact,
    int Digits,
    Rational? Total,
    int? Rank,
    int Ranked,
    int SameTotal,
    ImmutableArray<TieStep> Ties,
    MeritOutcome? Outcome,
    PlaceReading? Place,
    bool HeldPlaceAtFirst,
    Departure? Departure,
    ImmutableArray<Id> Quotas,
    int? Waiting,
    Reserve? Reserve);

/// <summary>A stage in the merit total.</summary>
/// <param name="Stage">Its rule.</param>
/// <param name="Total">The candidate's total there, if there is one.</param>
/// <param name="Contribution">What it adds: weight · total, divided by all weights for a mean.</param>
public sealed record MeritPart(MeritStage Stage, Rational? Total, Rational? Contribution);

/// <summary>A place.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Quota">The quota whose place it is; none for an open one.</param>
/// <param name="Basis">By which right it is held.</param>
/// <param name="IsAccepted">Whether the holder has accepted.</param>
public sealed record PlaceReading(int Number, Id? Quota, Basis Basis, bool IsAccepted)
{
    /// <summary>The place that a candidate holds in an outcome, if any.</summary>
    internal static PlaceReading? Of(AssessmentOutcome outcome, int candidate) => outcome.Places.PlaceOf(candidate) is { } place
        ? new PlaceReading(
            place + 1,
            outcome.Places.QuotaOf(place) is { } quota ? outcome.Rules.Vacancy.Quotas[quota].Id : null,
            outcome.Places.BasisOf(place),
            outcome.Places.IsAccepted(place))
        : null;
}

/// <summary>Explains what the merit list gave one candidate.</summary>
internal sealed class ExplanationMerit(AssessmentOutcome outcome, int candidate)
{
    public MeritExplanation Explain()
    {
        var rule = outcome.Rules.Vacancy.Merit!;
        var merit = outcome.Merit!;
        var rank = merit.Ranks[candidate];
        var isListed = rank > 0 || merit.WithoutTotal.Contains(candidate);
        var place = PlaceReading.Of(outcome, candidate);
        var weights = rule.Stages.Select(stage => stage.Weight).Aggregate((a, b) => a + b);
        var parts = rule.Stages.Select(stage => Part(stage, rule.Combine == Combine.WeightedMean ? weights : 1)).ToImmutableArray();
        var same = rank == 0 ? [] : Array.FindAll(merit.Order, one => merit.Totals.UnitsOf(one) == merit.Totals.UnitsOf(candidate));
        var waiting = place is not null || outcome.Standing.IsOut(candidate)
            ? -1
            : Array.FindAll(merit.Order, one => outcome.Places.PlaceOf(one) is null && !outcome.Standing.IsOut(one)).IndexOf(candidate);
        return new MeritExplanation(
            isListed,
            parts,
            rule.Combine,
            weights,
            rank == 0 ? null : parts.Select(part => part.Contribution!.Value).Aggregate((a, b) => a + b),
            rule.Digits,
            rank == 0 ? null : new Rational(merit.Totals.UnitsOf(candidate), BigInteger.Pow(10, rule.Digits)),
            rank == 0 ? null : rank,
            merit.Order.Length,
            same.Length,
            rank == 0 ? [] : TieStep.Of(outcome, null, rule.Break, rule.Seed, same, candidate),
            isListed || place is not null ? outcome.OutcomeOf(candidate) : null,
            place,
            outcome.FirstHolders.Contains(candidate),
            outcome.Standing.DepartureOf(candidate),
            [.. outcome.Rules.Vacancy.Quotas.Where(quota => QuotaMembers.Of(quota, outcome.Facts.Fields)(candidate)).Select(quota => quota.Id)],
            waiting < 0 ? null : waiting + 1,
            outcome.Rules.Vacancy.Reserve);
    }

    private MeritPart Part(MeritStage named, Rational divisor)
    {
        var stage = outcome.Stages.First(one => one.Stage.Id == named.Stage);
        var total = stage.IsScored(candidate) ? stage.Totals![candidate] : (Rational?)null;
        return new MeritPart(named, total, named.Weight * total / divisor);
    }
}
