using Recruit.Applications;
using Recruit.Candidates;
using Recruit.Numbers;
using Recruit.Selection;
using Recruit.Vacancies;

namespace Recruit.Stages.FinalSelection;

/// <summary>The strict order in which places are offered (rules 9.1, 9.2).</summary>
/// <param name="Order">Everybody ranked, best first; ranks are 1, 2, 3….</param>
/// <param name="Ranks">For each candidate the rank, or 0.</param>
/// <param name="Totals">Rounded merit totals of the ranked.</param>
/// <param name="WithoutTotal">Those on the list who lack one of the totals, in the order of the roll.</param>
/// <param name="Members">For each quota its ranked members, best first.</param>
public sealed record MeritList(int[] Order, int[] Ranks, ScoreColumn Totals, int[] WithoutTotal, int[][] Members)
{
    /// <summary>Makes the list.</summary>
    /// <param name="merit">Its rules.</param>
    /// <param name="rules">The vacancy.</param>
    /// <param name="facts">Facts as they are now.</param>
    /// <param name="selection">The outcomes of all stages before training.</param>
    public static MeritList Of(Merit merit, AssessmentRules rules, Facts facts, IReadOnlyList<StageOutcome> selection)
    {
        var stages = merit.Stages.Select(one => selection.First(outcome => outcome.Stage.Id == one.Stage)).ToArray();
        var listed = Enumerable.Range(0, facts.Roll.Count).Where(selection[^1].Continues).ToArray();
        var ranked = Array.FindAll(listed, candidate => Array.TrueForAll(stages, stage => stage.IsScored(candidate)));
        var components = new WeightedComponent[stages.Length];
        for (var i = 0; i < components.Length; i++)
        {
            components[i] = new(Transforms.Apply(Transform.Raw, stages[i].Totals!, Rational.Zero, ranked, null), merit.Stages[i].Weight);
        }

        var totals = WeightedTotal.Of(components, merit.Combine, merit.Digits, ranked);
        var keys = merit.Break.Select(key => BreakKeys.Of(key, rules, facts, selection)).Prepend(new OrderKey(totals.OrderKeys(), Descending: true));
        var ranking = Ranking.Of(ranked, [.. keys], new Lottery(merit.Seed, facts.Roll), facts.Roll.Count);
        var members = rules.Vacancy.Quotas.Select(quota => Array.FindAll(ranking.Order, QuotaMembers.Of(quota, facts.Fields)));
        return new MeritList(ranking.Order, ranking.Ranks, totals, [.. listed.Except(ranked)], [.. members]);
    }
}
