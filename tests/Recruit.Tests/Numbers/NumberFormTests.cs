using System.Numerics;
using System.Text;
using Recruit.Numbers;

namespace Recruit.Tests.Numbers;

public class NumberFormTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("007", "7")]
    [InlineData("-12.50", "-12.5")]
    [InlineData("999999999999999.999999999999", "999999999999999.999999999999")]
    [InlineData("0.000000000001", "0.000000000001")]
    public void A_number_is_read_exactly(string text, string expected)
    {
        NumberForm.TryReadNumber(text, out var value).ShouldBeTrue();
        value.ShouldBe(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("7", 0)]
    [InlineData("-0.0", 1)]
    [InlineData("1.500", 3)]
    [InlineData("999999999999999.000000000000", 12)]
    public void A_number_keeps_its_decimals(string text, int scale)
    {
        NumberForm.TryReadNumber(text, out var value).ShouldBeTrue();
        value.Scale.ShouldBe((byte)scale);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("+1")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("1e3")]
    [InlineData("1,5")]
    [InlineData(" 1")]
    [InlineData("1234567890123456")]
    [InlineData("1.1234567890123")]
    [InlineData("١")]
    public void Anything_else_is_no_number(string text) => NumberForm.TryReadNumber(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("1/3", true)]
    [InlineData("-4/6", true)]
    [InlineData("0/1", true)]
    [InlineData("1/0", false)]
    [InlineData("1/03", false)]
    [InlineData("1.5/2", false)]
    [InlineData("1/-3", false)]
    [InlineData("/3", false)]
    [InlineData("3/", false)]
    public void A_fraction_has_two_whole_numbers(string text, bool isOne) =>
        NumberForm.TryReadFraction(Encoding.UTF8.GetBytes(text), out _).ShouldBe(isOne);

    [Theory]
    [InlineData(0, 0, "0")]
    [InlineData(0, 2, "0.00")]
    [InlineData(-5, 1, "-0.5")]
    [InlineData(1234567, 2, "12345.67")]
    [InlineData(7, 3, "0.007")]
    [InlineData(-1200, 2, "-12.00")]
    public void Printed_numbers_have_exactly_their_decimals(int units, int digits, string expected) =>
        NumberForm.Print(new BigInteger(units), digits).ShouldBe(expected);
}
