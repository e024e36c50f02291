using System.Globalization;
using Microsoft.Playwright;
using Recruit.Sittings;
using Recruit.Web.Tests.Sitting;
using Xunit.Abstractions;

namespace Recruit.Web.Tests.Browser;

/// <summary>A test on a line of 400 kbit/s with 400 ms, which is cut at each step of saving: what was shown as received is what is stored, once.</summary>
public sealed class PoorLineTests(SittingService service, Chromium browser) : IClassFixture<SittingService>, IClassFixture<Chromium>
{
    private const int BitsPerSecond = 400_000;
    private const int Delay = 400;

    [BrowserFact]
    public async Task Answers_that_change_faster_than_the_line_arrive_in_their_last_form()
    {
        var (somebody, page, _) = await EnterAsync();
        foreach (var round in (string[])["a", "b", "c", "a", "c", "b"])
        {
            await page.Locator($"input[type=radio][value={round}]").CheckAsync();
        }

        await page.Locator("input[type=checkbox][value=a]").CheckAsync();
        await page.Locator("input[type=checkbox][value=b]").CheckAsync();
        await ReceivedAsync(page);

        // Options come in the order of the form that was dealt.
        var stored = await service.StoredAsync(somebody);
        (stored["q1"], string.Join('|', stored["q2"].Split('|').Order(StringComparer.Ordinal))).ShouldBe(("b", "a|b"));
    }

    /// <summary>What becomes of the first request of a save; the next one gets through once the page has said that there is no line.</summary>
    [BrowserTheory]
    [InlineData("the request is lost")]
    [InlineData("the reply is lost")]
    [InlineData("the service is busy")]
    [InlineData("something between answers")]
    public async Task A_save_whose_line_is_cut_arrives_and_counts_once(string what)
    {
        var (somebody, page, _) = await EnterAsync();
        var (cut, said) = (0, new TaskCompletionSource());
        await page.RouteAsync("**/answers/**", async route =>
        {
            if (Interlocked.Increment(ref cut) > 1)
            {
                await said.Task;
                await route.ContinueAsync();
                return;
            }

            switch (what)
            {
                case "the reply is lost":
                    (await route.FetchAsync()).Status.ShouldBe(200);
                    await route.AbortAsync("connectionreset");
                    break;
                case "the service is busy":
                    await route.FulfillAsync(new() { Status = 503, Headers = new Dictionary<string, string> { ["Retry-After"] = "1" } });
                    break;
                case "something between answers":
                    await route.FulfillAsync(new() { Status = 200, ContentType = "text/html", Body = "<h1>Sign in to the network</h1>" });
                    break;
                default:
                    await route.AbortAsync("connectionfailed");
                    break;
            }
        });
        await page.Locator("input[type=radio][value=c]").CheckAsync();
        await Assertions.Expect(page.Locator("#line")).ToContainTextAsync("No line just now");
        said.SetResult();
        await ReceivedAsync(page);
        (await service.StoredAsync(somebody))["q1"].ShouldBe("c");
        (await service.KeptAsync(somebody)).ShouldBe(0, "the repeat is the same save");
        (await service.FindAsync(somebody)).Clock.HighestSequence.ShouldBe(1u);
        await Assertions.Expect(page.Locator("#line")).ToBeEmptyAsync();
    }

    [BrowserFact]
    public async Task A_tab_that_is_closed_while_a_save_is_under_way_goes_on_in_another_one()
    {
        var (somebody, page, line) = await EnterAsync();
        await page.Locator("input[type=radio][value=a]").CheckAsync();
        await ReceivedAsync(page);
        await line.CutAsync();
        await page.Locator("input[type=radio][value=b]").CheckAsync();
        await Assertions.Expect(page.Locator("#kept")).ToContainTextAsync("Not yet received by the server: 1");
        var (context, address) = (page.Context, page.Url);
        await page.CloseAsync();
        var again = await context.NewPageAsync();
        await Line.OfAsync(again, BitsPerSecond, Delay);
        await again.GotoAsync(address);
        await Assertions.Expect(again.Locator("input[type=radio][value=b]")).ToBeCheckedAsync();
        await ReceivedAsync(again);
        (await service.StoredAsync(somebody))["q1"].ShouldBe("b");
    }

