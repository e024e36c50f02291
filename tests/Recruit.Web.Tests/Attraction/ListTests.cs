using System.Net;
using System.Xml.Linq;

namespace Recruit.Web.Tests.Attraction;

/// <summary>The list of vacancies, its filters and its feed.</summary>
[Collection(DemoTestGroup.Name)]
public sealed class ListTests(DemoService service)
{
    [Theory]
    [InlineData("kk", "Заң департаментінің маманы", "Бас маман")]
    [InlineData("ru", "Специалист юридического департамента", "Главный специалист")]
    [InlineData("en", "Specialist of the legal department", "Chief specialist")]
    public async Task What_can_be_applied_for_comes_first_in_the_language_of_the_page(string language, params string[] titles)
    {
        using var visitor = service.Visit();
        var page = await visitor.GetAsync($"/{language}/vacancies");
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Document.QuerySelectorAll("main h3").Select(one => one.TextContent.Trim()).ShouldBe(titles);
        page.Document.QuerySelector("main h3 a")!.GetAttribute("href").ShouldBe($"/{language}{DemoService.Open}");
    }

    [Theory]
    [InlineData("?words=LEGAL+drafts", "Specialist of the legal department")]
    [InlineData("?state=under-way", "Chief specialist")]
    [InlineData("?state=open&words=invented")]
    [InlineData("?agency=another")]
    [InlineData("?agency=demo&state=nonsense&after=%3F", "Specialist of the legal department", "Chief specialist")]
    [InlineData("?after=legal-specialist", "Chief specialist")]
    public async Task Filters_stand_in_the_address_and_in_the_form(string query, params string[] titles)
    {
        using var visitor = service.Visit();
        var page = await visitor.GetAsync($"/en/vacancies{query}");
        page.Document.QuerySelectorAll("main h3").Select(one => one.TextContent.Trim()).ShouldBe(titles);
        if (query.Contains("words=LEGAL", StringComparison.Ordinal))
        {
            page.Document.QuerySelector("#words")!.GetAttribute("value").ShouldBe("LEGAL drafts");
        }
    }

    [Fact]
    public async Task Words_that_are_too_long_are_told_at_the_field_and_at_the_top()
    {
        using var visitor = service.Visit();
        var page = await visitor.GetAsync($"/en/vacancies?words={new string('w', 101)}");
        page.Errors.ShouldBe(["Enter at most 100 characters"]);
        page.Title.ShouldStartWith("Error:");
        page.Document.QuerySelector("#words-error").ShouldNotBeNull();
    }

    [Fact]
    public async Task The_feed_has_every_vacancy_with_addresses_that_work()
    {
        using var visitor = service.Visit();
        using var reply = await visitor.SendAsync(HttpMethod.Get, "/ru/vacancies/feed");
        reply.Content.Headers.ContentType!.MediaType.ShouldBe("application/atom+xml");
        var feed = XDocument.Parse(await reply.Content.ReadAsStringAsync()).Root!;
        XNamespace atom = "http://www.w3.org/2005/Atom";
        feed.Name.ShouldBe(atom + "feed");
        feed.Element(atom + "updated").ShouldNotBeNull();
        var entries = feed.Elements(atom + "entry").ToList();
        entries.Select(one => one.Element(atom + "title")!.Value).ShouldBe(["Специалист юридического департамента", "Главный специалист"]);
        foreach (var entry in entries)
        {
            ((string?)entry.Element(atom + "author")!.Element(atom + "name")).ShouldBe("Демонстрационное агентство");
            (await visitor.GetAsync(new Uri(entry.Element(atom + "link")!.Attribute("href")!.Value).PathAndQuery)).Heading.ShouldContain(entry.Element(atom + "title")!.Value);
        }

        (await visitor.GetAsync("/ru/vacancies")).Document.QuerySelector("link[type='application/atom+xml']")!.GetAttribute("href").ShouldBe("/ru/vacancies/feed");
    }
}
