using System.Collections.Immutable;
using Recruit.Candidates;
using Recruit.Numbers;
using Recruit.Selection;
using Recruit.Vacancies;

namespace Recruit.Benchmarks.Selection;

/// <summary>The question asked of Recruit's selection core, step by step as a stage asks it (src/Recruit/Applications/Advancing.cs).</summary>
/// <param name="scenario">The candidates.</param>
/// <param name="transform">Raw, or z-scores.</param>
/// <param name="lottery">Ends what stays tied, if it is there.</param>
/// <param name="hasCascade">Whether law score and day of birth break ties; without them nearly everybody draws lots.</param>
internal sealed class CoreAnswer(Scenario scenario, Transform transform, Lottery? lottery = null, bool hasCascade = true)
{
    private readonly Quota[] quotas = Array.ConvertAll(Question.Quotas, id =>
        new Quota(new Id(id), new Condition(new Id(id), Operator.EqualTo, [new RuleValue(null, "yes")]), Places: 1, UnfilledToOpen: false));

    /// <summary>The whole way from scores to lists.</summary>
    /// <param name="done">Told when each step is done, if anybody wants to know.</param>
    public Selected Select(Action<string>? done = null)
    {
        var components = Components();
        done?.Invoke("transforms");
        var totals = WeightedTotal.Of(components, Combine.WeightedSum, Question.Digits, scenario.All);
        done?.Invoke("weighted totals");
        var running = Running();
        done?.Invoke("thresholds");
        OrderKey[] breakKeys = hasCascade
            ? [new(components[0].Values.OrderKeys(running), Descending: true), new(BornKeys(), Descending: false)]
            : [];
        OrderKey[] keys = [new(totals.OrderKeys(), Descending: true), .. breakKeys];
        done?.Invoke("break keys");
        var ranking = Ranking.Of(running, keys, lottery, scenario.Count);
        done?.Invoke("ranking");
        var cuts = Cuts(ranking, keys[0].Values);
        done?.Invoke("cuts");
        var top = Best(ranking.Order, Question.TopCount, ranking, keys[0].Values);
        done?.Invoke("top");
        return new Selected(totals, ranking, top.ToArray(), cuts);
    }

    public WeightedComponent[] Components()
    {
        var components = new WeightedComponent[scenario.Scores.Length];
        for (var i = 0; i < components.Length; i++)
        {
            var column = Question.Columns[i];
            var values = Transforms.Apply(transform, scenario.Scores[i], column.Maximum, scenario.All, groups: null);
            components[i] = new WeightedComponent(values, column.Weight);
        }

        return components;
    }

    public int[] Running()
    {
        var isOut = new bool[scenario.Count];
        for (var i = 0; i < scenario.Scores.Length; i++)
        {
            var isBelow = scenario.Scores[i].Below(Question.Columns[i].Threshold);
            foreach (var candidate in scenario.All)
            {
                isOut[candidate] |= isBelow(candidate);
            }
        }

        return Array.FindAll(scenario.All, candidate => !isOut[candidate]);
    }

    public long[] BornKeys()
    {
        var order = scenario.Born.OrderOfCodes();
        var codes = scenario.Born.Codes;
        var keys = new long[codes.Length];
        for (var candidate = 0; candidate < keys.Length; candidate++)
        {
            keys[candidate] = codes[candidate] == FieldColumn.Missing ? OrderKey.Missing : order[codes[candidate]];
        }

        return keys;
    }

    /// <summary>Open places first, then each quota from its members who are not admitted yet.</summary>
    public int[][] Cuts(Ranking ranking, long[] totals)
    {
        var isAdmitted = new bool[scenario.Count];
        ImmutableArray<FieldColumn> fields = [.. scenario.Flags];
        var admitted = new List<int[]>();
        Admit(ranking.Order, Question.OpenNominal);
        for (var quota = 0; quota < quotas.Length; quota++)
        {
            var isMember = QuotaMembers.Of(quotas[quota], fields);
            var nominal = Question.QuotaNominals[quota];
            Admit(CutLine.Foremost(ranking.Order, totals, nominal, candidate => isMember(candidate) && !isAdmitted[candidate]), nominal);
        }

        return [.. admitted];

        void Admit(int[] group, int nominal)
        {
            var best = Best(group, nominal, ranking, totals);
            foreach (var candidate in best)
            {
                isAdmitted[candidate] = true;
            }

            admitted.Add(best.ToArray());
        }
    }

    private static ReadOnlySpan<int> Best(ReadOnlySpan<int> ordered, int nominal, Ranking ranking, long[] totals) =>
        ordered[..CutLine.Draw(ordered, totals, ranking.Ranks, nominal, TieRule.Break).Admitted];
}

/// <summary>What the core answers.</summary>
internal sealed record Selected(ScoreColumn Totals, Ranking Ranking, int[] Top, int[][] Admitted)
{
    public Answer ToAnswer() => Answer.Of(Ranking.Ranks, Top, Admitted);
}
