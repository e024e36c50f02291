using System.Collections.Immutable;
using System.Numerics;
using Recruit.Applications;
using Recruit.Candidates;
using Recruit.Numbers;
using Recruit.Stages.PrimarySelection;
using Recruit.Vacancies;

namespace Recruit.Explaining;

/// <summary>A requirement and what the candidate has.</summary>
/// <param name="Requirement">What must hold.</param>
/// <param name="Field">The field asked.</param>
/// <param name="Value">The candidate's value, if there is one.</param>
/// <param name="IsMet">Whether it holds.</param>
/// <param name="IsSetAside">Whether it was set aside by a readmission.</param>
public sealed record RequirementCheck(Requirement Requirement, Field Field, FieldValue? Value, bool IsMet, bool IsSetAside);

/// <summary>A hurdle and what the candidate has.</summary>
public sealed record HurdleCheck(Hurdle Hurdle, Rational Value)
{
    /// <summary>Whether it was not reached.</summary>
    public bool IsBelow => Value < Hurdle.AtLeast;
}

/// <summary>The band and where the total lies.</summary>
public sealed record BandCheck(Band Band, Rational Total)
{
    /// <summary>Below the limit of fail.</summary>
    public bool Fails => Total < Band.HoldFrom;

    /// <summary>Between the limits.</summary>
    public bool Holds => !Fails && Total < Band.PassFrom;
}

/// <summary>The rank among those in the running.</summary>
/// <param name="Rank">From 1; those tied in everything share it.</param>
/// <param name="Running">How many are in the running.</param>
/// <param name="SameTotal">How many of them have the same total, oneself included.</param>
/// <param name="Ties">What decided among those; empty if nobody has the same total or nothing decides.</param>
public sealed record RankExplanation(int Rank, int Running, int SameTotal, ImmutableArray<TieStep> Ties);

/// <summary>A cut of a group to which the candidate belongs.</summary>
/// <param name="Group"><c>all</c>, <c>open</c> or the id of a quota.</param>
/// <param name="Advance">The rule.</param>
/// <param name="Scored">How many are scored at the stage.</param>
/// <param name="Places">The posts, or the places of the group, for a rule per post.</param>
/// <param name="Nominal">The number that the rule names.</param>
/// <param name="Admitted">How many go on.</param>
/// <param name="Lowest">The lowest total that goes on; none if nobody does.</param>
/// <param name="Tied">How many have the total at the boundary.</param>
/// <param name="IsAdmitted">Whether the candidate goes on by this cut.</param>
/// <param name="Lacking">How much the total lacks; 0 or none where no total would have been too low.</param>
public sealed record CutCheck(
    string Group, Advance Advance, int Scored, int Places, BigInteger Nominal, int Admitted, Rational? Lowest, int Tied, bool IsAdmitted, Rational? Lacking);

/// <summary>Explains the stages of one candidate.</summary>
internal sealed class ExplanationStages(AssessmentOutcome outcome, ExplanationSources sources, int candidate)
{
    public StageExplanation Of(int index)
    {
        var stage = outcome.Stages[index];
        var rules = stage.Stage;
        var state = stage.States[candidate];
        var hasEntered = state is not (StageState.NotReached or StageState.Withdrawn);
        var isScored = StageStates.IsScored(state) && rules.Score is not null;
        var total = isScored ? TotalExplanation.Of(outcome, stage, sources, candidate) : null;
        return new StageExplanation(
            rules,
            state,
            stage.Decisions[candidate],
            [.. stage.Reasons[stage.ReasonLists[candidate]]],
            hasEntered ? [.. Requirements(index)] : [],
            hasEntered && state != StageState.Ineligible && rules.Score is { } score
                ? [.. score.Components.Select(component => component.Source).Concat(rules.Hurdles.Select(hurdle => hurdle.Source)).Distinct().Select(sources.Read)]
                : [],
            total,
            isScored ? [.. rules.Hurdles.Select(hurdle => new HurdleCheck(hurdle, sources.ColumnOf(hurdle.Source).Values[candidate]))] : [],
            total is not null && rules.Band is { } band ? new BandCheck(band, total.Rounded) : null,
            stage.Ranks[candidate] > 0 ? Rank(stage) : null,
            stage.Ranks[candidate] > 0 ? [.. Cuts(stage)] : []);
    }

    private IEnumerable<RequirementCheck> Requirements(int index)
    {
        var requirements = outcome.Stages[index].Stage.Requirements;
        var filter = new MinimumFilter(requirements, outcome.Facts.Fields);
        var isReadmitted = outcome.Standing.IsReadmitted(candidate, index);
        for (var i = 0; i < requirements.Length; i++)
        {
            var column = outcome.Facts.Fields[outcome.Rules.FieldIndex(requirements[i].Condition.Field)];
            var isMet = filter.IsMet(candidate, i);
            yield return new RequirementCheck(requirements[i], column.Field, column[candidate], isMet, !isMet && isReadmitted);
        }
    }

    private RankExplanation Rank(StageOutcome stage)
    {
        var running = Enumerable.Range(0, stage.Ranks.Length).Where(one => stage.Ranks[one] > 0).ToArray();
        var own = stage.Totals!.UnitsOf(candidate);
        var same = Array.FindAll(running, one => stage.Totals.UnitsOf(one) == own);
        var breaks = stage.Stage.Advance is { Ties: TieRule.Break, Rule: not (AdvanceRule.All or AdvanceRule.AtLeast) } advance
            ? TieStep.Of(outcome, stage, advance.Break, advance.Seed, same, candidate)
            : [];
        return new RankExplanation(stage.Ranks[candidate], running.Length, same.Length, breaks);
    }

    /// <summary>The groups in which the candidate competed: everybody in the first, then members of a quota who were not admitted before.</summary>
    private IEnumerable<CutCheck> Cuts(StageOutcome stage)
    {
        var advance = stage.Stage.Advance;
        var vacancy = outcome.Rules.Vacancy;
        for (var i = 0; i < stage.Cuts.Length; i++)
        {
            var cut = stage.Cuts[i];
            var quota = i == 0 ? null : vacancy.Quotas[i - 1];
            if (quota is not null && !QuotaMembers.Of(quota, outcome.Facts.Fields)(candidate))
            {
                continue;
            }

            var isAdmitted = cut.Lowest is { } last && stage.Ranks[candidate] <= stage.Ranks[last];
            var places = quota?.Places ?? (advance!.ByCategory ? outcome.Rules.OpenPlaces : vacancy.Posts);
            yield return new CutCheck(
                cut.Group, advance!, Enumerable.Range(0, stage.States.Length).Count(stage.IsScored), places, cut.Line.Nominal, cut.Line.Admitted,
                cut.Lowest is { } lowest ? stage.Totals![lowest] : null, cut.Line.Tied, isAdmitted, isAdmitted ? null : Lacking(stage, cut));
            if (isAdmitted)
            {
                yield break;
            }
        }
    }

    private Rational? Lacking(StageOutcome stage, GroupCut cut)
    {
        var needed = stage.Stage.Advance is { Rule: AdvanceRule.AtLeast } advance ? advance.Value
            : cut.Lowest is { } lowest ? stage.Totals![lowest]
            : (Rational?)null;
        return needed - stage.Totals![candidate];
    }
}
