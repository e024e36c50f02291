using BenchmarkDotNet.Attributes;
using Recruit.Actors;
using Recruit.Lists;

namespace Recruit.Benchmarks.Lists;

/// <summary>
/// Of 100,000 ranked applicants in ten shards: a page of 50 from the middle of the released list in its segments, beside the same page by a scan of
/// the index and a count of all. Segments lie in memory; opening is by keys held ready. Neither asks who may, nor keeps who looked.
/// </summary>
[MemoryDiagnoser(displayGenColumns: false)]
[HideColumns("RatioSD", "Alloc Ratio")]
public class ListsParts
{
    private const int Applicants = 100_000;
    private const int Page = 50;

    private ListedPool pool = null!;

    [GlobalSetup]
    public void SetUp()
    {
        pool = new ListedPool(Applicants);
        var (scanned, ranked) = (Scan(), Segments());
        if (scanned != Page || ranked != Page)
        {
            throw new InvalidOperationException($"{scanned} and {ranked} rows instead of {Page}.");
        }
    }

    [Benchmark(Baseline = true)]
    public int Scan() => Ask(search => search.Find(new ApplicantOrder(ListedPool.Stage), new ApplicantPlace(Applicants / 2, int.MaxValue, 0), Page).Rows.Length);

    [Benchmark]
    public int Segments() => pool.Ranked.ReadAsync(pool.List, Applicants / 2, Page).AsTask().GetAwaiter().GetResult().Rows.Length;

    [Benchmark]
    public int CountByState() => Ask(search => search.CountBy(CountBy.State, null, (_, _) => "").Length);

    [Benchmark]
    public int CountByDecision() => Ask(search => search.CountBy(CountBy.Decision, ListedPool.Stage, (_, _) => "").Length);

    private int Ask(Func<ApplicantSearch, int> ask) =>
        pool.Index.TryRead(
            view => ask(new ApplicantSearch(
                view, view.FindCampaign(ListedPool.Campaign)!, ListedPool.Shape, ApplicantFilter.All, (_, _) => true, new Instant(1_800_000_000_000))),
            out var told)
            ? told
            : throw new InvalidOperationException("The index is not ready.");
}
