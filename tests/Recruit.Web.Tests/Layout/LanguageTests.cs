using System.Net;

namespace Recruit.Web.Tests.Layout;

public sealed class LanguageTests(WebService service) : IClassFixture<WebService>
{
    [Theory]
    [InlineData("kk", "Іріктеу қалай өтеді")]
    [InlineData("ru", "Как проходит отбор")]
    [InlineData("en", "How selection works")]
    public async Task The_address_says_the_language_and_the_navigation_stays_on_the_page(string code, string heading)
    {
        using var visitor = service.Visit();
        var page = await visitor.GetAsync($"/{code}/how-it-works?from=test");
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Heading.ShouldBe(heading);
        page.Document.DocumentElement.GetAttribute("lang").ShouldBe(code);
        var others = page.Document.QuerySelectorAll(".govuk-language-navigation a");
        others.Select(one => one.GetAttribute("href")).ShouldBe(((string[])["kk", "ru", "en"]).Where(one => one != code).Select(one => $"/{one}/how-it-works?from=test"));
        others.ShouldAllBe(one => one.GetAttribute("href")!.StartsWith($"/{one.GetAttribute("lang")}/", StringComparison.Ordinal));
        page.Document.QuerySelectorAll("footer a, main a, .govuk-service-navigation a")
            .ShouldAllBe(one => one.GetAttribute("href")!.StartsWith($"/{code}/", StringComparison.Ordinal) || one.GetAttribute("href") == $"/{code}/");
    }

    [Theory]
    [InlineData("ru-KZ,ru;q=0.9,en;q=0.8", "/ru/help")]
    [InlineData("de-DE,de;q=0.9,en;q=0.8", "/en/help")]
    [InlineData("en;q=0.1,kk", "/kk/help")]
    [InlineData("fr", "/kk/help")]
    public async Task Without_a_language_it_is_that_of_the_browser(string accepted, string expected)
    {
        using var visitor = service.Visit();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/help");
        request.Headers.Add("Accept-Language", accepted);
        using var response = await visitor.SendAsync(request);
        response.Headers.Location!.ToString().ShouldBe(expected);
    }

    [Fact]
    public async Task What_was_chosen_last_counts_more()
    {
        using var visitor = service.Visit();
        await visitor.GetAsync("/ru/");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/help");
        request.Headers.Add("Accept-Language", "en");
        using var response = await visitor.SendAsync(request);
        response.Headers.Location!.ToString().ShouldBe("/ru/help");
    }
}
