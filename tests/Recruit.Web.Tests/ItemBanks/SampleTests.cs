using System.Net;
using Recruit.ItemBanks;
using Recruit.Web.Demo;
using Recruit.Web.Tests.Office;

namespace Recruit.Web.Tests.ItemBanks;

/// <summary>Everybody tries a sample test without an account and without script; it is marked at once, and only practice items are in it.</summary>
[Collection(OfficeTests.Name)]
public sealed class SampleTests(OfficeService office)
{
    private static readonly DemoItem[] Practice = [.. DemoItems.All.Where(item => item.Status == VersionStatus.Practice)];

    [Theory]
    [InlineData("kk", "Қазақ тілі")]
    [InlineData("ru", "Казахский")]
    [InlineData("en", "Kazakh")]
    public async Task It_is_marked_at_once_in_each_language_with_the_right_answers(string language, string right)
    {
        using var visitor = new Visitor(office.Demo.Address);
        var page = await visitor.GetAsync($"/{language}/sample/general");
        page.Document.QuerySelectorAll("[data-position]").Length.ShouldBe(Practice.Length);
        page.Document.QuerySelectorAll(".recruit-marked").ShouldBeEmpty();
        var (single, wrong, number, several, order) = (Place("state-language"), Place("what-follows"), Place("rows"), Place("good-answer"), Place("sizes"));
        var marked = await visitor.SubmitAsync(page, new()
        {
            [$"a{single}"] = "a", [$"a{wrong}"] = "a", [$"a{number}"] = " 42 ", [$"a{several}"] = "a", [$"a{order}-0"] = "2", [$"a{order}-1"] = "3", [$"a{order}-2"] = "1",
        });
        marked.Document.QuerySelector("#total")!.TextContent.ShouldContain(language == "en" ? "3.5" : "3,5");
        var told = marked.Document.QuerySelectorAll(".recruit-marked").ToArray();
        told[single].TextContent.ShouldContain(right);
        told.Select(one => one.QuerySelector(".govuk-tag--green") is not null).ShouldBe([.. Enumerable.Range(0, Practice.Length).Select(place => place == single || place == number || place == order)]);
        marked.Document.QuerySelector($"#a{number}")!.GetAttribute("value").ShouldBe(" 42 ", "what was answered stands there still");
        visitor.Cookies.Keys.Except(["recruit-language"]).ShouldAllBe(name => name.EndsWith("form", StringComparison.Ordinal), "nothing is kept of who tried it");
    }

    [Fact]
    public async Task It_is_found_from_the_list_and_has_nothing_that_is_secret()
    {
        using var visitor = new Visitor(office.Demo.Address);
        (await visitor.GetAsync("/en/how-it-works")).Document.QuerySelector("main a[href='/en/sample']").ShouldNotBeNull();
        (await visitor.GetAsync("/en/vacancies/legal-specialist")).Document.QuerySelector("main a[href='/en/sample?agency=demo']").ShouldNotBeNull();
        var list = await visitor.GetAsync("/en/sample?agency=demo");
        var page = await visitor.GetAsync(list.Document.QuerySelector("#samples a")!.GetAttribute("href")!);
        foreach (var secret in DemoItems.All.Where(item => item.Status != VersionStatus.Practice))
        {
            page.Text.ShouldNotContain(secret.Words.Stem.In(Vacancies.Language.En)!);
        }

        (await visitor.GetAsync("/en/sample?agency=another")).Text.ShouldContain("There is no sample test");
        (await visitor.GetAsync("/en/sample/none")).Status.ShouldBe(HttpStatusCode.NotFound);
        var blank = await visitor.SubmitAsync(page, []);
        blank.Document.QuerySelector("#total")!.TextContent.ShouldContain("0 of 5");
        var wild = await visitor.SubmitAsync(page, new() { ["a0"] = "z" });
        wild.Document.QuerySelector("#total")!.TextContent.ShouldContain("0 of 5");
    }

    private static int Place(string item) => Array.FindIndex(Practice, one => one.Id.Text == item);
}
