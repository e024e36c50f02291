using Microsoft.Playwright;
using Recruit.Actors;
using Recruit.Sittings;
using Recruit.UseCases.Sittings;
using Recruit.Vacancies;
using Recruit.Web.Tests.Sitting;

namespace Recruit.Web.Tests.Browser;

/// <summary>
/// The line is gone when the time ends: nothing that was answered is lost. It waits on the device, is sent when there is a line and kept for an appeal, or goes by hand as a file; only
/// then the device forgets it.
/// </summary>
public sealed class LastResortTests(SittingService service, Chromium browser) : IClassFixture<SittingService>, IClassFixture<Chromium>
{
    private const string Emptied = "() => indexedDB.databases().then(all => all.length === 0)";

    private static readonly TimeSpan UntilAllIsOver = TimeSpan.FromMinutes(61);

    [BrowserFact]
    public async Task Without_a_line_until_after_the_end_the_answers_go_by_hand_and_are_kept()
    {
        var (somebody, page, line) = await EnterAsync();
        await AnswerAsync(page, line);
        await EndAsync(page);
        await Assertions.Expect(page.Locator("#line")).ToContainTextAsync("Answers that the server has not received: 2");
        await Assertions.Expect(page.Locator("#answers")).ToHaveAttributeAsync("inert", "");
        page.Url.ShouldNotContain("finished");
        var (file, code) = await CarryAsync(page);
        await Chromium.ShouldBeFineAsync(page, "a section after the end without a line");
        await Chromium.KeepAsync(page, "sitting-along");
        System.Text.Encoding.UTF8.GetString(file).ShouldNotContain("Option", Case.Insensitive);

        var taken = await UploadAsync(somebody, file, code);
        (taken.Taken, taken.Kept).ShouldBe((0, 2));
        (await service.KeptAsync(somebody)).ShouldBe(2);
        await line.MendAsync();
        await page.WaitForURLAsync("**/finished", new() { Timeout = 180_000 });
        await page.WaitForFunctionAsync(Emptied);
        (await service.KeptAsync(somebody)).ShouldBe(2, "what came by hand and over the line is the same");
        (await service.StoredAsync(somebody)).ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task When_the_line_is_back_after_the_end_each_answer_is_kept_and_the_device_is_empty()
    {
        var (somebody, page, line) = await EnterAsync();
        await AnswerAsync(page, line);
        await EndAsync(page);
        await Assertions.Expect(page.Locator("#along")).ToBeVisibleAsync();
        await line.MendAsync();
        await page.WaitForURLAsync("**/finished", new() { Timeout = 180_000 });
        await page.WaitForFunctionAsync(Emptied);
        (await service.KeptAsync(somebody)).ShouldBe(2);
        (await service.StoredAsync(somebody)).ShouldBeEmpty();
        (await service.FindAsync(somebody)).Status.ShouldBe(AttemptStatus.TimedOut);
    }

    [BrowserFact]
    public async Task A_tab_that_was_closed_without_a_line_delivers_from_the_receipt_before_anything_is_erased()
    {
        var (somebody, page, line) = await EnterAsync();
        await AnswerAsync(page, line);
        var address = page.Url;
        var again = await CloseAsync(page);
        await again.GotoAsync(address);
        again.Url.ShouldEndWith("/finished");
        await Assertions.Expect(again.Locator("#line")).ToContainTextAsync("kept apart for an appeal");
        await again.WaitForFunctionAsync(Emptied);
        (await service.KeptAsync(somebody)).ShouldBe(2);
        await Chromium.ShouldBeFineAsync(again, "the receipt after answers were sent from it");
    }

    [BrowserFact]
    public async Task Whoever_is_done_with_a_device_that_still_has_answers_is_asked_before_they_are_erased()
    {
        var (somebody, page, line) = await EnterAsync();
        await AnswerAsync(page, line);
        var address = page.Url;
        var again = await CloseAsync(page);
        await again.RouteAsync("**/answers/**", route => route.AbortAsync("connectionfailed"));
        await again.GotoAsync(address);
        await Assertions.Expect(again.Locator("#line")).ToContainTextAsync("Answers that the server has not received: 2");
        var (file, code) = await CarryAsync(again);
        await again.Locator("#forget button").ClickAsync();
        await Assertions.Expect(again.Locator("#line")).ToContainTextAsync("press again to erase them here");
        await again.Locator("#forget button").ClickAsync();
        await again.WaitForURLAsync(url => !url.Contains("/tests/", StringComparison.Ordinal));
        await again.WaitForFunctionAsync(Emptied);
        (await UploadAsync(somebody, file, code)).Kept.ShouldBe(2);
    }

    [BrowserFact]
    public async Task While_the_time_runs_a_file_is_offered_when_the_line_stays_away_and_its_answers_count()
    {
        var (somebody, page, line) = await EnterAsync();
        await AnswerAsync(page, line);
        await page.Clock.FastForwardAsync(5000);
        await Assertions.Expect(page.Locator("#along")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        var (file, code) = await CarryAsync(page);
        (await UploadAsync(somebody, file, code)).Taken.ShouldBe(2);
        (await service.StoredAsync(somebody))["q1"].ShouldBe("b");
        await line.MendAsync();
        await PoorLineTests.ReceivedAsync(page);
        await Assertions.Expect(page.Locator("#along")).ToBeHiddenAsync();
        (await service.KeptAsync(somebody)).ShouldBe(0, "the repeat is the same save");
    }

    [BrowserFact]
    public async Task A_device_that_was_replaced_gives_everything_that_it_still_has()
    {
        var (somebody, page, line) = await EnterAsync();
        await AnswerAsync(page, line);
        var second = await browser.OpenAsync(service.Address, 360);
        await second.Context.AddCookiesAsync([service.CookieOf(somebody)]);
        await second.GotoAsync($"/en{SittingService.Law}");
        await second.Locator("main button[type=submit]").ClickAsync();
        await second.WaitForURLAsync("**/tests/**");
        var refused = 0;
        var all = new TaskCompletionSource();
        page.Response += (_, response) => _ = response.Status == 409 && Interlocked.Increment(ref refused) == 2 && all.TrySetResult();
        await line.MendAsync();
        await all.Task.WaitAsync(TimeSpan.FromMinutes(2));
        await Assertions.Expect(page.Locator("#tab-text")).ToContainTextAsync("another device");
        (await service.KeptAsync(somebody)).ShouldBe(2);
    }

    [BrowserFact]
    public async Task A_browser_that_is_not_known_any_more_keeps_what_it_has_and_offers_the_file()
    {
        var (somebody, page, _) = await EnterAsync();
        await page.Context.ClearCookiesAsync();
        await page.Locator("input[type=radio][value=b]").CheckAsync();
        await page.Locator("input[type=radio][value=b]").BlurAsync();
        await Assertions.Expect(page.Locator("#tab-text")).ToContainTextAsync("There is no such test for this device", new() { Timeout = 60_000 });
        var (file, code) = await CarryAsync(page);
        (await UploadAsync(somebody, file, code)).Taken.ShouldBe(1);
        (await service.StoredAsync(somebody))["q1"].ShouldBe("b");
    }

    [BrowserFact]
    public async Task Another_test_in_the_same_browser_leaves_alone_what_waits_there()
    {
        var (somebody, page, line) = await EnterAsync();
        await AnswerAsync(page, line);
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync($"/en{SittingService.Essay}");
        await other.RunAndWaitForResponseAsync(() => other.Locator("main button[type=submit]").ClickAsync(), "**/contact", new() { Timeout = 180_000 });
        (await page.EvaluateAsync<int>(SittingTests.Kept)).ShouldBe(2);
        await line.MendAsync();
        await PoorLineTests.ReceivedAsync(page);
        (await service.StoredAsync(somebody))["q1"].ShouldBe("b");
    }

    /// <summary>Cuts the line and gives two answers, which wait.</summary>
    private static async Task AnswerAsync(IPage page, Line line)
    {
        await line.CutAsync();
        await page.Locator("input[type=radio][value=b]").CheckAsync();
        await page.Locator("input[type=checkbox][value=a]").CheckAsync();
        await Assertions.Expect(page.Locator("#kept")).ToContainTextAsync("Not yet received by the server: 2");
    }

    /// <summary>The time of the test passes, by the clock of the browser and that of the service.</summary>
    private async Task EndAsync(IPage page)
    {
        service.Time.Move(UntilAllIsOver);
        await page.Clock.FastForwardAsync((long)UntilAllIsOver.TotalMilliseconds);
    }

    /// <summary>The tab is closed without a line, and when the line is back and all is over there is another one.</summary>
    private async Task<IPage> CloseAsync(IPage page)
    {
        var context = page.Context;

        // What a page sends when it goes would go past the tools that cut its line.
        await page.EvaluateAsync("() => { window.fetch = () => Promise.reject(new TypeError('no line')); }");
        await page.CloseAsync();
        service.Time.Move(UntilAllIsOver);
        return await context.NewPageAsync();
    }

    private static async Task<(byte[] File, string Code)> CarryAsync(IPage page)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("#carry").ClickAsync());
        download.SuggestedFilename.ShouldStartWith("recruit-");
        await Assertions.Expect(page.Locator("#code")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^([0-9A-F]{5} ){3}[0-9A-F]{5}$"));
        return (await File.ReadAllBytesAsync((await download.PathAsync())!), (await page.Locator("#code").TextContentAsync())!);
    }

    private async Task<AnswersFileTaken> UploadAsync(int somebody, byte[] file, string code) =>
        (await service.Server.Engine.Service.AskAsync(new TakeAnswersFile(
            SittingService.Officer, new OperationId(Guid.NewGuid()), new Id("lost-line"), new Id(SittingService.Campaign), service.CallerOf(somebody).Person!.Value, new Id("law"), file, code)))
        .ShouldBeOfType<AnswersFileTaken>();

    private async Task<(int Somebody, IPage Page, Line Line)> EnterAsync()
    {
        var somebody = service.Somebody();
        var page = await browser.OpenAsync(service.Address, 360);
        await page.Clock.InstallAsync();
        var line = await Line.OfAsync(page, 4_000_000, 20);
        await page.Context.AddCookiesAsync([service.CookieOf(somebody)]);
        await page.GotoAsync($"/en{SittingService.Law}");
        var alive = await page.RunAndWaitForResponseAsync(() => page.Locator("main button[type=submit]").ClickAsync(), "**/contact", new() { Timeout = 180_000 });
        await alive.FinishedAsync();
        await Assertions.Expect(page.Locator("#answers")).Not.ToHaveAttributeAsync("inert", "");
        return (somebody, page, line);
    }
}
