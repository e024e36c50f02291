using Microsoft.Playwright;
using Recruit.Web.Tests.Sitting;

namespace Recruit.Web.Tests.Browser;

/// <summary>A test that is sat in a real browser: what was shown as received is what is stored.</summary>
public sealed class SittingTests(SittingService service, Chromium browser) : IClassFixture<SittingService>, IClassFixture<Chromium>
{
    /// <summary>How many answers of the attempt on the page wait on the device; nothing of it is there once it was erased.</summary>
    internal const string Kept = "() => { const name = `recruit ${document.getElementById('sitting').dataset.attempt}`; return indexedDB.databases().then(all => !all.some(one => one.name === name) ? 0 "
        + ": new Promise(done => { const asked = indexedDB.open(name, 1); asked.onsuccess = () => { const count = asked.result.transaction('saves').objectStore('saves').count(); "
        + "count.onsuccess = () => { asked.result.close(); done(count.result); }; }; })); }";

    [BrowserFact]
    public async Task An_answer_is_sent_by_itself_and_shown_as_received()
    {
        var (somebody, page) = await EnterAsync();
        await page.Locator("input[type=radio][value=b]").CheckAsync();
        await Assertions.Expect(page.Locator("#taken")).ToContainTextAsync("Received by the server at");
        (await service.StoredAsync(somebody))["q1"].ShouldBe("b");
        await Chromium.ShouldBeFineAsync(page, "a section with an answer");
        (await page.EvaluateAsync<int>(Kept)).ShouldBe(0);
        await Chromium.KeepAsync(page, "sitting-section");
    }

    [BrowserFact]
    public async Task Answers_given_without_a_line_wait_on_the_device_and_are_sent_when_it_is_back()
    {
        var (somebody, page) = await EnterAsync();
        await page.Locator("#ask").WaitForAsync();
        await Assertions.Expect(page.Locator("#answers")).Not.ToHaveAttributeAsync("inert", "");
        await page.Locator("input[type=radio][value=a]").CheckAsync();
        await Assertions.Expect(page.Locator("#taken")).ToContainTextAsync("Received");
        await page.Context.SetOfflineAsync(true);
        await page.Locator("input[type=radio][value=c]").CheckAsync();
        await Assertions.Expect(page.Locator("#line")).ToContainTextAsync("No line just now");
        await Assertions.Expect(page.Locator("#kept")).ToContainTextAsync("Not yet received by the server: 1");
        (await service.StoredAsync(somebody))["q1"].ShouldBe("a");
        (await page.EvaluateAsync<int>(Kept)).ShouldBe(1);
        await Chromium.ShouldBeFineAsync(page, "a section without a line");
        await page.Context.SetOfflineAsync(false);
        await Assertions.Expect(page.Locator("#kept")).Not.ToContainTextAsync("Not yet received");
        (await service.StoredAsync(somebody))["q1"].ShouldBe("c");
    }

    [BrowserFact]
    public async Task A_tab_that_was_closed_without_a_line_goes_on_where_it_was()
    {
        var (somebody, page) = await EnterAsync();
        await page.Locator("input[type=radio][value=a]").CheckAsync();
        await Assertions.Expect(page.Locator("#taken")).ToContainTextAsync("Received");
        await page.Context.SetOfflineAsync(true);
        await page.Locator("input[type=radio][value=c]").CheckAsync();
        await Assertions.Expect(page.Locator("#kept")).ToContainTextAsync("Not yet received by the server: 1");
        var (context, address) = (page.Context, page.Url);
        await page.CloseAsync();
        await context.SetOfflineAsync(false);
        var again = await context.NewPageAsync();
        await again.GotoAsync(address);
        await Assertions.Expect(again.Locator("input[type=radio][value=c]")).ToBeCheckedAsync();
        await Assertions.Expect(again.Locator("#taken")).ToContainTextAsync("Received");
        (await service.StoredAsync(somebody))["q1"].ShouldBe("c");
    }

    [BrowserFact]
    public async Task A_second_device_goes_on_after_asking_and_the_first_is_told()
    {
        var (somebody, first) = await EnterAsync();
        await first.Locator("input[type=radio][value=a]").CheckAsync();
        await Assertions.Expect(first.Locator("#taken")).ToContainTextAsync("Received");
        var second = await browser.OpenAsync(service.Address, 360);
        await second.Context.AddCookiesAsync([service.CookieOf(somebody)]);
        await second.GotoAsync($"/en{SittingService.Law}");
        await Chromium.ShouldBeFineAsync(second, "the question before a takeover");
        await second.Locator("main button[type=submit]").ClickAsync();
        await Assertions.Expect(second.Locator("input[type=radio][value=a]")).ToBeCheckedAsync();
        await first.Locator("input[type=radio][value=c]").CheckAsync();
        await Assertions.Expect(first.Locator("#tab-text")).ToContainTextAsync("another device");
        (await service.StoredAsync(somebody))["q1"].ShouldBe("a");
    }

