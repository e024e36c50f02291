using Recruit.Testing;

namespace Recruit.Synthetic.Tests;

/// <summary>The tests of a generated campaign look like real ones when they are analysed.</summary>
public class MeasurementTests(TwoThousand campaign) : IClassFixture<TwoThousand>
{
    [Theory]
    [InlineData("entry")]
    [InlineData("skills")]
    public void Items_are_neither_impossible_nor_given_away(string test)
    {
        var facilities = Live(test).Select(item => item.Facility!.Value.ToDouble()).ToList();
        facilities.Min().ShouldBeGreaterThan(0.1);
        facilities.Max().ShouldBeLessThan(0.97);
        facilities.Count(facility => facility is >= 0.2 and <= 0.95).ShouldBeGreaterThanOrEqualTo(facilities.Count * 9 / 10);
        facilities.Average().ShouldBeInRange(0.45, 0.72);
    }

    [Theory]
    [InlineData("entry")]
    [InlineData("skills")]
    public void Items_tell_the_able_from_the_less_able(string test)
    {
        var discriminations = Live(test).Select(item => item.Discrimination!.Value.ToDouble()).ToList();
        discriminations.Count(value => value is >= 0.2 and <= 0.6).ShouldBeGreaterThanOrEqualTo(discriminations.Count * 4 / 5);
        discriminations.Average().ShouldBeInRange(0.25, 0.42);
    }

    [Theory]
    [InlineData("entry")]
    [InlineData("skills")]
    public void Totals_are_as_reliable_as_those_of_real_tests(string test) => Figures.Alpha(campaign.Earned(test)).ShouldBeInRange(0.8, 0.92);

    [Fact]
    public void Two_tests_of_the_same_people_agree_as_real_ones_do()
    {
        var (entry, skills) = (campaign.Stage("entry"), campaign.Stage("skills"));
        var both = Enumerable.Range(0, 2000).Where(candidate => entry.IsScored(candidate) && skills.IsScored(candidate)).ToList();

        // Those who failed the first never sat the second, which takes a tenth or so off the correlation.
        Figures.Correlation(
            [.. both.Select(candidate => entry.Totals![candidate].ToDouble())],
            [.. both.Select(candidate => skills.Totals![candidate].ToDouble())]).ShouldBeInRange(0.45, 0.7);
    }

    [Fact]
    public void The_flawed_question_tells_least()
    {
        var items = campaign.Outcome.Items[0];
        var dropped = items.Single(item => item.Status == "drop").Discrimination!.Value.ToDouble();
        dropped.ShouldBeLessThan(Live("entry").Average(item => item.Discrimination!.Value.ToDouble()) / 2);
    }

    private IEnumerable<ItemStatistics> Live(string test) =>
        campaign.Outcome.Items[campaign.Outcome.Rules.Tests.ToList().FindIndex(one => one.Id.Text == test)].Where(item => item.Status == "live");
}
