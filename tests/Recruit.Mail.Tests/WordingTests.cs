using Recruit.Notices;
using Recruit.Vacancies;

namespace Recruit.Mail.Tests;

/// <summary>The words of notices.</summary>
public class WordingTests
{
    private static readonly (NoticeText Text, Language Language)[] All =
        [.. from text in Enum.GetValues<NoticeText>() from language in Enum.GetValues<Language>() select (text, language)];

    [Fact]
    public void Every_text_is_there_in_every_language_and_names_exactly_its_facts()
    {
        foreach (var (text, language) in All)
        {
            var facts = NoticeTexts.FactsOf(text).Select(name => name.Split("-")[0]).Distinct();
            NoticeWords.GapsOf(NoticeWords.Of(text, language).Body).ShouldBe(facts.Append("site"), ignoreOrder: true, $"{text} {language}");
        }
    }

    [Fact]
    public void No_subject_names_anything()
    {
        foreach (var (text, language) in All)
        {
            var subject = NoticeWords.Of(text, language).Subject;
            subject.ShouldNotBeEmpty();
            subject.ShouldNotContain("{");
            subject.ShouldNotContain("\n");
        }
    }

    [Fact]
    public void No_text_is_left_in_another_alphabet()
    {
        foreach (var (text, language) in All)
        {
            var words = NoticeWords.Of(text, language);
            var letters = System.Text.RegularExpressions.Regex.Replace(words.Subject + words.Body, @"\{[^}]*\}", "").Where(char.IsLetter);
            letters.ShouldAllBe(letter => letter < 'Ѐ' == (language == Language.En), $"{text} {language}");
        }
    }

    [Fact]
    public void A_title_has_the_language_of_its_letter()
    {
        LetterIn(Language.Kk, NoticeText.News).Body.ShouldContain("Бас маман (the-vacancy)");
        LetterIn(Language.Ru, NoticeText.News).Body.ShouldContain("Главный специалист (the-vacancy)");
        LetterIn(Language.En, NoticeText.News).Body.ShouldContain("Chief specialist (the-vacancy)");
    }

    [Fact]
    public void A_time_is_told_with_its_offset_under_every_culture()
    {
        Thread.CurrentThread.CurrentCulture = new System.Globalization.CultureInfo("ar-SA");
        LetterIn(Language.En, NoticeText.Sitting).Body.ShouldContain("from 02.03.2026 09:00 (UTC+05:00) to 02.03.2026 09:00 (UTC+05:00).");
    }

    private static Letter LetterIn(Language language, NoticeText text)
    {
        var matter = PostOffice.Matter("m", text);
        var notice = new DueNotice(0, 1, default, default, language, new Privacy.SealedAnswer(default, default), matter);
        return Letter.Of(notice, "anna@example.kz", PostOffice.Settings);
    }
}
