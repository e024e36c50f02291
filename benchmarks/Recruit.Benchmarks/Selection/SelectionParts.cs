using BenchmarkDotNet.Attributes;
using Recruit.Numbers;
using Recruit.Selection;
using Recruit.Vacancies;

namespace Recruit.Benchmarks.Selection;

/// <summary>Each step of the selection core alone, on a million candidates; the baseline is the framework's sort of one key.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
[HideColumns("RatioSD", "Alloc Ratio")]
public class SelectionParts
{
    private readonly Scenario scenario = new(1_000_000);
    private WeightedComponent[] raw = [];
    private WeightedComponent[] z = [];
    private OrderKey[] keys = [];
    private Ranking ranking = new([], []);

    [GlobalSetup]
    public void SetUp()
    {
        var core = new CoreAnswer(scenario, Transform.Raw);
        raw = core.Components();
        z = new CoreAnswer(scenario, Transform.Z).Components();
        var selected = core.Select();
        keys = [new(selected.Totals.OrderKeys(), true), new(scenario.Scores[0].OrderKeys(), true), new(core.BornKeys(), false)];
        ranking = selected.Ranking;
    }

    [Benchmark(Baseline = true)]
    public int[] FrameworkSortOfTotals()
    {
        int[] order = [.. scenario.All];
        long[] totals = [.. keys[0].Values];
        Array.Sort(totals, order);
        return order;
    }

    [Benchmark]
    public int[] TieCascadeOfTotals()
    {
        int[] order = [.. scenario.All];
        TieCascade.Sort(order, [keys[0]]);
        return order;
    }

    [Benchmark]
    public int[] TieCascadeOfThreeKeys()
    {
        int[] order = [.. scenario.All];
        TieCascade.Sort(order, keys);
        return order;
    }

    [Benchmark]
    public Ranking RankingOfThreeKeys() => Ranking.Of(scenario.All, keys, null, scenario.Count);

    [Benchmark]
    public object TransformToZ() => Transforms.Apply(Transform.Z, scenario.Scores[1], 40, scenario.All, null);

    [Benchmark]
    public object TransformToPercentiles() => Transforms.Apply(Transform.Percentile, scenario.Scores[1], 40, scenario.All, null);

    [Benchmark]
    public ScoreColumn WeightedTotalOfRaw() => WeightedTotal.Of(raw, Combine.WeightedSum, Question.Digits, scenario.All);

    [Benchmark]
    public ScoreColumn WeightedTotalOfZ() => WeightedTotal.Of(z, Combine.WeightedSum, Question.Digits, scenario.All);

    [Benchmark]
    public int[] Thresholds() => new CoreAnswer(scenario, Transform.Raw).Running();

    [Benchmark]
    public int[][] OpenCutAndThreeQuotas() => new CoreAnswer(scenario, Transform.Raw).Cuts(ranking, keys[0].Values);

    [Benchmark]
    public CutLine OneCut() => CutLine.Draw(ranking.Order, keys[0].Values, ranking.Ranks, Question.OpenNominal, TieRule.AdmitAll);
}
