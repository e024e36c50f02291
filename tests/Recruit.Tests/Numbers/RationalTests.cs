using System.Numerics;
using System.Text.Json;
using FsCheck.Fluent;
using Recruit.Numbers;

namespace Recruit.Tests.Numbers;

public class RationalTests
{
    [Theory]
    [InlineData(2, 3, "\"2/3\"")]
    [InlineData(-4, 6, "\"-2/3\"")]
    [InlineData(5, 1, "\"5\"")]
    [InlineData(0, 7, "\"0\"")]
    public void A_fraction_is_stored_as_its_text_and_read_back(int numerator, int denominator, string json)
    {
        JsonSerializer.Serialize(new Rational(numerator, denominator)).ShouldBe(json);
        JsonSerializer.Deserialize<Rational>(json).ShouldBe(new Rational(numerator, denominator));
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"1/0\"")]
    [InlineData("\"1/-2\"")]
    [InlineData("\"1/2/3\"")]
    [InlineData("\"0.5\"")]
    public void What_is_stored_and_no_fraction_is_refused(string json) =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Rational>(json));

    [Theory]
    [InlineData(2345, 1000, 2, 235)]
    [InlineData(-2345, 1000, 2, -235)]
    [InlineData(5, 10, 0, 1)]
    [InlineData(-5, 10, 0, -1)]
    [InlineData(49, 100, 0, 0)]
    [InlineData(1, 3, 4, 3333)]
    [InlineData(2, 3, 4, 6667)]
    public void Half_way_rounds_away_from_zero(int numerator, int denominator, int digits, int units) =>
        new Rational(numerator, denominator).RoundToUnits(digits).ShouldBe(units);

    [Fact]
    public void One_and_a_half_thirds_is_exactly_half_way() =>
        (new Rational(3, 2) * new Rational(1, 3)).RoundToUnits(0).ShouldBe(BigInteger.One);

    [Fact]
    public void The_default_value_is_zero()
    {
        default(Rational).ShouldBe(Rational.Zero);
        (default(Rational) + Rational.One).ShouldBe(Rational.One);
    }

    [Fact]
    public void Decimals_are_taken_exactly()
    {
        ((Rational)(-123456789012345.123456789012m)).ShouldBe(new Rational(BigInteger.Parse("-123456789012345123456789012", System.Globalization.CultureInfo.InvariantCulture), BigInteger.Pow(10, 12)));
        ((Rational)1.50m).ShouldBe(new Rational(3, 2));
    }

    [Theory]
    [InlineData(7, 2, 4)]
    [InlineData(-7, 2, -3)]
    [InlineData(8, 2, 4)]
    [InlineData(0, 5, 0)]
    public void A_ceiling_is_the_smallest_whole_number_not_below(int numerator, int denominator, int expected) =>
        new Rational(numerator, denominator).Ceiling().ShouldBe(expected);

    [Fact]
    public void A_double_is_within_one_part_in_two_to_the_52nd() =>
        Properties.Hold(
            Gen.Choose(-1_000_000, 1_000_000).SelectMany(p => Gen.Choose(1, 1_000_000).Select(q => (p, q))),
            one =>
            {
                var near = new Rational(one.p, one.q).ToDouble();
                Math.Abs(near - (double)one.p / one.q).ShouldBeLessThanOrEqualTo(Math.Abs(near) * Math.ScaleB(1, -52));
            });

    [Fact]
    public void Order_agrees_with_subtraction() =>
        Properties.Hold(
            Gen.Choose(-50, 50).Select(p => p).ArrayOf(4).Where(four => four[1] != 0 && four[3] != 0),
            four =>
            {
                var a = new Rational(four[0], four[1]);
                var b = new Rational(four[2], four[3]);
                (a < b).ShouldBe((a - b).Sign < 0);
                (a == b).ShouldBe((a - b).Sign == 0);
                if (b.Sign != 0)
                {
                    (a / b * b).ShouldBe(a);
                }
            });
}