    [BrowserFact]
    public async Task A_test_is_handed_in_and_nothing_stays_on_the_device()
    {
        var (somebody, page) = await EnterAsync();
        await page.Locator("input[type=radio][value=b]").CheckAsync();
        await Assertions.Expect(page.Locator("#taken")).ToContainTextAsync("Received");
        await page.Locator("button[value=review]").ClickAsync();
        await page.WaitForURLAsync("**/review");
        await Chromium.ShouldBeFineAsync(page, "the review");
        await page.Locator("#final button").ClickAsync();
        await page.WaitForURLAsync("**/finished");
        await Chromium.ShouldBeFineAsync(page, "the receipt");
        await Assertions.Expect(page.Locator("#receipt")).ToContainTextAsync((await service.FindAsync(somebody)).Attempt.Id.Text);
        (await page.EvaluateAsync<int>(Kept)).ShouldBe(0);
    }

    [BrowserFact]
    public async Task Two_tests_at_once_keep_their_answers_apart_and_the_end_of_one_takes_nothing_of_the_other()
    {
        var (somebody, law) = await EnterAsync();
        var essay = await law.Context.NewPageAsync();
        await essay.GotoAsync($"/en{SittingService.Essay}");
        await essay.RunAndWaitForResponseAsync(() => essay.Locator("main button[type=submit]").ClickAsync(), "**/contact");
        await essay.EvaluateAsync("() => { window.fetch = () => Promise.reject(new TypeError('no line')); }");
        await essay.Locator("#answers textarea").FillAsync("A text.");
        await Assertions.Expect(essay.Locator("#kept")).ToContainTextAsync("Not yet received by the server: 1");
        ((await essay.EvaluateAsync<int>(Kept)), await law.EvaluateAsync<int>(Kept)).ShouldBe((1, 0));
        await essay.ReloadAsync();
        await Assertions.Expect(essay.Locator("#taken")).ToContainTextAsync("Received");
        await essay.Locator("#answers button").First.ClickAsync();
        await essay.WaitForURLAsync("**/review");
        await essay.Locator("#final button").ClickAsync();
        await essay.WaitForURLAsync("**/finished");
        await essay.WaitForFunctionAsync("() => indexedDB.databases().then(all => all.length === 1)");
        (await service.StoredAsync(somebody, "essay"))["essay"].ShouldBe("A text.");

        await law.EvaluateAsync("() => { window.fetch = () => Promise.reject(new TypeError('no line')); }");
        await law.Locator("input[type=radio][value=c]").CheckAsync();
        await Assertions.Expect(law.Locator("#kept")).ToHaveTextAsync("Saved on this phone. Not yet received by the server: 1.");
        (await law.EvaluateAsync<int>(Kept)).ShouldBe(1);
        var (context, address) = (law.Context, law.Url);
        await law.CloseAsync();
        var again = await context.NewPageAsync();
        await again.GotoAsync(address);
        await Assertions.Expect(again.Locator("#taken")).ToContainTextAsync("Received");
        (await service.StoredAsync(somebody))["q1"].ShouldBe("c");
    }

    [BrowserTheory]
    [InlineData("kk", 360)]
    [InlineData("ru", 360)]
    [InlineData("en", 360)]
    [InlineData("kk", 1280)]
    [InlineData("ru", 1280)]
    [InlineData("en", 1280)]
    public async Task What_is_said_of_the_line_moves_no_answer(string language, int width)
    {
        var page = await browser.OpenAsync(service.Address, width);
        await page.Context.AddCookiesAsync([service.CookieOf(service.Somebody())]);
        await page.GotoAsync($"/{language}{SittingService.Law}");
        await page.RunAndWaitForResponseAsync(() => page.Locator("main button[type=submit]").ClickAsync(), "**/contact");
        await page.Locator("#ask").WaitForAsync();
        var before = await TopAsync(page);
        await page.Locator("input[type=radio][value=a]").CheckAsync();
        await Assertions.Expect(page.Locator("#taken")).Not.ToBeEmptyAsync();
        (await TopAsync(page)).ShouldBe(before, "that it was received");
        await page.Context.SetOfflineAsync(true);
        await page.Locator("input[type=radio][value=c]").CheckAsync();
        await page.Locator("input[type=checkbox][value=a]").CheckAsync();
        await Assertions.Expect(page.Locator("#kept")).ToContainTextAsync("2");
        await Assertions.Expect(page.Locator("#line")).Not.ToBeEmptyAsync();
        (await TopAsync(page)).ShouldBe(before, "that there is no line");
        await Chromium.KeepAsync(page, $"sitting-no-line-{language}-{width}");
        await Assertions.Expect(page.Locator("#along")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        (await TopAsync(page)).ShouldBe(before, "that it can be taken along");
        await Chromium.ShouldBeFineAsync(page, $"a section without a line in {language} at {width}");
    }

    /// <summary>Where the answers begin, in CSS pixels from the top.</summary>
    private static Task<double> TopAsync(IPage page) => page.EvaluateAsync<double>("() => document.getElementById('answers').getBoundingClientRect().top + scrollY");

    private async Task<(int Somebody, IPage Page)> EnterAsync()
    {
        var somebody = service.Somebody();
        var page = await browser.OpenAsync(service.Address, 360);
        await page.Context.AddCookiesAsync([service.CookieOf(somebody)]);
        await page.GotoAsync($"/en{SittingService.Law}");
        await Chromium.ShouldBeFineAsync(page, "the page of the start");
        await page.Locator("main button[type=submit]").ClickAsync();
        await page.WaitForURLAsync("**/tests/**");
        await page.Locator("#ask").WaitForAsync();
        return (somebody, page);
    }
}
