using System.Numerics;
using FsCheck.Fluent;
using Recruit.Numbers;

namespace Recruit.Tests.Numbers;

public class ExactRootTests
{
    [Fact]
    public void The_root_of_a_square_is_exact() => ExactRoot.Of(new Rational(9, 4)).ShouldBe(new Rational(3, 2));

    [Fact]
    public void The_root_of_two_is_cut_off_after_28_decimals() =>
        ExactRoot.Of(2).ShouldBe(new Rational(BigInteger.Parse("14142135623730950488016887242", System.Globalization.CultureInfo.InvariantCulture), BigInteger.Pow(10, 28)));

    [Fact]
    public void The_root_of_zero_is_zero() => ExactRoot.Of(0).ShouldBe(Rational.Zero);

    [Fact]
    public void A_negative_number_has_no_root() => Should.Throw<ArgumentOutOfRangeException>(() => ExactRoot.Of(-1));

    [Fact]
    public void The_root_is_the_greatest_of_its_digits_that_is_not_too_great() =>
        Properties.Hold(
            Gen.Choose(0, int.MaxValue).SelectMany(p => Gen.Choose(1, 1000).Select(q => new Rational(p, q))),
            value =>
            {
                var root = ExactRoot.Of(value);
                var next = root + new Rational(1, ExactRoot.Scale);
                (root * root <= value).ShouldBeTrue();
                (next * next > value).ShouldBeTrue();
            });
}
