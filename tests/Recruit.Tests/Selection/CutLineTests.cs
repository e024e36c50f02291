using FsCheck;
using FsCheck.Fluent;
using Recruit.Selection;
using Recruit.Vacancies;

namespace Recruit.Tests.Selection;

public class CutLineTests
{
    private static readonly long[] Example = [90, 80, 80, 80, 70];

    [Theory]
    [InlineData(TieRule.AdmitAll, 4)]
    [InlineData(TieRule.ExcludeAll, 1)]
    [InlineData(TieRule.Break, 4)]
    public void The_example_of_the_rules(TieRule ties, int admitted) => Draw(Example, 2, ties).Admitted.ShouldBe(admitted);

    [Fact]
    public void With_a_cascade_that_decides_exactly_N_are_admitted()
    {
        var ranking = Ranking.Of([0, 1, 2, 3, 4], [new(Example, true), new([0, 3, 1, 2, 0], false)], null, 5);
        var line = CutLine.Draw(ranking.Order, Example, ranking.Ranks, 2, TieRule.Break);
        line.Admitted.ShouldBe(2);
        ranking.Order[..2].ShouldBe([0, 2]);
        line.Tied.ShouldBe(3);
    }

    [Theory]
    [InlineData(TieRule.AdmitAll)]
    [InlineData(TieRule.ExcludeAll)]
    [InlineData(TieRule.Break)]
    public void All_are_admitted_if_there_are_no_more_than_N(TieRule ties) => Draw([5, 5], 2, ties).Admitted.ShouldBe(2);

    [Fact]
    public void None_is_admitted_and_none_tied_if_N_is_zero() => Draw(Example, 0, TieRule.AdmitAll).ShouldBe(new CutLine(0, 0, 0));

    [Fact]
    public void A_boundary_group_that_fits_whole_is_not_excluded() => Draw(Example, 4, TieRule.ExcludeAll).Admitted.ShouldBe(4);

    [Fact]
    public void Excess_is_what_ties_add_to_N()
    {
        Draw(Example, 2, TieRule.AdmitAll).Excess.ShouldBe(2);
        Draw(Example, 2, TieRule.ExcludeAll).Excess.ShouldBe(0);
    }

    [Fact]
    public void A_cut_with_its_tie_rule_always_defines_one_set() =>
        Properties.Hold(Cases(), one =>
        {
            var line = Draw(one.Totals, one.N, one.Ties);
            var ordered = one.Totals.OrderDescending().ToArray();
            line.Admitted.ShouldBeInRange(0, ordered.Length);
            if (line.Admitted is > 0 && line.Admitted < ordered.Length)
            {
                // Nobody outside has the total of somebody inside: without a cascade the set follows from the totals alone.
                ordered[line.Admitted].ShouldBeLessThan(ordered[line.Admitted - 1]);
            }

            if (one.Ties == TieRule.AdmitAll)
            {
                line.Admitted.ShouldBeGreaterThanOrEqualTo(Math.Min(one.N, ordered.Length));
            }

            if (one.Ties == TieRule.ExcludeAll)
            {
                line.Admitted.ShouldBeLessThanOrEqualTo(one.N);
            }
        });

    [Fact]
    public void A_higher_score_never_ranks_lower() =>
        Properties.Hold(Cases(), one =>
        {
            var ranking = Ranking.Of([.. Enumerable.Range(0, one.Totals.Length)], [new(one.Totals, true)], null, one.Totals.Length);
            var expected = one.Totals.Select(total => 1 + one.Totals.Count(other => other > total));
            ranking.Ranks.ShouldBe(expected);
        });

    private static CutLine Draw(long[] totals, int nominal, TieRule ties)
    {
        var ranking = Ranking.Of([.. Enumerable.Range(0, totals.Length)], [new(totals, true)], null, totals.Length);
        return CutLine.Draw(ranking.Order, totals, ranking.Ranks, nominal, ties);
    }

    private static Gen<(long[] Totals, int N, TieRule Ties)> Cases() =>
        Gen.Choose(0, 8).Select(total => (long)total).ArrayOf().SelectMany(totals =>
            Gen.Choose(0, totals.Length + 2).SelectMany(n =>
                Gen.Elements(TieRule.AdmitAll, TieRule.ExcludeAll, TieRule.Break).Select(ties => (totals, n, ties))));
}
