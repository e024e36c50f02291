using FsCheck;
using FsCheck.Fluent;
using Recruit.Numbers;

namespace Recruit.Tests.Numbers;

public class NumberRangeTests
{
    [Fact]
    public void Contains_what_the_fractions_enclose() =>
        Properties.Hold(
            from least in Fraction()
            from greatest in Fraction()
            from number in Gen.OneOf(
                from units in Gen.Choose(-40, 40)
                from digits in Gen.Choose(0, 12)
                select new decimal(Math.Abs(units), 0, 0, units < 0, (byte)digits),
                Gen.Elements(0.333333333333m, 0.333333333334m, -0.333333333333m, -0.333333333334m, 999_999_999_999_999.999999999999m, -999_999_999_999_999m))
            select (Least: least, Greatest: greatest, Number: number),
            one => new NumberRange(one.Least, one.Greatest).Contains(one.Number)
                .ShouldBe(one.Number >= one.Least && one.Number <= one.Greatest));

    [Fact]
    public void Ends_beyond_all_numbers_are_as_good_as_none()
    {
        var wide = new Rational(System.Numerics.BigInteger.Pow(10, 40), 3);
        new NumberRange(-wide, wide).Contains(-999_999_999_999_999.999999999999m).ShouldBeTrue();
        new NumberRange(wide, wide).Contains(999_999_999_999_999.999999999999m).ShouldBeFalse();
    }

    private static Gen<Rational> Fraction() =>
        from numerator in Gen.Choose(-40, 40)
        from denominator in Gen.Choose(1, 9)
        select new Rational(numerator, denominator);
}
