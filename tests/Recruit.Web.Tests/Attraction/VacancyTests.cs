using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Recruit.UseCases.Attraction;
using Recruit.Vacancies;
using Recruit.Web.Attraction;
using Recruit.Web.Layout;

namespace Recruit.Web.Tests.Attraction;

/// <summary>One vacancy: its page, what search engines read, and its dates in a calendar.</summary>
[Collection(DemoTestGroup.Name)]
public sealed class VacancyTests(DemoService service)
{
    [Fact]
    public async Task It_tells_the_post_its_requirements_its_steps_and_its_dates_and_leads_to_the_application()
    {
        using var visitor = service.Visit();
        var page = await visitor.GetAsync($"/en{DemoService.Open}");
        page.Heading.ShouldContain("Specialist of the legal department");
        page.Document.QuerySelector("a.govuk-button")!.GetAttribute("href").ShouldBe("/en/apply/legal-specialist");
        var text = page.Text;
        foreach (var told in (string[])
        [
            "Citizen of Kazakhstan: yes", "Degree: bachelor or higher", "Date of birth: on 1 March 2008 or earlier", "Years of work experience: 1 or more",
            "Test of 4 questions", "Test of law: 30 minutes, online", "Pass mark: 3", "For each place, the 4 best go on. Whoever has the same total as the last of them goes on too.",
            "1 place: Resident of a rural area: yes. What is not filled is open to everybody.", "within 5 working days of its release", "employment centres", "75 % of the total",
        ])
        {
            text.ShouldContain(told);
        }

        text.ShouldNotContain("UTC+0");
        page.Document.QuerySelectorAll(".recruit-timeline__item").Length.ShouldBe(4);
    }

    [Fact]
    public async Task One_that_is_over_leads_to_its_results_and_to_no_application()
    {
        using var visitor = service.Visit();
        var page = await visitor.GetAsync($"/ru{DemoService.Released}");
        page.Document.QuerySelector("a.govuk-button").ShouldBeNull();
        page.Document.QuerySelector("script").ShouldBeNull();
        page.Document.QuerySelectorAll("main a").Select(one => one.GetAttribute("href")).ShouldContain($"/ru{DemoService.Released}/results");
        page.Text.ShouldContain("Здесь их не подают");
        page.Text.ShouldNotContain("commission");
    }

    [Theory]
    [InlineData("kk", "Қазақстан Республикасының азаматы", "Ең төменгі талаптар", "Кәсіптік")]
    [InlineData("ru", "Гражданство Республики Казахстан", "Минимальные требования", "Профессиональное")]
    [InlineData("en", "Citizen of the Republic of Kazakhstan", "Minimum requirements", "Vocational")]
    public async Task Fields_levels_and_stages_are_called_as_the_vacancy_says(string language, string field, string stage, string level)
    {
        using var visitor = service.Visit();
        var here = $"/{language}{DemoService.Released}";
        var page = await visitor.GetAsync(here);
        page.Text.ShouldContain($"{field}: ");
        page.Document.QuerySelectorAll(".recruit-timeline__title").Select(one => one.TextContent.Trim()).ShouldContain(title => title.EndsWith($". {stage}", StringComparison.Ordinal));
        (await visitor.GetAsync($"{here}/results")).Document.QuerySelectorAll("main table th").Select(one => one.TextContent.Trim())
            .ShouldContain(title => title.EndsWith($". {stage}", StringComparison.Ordinal));
        var check = await visitor.GetAsync($"{here}/eligibility");
        check.Document.QuerySelectorAll("main legend").Select(one => one.TextContent.Trim()).ShouldContain(field);
        check.Document.QuerySelectorAll("main .govuk-radios__label").Select(one => one.TextContent.Trim()).ShouldContain(level);
    }

