using FsCheck;
using FsCheck.Fluent;
using Recruit.Candidates;
using Recruit.Selection;

namespace Recruit.Tests.Selection;

public class TieCascadeTests
{
    [Fact]
    public void Missing_values_come_last_in_either_direction()
    {
        var values = new[] { OrderKey.Missing, 1, 2 };
        Order([new(values, false)], 3).ShouldBe([1, 2, 0]);
        Order([new(values, true)], 3).ShouldBe([2, 1, 0]);
    }

    [Fact]
    public void Keys_too_wide_for_one_word_decide_one_after_another()
    {
        var wide = new[] { -(1L << 60), 1L << 60, 1L << 60, 0 };
        var second = new[] { 0, 5, -(1L << 60), 0 };
        Order([new(wide, true), new(second, false)], 4).ShouldBe([2, 1, 3, 0]);
    }

    [Fact]
    public void The_lot_is_the_hash_of_seed_and_id()
    {
        var lottery = new Lottery("2026-05-01 draw", Roll("A", "B"));
        Convert.ToHexStringLower(lottery.LotOf(0)).ShouldStartWith("3d46508c");
        Convert.ToHexStringLower(lottery.LotOf(1)).ShouldStartWith("89155fa0");
    }

    [Fact]
    public void A_lottery_makes_ranks_strict()
    {
        var roll = Roll("A", "B", "C", "D");
        var ranking = Ranking.Of([0, 1, 2, 3], [new([7, 7, 7, 7], true)], new Lottery("s", roll), 4);
        ranking.Ranks.Order().ShouldBe([1, 2, 3, 4]);
    }

    [Fact]
    public void Any_number_of_candidates_and_keys_is_ordered_as_a_plain_comparison_would() =>
        Properties.Hold(Cases(), one =>
        {
            var keys = one.Keys.Select((values, k) => new OrderKey(values, one.Descending[k])).ToArray();
            var ordered = Order(keys, one.Count);
            var expected = Enumerable.Range(0, one.Count).Order(Comparer<int>.Create((a, b) => Compare(keys, a, b))).ToArray();
            for (var place = 0; place < one.Count; place++)
            {
                Compare(keys, ordered[place], expected[place]).ShouldBe(0);
            }

            ordered.Order().ShouldBe(Enumerable.Range(0, one.Count));
        });

    [Fact]
    public void Permuting_candidates_changes_no_rank() =>
        Properties.Hold(Cases(), one =>
        {
            var keys = one.Keys.Select((values, k) => new OrderKey(values, one.Descending[k])).ToArray();
            int[] forwards = [.. Enumerable.Range(0, one.Count)];
            var ranks = Ranking.Of(forwards, keys, null, one.Count).Ranks;
            Array.Reverse(forwards);
            Ranking.Of(forwards, keys, null, one.Count).Ranks.ShouldBe(ranks);
        });

    internal static CandidateRoll Roll(params string[] ids)
    {
        var builder = new CandidateRoll.Builder();
        foreach (var id in ids)
        {
            builder.TryAdd(System.Text.Encoding.UTF8.GetBytes(id)).ShouldBeTrue();
        }

        return builder.Build().Roll;
    }

    private static int[] Order(OrderKey[] keys, int count)
    {
        int[] candidates = [.. Enumerable.Range(0, count)];
        TieCascade.Sort(candidates, keys);
        return candidates;
    }

    private static int Compare(OrderKey[] keys, int a, int b)
    {
        foreach (var (values, descending) in keys)
        {
            var (x, y) = (values[a], values[b]);
            if (x != y)
            {
                return x == OrderKey.Missing ? 1 : y == OrderKey.Missing ? -1 : descending ? y.CompareTo(x) : x.CompareTo(y);
            }
        }

        return 0;
    }

    /// <summary>Few and many candidates (both ways of sorting), narrow and wide values, missing ones.</summary>
    private static Gen<(int Count, long[][] Keys, bool[] Descending)> Cases() =>
        from count in Gen.Frequency((5, Gen.Choose(0, 30)), (1, Gen.Choose(1025, 3000)))
        from keyCount in Gen.Choose(1, 4)
        from keys in Values().ArrayOf(count).ArrayOf(keyCount)
        from falling in Gen.Elements(true, false).ArrayOf(keyCount)
        select (count, keys, falling);

    private static Gen<long> Values() => Gen.Frequency(
        (8, Gen.Choose(-3, 3).Select(value => (long)value)),
        (1, Gen.Choose(int.MinValue, int.MaxValue).Select(value => value * 500_000_000L)),
        (1, Gen.Constant(OrderKey.Missing)));
}
