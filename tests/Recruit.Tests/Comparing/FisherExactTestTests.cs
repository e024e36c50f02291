using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Recruit.Comparing;

namespace Recruit.Tests.Comparing;

public class FisherExactTestTests
{
    private const double Tolerance = 1e-12;

    /// <summary>
    /// Published tables: the tea tasting (Fisher, The Design of Experiments, 1935, ch. II: 17 of 70 for as many cups right or more, so 34 of 70 for both sides, or
    /// 0.4857), convictions of like-sex twins (Fisher, 1935; 0.0005367 with R's fisher.test) and the dieters of textbooks (0.002759).
    /// </summary>
    [Theory]
    [InlineData(3, 1, 1, 3, 34.0 / 70)]
    [InlineData(4, 0, 0, 4, 2.0 / 70)]
    [InlineData(2, 2, 2, 2, 1.0)]
    [InlineData(1, 9, 11, 3, 0.0027594561852200836)]
    [InlineData(10, 3, 2, 15, 0.0005367241191434358)]
    public void Known_tables(int selected, int others, int selectedThere, int othersThere, double p) =>
        FisherExactTest.TwoSided(selected, others, selectedThere, othersThere).ShouldBe(p, Tolerance);

    [Theory]
    [InlineData(0, 0, 3, 4)]
    [InlineData(3, 4, 0, 0)]
    [InlineData(0, 5, 0, 6)]
    [InlineData(5, 0, 6, 0)]
    [InlineData(0, 0, 0, 0)]
    public void Where_nothing_could_be_otherwise_p_is_one(int selected, int others, int selectedThere, int othersThere) =>
        FisherExactTest.TwoSided(selected, others, selectedThere, othersThere).ShouldBe(1);

    [Fact]
    public void It_is_the_sum_of_all_tables_that_are_no_likelier_in_whole_numbers() =>
        Properties.Hold(Tables(40), table => FisherExactTest.TwoSided(table.A, table.B, table.C, table.D).ShouldBe(InWholeNumbers(table), Tolerance));

    [Fact]
    public void It_does_not_matter_which_group_is_first_and_who_counts_as_selected() =>
        Properties.Hold(Tables(2000), table =>
        {
            var p = FisherExactTest.TwoSided(table.A, table.B, table.C, table.D);
            p.ShouldBeInRange(0, 1);
            FisherExactTest.TwoSided(table.C, table.D, table.A, table.B).ShouldBe(p, Tolerance);
            FisherExactTest.TwoSided(table.B, table.A, table.D, table.C).ShouldBe(p, Tolerance);
        });

    [Fact]
    public void A_difference_among_a_million_is_certain_and_no_difference_is_none()
    {
        FisherExactTest.TwoSided(300_000, 200_000, 200_000, 300_000).ShouldBe(0);
        FisherExactTest.TwoSided(250_000, 250_000, 250_000, 250_000).ShouldBe(1);

        // About the normal approximation with z = 2: p = 0.0455, a little more for a discrete count.
        FisherExactTest.TwoSided(250_500, 249_500, 249_500, 250_500).ShouldBe(0.0456, 0.0005);
    }

    [Fact]
    public void Numbers_below_zero_are_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => FisherExactTest.TwoSided(1, -1, 1, 1));

    private static Gen<(int A, int B, int C, int D)> Tables(int most) =>
        from a in Gen.Choose(0, most)
        from b in Gen.Choose(0, most)
        from c in Gen.Choose(0, most)
        from d in Gen.Choose(0, most)
        select (a, b, c, d);

    /// <summary>The definition itself. Tables count as equally likely within the same share.</summary>
    private static double InWholeNumbers((int A, int B, int C, int D) table)
    {
        var (first, second, all) = (table.A + table.B, table.C + table.D, table.A + table.C);
        var weights = Enumerable.Range(Math.Max(0, all - second), Math.Min(first, all) - Math.Max(0, all - second) + 1)
            .Select(k => Choose(first, k) * Choose(second, all - k)).ToArray();
        var observed = Choose(first, table.A) * Choose(second, table.C);
        var share = new BigInteger(Math.Round(1 / FisherExactTest.SameShare));
        var tail = weights.Where(weight => weight * share <= observed * (share + 1)).Aggregate(BigInteger.Zero, BigInteger.Add);
        var sum = weights.Aggregate(BigInteger.Zero, BigInteger.Add);
        return (double)(tail * BigInteger.Pow(10, 20) / sum) / 1e20;
    }

    private static BigInteger Choose(int n, int k)
    {
        var result = BigInteger.One;
        for (var i = 1; i <= k; i++)
        {
            result = result * (n - k + i) / i;
        }

        return result;
    }
}