    [Theory]
    [InlineData("/en/vacancies/nothing")]
    [InlineData("/en/vacancies/nothing/questions")]
    [InlineData("/en/vacancies/nothing/results")]
    [InlineData("/en/vacancies/nothing/eligibility")]
    [InlineData("/en/vacancies/nothing/questions/own")]
    [InlineData("/en/vacancies/nothing/calendar")]
    [InlineData("/en/vacancies/no%20id")]
    public async Task What_is_not_announced_is_not_there(string path)
    {
        using var visitor = service.Visit();
        (await visitor.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Search_engines_read_the_same_as_people()
    {
        using var visitor = service.Visit();
        var page = await visitor.GetAsync($"/kk{DemoService.Open}");
        var posting = JsonDocument.Parse(page.Document.QuerySelector("script[type='application/ld+json']")!.TextContent).RootElement;
        string Text(string name) => posting.GetProperty(name).GetString()!;
        (Text("@context"), Text("@type"), Text("title")).ShouldBe(("https://schema.org", "JobPosting", "Заң департаментінің маманы"));
        posting.GetProperty("totalJobOpenings").GetInt32().ShouldBe(3);
        posting.GetProperty("hiringOrganization").GetProperty("name").GetString().ShouldBe("Көрсетілім агенттігі");
        posting.GetProperty("jobLocation").GetProperty("address").GetProperty("addressCountry").GetString().ShouldBe("KZ");
        DateTimeOffset.Parse(Text("validThrough"), CultureInfo.InvariantCulture).ShouldBeGreaterThan(service.Time.GetUtcNow());
        DateTimeOffset.Parse(Text("datePosted"), CultureInfo.InvariantCulture).ShouldBeLessThan(service.Time.GetUtcNow());
        page.Text.ShouldContain(Text("description").Trim().Split('\n')[0]);
    }

    [Fact]
    public async Task A_text_that_looks_like_markup_ends_no_element()
    {
        var read = await service.Server.Engine.Service.AskAsync(new ReadVacancy(new(Guid.NewGuid()), new Id("legal-specialist")));
        var vacancy = read.ShouldBeOfType<VacancyShown>();
        var evil = new Recruit.Stages.Attraction.AnnouncementText("</script><script>alert(1)</script>", "&<!--");
        var told = vacancy with { Announcement = vacancy.Announcement with { Texts = new(evil, evil, evil) } };
        var posting = JobPosting.Of(told, new Speech(Language.En), new Uri("https://recruit.example/en/vacancies/x"))!;
        posting.ShouldNotContain("<");
        JsonDocument.Parse(posting).RootElement.GetProperty("title").GetString().ShouldBe(evil.Title);
    }

    [Fact]
    public async Task Its_dates_come_into_a_calendar_in_the_time_of_the_campaign()
    {
        using var visitor = service.Visit();
        using var reply = await visitor.SendAsync(HttpMethod.Get, $"/kk{DemoService.Open}/calendar");
        reply.Content.Headers.ContentType!.MediaType.ShouldBe("text/calendar");
        var content = await reply.Content.ReadAsStringAsync();
        content.Split("\r\n").ShouldAllBe(line => Encoding.UTF8.GetByteCount(line) <= 75);
        content.ShouldEndWith("END:VCALENDAR\r\n");
        var lines = content.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
        lines.Count(line => line == "BEGIN:VEVENT").ShouldBe(3);
        lines.Where(line => line.StartsWith("UID:", StringComparison.Ordinal)).ShouldBeUnique();
        lines.ShouldContain("TZOFFSETTO:+0500");
        lines.ShouldContain("SUMMARY:Заң тесті: Заң департаментінің маманы");
        lines.Count(line => line.StartsWith("DTSTART;TZID=Asia/Almaty:", StringComparison.Ordinal) && line.EndsWith("T090000", StringComparison.Ordinal)).ShouldBe(2);
        lines.ShouldContain(line => line.StartsWith("DTEND;TZID=Asia/Almaty:", StringComparison.Ordinal) && line.EndsWith("T000000", StringComparison.Ordinal));
        lines.ShouldContain("TRIGGER:-P1D");
    }

    [Theory]
    [InlineData("short")]
    [InlineData("SUMMARY:Қазақстан Республикасының мемлекеттік қызметіне іріктеудің барлық кезеңдерінің күндері, соның ішінде 𝄞")]
    public void A_long_line_is_folded_and_comes_back_as_it_was(string line)
    {
        var folded = VacancyCalendar.Folded(line);
        folded.Split("\r\n").ShouldAllBe(part => Encoding.UTF8.GetByteCount(part) <= 75);
        folded.Replace("\r\n ", "", StringComparison.Ordinal).ShouldBe(line);
    }
}