    [BrowserFact]
    public async Task A_second_device_takes_over_and_what_the_first_one_kept_is_refused_and_told()
    {
        var (somebody, first, line) = await EnterAsync();
        await first.Locator("input[type=radio][value=a]").CheckAsync();
        await ReceivedAsync(first);
        await line.CutAsync();
        await first.Locator("input[type=radio][value=b]").CheckAsync();
        await Assertions.Expect(first.Locator("#kept")).ToContainTextAsync("Not yet received");

        var second = await browser.OpenAsync(service.Address, 360);
        await Line.OfAsync(second, BitsPerSecond, Delay);
        await second.Context.AddCookiesAsync([service.CookieOf(somebody)]);
        await second.GotoAsync($"/en{SittingService.Law}");
        await second.Locator("main button[type=submit]").ClickAsync();
        await Assertions.Expect(second.Locator("input[type=radio][value=a]")).ToBeCheckedAsync();
        await second.Locator("input[type=radio][value=c]").CheckAsync();
        await ReceivedAsync(second);

        await line.MendAsync();
        await Assertions.Expect(first.Locator("#tab-text")).ToContainTextAsync("another device");
        (await service.StoredAsync(somebody))["q1"].ShouldBe("c");
        (await service.KeptAsync(somebody)).ShouldBe(1, "what came too late is kept as evidence");
    }

    [BrowserFact]
    public async Task Handing_in_says_what_has_not_arrived_and_hands_in_when_it_has()
    {
        var (somebody, page, line) = await EnterAsync();
        await page.Locator("input[type=radio][value=a]").CheckAsync();
        await ReceivedAsync(page);
        await line.CutAsync();
        await page.Locator("input[type=radio][value=b]").CheckAsync();
        await page.Locator("button[value=review]").ClickAsync();
        await Assertions.Expect(page.Locator("#line")).ToContainTextAsync("No line just now");
        page.Url.ShouldNotContain("review");
        await line.MendAsync();
        await ReceivedAsync(page);
        await page.Locator("button[value=review]").ClickAsync();
        await page.WaitForURLAsync("**/review");
        await page.Locator("#final button").ClickAsync();
        await page.WaitForURLAsync("**/finished");
        (await service.StoredAsync(somebody))["q1"].ShouldBe("b");
        (await service.FindAsync(somebody)).Status.ShouldBe(AttemptStatus.Completed);
    }

    [BrowserFact]
    public async Task Without_script_a_form_that_was_lost_is_sent_again_and_saves_once()
    {
        var (somebody, page, line) = await EnterAsync(script: false);
        await page.Locator("input[type=radio][value=b]").CheckAsync();
        await line.CutAsync();
        await page.Locator("button[value=on]").ClickAsync();
        await page.WaitForURLAsync("chrome-error://**", new() { WaitUntil = WaitUntilState.Commit, Timeout = 180_000 });
        await line.MendAsync();
        await page.GoBackAsync();
        await page.Locator("input[type=radio][value=b]").CheckAsync();
        await page.Locator("button[value=on]").ClickAsync();
        await page.WaitForURLAsync("**part=2");
        (await service.StoredAsync(somebody))["q1"].ShouldBe("b");
        await page.Locator("input[inputmode=decimal]").FillAsync("12");
        await page.Locator("button[value=on]").ClickAsync();
        await page.WaitForURLAsync("**/review");
        await page.Locator("#final button").ClickAsync();
        await page.WaitForURLAsync("**/finished");
        (await service.FindAsync(somebody)).Status.ShouldBe(AttemptStatus.Completed);
    }

    /// <summary>Nothing waits any more.</summary>
    internal static async Task ReceivedAsync(IPage page)
    {
        await Assertions.Expect(page.Locator("#taken")).ToContainTextAsync("Received by the server at", new() { Timeout = 180_000 });
        await Assertions.Expect(page.Locator("#kept")).Not.ToContainTextAsync("Not yet received", new() { Timeout = 180_000 });
    }

    private async Task<(int Somebody, IPage Page, Line Line)> EnterAsync(bool script = true)
    {
        var somebody = service.Somebody();
        var page = await browser.OpenAsync(service.Address, 360, script);
        var line = await Line.OfAsync(page, BitsPerSecond, Delay);
        await page.Context.AddCookiesAsync([service.CookieOf(somebody)]);
        await page.GotoAsync($"/en{SittingService.Law}");
        var enter = page.Locator("main button[type=submit]");
        if (!script)
        {
            await enter.ClickAsync();
            await page.WaitForURLAsync("**/tests/**");
            return (somebody, page, line);
        }

        // The first sign of life is over, so that its reply says nothing about a line that is cut after it.
        var alive = await page.RunAndWaitForResponseAsync(() => enter.ClickAsync(), "**/contact", new() { Timeout = 180_000 });
        await alive.FinishedAsync();
        await Assertions.Expect(page.Locator("#answers")).Not.ToHaveAttributeAsync("inert", "");

        return (somebody, page, line);
    }
}

