using Recruit.Numbers;
using Recruit.Selection;
using Recruit.Vacancies;

namespace Recruit.Tests.Selection;

public class TransformsTests
{
    private static readonly int[] Eight = [0, 1, 2, 3, 4, 5, 6, 7];

    [Fact]
    public void The_example_of_z_in_the_rules()
    {
        var z = Transforms.Apply(Transform.Z, new ScoreColumn([2, 4, 4, 4, 5, 5, 7, 9], 1), 10, Eight, null);
        z[7].ShouldBe(2);
        z[4].ShouldBe(Rational.Zero);
        Transforms.Apply(Transform.T, new ScoreColumn([2, 4, 4, 4, 5, 5, 7, 9], 1), 10, Eight, null)[7].ShouldBe(70);
    }

    [Fact]
    public void The_example_of_percentiles_in_the_rules()
    {
        var percentiles = Transforms.Apply(Transform.Percentile, new ScoreColumn([3, 5, 5, 9], 1), 10, [0, 1, 2, 3], null);
        Enumerable.Range(0, 4).Select(candidate => percentiles[candidate]).ShouldBe([12.5m, 50, 50, 87.5m]);
    }

    [Fact]
    public void Equal_values_have_no_spread_and_z_zero() =>
        Transforms.Apply(Transform.Z, new ScoreColumn([5, 5], 3), 10, [0, 1], null)[1].ShouldBe(Rational.Zero);

    [Fact]
    public void Percent_of_nothing_is_zero() =>
        Transforms.Apply(Transform.Percent, new ScoreColumn([5], 1), 0, [0], null)[0].ShouldBe(Rational.Zero);

    [Fact]
    public void The_percent_of_a_negative_maximum_turns_the_order_round()
    {
        var percent = Transforms.Apply(Transform.Percent, new ScoreColumn([-100, -200], 1), -50, [0, 1], null);
        percent[1].ShouldBe(400);
        percent.OrderKeys([0, 1])[1].ShouldBeGreaterThan(percent.OrderKeys([0, 1])[0]);
    }

    [Fact]
    public void Shifts_are_populations_of_their_own()
    {
        var z = Transforms.Apply(Transform.Z, new ScoreColumn([1, 3, 100, 300], 1), 0, [0, 1, 2, 3], [1, 1, 4, 4]);
        Enumerable.Range(0, 4).Select(candidate => z[candidate]).ShouldBe([-1, 1, -1, 1]);
        z.OrderKeys([0, 1, 2, 3]).ShouldBe([0, 1, 0, 1]);
    }

    [Fact]
    public void Those_who_are_not_members_count_nowhere() =>
        Transforms.Apply(Transform.Percentile, new ScoreColumn([0, 0, 7], 1), 0, [2], null)[2].ShouldBe(50);
}
