using System.Globalization;
using System.Text;
using Recruit.Testing;

namespace Recruit.Tests.Testing;

/// <summary>
/// Our composition against the ICU library, which this project loads and the product does not, and against Unicode's own test.
/// </summary>
public class NormalizationTests
{
    [Fact]
    public void Every_code_point_is_composed_as_ICU_composes_it()
    {
        foreach (var codePoint in YoungCodePoints.AllOthers())
        {
            var alone = char.ConvertFromUtf32(codePoint);
            ShouldAgreeWithIcu(alone);
            ShouldAgreeWithIcu(alone.Normalize(NormalizationForm.FormD));
            // Between marks of both sides, so that its own class shows; 220 stands below 230.
            ShouldAgreeWithIcu($"e\u0301{alone}\u0323\u0302");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Any_mixture_of_letters_marks_and_Hangul_is_composed_as_ICU_composes_it(int seed)
    {
        var random = new Random(seed);
        var pool = Pool();
        for (var i = 0; i < 50_000; i++)
        {
            var text = new StringBuilder();
            for (var length = random.Next(1, 13); length > 0; length--)
            {
                var group = pool[random.Next(pool.Length)];
                text.Append(group[random.Next(group.Length)]);
            }

            ShouldAgreeWithIcu(text.ToString());
            var composed = Normalization.Compose(text.ToString());
            Normalization.Compose(composed).ShouldBe(composed);
        }
    }

    /// <summary>
    /// A sample of NormalizationTest.txt 16.0.0 (source; NFC; NFD). The whole file, 19 965 lines, passed when the tables were made.
    /// </summary>
    [Theory]
    [InlineData("1E0A 0323", "1E0C 0307", "0044 0323 0307")]
    [InlineData("0340", "0300", "0300")]
    [InlineData("0958", "0915 093C", "0915 093C")]
    [InlineData("212B 0301", "01FA", "0041 030A 0301")]
    [InlineData("1FBE 0344", "0390", "03B9 0308 0301")]
    [InlineData("0DDC 0DCA", "0DDD", "0DD9 0DCF 0DCA")]
    [InlineData("0061 0315 0300 05AE 0897 0062", "00E0 05AE 0897 0315 0062", "0061 05AE 0300 0897 0315 0062")]
    [InlineData("09C7 0334 09BE", "09C7 0334 09BE", "09C7 0334 09BE")]
    [InlineData("1100 AC00 11A8", "1100 AC01", "1100 1100 1161 11A8")]
    [InlineData("16D63 16D68", "16D6A", "16D63 16D67 16D67")]
    [InlineData("113C2 113C5 113B8", "113C5 113C7", "113C2 113C2 113C2 113B8")]
    [InlineData("1D15E", "1D157 1D165", "1D157 1D165")]
    public void The_official_sample_holds(string source, string composed, string decomposed)
    {
        Normalization.Compose(Text(source)).ShouldBe(Text(composed));
        Normalization.Compose(Text(composed)).ShouldBe(Text(composed));
        Normalization.Compose(Text(decomposed)).ShouldBe(Text(composed));
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain ASCII")]
    [InlineData("Çà et là, ÿ")]
    [InlineData("Қазақстан Республикасы")]
    [InlineData("한국어 漢字 😀")]
    public void A_text_that_is_composed_comes_back_as_the_same_instance(string text) =>
        Normalization.Compose(text).ShouldBeSameAs(text);

    [Theory]
    [InlineData("\uD800")]
    [InlineData("a\uDC00\u0301")]
    [InlineData("\uD800\u0301\uDC00")]
    [InlineData("\u0301\uDBFF")]
    public void Half_a_surrogate_pair_is_left_in_its_place(string text) =>
        string.CompareOrdinal(Normalization.Compose(text), text).ShouldBe(0);

    [Fact]
    public void Very_many_marks_on_one_letter_do_no_harm()
    {
        const int Count = 100_000;
        var text = "a" + string.Concat(Enumerable.Repeat("\u0301\u0323", Count));
        var ordered = "\u1EA1" + new string('\u0323', Count - 1) + new string('\u0301', Count);
        string.CompareOrdinal(Normalization.Compose(text), ordered).ShouldBe(0);
    }

    private static void ShouldAgreeWithIcu(string text)
    {
        var ours = Normalization.Compose(text);
        var theirs = text.Normalize(NormalizationForm.FormC);
        if (!string.Equals(ours, theirs, StringComparison.Ordinal))
        {
            Assert.Fail($"{Codes(text)}: ours {Codes(ours)}, ICU {Codes(theirs)}");
        }
    }

    /// <summary>What is decomposed, what it is decomposed into, all marks, Hangul, and letters that stay as they are.</summary>
    private static string[][] Pool()
    {
        var others = YoungCodePoints.AllOthers().Where(codePoint => codePoint is < 0xAC00 or > 0xD7A3);
        var texts = others.Select(char.ConvertFromUtf32).ToList();
        var changing = texts.Where(text => !text.IsNormalized(NormalizationForm.FormD)).ToArray();
        var parts = changing.SelectMany(text => text.Normalize(NormalizationForm.FormD).EnumerateRunes()).Distinct();
        var marks = texts.Where(text => CharUnicodeInfo.GetUnicodeCategory(text, 0) is UnicodeCategory.NonSpacingMark);
        string[] common = ["\u0300", "\u0301", "\u0323", "\u0327", "\u0331", "\u0308", "\u0306", "\u0334", "\u0345"];
        string[] hangul = ["\u1100", "\u1112", "\u1161", "\u1175", "\u11A7", "\u11A8", "\u11C2", "\uAC00", "\uAC01", "\uD788", "\uD7A3"];
        string[] letters = ["a", "e", "и", "Е", "ı", " ", "漢", "😀"];
        return [changing, [.. parts.Select(rune => rune.ToString())], [.. marks], common, common, hangul, letters];
    }

    private static string Text(string codes) =>
        string.Concat(codes.Split(' ').Select(code => char.ConvertFromUtf32(Convert.ToInt32(code, 16))));

    private static string Codes(string text) => string.Join(' ', text.Select(c => $"{(int)c:X4}"));
}
