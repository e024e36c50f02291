using System.Collections.Immutable;
using System.Text;
using Recruit.Numbers;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.Tests.Testing;

public class TestScoringTests
{
    [Fact]
    public void Points_of_a_spread_item_go_to_the_live_ones() => Score([1, 1, 1, 1], "aabb", rulings => rulings.Void(2, VoidPolicy.Spread))
        .Total[0].ShouldBe(new Rational(8, 3));

    [Fact]
    public void A_dropped_item_leaves_the_maximum()
    {
        var scores = Score([1, 2, 3], "aab", rulings => rulings.Void(1, VoidPolicy.Drop));
        scores.Total[0].ShouldBe(1);
        scores.Maximum.ShouldBe(4);
    }

    [Theory]
    [InlineData("b")]
    [InlineData("")]
    public void A_credited_item_earns_its_full_points_blank_or_not(string response) =>
        Score([3], response, rulings => rulings.Void(0, VoidPolicy.CreditAll)).Total[0].ShouldBe(3);

    [Fact]
    public void The_last_policy_of_an_item_counts()
    {
        var scores = Score([1, 1], "bb", rulings =>
        {
            rulings.Void(0, VoidPolicy.Drop);
            rulings.Void(0, VoidPolicy.CreditAll);
        });
        scores.Total[0].ShouldBe(1);
        scores.Maximum.ShouldBe(2);
    }

    [Fact]
    public void Penalties_are_spread_too() =>
        Score([1, 1], "ba", rulings => rulings.Void(1, VoidPolicy.Spread), penalty: new Rational(1, 2)).Total[0].ShouldBe(-1);

    [Fact]
    public void A_pretest_item_counts_nowhere_and_voiding_it_changes_nothing()
    {
        var scores = Score([5, 1], "aa", rulings => rulings.Void(0, VoidPolicy.Spread), pretest: 0);
        scores.Total[0].ShouldBe(1);
        scores.Maximum.ShouldBe(1);
    }

    [Fact]
    public void Fractions_without_a_small_common_denominator_are_still_exact()
    {
        Rational[] points = [new(1, 999_999_999_999_989), new(1, 999_999_999_999_947), new(1, 999_999_999_999_877)];
        Score(points, "aaa", _ => { }).Total[0].ShouldBe(points[0] + points[1] + points[2]);
    }

    [Fact]
    public void Sections_that_fit_64_bits_may_have_a_sum_that_does_not()
    {
        Rational[] points = [.. Enumerable.Range(0, 10).Select(i => 1 + (i % 2 == 0 ? new Rational(1, 999_999_999_999_989) : new Rational(1, 997)))];
        var items = points.Select((one, i) => Item($"i{i}") with { Points = one }).ToArray();
        var test = new Test(new Id("t"), [.. items.Select((item, i) => new Section(new Id($"s{i}"), null, [item]))]);
        var sheets = items.Select(item => new ItemResponses(item, [], 1)).ToImmutableArray();
        foreach (var sheet in sheets)
        {
            sheet.Codes.CodeOf("a"u8, out var code).ShouldBe(ResponseFault.None);
            sheet.Set(0, code);
        }

        TestScoring.Of(test, sheets, new ItemRulings(10), 1).Total[0].ShouldBe(points.Aggregate((a, b) => a + b));
    }

    [Fact]
    public void A_code_that_nobody_has_yet_does_not_disturb_a_column_of_bytes()
    {
        var item = ItemScoringTests.Item(ItemType.Numeric, ItemKey.OfNumber(-1));
        var sheet = new ItemResponses(item, [.. Enumerable.Range(0, 300).Select(number => ItemKey.OfNumber(number))], 1);
        for (var number = 0; number < 300; number++)
        {
            sheet.Codes.CodeOf(Encoding.UTF8.GetBytes($"{number}"), out _).ShouldBe(ResponseFault.None);
        }

        var test = new Test(new Id("t"), [new Section(new Id("s"), null, [item])]);
        TestScoring.Of(test, [sheet], new ItemRulings(1), 1).Total[0].ShouldBe(Rational.Zero);
    }

    private static Item Item(string id) => ItemScoringTests.Item(ItemType.Single, ItemKey.OfOptions("a")) with { Id = new Id(id) };

    private static TestScores Score(
        Rational[] points, string responses, Action<ItemRulings> rule, Rational penalty = default, int pretest = -1)
    {
        var items = points.Select((one, i) => ItemScoringTests.Item(ItemType.Single, ItemKey.OfOptions("a")) with
        {
            Id = new Id($"i{i}"),
            Points = one,
            Penalty = penalty,
            Pretest = i == pretest,
        }).ToImmutableArray();
        var test = new Test(new Id("t"), [new Section(new Id("s"), null, items)]);
        var sheets = items.Select(item => new ItemResponses(item, [], 1)).ToImmutableArray();
        for (var i = 0; i < responses.Length; i++)
        {
            sheets[i].Codes.CodeOf(Encoding.UTF8.GetBytes(responses[i..(i + 1)]), out var code).ShouldBe(ResponseFault.None);
            sheets[i].Set(0, code);
        }

        var rulings = new ItemRulings(items.Length);
        rule(rulings);
        return TestScoring.Of(test, sheets, rulings, 1);
    }
}
