using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Recruit.Comparing;
using Recruit.Numbers;

namespace Recruit.Tests.Comparing;

public class SelectionRatesTests
{
    /// <summary>Questions and Answers on the Uniform Guidelines, no. 12: of 80 white applicants 48 were hired, of 40 black ones 12: 60 and 30 percent, so a half.</summary>
    [Fact]
    public void The_example_of_the_guidelines()
    {
        var rates = RatesOf((80, 48), (40, 12));

        rates[0].ShouldBe(new GroupRate("g0", 80, 48, new Rational(3, 5), null, null, false, true));
        rates[1].Rate.ShouldBe(new Rational(3, 10));
        rates[1].Ratio.ShouldBe(new Rational(1, 2));
        rates[1].IsBelowFourFifths.ShouldBeTrue();
        RateForm.Rate(rates[1]).ShouldBe("30.0");
        RateForm.Ratio(rates[1]).ShouldBe("0.500");
        RateForm.P(rates[1]).ShouldBe(FisherExactTest.TwoSided(12, 28, 48, 32).ToString("F4", System.Globalization.CultureInfo.InvariantCulture));
        RateForm.Marks(rates[1]).ShouldBe(["below-4/5"]);
    }

    [Theory]
    [InlineData(40, false)]
    [InlineData(39, true)]
    public void Exactly_four_fifths_is_no_sign(int above, bool isSign) => RatesOf((100, 50), (100, above))[1].IsBelowFourFifths.ShouldBe(isSign);

    [Fact]
    public void A_small_group_is_marked_and_not_compared_with_as_long_as_there_is_another()
    {
        var rates = RatesOf((9, 9), (100, 50), (100, 20));

        rates.Select(rate => rate.IsSmall).ShouldBe([true, false, false]);
        rates.Select(rate => rate.IsReference).ShouldBe([false, true, false]);
        rates[0].Ratio.ShouldBe(2);
        RateForm.Marks(rates[0]).ShouldBe(["small"]);
        RatesOf((3, 3), (4, 1))[0].IsReference.ShouldBeTrue();
    }

    [Theory]
    [InlineData(19, true)]
    [InlineData(20, false)]
    public void Less_than_a_fiftieth_of_all_is_small(int came, bool isSmall) => RatesOf((1000 - came, 500), (came, 10))[1].IsSmall.ShouldBe(isSmall);

    [Fact]
    public void Where_nobody_came_or_nobody_was_selected_nothing_is_compared()
    {
        RatesOf((0, 0), (30, 3))[0].ShouldBe(new GroupRate("g0", 0, 0, null, null, null, true, false));
        var none = RatesOf((30, 0), (20, 0));
        none.ShouldAllBe(rate => rate.Ratio == null && rate.P == null);
    }

    [Fact]
    public void Whoever_has_no_value_is_counted_at_the_end_and_not_compared()
    {
        var line = new LineSides([true, true, true], [true, true, false]);

        var rates = SelectionRates.Of(new Grouping("x", ["a"], [0, Grouping.None, Grouping.None]), line);

        rates[1].ShouldBe(new GroupRate("", 2, 1, new Rational(1, 2), null, null, true, false));
    }

    [Fact]
    public void Groups_add_up_and_no_rate_of_a_group_that_is_not_small_is_above_the_highest() =>
        Properties.Hold(Cases(), groups =>
        {
            var rates = RatesOf([.. groups]);
            rates.Sum(rate => rate.Came).ShouldBe(groups.Sum(group => group.Came));
            rates.Sum(rate => rate.Above).ShouldBe(groups.Sum(group => group.Above));
            rates.Count(rate => rate.IsReference).ShouldBe(groups.Any(group => group.Came > 0) ? 1 : 0);
            rates.Where(rate => !rate.IsSmall && rate.Ratio is not null).ShouldAllBe(rate => rate.Ratio <= 1);
            rates.ShouldAllBe(rate => (rate.Ratio == null) == (rate.P == null));
        });

    private static Gen<(int Came, int Above)[]> Cases() =>
        from count in Gen.Choose(0, 8)
        from groups in Gen.ListOf(from came in Gen.Choose(0, 60) from above in Gen.Choose(0, came) select (came, above), count)
        select groups.ToArray();

    private static ImmutableArray<GroupRate> RatesOf(params (int Came, int Above)[] groups)
    {
        var groupOf = groups.SelectMany((group, place) => Enumerable.Repeat(place, group.Came)).ToImmutableArray();
        var above = groups.SelectMany(group => Enumerable.Range(0, group.Came).Select(one => one < group.Above)).ToArray();
        return SelectionRates.Of(
            new Grouping("x", [.. groups.Select((_, place) => $"g{place}")], groupOf), new LineSides(Array.ConvertAll(above, _ => true), above));
    }
}
