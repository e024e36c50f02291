using System.Text;
using Recruit.Candidates;
using Recruit.Selection;
using Recruit.Vacancies;

namespace Recruit.Tests.Selection;

/// <summary>VR7: in 10,000 lists full of ties every tie is decided, and the order in which candidates stand in the files decides nothing.</summary>
public class DecidedListsTests
{
    private const int Lists = 10_000;
    private const int CandidatesMax = 40;

    [Fact]
    public void Every_tie_is_decided_by_the_cascade_and_the_lottery_and_a_break_cut_admits_exactly_its_number()
    {
        for (var seed = 1; seed <= Lists; seed++)
        {
            var one = List.Random(seed);
            var ranking = one.Rank();
            ranking.Ranks.Order().ShouldBe(Enumerable.Range(1, one.Ids.Length), $"seed {seed}");
            var line = CutLine.Draw(ranking.Order, one.Totals, ranking.Ranks, one.Nominal, TieRule.Break);
            line.Admitted.ShouldBe(Math.Min(one.Nominal, one.Ids.Length), $"seed {seed}");
        }
    }

    [Fact]
    public void A_permutation_of_the_candidates_changes_neither_a_rank_nor_who_is_admitted_under_any_rule()
    {
        for (var seed = 1; seed <= Lists; seed++)
        {
            var one = List.Random(seed);
            var other = one.Permuted(new Random(-seed));
            Told(other).ShouldBe(Told(one), $"seed {seed}");
        }
    }

    /// <summary>By id: the rank, and whether each rule admits.</summary>
    private static string Told(List list)
    {
        var (strict, open) = (list.Rank(), list.Rank(withLottery: false));
        HashSet<int>[] admitted =
        [
            .. Enum.GetValues<TieRule>().SelectMany(rule => new[] { strict, open }.Select(ranking =>
                ranking.Order[..CutLine.Draw(ranking.Order, list.Totals, ranking.Ranks, list.Nominal, rule).Admitted].ToHashSet())),
        ];
        return string.Join('\n', Enumerable.Range(0, list.Ids.Length)
            .Select(candidate => $"{list.Ids[candidate]} {strict.Ranks[candidate]} {open.Ranks[candidate]} {string.Join(' ', admitted.Select(set => set.Contains(candidate)))}")
            .Order(StringComparer.Ordinal));
    }

    /// <summary>Candidates with totals and a break key of few values, so that most are tied, and some without the key.</summary>
    private sealed record List(string[] Ids, long[] Totals, long[] Break, int Nominal)
    {
        public static List Random(int seed)
        {
            var random = new Random(seed);
            var count = random.Next(CandidatesMax + 1);
            return new List(
                [.. Enumerable.Range(0, count).Select(candidate => $"K{candidate}")],
                [.. Enumerable.Range(0, count).Select(_ => (long)random.Next(4))],
                [.. Enumerable.Range(0, count).Select(_ => random.Next(4) is var key && key == 0 ? OrderKey.Missing : key)],
                random.Next(CandidatesMax + 3));
        }

        public List Permuted(Random random)
        {
            int[] places = [.. Enumerable.Range(0, Ids.Length)];
            random.Shuffle(places);
            return new List([.. places.Select(place => Ids[place])], [.. places.Select(place => Totals[place])], [.. places.Select(place => Break[place])], Nominal);
        }

        public Ranking Rank(bool withLottery = true)
        {
            var builder = new CandidateRoll.Builder();
            foreach (var id in Ids)
            {
                builder.TryAdd(Encoding.UTF8.GetBytes(id));
            }

            // A roll numbers candidates by their ids; whose values these are follows it.
            var (roll, rowOf) = builder.Build();
            int[] numbers = [.. Enumerable.Range(0, Ids.Length).Select(row => Array.IndexOf(rowOf, row))];
            var (totals, second) = (new long[Ids.Length], new long[Ids.Length]);
            for (var row = 0; row < Ids.Length; row++)
            {
                totals[numbers[row]] = Totals[row];
                second[numbers[row]] = Break[row];
            }

            int[] candidates = [.. Enumerable.Range(0, Ids.Length).Select(row => numbers[row])];
            var ranking = Ranking.Of(candidates, [new(totals, true), new(second, false)], withLottery ? new Lottery("2026-05-01", roll) : null, Ids.Length);
            return new Ranking(
                [.. ranking.Order.Select(number => Array.IndexOf(numbers, number))], [.. Enumerable.Range(0, Ids.Length).Select(row => ranking.Ranks[numbers[row]])]);
        }
    }
}
