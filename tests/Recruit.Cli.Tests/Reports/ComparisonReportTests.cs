using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Recruit.Reports;
using Recruit.Wording;

namespace Recruit.Cli.Tests.Reports;

/// <summary>The page of a comparison. RECRUIT_UPDATE_GOLDEN=1 writes the golden files anew; look at the difference before it is kept.</summary>
public sealed class ComparisonReportTests : IDisposable
{
    private const string Hostile = "<script>alert('1')</script>&\"";

    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Languages => [.. ReportWords.LanguageCodes];

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("void-item-rescore", "csv", "--accept-key", "t/r3=b", "--void", "t/l4=drop")]
    [InlineData("void-item-rescore", "html", "--accept-key", "t/r3=b", "--void", "t/l4=drop")]
    [InlineData("kz-entry-test", "csv", "--with", "lower-mark.json")]
    [InlineData("kz-entry-test", "table", "--with", "lower-mark.json")]
    [InlineData("kz-entry-test", "json", "--with", "lower-mark.json")]
    [InlineData("kz-entry-test", "html", "--with", "lower-mark.json")]
    public async Task Comparisons_read_as_they_were_approved(string suite, string form, params string[] supposed)
    {
        LowerMark();
        var said = await RecruitProcess.RunAsync(
            ["compare", Suites.CampaignOf(suite), .. supposed.Select(word => word == "lower-mark.json" ? folder[word] : word), "--output", form, "--lang", "ru"]);
        said.Code.ShouldBe(0, said.Notes);
        said.Notes.ShouldBeEmpty();
        var results = said.Results.Replace(folder["lower-mark.json"], "lower-mark.json", StringComparison.Ordinal);
        var golden = Path.Combine(RecruitProcess.Repository, "tests", "Recruit.Cli.Tests", "Reports", "Golden", $"{suite}.{(form == "table" ? "txt" : form)}");
        if (Environment.GetEnvironmentVariable("RECRUIT_UPDATE_GOLDEN") is { Length: > 0 })
        {
            await File.WriteAllTextAsync(golden, results);
        }

        results.ShouldBe(await File.ReadAllTextAsync(golden));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task The_page_is_well_formed_and_needs_nothing_from_outside(string language)
    {
        var (html, page) = await PageAsync(language);

        page.Root!.Attribute("lang")!.Value.ShouldBe(language);
        Regex.Matches(html, @"(?i)https?:|//|\bsrc=|\bhref=|url\(|@import|<script|<link|<iframe|<object|\bon[a-z]+=").Select(found => found.Value).ShouldBeEmpty();
        page.Descendants("meta").Single(meta => meta.Attribute("http-equiv") is not null).Attribute("content")!.Value.ShouldStartWith("default-src 'none'");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Every_picture_says_what_it_shows_and_has_a_table_beside_it(string language)
    {
        var (_, page) = await PageAsync(language);

        // Funnel, movement, and the totals of the one stage.
        var pictures = page.Descendants("svg").ToArray();
        pictures.Length.ShouldBe(3);
        foreach (var picture in pictures)
        {
            picture.Attribute("role")!.Value.ShouldBe("img");
            picture.Attribute("aria-label")!.Value.ShouldNotBeEmpty();
            picture.Parent!.Descendants("table").ShouldNotBeEmpty();
            picture.Descendants("text").Select(text => text.Value.Trim()).ShouldAllBe(text => text.Length > 0);
        }

        page.Descendants("table").ShouldAllBe(table => table.Element("caption") != null && table.Descendants("th").All(head => head.Attribute("scope") != null));
        foreach (var table in page.Descendants("table"))
        {
            var width = table.Element("thead")!.Descendants("th").Count();
            table.Element("tbody")!.Elements("tr").ShouldAllBe(row => row.Elements().Count() == width);
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Whatever_candidates_and_rules_are_called_is_text(string language)
    {
        var (html, page) = await PageAsync(language);

        html.ShouldNotContain(Hostile);
        page.Descendants("script").ShouldBeEmpty();
        page.Descendants("title").Single().Value.ShouldContain("</title><b>");
        page.Descendants("tbody").Descendants().ShouldContain(cell => cell.Value == Hostile);
        page.Descendants("th").ShouldContain(head => head.Value == "<i>Астана</i>\uFFFD");
    }

    [Fact]
    public async Task The_movement_of_the_picture_is_that_of_the_table()
    {
        var (_, page) = await PageAsync("en");
        var movement = page.Descendants("section").Single(section => section.Descendants("path").Any());
        var rows = movement.Descendants("tbody").Single().Elements("tr").Select(row => row.Elements().Select(cell => cell.Value).ToArray()).ToArray();

        movement.Descendants("path").Count(band => band.Attribute("class")!.Value == "move").ShouldBe(rows.Count(row => row[0] != row[1]));
        movement.Descendants("path").Count(band => band.Attribute("class")!.Value == "stay").ShouldBe(rows.Count(row => row[0] == row[1]));
        rows.Sum(row => int.Parse(row[2], System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(11);
    }

    [Fact]
    public void The_languages_have_the_same_keys_and_gaps()
    {
        var all = ReportWords.LanguageCodes.Select(ReportWords.In).ToArray();
        foreach (var words in all)
        {
            words.Keys.Order(StringComparer.Ordinal).ShouldBe(all[0].Keys.Order(StringComparer.Ordinal), words.Language.ToString());
        }

        foreach (var key in all[0].Keys)
        {
            all.Select(words => string.Join(' ', Sentences.GapsOf(words.Raw(key)).Select(gap => gap.Name).Distinct().Order(StringComparer.Ordinal))).Distinct().Count().ShouldBe(1, key);
        }
    }

    /// <summary>A comparison in which somebody with a hostile name crosses a line, by a field with a hostile value.</summary>
    private async Task<(string Html, XDocument Page)> PageAsync(string language)
    {
        var campaign = folder.CopyOf("quota-and-refill");
        foreach (var file in Directory.GetFiles(campaign, "*.csv"))
        {
            var text = await File.ReadAllTextAsync(file);
            await File.WriteAllTextAsync(
                file,
                text.Replace("Елена,", $"\"{Hostile.Replace("\"", "\"\"", StringComparison.Ordinal)}\",", StringComparison.Ordinal)
                    .Replace(",Астана,", ",<i>Астана</i>\u202E,", StringComparison.Ordinal));
        }

        var vacancy = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(campaign, "vacancy.json")))!;
        foreach (var one in new[] { "kk", "ru", "en" })
        {
            vacancy["title"]![one] = "</title><b>";
        }

        await File.WriteAllTextAsync(Path.Combine(campaign, "vacancy.json"), vacancy.ToJsonString());
        vacancy["stages"]![0]!["band"] = JsonNode.Parse("""{ "holdFrom": 46, "passFrom": 46 }""");
        await File.WriteAllTextAsync(folder["other.json"], vacancy.ToJsonString());
        var said = await RecruitProcess.RunAsync("compare", campaign, "--with", folder["other.json"], "--by", "region", "--output", "html", "--lang", language);
        said.Code.ShouldBe(0, said.Notes);
        return (said.Results, XDocument.Parse(said.Results));
    }

    private void LowerMark()
    {
        var vacancy = JsonNode.Parse(File.ReadAllText(Path.Combine(Suites.CampaignOf("kz-entry-test"), "vacancy.json")))!;
        vacancy["posts"] = 2;
        vacancy["stages"]![1]!["band"] = JsonNode.Parse("""{ "holdFrom": 29, "passFrom": 29 }""");
        File.WriteAllText(folder["lower-mark.json"], vacancy.ToJsonString());
    }
}
