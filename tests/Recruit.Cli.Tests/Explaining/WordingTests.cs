using Recruit.Cli.Explaining;
using Recruit.Vacancies;
using Recruit.Wording;

namespace Recruit.Cli.Tests.Explaining;

public sealed class WordingTests
{
    private static readonly Sentences[] All = [.. ExplanationWords.LanguageCodes.Select(ExplanationWords.In)];

    [Fact]
    public void The_languages_have_the_same_keys()
    {
        foreach (var wording in All)
        {
            wording.Keys.Order(StringComparer.Ordinal).ShouldBe(All[0].Keys.Order(StringComparer.Ordinal), wording.Language.ToString());
        }
    }

    [Fact]
    public void The_languages_have_the_same_gaps()
    {
        foreach (var key in All[0].Keys)
        {
            var gaps = All.Select(wording => string.Join(' ', Sentences.GapsOf(wording.Raw(key)).Select(gap => gap.Name).Distinct().Order(StringComparer.Ordinal)));
            gaps.Distinct().Count().ShouldBe(1, key);
        }
    }

    [Fact]
    public void Every_choice_has_exactly_the_forms_of_its_language()
    {
        foreach (var wording in All)
        {
            foreach (var gap in wording.Keys.SelectMany(key => Sentences.GapsOf(wording.Raw(key))).Where(gap => gap.Forms.Count > 0))
            {
                gap.Forms.Keys.ShouldBe(gap.IsOrdinal ? Plurals.OrdinalsOf(wording.Language) : Plurals.CardinalsOf(wording.Language), ignoreOrder: true, gap.Name);
            }
        }
    }

    [Fact]
    public void No_sentence_is_left_in_another_alphabet()
    {
        foreach (var wording in All)
        {
            foreach (var key in wording.Keys)
            {
                var letters = System.Text.RegularExpressions.Regex.Replace(wording.Raw(key), @"\{[^}]*\}", "").Where(char.IsLetter).ToArray();
                letters.ShouldAllBe(letter => letter < 'Ѐ' == (wording.Language == Language.En), $"{wording.Language} {key}");
            }
        }
    }

    [Theory]
    [InlineData("1", "one")]
    [InlineData("2", "few")]
    [InlineData("5", "many")]
    [InlineData("11", "many")]
    [InlineData("12", "many")]
    [InlineData("21", "one")]
    [InlineData("22", "few")]
    [InlineData("112", "many")]
    [InlineData("1,5", "other")]
    [InlineData("≈2,3333", "other")]
    public void Russian_counts(string number, string form) => Plurals.Cardinal(Language.Ru, number).ShouldBe(form);

    [Theory]
    [InlineData("1", "бірінші")]
    [InlineData("4", "төртінші")]
    [InlineData("6", "алтыншы")]
    [InlineData("9", "тоғызыншы")]
    [InlineData("10", "оныншы")]
    [InlineData("16", "он алтыншы")]
    [InlineData("20", "жиырмасыншы")]
    [InlineData("30", "отызыншы")]
    [InlineData("40", "қырқыншы")]
    [InlineData("50", "елуінші")]
    [InlineData("60", "алпысыншы")]
    [InlineData("70", "жетпісінші")]
    [InlineData("80", "сексенінші")]
    [InlineData("90", "тоқсаныншы")]
    [InlineData("100", "жүзінші")]
    [InlineData("1000", "мыңыншы")]
    [InlineData("1000000", "миллионыншы")]
    public void Kazakh_ordinals_follow_the_vowels_of_the_spoken_number(string number, string spoken)
    {
        var suffix = Plurals.Ordinal(Language.Kk, number) == "many" ? "шы" : "ші";

        spoken.ShouldEndWith(suffix);
    }

    [Theory]
    [InlineData("1", "st")]
    [InlineData("2", "nd")]
    [InlineData("3", "rd")]
    [InlineData("4", "th")]
    [InlineData("11", "th")]
    [InlineData("13", "th")]
    [InlineData("21", "st")]
    [InlineData("103", "rd")]
    public void English_ordinals(string number, string suffix) =>
        ExplanationWords.In("en").Say("rank", ("rank", number), ("running", "200")).ShouldBe($"Rank: {number}{suffix} of 200.");
}
