using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Recruit.Numbers;
using Recruit.Selection;
using Recruit.Vacancies;

namespace Recruit.Tests.Selection;

public class WeightedTotalTests
{
    [Fact]
    public void A_weight_of_a_third_meets_the_exact_half() =>
        Total(Combine.WeightedSum, 0, (Column([15], 10), new Rational(1, 3))).UnitsOf(0).ShouldBe(1);

    [Fact]
    public void Negative_halves_go_down() =>
        Total(Combine.WeightedSum, 0, (Column([-15], 10), new Rational(1, 3))).UnitsOf(0).ShouldBe(-1);

    [Fact]
    public void A_mean_divides_by_the_weights() =>
        Total(Combine.WeightedMean, 1, (Column([10], 1), 1), (Column([20], 1), 3)).UnitsOf(0).ShouldBe(175);

    [Fact]
    public void Weights_without_any_common_measure_are_exact()
    {
        var total = Total(Combine.WeightedSum, 10, (Column([999_999_999], 7), new Rational(1, 999_999_999_989)), (Column([5], 1), 1_000_000_000_000_000));
        var exact = new Rational(999_999_999, 7) / 999_999_999_989 + 5 * (Rational)1_000_000_000_000_000;
        total.UnitsOf(0).ShouldBe(exact.RoundToUnits(10));
    }

    [Fact]
    public void Every_way_of_adding_gives_the_exactly_rounded_total() =>
        Properties.Hold(Cases(), one =>
        {
            int[] members = [.. Enumerable.Range(0, one.Units[0].Length)];
            int[] shifts = [.. members.Select(candidate => candidate % 3)];
            var components = one.Units.Select((units, i) => new WeightedComponent(
                Transforms.Apply(one.Transforms[i], Column(units, one.Denominators[i]), 100, members, one.Transforms[i] >= Transform.Z && i % 2 == 1 ? shifts : null),
                one.Weights[i])).ToArray();
            var totals = WeightedTotal.Of(components, one.Combine, one.Digits, members);
            var weights = components.Aggregate(Rational.Zero, (sum, component) => sum + component.Weight);
            foreach (var candidate in members)
            {
                var exact = components.Aggregate(Rational.Zero, (sum, component) => sum + component.Weight * component.Values[candidate]);
                totals.UnitsOf(candidate).ShouldBe((one.Combine == Combine.WeightedMean ? exact / weights : exact).RoundToUnits(one.Digits));
            }
        });

    private static ScoreColumn Total(Combine combine, int digits, params (ScoreColumn Column, Rational Weight)[] parts) =>
        WeightedTotal.Of(
            [.. parts.Select(part => new WeightedComponent(Transforms.Apply(Transform.Raw, part.Column, 0, [0], null), part.Weight))],
            combine,
            digits,
            [0]);

    private static ScoreColumn Column(long[] units, BigInteger denominator) => new(units, denominator);

    private static Gen<(long[][] Units, int[] Denominators, Rational[] Weights, Transform[] Transforms, Combine Combine, int Digits)> Cases() =>
        from parts in Gen.Choose(1, 4)
        from candidates in Gen.Choose(1, 12)
        from scale in Gen.Elements(1L, 1L, 1_000L, 1_000_000_000_000L)
        from units in Gen.Choose(-20, 60).Select(value => value * scale).ArrayOf(candidates).ArrayOf(parts)
        from denominators in Gen.Elements(1, 2, 3, 7, 10, 100).ArrayOf(parts)
        from weights in Gen.Elements<Rational>(1, 2, new Rational(1, 2), new Rational(1, 3), 0.25m, 1_000_000_000_000_000).ArrayOf(parts)
        from transforms in Gen.Elements(Transform.Raw, Transform.Percent, Transform.Z, Transform.T, Transform.Percentile).ArrayOf(parts)
        from combine in Gen.Elements(Combine.WeightedSum, Combine.WeightedMean)
        from digits in Gen.Choose(0, 10)
        select (units, denominators, weights, transforms, combine, digits);
}
