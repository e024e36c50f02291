using System.Text.RegularExpressions;
using Recruit.Actors;
using Recruit.Vacancies;
using Recruit.Web.Layout;
using Recruit.Wording;

namespace Recruit.Web.Tests.Layout;

/// <summary>The words of all pages are the same ones in the three languages.</summary>
public sealed partial class SpeechTests
{
    private static readonly Speech[] All = [.. Enum.GetValues<Language>().Select(language => new Speech(language))];

    [Fact]
    public void Every_language_has_the_same_keys_with_the_same_gaps()
    {
        var english = new Speech(Language.En).Words;
        foreach (var words in All.Select(one => one.Words))
        {
            words.Keys.Order(StringComparer.Ordinal).ShouldBe(english.Keys.Order(StringComparer.Ordinal), words.Language.ToString());
            foreach (var key in words.Keys)
            {
                Sentences.GapsOf(words.Raw(key)).Select(gap => gap.Name).Distinct().Order(StringComparer.Ordinal)
                    .ShouldBe(Sentences.GapsOf(english.Raw(key)).Select(gap => gap.Name).Distinct().Order(StringComparer.Ordinal), $"{words.Language} {key}");
            }
        }
    }

    [Fact]
    public void Every_gap_that_chooses_a_form_has_all_forms_of_its_language()
    {
        foreach (var words in All.Select(one => one.Words))
        {
            foreach (var gap in words.Keys.SelectMany(key => Sentences.GapsOf(words.Raw(key))).Where(gap => gap.Forms.Count > 0))
            {
                gap.Forms.Keys.ShouldBe(gap.IsOrdinal ? Plurals.OrdinalsOf(words.Language) : Plurals.CardinalsOf(words.Language), ignoreOrder: true);
            }
        }
    }

    [Fact]
    public void Every_page_asks_only_for_words_that_are_there()
    {
        var english = new Speech(Language.En).Words;
        var pages = Directory.GetFiles(Path.Combine(Sources.Web, "Pages"), "*.cshtml*", SearchOption.AllDirectories);
        foreach (var (page, key) in pages.SelectMany(page => Asked().Matches(File.ReadAllText(page)).Select(one => (page, one.Groups["key"].Value))))
        {
            english.Has(key).ShouldBeTrue($"{page} asks for \"{key}\"");
        }
    }

    [Fact]
    public void Every_refusal_that_has_words_is_one_that_there_is()
    {
        var codes = new[] { typeof(Campaigns.CampaignRefusals).Assembly, typeof(UseCases.UseCaseRefusals).Assembly }
            .SelectMany(assembly => assembly.GetExportedTypes()).Where(type => type.Name.EndsWith("Refusals", StringComparison.Ordinal))
            .SelectMany(type => type.GetFields()).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!).Append("other").ToHashSet();
        new Speech(Language.En).Words.Keys.Where(key => key.StartsWith("refusal.", StringComparison.Ordinal))
            .Select(key => key["refusal.".Length..]).Except(codes).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Language.En, "5 March 2027, 23:59")]
    [InlineData(Language.Ru, "5 марта 2027 года, 23:59")]
    [InlineData(Language.Kk, "2027 жылғы 5 наурыз, 23:59")]
    public void A_term_that_ends_at_midnight_is_told_by_the_day_before(Language language, string expected) =>
        new Speech(language).Until(Instant.Of(new DateTimeOffset(2027, 3, 6, 0, 0, 0, TimeSpan.FromHours(5)))).ShouldBe(expected);

    [Theory]
    [InlineData(Language.En, 1234567, "1,234,567")]
    [InlineData(Language.Ru, 999, "999")]
    [InlineData(Language.Kk, 10000, "10\u00a0000")]
    public void Numbers_are_written_as_the_language_does(Language language, long number, string expected) =>
        new Speech(language).Number(number).ShouldBe(expected);

    [GeneratedRegex("""[Ww]ords(?:\.Say\(|\[)"(?<key>[a-z0-9.-]+)"[\],)]""")]
    private static partial Regex Asked();
}