/// <summary>
/// OV8: a test of an hour on a line of 32 kbit/s with 800 ms that is cut every half minute. The hour passes by the clock of the browser and that of the service,
/// which are moved together; the bytes go over the line as they are.
/// </summary>
public sealed class HourOnAPoorLineTests(SittingService service, Chromium browser, ITestOutputHelper output) : IClassFixture<SittingService>, IClassFixture<Chromium>
{
    private const int BitsPerSecond = 32_000;
    private const int Delay = 800;
    private const int Minutes = 60;
    private const int BytesMax = 300 * 1024;

    private static readonly string[] Options = ["a", "b", "c"];

    [BrowserFact]
    public async Task It_is_sat_whole_with_every_answer_acknowledged_in_few_bytes()
    {
        // By day every fifth minute has an answer, and those of the other minutes are counted like the first; by night each has.
        var every = int.TryParse(Environment.GetEnvironmentVariable("RECRUIT_CASES"), out var cases) && cases > 1 ? 1 : 5;
        var somebody = service.Somebody();
        var page = await browser.OpenAsync(service.Address, 360);
        await page.Clock.InstallAsync();
        var line = await Line.OfAsync(page, BitsPerSecond, Delay);
        await page.Context.AddCookiesAsync([service.CookieOf(somebody)]);
        await page.GotoAsync($"/en{SittingService.Law}");
        await page.Locator("main button[type=submit]").ClickAsync();
        await page.WaitForURLAsync("**/tests/**", new() { Timeout = 180_000 });
        await page.Locator("#ask").WaitForAsync();
        await Assertions.Expect(page.Locator("#answers")).Not.ToHaveAttributeAsync("inert", "", new() { Timeout = 180_000 });
        await QuietAsync(page, line);
        var opened = line.Bytes;
        await page.Locator("input[type=checkbox][value=a]").CheckAsync();
        await page.Locator("input[type=checkbox][value=a]").BlurAsync();
        await PoorLineTests.ReceivedAsync(page);
        var (answer, said) = (line.Bytes - opened, "");
        for (var minute = 1; minute < Minutes; minute++)
        {
            if (minute % every == 0)
            {
                // The line goes while the answer is given, and is back half a minute later: within two minutes the server has it.
                said = Options[minute / every % Options.Length];
                await line.CutAsync();
                await page.Locator($"input[type=radio][value={said}]").CheckAsync();
                await Assertions.Expect(page.Locator("#kept")).ToContainTextAsync("Not yet received by the server: 1");
            }

            await PassAsync(page, TimeSpan.FromSeconds(30));
            await line.MendAsync();
            await PassAsync(page, TimeSpan.FromSeconds(30));
            if (minute % every == 0)
            {
                await PoorLineTests.ReceivedAsync(page);
                (await service.StoredAsync(somebody))["q1"].ShouldBe(said, string.Create(CultureInfo.InvariantCulture, $"minute {minute}"));
            }
        }

        var whole = line.Bytes + (answer * (Minutes - (Minutes / every)));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"opened {opened}, an answer {answer}, all {line.Bytes}, with all answers {whole}"));
        whole.ShouldBeLessThan(BytesMax);
        await page.Locator("button[value=review]").ClickAsync();
        await page.WaitForURLAsync("**/review", new() { Timeout = 180_000 });
        await page.Locator("#final button").ClickAsync();
        await page.WaitForURLAsync("**/finished", new() { Timeout = 180_000 });
        (await service.FindAsync(somebody)).Status.ShouldBe(AttemptStatus.Completed);
        (await service.StoredAsync(somebody))["q1"].ShouldBe(said);
    }

    /// <summary>Until nothing comes or goes any more: the first sign of life follows the page, and is not to be counted as an answer's.</summary>
    private static async Task QuietAsync(IPage page, Line line)
    {
        long before;
        do
        {
            before = line.Bytes;
            await page.WaitForTimeoutAsync(3 * Delay);
        }
        while (line.Bytes != before);
    }

    private async Task PassAsync(IPage page, TimeSpan span)
    {
        service.Time.Move(span);
        await page.Clock.RunForAsync((long)span.TotalMilliseconds);
    }
}
