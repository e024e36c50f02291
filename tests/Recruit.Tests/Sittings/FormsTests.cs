using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FsCheck.Fluent;
using Recruit.Numbers;
using Recruit.Sittings;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.Tests.Sittings;

/// <summary>Forms follow from their seed and from nothing else.</summary>
public class FormsTests
{
    private static readonly Test Law = new(new Id("law"),
    [
        new Section(new Id("acts"), null, [.. Enumerable.Range(1, 6).Select(one => Single($"a{one}", "a", "b", "c", "d"))]),
        new Section(new Id("sums"), null, [Number("n1"), Number("n2"), Single("s1", "x", "y")]),
    ]);

    private static FsCheck.Gen<FormSeed> Seeds =>
        from high in ArbMap.Default.GeneratorFor<ulong>()
        from low in ArbMap.Default.GeneratorFor<ulong>()
        select new FormSeed(high, low);

    [Fact]
    public void A_form_permutes_items_within_their_sections_and_options_within_their_items() => Properties.Hold(Seeds, seed =>
    {
        var form = Form.Of(Law, seed);

        form.Items.Length.ShouldBe(9);
        form.Items.Take(6).Select(one => one.Item.Id.Text).Order().ShouldBe(["a1", "a2", "a3", "a4", "a5", "a6"]);
        form.Items.Skip(6).Select(one => one.Item.Id.Text).Order().ShouldBe(["n1", "n2", "s1"]);
        foreach (var (position, item) in form.Items.Index())
        {
            item.Options.Order().ShouldBe(item.Item.Options.Order());
            form.PositionOf(item.Item.Id).ShouldBe(position);
        }

        form.PositionOf(new Id("a7")).ShouldBeNull();
    });

    [Fact]
    public void The_same_seed_gives_the_same_form() => Properties.Hold(Seeds, seed =>
        Order(Form.Of(Law, seed)).ShouldBe(Order(Form.Of(Law, FormSeed.Of(Convert.FromHexString(seed.ToString()))))));

    [Fact]
    public void An_item_that_is_added_elsewhere_leaves_the_other_orders_alone()
    {
        var seed = new FormSeed(7, 9);
        var longer = Law with { Sections = [Law.Sections[0], Law.Sections[1] with { Items = [.. Law.Sections[1].Items, Number("n3")] }] };

        Order(Form.Of(longer, seed)).Take(6).ShouldBe(Order(Form.Of(Law, seed)).Take(6));
    }

    [Fact]
    public void Anybody_can_make_the_order_again_from_the_published_words()
    {
        // Written down a second time, as simply as the documentation of Shuffle says it.
        var seed = new FormSeed(0x0123456789abcdef, 0xfedcba9876543210);
        var list = Enumerable.Range(0, 20).ToList();
        var words = new Queue<uint>();
        var block = 0;
        for (var last = 19; last > 0; last--)
        {
            uint word;
            do
            {
                if (words.Count == 0)
                {
                    var text = string.Create(CultureInfo.InvariantCulture, $"0123456789abcdeffedcba9876543210:section:acts:{block++}");
                    var hex = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
                    foreach (var chunk in hex.Chunk(8))
                    {
                        words.Enqueue(uint.Parse(chunk, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                    }
                }

                word = words.Dequeue();
            }
            while (word >= 4294967296UL / (uint)(last + 1) * (uint)(last + 1));
            var other = (int)(word % (uint)(last + 1));
            (list[last], list[other]) = (list[other], list[last]);
        }

        Shuffle.Of([.. Enumerable.Range(0, 20)], seed, "section:acts").ShouldBe(list);
    }

    [Theory]
    [InlineData(2, 10.83)]
    [InlineData(3, 20.52)]
    [InlineData(4, 49.73)]
    public void Every_order_is_as_likely_as_another(int n, double limit)
    {
        // Chi-square at 0.001 with n! − 1 degrees of freedom, over fixed seeds: it holds or it does not, every time.
        const int draws = 24_000;
        var counts = new Dictionary<string, int>();
        for (var draw = 0; draw < draws; draw++)
        {
            var order = string.Concat(Shuffle.Of([.. Enumerable.Range(0, n)], new FormSeed(1, (ulong)draw), "item:q"));
            counts[order] = counts.GetValueOrDefault(order) + 1;
        }

        var orders = Enumerable.Range(1, n).Aggregate(1, (product, one) => product * one);
        var expected = (double)draws / orders;
        counts.Count.ShouldBe(orders);
        counts.Values.Sum(count => (count - expected) * (count - expected) / expected).ShouldBeLessThan(limit);
    }

    internal static Item Single(string id, params ImmutableArray<string> options) =>
        new(new Id(id), ItemType.Single, options, [ItemKey.OfOptions(options[0])], 1, 0, false, false, 0);

    internal static Item Number(string id) => new(new Id(id), ItemType.Numeric, [], [ItemKey.OfNumber(Rational.One)], 1, 0, false, false, 0);

    private static string[] Order(Form form) => [.. form.Items.Select(one => $"{one.Item.Id}:{string.Join('|', one.Options)}")];
}
