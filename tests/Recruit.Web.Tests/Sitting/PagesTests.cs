using System.Net;
using Recruit.Sittings;

namespace Recruit.Web.Tests.Sitting;

/// <summary>A test that is sat without script, in each language.</summary>
public sealed class PagesTests(SittingService service) : IClassFixture<SittingService>
{
    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    [InlineData("en")]
    public async Task A_whole_test_is_sat_without_script(string language)
    {
        var somebody = service.Somebody();
        using var visitor = service.Visit(somebody);
        var start = await visitor.GetAsync($"/{language}{SittingService.Law}");
        start.Status.ShouldBe(HttpStatusCode.OK);
        start.Heading.ShouldBe($"Law ({language})");
        (await service.FindAsync(somebody)).Status.ShouldBe(AttemptStatus.Dealt);

        var first = await visitor.SubmitAsync(start, []);
        (await service.FindAsync(somebody)).Status.ShouldBe(AttemptStatus.Running);
        first.Path.ShouldNotContain("K0");
        first.Text.ShouldContain($"One? ({language})");
        first.Document.QuerySelector("#clock")!.TextContent.ShouldNotBeEmpty();
        var (one, several) = (Field(first, "radio"), Field(first, "checkbox"));
        var second = await visitor.SubmitAsync(first, new() { [one] = "a", [several] = "b", ["go"] = "on" });
        second.Path.ShouldContain("part=2");
        var texts = second.Document.QuerySelectorAll("input[type=text]").ToDictionary(input => input.GetAttribute("inputmode")!, input => input.GetAttribute("name")!);
        var ranks = second.Document.QuerySelectorAll("select").ToDictionary(select => select.GetAttribute("data-option")!, select => select.GetAttribute("name")!);
        var review = await visitor.SubmitAsync(second, new()
        {
            [texts["decimal"]] = "12", [texts["text"]] = "Астана", [ranks["b"]] = "1", [ranks["a"]] = "2", [ranks["c"]] = "3", ["go"] = "on",
        });
        review.Path.ShouldEndWith("/review");
        review.Document.QuerySelectorAll(".govuk-summary-list__row").Length.ShouldBe(5);
        (await service.StoredAsync(somebody)).ShouldBe(new Dictionary<string, string> { ["q1"] = "a", ["q2"] = "b", ["q3"] = "12", ["q4"] = "Астана", ["q5"] = "b|a|c" }, ignoreOrder: true);

        var finished = await visitor.SubmitAsync(review, []);
        finished.Path.ShouldEndWith("/finished");
        var receipt = finished.Document.QuerySelectorAll("#receipt dd").Select(cell => cell.TextContent.Trim()).ToArray();
        receipt[..3].ShouldBe([(await service.FindAsync(somebody)).Attempt.Id.Text, "5", "0"]);
        (await service.FindAsync(somebody)).Status.ShouldBe(AttemptStatus.Completed);
    }

    [Fact]
    public async Task A_form_sent_twice_saves_once_and_one_sent_from_the_past_is_the_newest_word()
    {
        var somebody = service.Somebody();
        using var visitor = service.Visit(somebody);
        var first = await visitor.SubmitAsync(await visitor.GetAsync($"/en{SittingService.Law}"), []);
        var one = Field(first, "radio");
        await visitor.SubmitAsync(first, new() { [one] = "a" });
        await visitor.SubmitAsync(first, new() { [one] = "a" });
        (await service.FindAsync(somebody)).Clock.HighestSequence.ShouldBeLessThanOrEqualTo(2u);
        (await service.StoredAsync(somebody))["q1"].ShouldBe("a");
        await visitor.SubmitAsync(first, new() { [one] = "c" });
        (await service.StoredAsync(somebody))["q1"].ShouldBe("c");
    }

    [Fact]
    public async Task The_text_of_an_exercise_is_saved_whole()
    {
        var somebody = service.Somebody();
        using var visitor = service.Visit(somebody);
        var page = await visitor.SubmitAsync(await visitor.GetAsync($"/en{SittingService.Essay}"), []);
        page.Text.ShouldContain("Write about law. (en)");
        await visitor.SubmitAsync(page, new() { ["a0"] = "First line\r\n\r\nsecond line" });
        (await service.StoredAsync(somebody, "essay"))["essay"].ShouldBe("First line\n\nsecond line");
        var again = await visitor.GetAsync(page.Path);
        again.Document.QuerySelector("textarea")!.TextContent.ShouldBe("First line\n\nsecond line");
        again.Text.ShouldContain("4 words");
    }

    [Fact]
    public async Task Older_browsers_are_told_and_led_back()
    {
        var somebody = service.Somebody();
        using var older = service.Visit(somebody);
        using var newer = service.Visit(somebody);
        var page = await older.SubmitAsync(await older.GetAsync($"/en{SittingService.Law}"), []);
        await newer.SubmitAsync(await newer.GetAsync($"/en{SittingService.Law}"), []);
        var told = await older.SubmitAsync(page, new() { [Field(page, "radio")] = "a" });
        told.Heading.ShouldBe("The test goes on on another device");
        told.Document.QuerySelectorAll("main a").ShouldContain(link => link.GetAttribute("href") == $"/en{SittingService.Law}");
        (await service.StoredAsync(somebody)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_that_other_attempts_left_in_a_browser_is_erased_with_this_one()
    {
        using var visitor = service.Visit(service.Somebody());
        var page = await visitor.SubmitAsync(await visitor.GetAsync($"/en{SittingService.Law}"), []);
        var finished = await visitor.SubmitAsync(await visitor.GetAsync($"{page.Path.Split('?')[0]}/review"), []);
        finished.Document.QuerySelector("#sitting")!.GetAttribute("data-key").ShouldNotBeNullOrEmpty("it sends what is still on the device");
        using (var shown = await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Get, finished.Path)))
        {
            shown.Headers.Contains("Clear-Site-Data").ShouldBeFalse();
        }

        using var done = new HttpRequestMessage(HttpMethod.Post, finished.Path)
        {
            Content = new FormUrlEncodedContent(finished.Document.QuerySelectorAll("#forget input").ToDictionary(one => one.GetAttribute("name")!, one => one.GetAttribute("value")!)),
        };
        done.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var told = await visitor.SendAsync(done);
        told.Headers.Contains("Clear-Site-Data").ShouldBeFalse();
    }

    [Fact]
    public async Task The_script_costs_eight_kilobytes_at_most()
    {
        using var visitor = service.Visit(service.Somebody());
        var page = await visitor.SubmitAsync(await visitor.GetAsync($"/en{SittingService.Law}"), []);
        page.Document.QuerySelectorAll("script").Where(script => !script.HasAttribute("src")).ShouldBeEmpty();
        using var request = new HttpRequestMessage(HttpMethod.Get, page.Document.QuerySelector("script")!.GetAttribute("src"));
        request.Headers.AcceptEncoding.ParseAdd("br");
        using var response = await visitor.SendAsync(request);
        response.Content.Headers.ContentLength!.Value.ShouldBeLessThanOrEqualTo(8192);
        response.Headers.CacheControl!.ToString().ShouldContain("immutable");
    }

    private static string Field(Page page, string type) => page.Document.QuerySelector($"input[type={type}]")!.GetAttribute("name")!;
}
