using System.Text;
using Recruit.Testing;

namespace Recruit.Tests.Testing;

public class SimpleCaseTests
{
    [Fact]
    public void Every_code_point_but_two_has_the_lower_case_that_ICU_gives_it()
    {
        var differing = YoungCodePoints.All()
            .Where(codePoint => !YoungCodePoints.Contain(codePoint))
            .Where(codePoint => SimpleCase.Lower(new Rune(codePoint)) != Rune.ToLowerInvariant(new Rune(codePoint)));
        differing.ShouldBe([0x130, 0x131]);
    }

    [Theory]
    [InlineData(0x1C89, 0x1C8A)]
    [InlineData(0xA7CB, 0x0264)]
    [InlineData(0xA7DC, 0x019B)]
    [InlineData(0x10D50, 0x10D70)]
    public void The_letters_of_Unicode_16_have_their_lower_case_on_every_machine(int codePoint, int lower) =>
        SimpleCase.Lower(new Rune(codePoint)).ShouldBe(new Rune(lower));

    [Theory]
    [InlineData(0xA7CE)]
    [InlineData(0x16EA0)]
    public void A_letter_younger_than_the_tables_stays_as_it_is(int codePoint) =>
        SimpleCase.Lower(new Rune(codePoint)).ShouldBe(new Rune(codePoint));

    [Theory]
    [InlineData(0x130, 'i')] // İ
    [InlineData(0x131, 'i')] // ı
    [InlineData('I', 'i')]
    [InlineData(0x1E9E, 0xDF)] // ẞ
    [InlineData(0x3A3, 0x3C3)] // Σ, never the final ς
    [InlineData(0x3C2, 0x3C2)] // ς is lower case already
    [InlineData(0x212A, 'k')] // the Kelvin sign
    [InlineData(0x2126, 0x3C9)] // the Ohm sign
    [InlineData(0x1C5, 0x1C6)] // ǅ
    [InlineData(0x1F88, 0x1F80)] // ᾈ
    [InlineData(0x10A0, 0x2D00)] // Georgian Ⴀ
    [InlineData(0x13A0, 0xAB70)] // Cherokee Ꭰ
    [InlineData(0x10400, 0x10428)] // Deseret, outside the basic plane
    public void The_lower_case_is_the_simple_one(int codePoint, int lower) =>
        SimpleCase.Lower(new Rune(codePoint)).ShouldBe(new Rune(lower));
}
