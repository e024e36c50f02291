using System.Text;
using FsCheck.Fluent;
using Recruit.Numbers;

namespace Recruit.Tests.Numbers;

public class Utf8OrderTests
{
    [Fact]
    public void A_character_outside_the_basic_plane_stands_after_all_inside() =>
        Utf8Order.Instance.Compare("\U00010000", "\uFFFD").ShouldBePositive();

    [Fact]
    public void The_order_of_texts_is_that_of_their_bytes() =>
        Properties.Hold(
            Texts().SelectMany(a => Texts().Select(b => (a, b))),
            pair => Math.Sign(Utf8Order.Instance.Compare(pair.a, pair.b)).ShouldBe(
                Math.Sign(Encoding.UTF8.GetBytes(pair.a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(pair.b)))));

    private static FsCheck.Gen<string> Texts() =>
        Gen.Elements("a", "ә", "я", "\u20AC", "\uE000", "\uFFFD", "\U00010000", "\U0010FFFF").ArrayOf().Select(string.Concat);
}
