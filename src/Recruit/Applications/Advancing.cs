using System.Numerics;
using Recruit.Candidates;
using Recruit.Selection;
using Recruit.Vacancies;

namespace Recruit.Applications;

/// <summary>Ranks those in the running and cuts them (rules 6.7, 7).</summary>
internal sealed class Advancing(AssessmentRules rules, Facts facts, List<StageOutcome> earlier)
{
    private const string Everybody = "all";
    private const string Open = "open";

    /// <summary>Decides about everybody in the running.</summary>
    /// <param name="outcome">Totals and components are there; ranks, decisions and cuts are filled in.</param>
    /// <param name="running">Not failed and not held.</param>
    /// <param name="scored">How many are scored.</param>
    public void Apply(StageOutcome outcome, int[] running, int scored)
    {
        var totals = outcome.Totals!.OrderKeys();
        var advance = outcome.Stage.Advance;
        var ranking = Rank(outcome, running, totals, advance);
        outcome.Ranks = ranking.Ranks;
        if (advance is null)
        {
            foreach (var candidate in running)
            {
                outcome.Decisions[candidate] = Decision.Pass;
            }

            return;
        }

        outcome.Cuts = [.. advance.ByCategory ? CutByCategory(ranking, totals, advance, outcome) : [CutAll(ranking, totals, advance, outcome, scored)]];
        foreach (var candidate in running.Where(candidate => outcome.Decisions[candidate] == Decision.None))
        {
            outcome.Decisions[candidate] = Decision.NotAdvanced;
            outcome.AddReason(candidate, "below-cut");
        }
    }

    private Ranking Rank(StageOutcome outcome, int[] running, long[] totals, Advance? advance)
    {
        var keys = new List<OrderKey> { new(totals, Descending: true) };
        Lottery? lottery = null;
        if (advance is { Ties: TieRule.Break, Rule: not (AdvanceRule.All or AdvanceRule.AtLeast) })
        {
            keys.AddRange(advance.Break.Select(key => key.By == BreakBy.Component
                ? new OrderKey(ComponentOf(outcome, key.Id).OrderKeys(running), key.Descending)
                : BreakKeys.Of(key, rules, facts, earlier)));
            lottery = advance.Seed is null ? null : new Lottery(advance.Seed, facts.Roll);
        }

        return Ranking.Of(running, keys, lottery, facts.Roll.Count);
    }

    private static Transformed ComponentOf(StageOutcome outcome, Id id) =>
        outcome.Components[outcome.Stage.Score!.Components.FindIndex(component => component.Id == id)];

    private GroupCut CutAll(Ranking ranking, long[] totals, Advance advance, StageOutcome outcome, int scored)
    {
        var nominal = advance.Rule switch
        {
            AdvanceRule.All => (BigInteger)ranking.Order.Length,
            AdvanceRule.AtLeast => CountNotBelow(ranking.Order, outcome.Totals!.Below(advance.Value)),
            AdvanceRule.Count => advance.Value.Ceiling(),
            AdvanceRule.Percent => (advance.Value * scored / 100).Ceiling(),
            _ => (advance.Value * rules.Vacancy.Posts).Ceiling(),
        };
        return Admit(Everybody, ranking.Order, nominal, ranking, totals, advance.Ties, outcome);
    }

    /// <summary>First the open places, then each quota from its members not admitted before.</summary>
    private List<GroupCut> CutByCategory(Ranking ranking, long[] totals, Advance advance, StageOutcome outcome)
    {
        var open = (advance.Value * rules.OpenPlaces).Ceiling();
        var cuts = new List<GroupCut> { Admit(Open, ranking.Order, open, ranking, totals, advance.Ties, outcome) };
        foreach (var quota in rules.Vacancy.Quotas)
        {
            var isMember = QuotaMembers.Of(quota, facts.Fields);
            var nominal = (advance.Value * quota.Places).Ceiling();
            var group = CutLine.Foremost(
                ranking.Order, totals, nominal, candidate => isMember(candidate) && outcome.Decisions[candidate] == Decision.None);
            cuts.Add(Admit(quota.Id.Text, group, nominal, ranking, totals, advance.Ties, outcome));
        }

        return cuts;
    }

    private static GroupCut Admit(
        string group, int[] ordered, BigInteger nominal, Ranking ranking, long[] totals, TieRule ties, StageOutcome outcome)
    {
        var line = CutLine.Draw(ordered, totals, ranking.Ranks, nominal, ties);
        foreach (var candidate in ordered.AsSpan(0, line.Admitted))
        {
            outcome.Decisions[candidate] = Decision.Advanced;
        }

        return new GroupCut(group, line, line.Admitted == 0 ? null : ordered[line.Admitted - 1]);
    }

    private static int CountNotBelow(int[] ordered, Predicate<int> isBelow)
    {
        var count = 0;
        while (count < ordered.Length && !isBelow(ordered[count]))
        {
            count++;
        }

        return count;
    }
}
