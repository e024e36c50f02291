using System.Globalization;
using Recruit.Testing;

namespace Recruit.Tests.Testing;

/// <summary>Rules 3.3 (white space) and 3.4 (the form in which texts are compared).</summary>
public class TextFormTests
{
    [Fact]
    public void White_space_is_exactly_what_the_rules_list()
    {
        int[] listed =
        [
            0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20, 0x85, 0xA0, 0x1680,
            0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000,
        ];
        Enumerable.Range(0, char.MaxValue + 1).Where(c => TextForm.IsWhiteSpace((char)c)).ShouldBe(listed);
    }

    [Theory]
    [InlineData("İstanbul", "istanbul")]
    [InlineData("ISTANBUL", "istanbul")]
    [InlineData("ıstanbul", "istanbul")]
    [InlineData("Qazaqstan Respýblıkasy", "qazaqstan respýblikasy")]
    [InlineData("ӘҒҚҢӨҰҮҺІ", "әғқңөұүһі")]
    [InlineData("STRAẞE", "straße")]
    [InlineData("ΟΔΟΣ", "οδοσ")]
    [InlineData("273 \u212A", "273 k")]
    public void Letters_become_simple_lower_case(string text, string form) => TextForm.Of(text).ShouldBe(form);

    [Theory]
    [InlineData("\u0438\u0306", "\u0439")] // й
    [InlineData("\u0418\u0306", "\u0439")] // Й
    [InlineData("\u0415\u0308", "\u0451")] // Ё
    [InlineData("I\u0307", "i")] // İ in two parts
    [InlineData("e\u0301\u0323", "\u1EB9\u0301")] // the mark below stands first
    [InlineData("\u1112\u1161\u11AB", "\uD55C")] // 한
    [InlineData("\u212B", "\u00E5")] // the Ångström sign
    public void One_letter_in_parts_equals_the_letter_in_one(string text, string form) => TextForm.Of(text).ShouldBe(form);

    [Fact]
    public void Lower_case_that_joins_with_a_mark_is_composed_again()
    {
        // W with ring above has no capital form in one code point; ẘ (U+1E98) has one.
        TextForm.Of("W\u030A").ShouldBe("\u1E98");
    }

    [Theory]
    [InlineData("  a \t\r\n b\u00A0\u3000", "a b")]
    [InlineData("\u2028\u0085", "")]
    [InlineData("", "")]
    [InlineData("a\u200Bb", "a\u200Bb")] // zero width space is no white space
    public void Runs_of_white_space_become_one_space_and_the_ends_are_trimmed(string text, string form) => TextForm.Of(text).ShouldBe(form);

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("az-Latn-AZ")]
    [InlineData("lt-LT")]
    [InlineData("kk-KZ")]
    public void No_culture_changes_the_form(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            TextForm.Of("TITLE İI ıi ÌÍ").ShouldBe("title ii ii ìí");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
