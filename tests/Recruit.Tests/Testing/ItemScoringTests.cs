using System.Collections.Immutable;
using System.Text;
using Recruit.Numbers;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.Tests.Testing;

public class ItemScoringTests
{
    private static readonly ImmutableArray<string> Options = ["a", "b", "c", "d"];

    [Theory]
    [InlineData("a", 1)]
    [InlineData("c", 1)]
    [InlineData("b", -1)]
    public void A_single_response_earns_the_points_of_any_key(string response, int thirds) =>
        Earned(Item(ItemType.Single, ItemKey.OfOptions("a"), ItemKey.OfOptions("c")) with { Penalty = new Rational(1, 3) }, response)
            .ShouldBe(thirds > 0 ? 1 : new Rational(-1, 3));

    [Theory]
    [InlineData("a|c", 2)]
    [InlineData(" c | a ", 2)]
    [InlineData("a", 0)]
    [InlineData("a|b|c", 0)]
    public void A_set_must_be_the_same(string response, int points) =>
        Earned(Item(ItemType.Multiple, ItemKey.OfOptions("a", "c")) with { Points = 2 }, response).ShouldBe(points);

    [Theory]
    [InlineData("a|c|d", "2")]
    [InlineData("a|c", "4/3")]
    [InlineData("a|b|c", "2/3")]
    [InlineData("a|b", "-1/4")]
    [InlineData("b", "-1/4")]
    public void Parts_of_a_set_earn_parts_of_the_points(string response, string points)
    {
        var item = Item(ItemType.Multiple, ItemKey.OfOptions("a", "c", "d")) with { Points = 2, Penalty = 0.25m, Partial = true };
        Earned(item, response).ToString().ShouldBe(points);
    }

    [Theory]
    [InlineData("c|a|b", 1)]
    [InlineData("a|b|c", 0)]
    [InlineData("c|a", 0)]
    public void An_order_must_be_the_same_sequence(string response, int points) =>
        Earned(Item(ItemType.Order, ItemKey.OfOptions("c", "a", "b")), response).ShouldBe(points);

    [Theory]
    [InlineData("12.5", 1)]
    [InlineData("12,0", 1)]
    [InlineData("+13", 1)]
    [InlineData("13.000000000001", 0)]
    [InlineData("\u221212.5", 0)]
    [InlineData("+-12.5", 0)]
    [InlineData("1.25e1", 0)]
    [InlineData("25/2", 0)]
    public void A_number_is_correct_within_the_tolerance(string response, int points) =>
        Earned(Item(ItemType.Numeric, ItemKey.OfNumber(12.5m)) with { Tolerance = 0.5m }, response).ShouldBe(points);

    [Theory]
    [InlineData("  конституция ", 1)]
    [InlineData("КОНСТИТУЦИЯ", 1)]
    [InlineData("Конституциия", 0)]
    public void A_text_is_compared_in_its_form(string response, int points) =>
        Earned(Item(ItemType.Text, ItemKey.OfText("Конституция")), response).ShouldBe(points);

    [Fact]
    public void The_best_of_several_keys_counts()
    {
        var item = Item(ItemType.Multiple, ItemKey.OfOptions("a", "b", "c", "d"), ItemKey.OfOptions("a")) with { Partial = true };
        Earned(item, "a").ShouldBe(1);
    }

    [Theory]
    [InlineData("e", ResponseFault.UnknownOption)]
    [InlineData("a|b|a", ResponseFault.DuplicateOption)]
    [InlineData("a||b", ResponseFault.UnknownOption)]
    [InlineData(" ", ResponseFault.None)]
    public void Responses_that_cannot_be_read_are_refused(string response, ResponseFault fault) =>
        new ItemResponses(Item(ItemType.Multiple, ItemKey.OfOptions("a")), [], 1).Codes.CodeOf(Encoding.UTF8.GetBytes(response), out _).ShouldBe(fault);

    [Fact]
    public void One_code_stands_for_all_responses_that_earn_the_same_whatever_keys_are_accepted()
    {
        var responses = new ItemResponses(Item(ItemType.Single, ItemKey.OfOptions("a")), [ItemKey.OfOptions("b")], 3);
        int Code(string response)
        {
            responses.Codes.CodeOf(Encoding.UTF8.GetBytes(response), out var code).ShouldBe(ResponseFault.None);
            return code;
        }

        Code("c").ShouldBe(Code("d"));
        Code("b").ShouldNotBe(Code("c"));
        responses.Codes.Earned(Code("b"), 0).ShouldBe(Rational.Zero);
        responses.Codes.Earned(Code("b"), 1).ShouldBe(Rational.One);
        Code("").ShouldBe(ResponseCodes.Blank);
    }

    [Fact]
    public void More_than_255_codes_are_kept_apart()
    {
        var item = Item(ItemType.Numeric, ItemKey.OfNumber(-1));
        var accepted = Enumerable.Range(0, 300).Select(number => ItemKey.OfNumber(number)).ToArray();
        var responses = new ItemResponses(item, accepted, 300);
        for (var candidate = 0; candidate < 300; candidate++)
        {
            responses.Codes.CodeOf(Encoding.UTF8.GetBytes($"{candidate}"), out var code).ShouldBe(ResponseFault.None);
            responses.Set(candidate, code);
        }

        Enumerable.Range(0, 300).Select(responses.CodeAt).Distinct().Count().ShouldBe(300);
        responses.Codes.Earned(responses.CodeAt(299), 299).ShouldBe(Rational.Zero);
        responses.Codes.Earned(responses.CodeAt(299), 300).ShouldBe(Rational.One);
    }

    internal static Item Item(ItemType type, params ImmutableArray<ItemKey> keys) =>
        new(new Id("i"), type, type is ItemType.Numeric or ItemType.Text ? [] : Options, keys, 1, 0, false, false, 0);

    private static Rational Earned(Item item, string response) => ItemScoring.Earned(item, item.Keys, TextForm.Trim(response));
}
