using Microsoft.Playwright;
using Recruit.Web.Tests.Candidates;

namespace Recruit.Web.Tests.Browser;

/// <summary>The pages of a candidate in a real browser. None of them has script; that axe runs needs it.</summary>
public sealed class CandidatePagesTests(CandidateService service, Chromium browser) : IClassFixture<CandidateService>, IClassFixture<Chromium>
{
    [BrowserFact]
    public async Task Somebody_applies_on_a_phone_with_the_keyboard_alone()
    {
        var campaign = await service.OpenAsync();
        var person = service.Somebody();
        var page = await browser.OpenAsync(service.Address, 360);
        await service.OpenAccountAsync(person);
        await SignInAsync(page, person);
        await page.GotoAsync($"/kk/apply/{campaign}");
        await LookAsync(page, "apply");
        await FollowAsync(page, "identity");
        await page.FillAsync("#Number", "123");
        await page.PressAsync("#Number", "Enter");
        await LookAsync(page, "apply-identity-wrong");
        await page.FillAsync("#Number", CandidateService.NumberOf(person));
        await page.PressAsync("#Number", "Enter");

        await FollowAsync(page, "details");
        await page.FillAsync("#f0", "Айжан Серікқызы");
        await page.FillAsync("#f1", "31");
        await page.FillAsync("#f1-month", "2");
        await page.FillAsync("#f1-year", "1995");
        await page.PressAsync("#f1-year", "Enter");
        (await page.Locator(".govuk-error-summary li").CountAsync()).ShouldBe(1);
        (await page.EvaluateAsync<string>("document.activeElement.className")).ShouldContain("govuk-error-summary");
        await LookAsync(page, "apply-details-wrong");
        await page.FillAsync("#f1", "27");
        await page.FillAsync("#f1-month", "3");
        await page.PressAsync("#f2", "Space");
        await page.PressAsync("#f3-2", "Space");
        await page.FillAsync("#f4", "2,5");
        await LookAsync(page, "apply-details");
        await page.PressAsync("#f4", "Enter");

        await FollowAsync(page, "consent");
        await LookAsync(page, "apply-consent");
        await page.PressAsync("#Agreed", "Space");
        await page.PressAsync("main button", "Enter");
        await LookAsync(page, "apply-ready");
        await FollowAsync(page, "check");
        await LookAsync(page, "apply-check");
        await page.PressAsync("main button", "Enter");
        await page.WaitForURLAsync("**/receipt");
        await LookAsync(page, "apply-receipt");

        // A reader who needs the page at 400 % has a line of 320 CSS pixels.
        await page.SetViewportSizeAsync(320, 256);
        await page.GotoAsync($"/kk/applications/{campaign}");
        await LookAsync(page, "application-400");
    }

    [BrowserFact]
    public async Task Pages_of_an_application_that_was_decided_break_no_rule_of_accessibility()
    {
        var (campaign, people) = await service.JudgedAsync();
        var here = $"/applications/{campaign}";
        await LookAsync(people[0], ("/applications", "applications"), (here, "application-offered"), ($"{here}/offer", "offer"), ("/calendar", "calendar"), ("/messages", "messages"));
        await LookAsync(
            people[4],
            (here, "application-out"), ($"{here}/results", "results-requirements"), ($"{here}/appeal/filter", "appeal"), ($"{here}/questions", "questions"), ($"{here}/adjustments", "adjustments"));
        await LookAsync(
            people[3],
            ($"{here}/results", "results"), ("/my-data", "my-data"), ("/my-data/looks", "looks"), ("/my-data/erase", "erase"));
        await LookAsync(people[2], (here, "application-reserve"), ($"{here}/withdraw", "withdraw"), ($"{here}/reserve", "reserve"), ("/my-data/registers", "registers"));

        // After each change of state: an error, an appeal under way, a question, and help that was asked for.
        var page = await browser.OpenAsync(service.Address, 360);
        await SignInAsync(page, people[4]);
        await page.GotoAsync($"/ru{here}/appeal/filter");
        await page.ClickAsync("main button");
        await LookAsync(page, "appeal-wrong");
        await page.CheckAsync("#Grounds");
        await page.FillAsync("#Statement", "У меня есть гражданство.");
        await page.ClickAsync("main button");
        await page.SetInputFilesAsync("#Document", new FilePayload { Name = "scan.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.4"u8.ToArray() });
        await page.ClickAsync("main form >> nth=0 >> button");
        await LookAsync(page, "appeal-filed");
        await page.GotoAsync($"/ru{here}/adjustments");
        await page.CheckAsync("#Kind");
        await page.FillAsync("#Statement", "Плохо вижу.");
        await page.ClickAsync("main form >> nth=-1 >> button");
        await LookAsync(page, "adjustments-asked");
        await page.GotoAsync("/ru/my-data/registers");
        await page.ClickAsync("main form button");
        await LookAsync(page, "registers-wrong");
        await page.CheckAsync("#Register");
        await page.FillAsync("#Subject", "950327000001");
        await page.ClickAsync("main form >> nth=-1 >> button");
        await LookAsync(page, "registers-given");
        await page.GotoAsync($"/ru{here}/questions");
        await page.FillAsync("#Question", "Почему?");
        await page.ClickAsync("main button");
        await LookAsync(page, "questions-asked");
    }

    private static async Task LookAsync(IPage page, string name)
    {
        await Chromium.ShouldBeFineAsync(page, name);
        await Chromium.KeepAsync(page, name);
    }

    /// <summary>Looks at pages as a person, each in one language and width, picked by its name; with <c>RECRUIT_CASES</c> above 1 in all of them.</summary>
    private async Task LookAsync(string person, params (string Path, string Name)[] pages)
    {
        var state = await SignedInAsync(person);
        foreach (var (path, name) in pages)
        {
            foreach (var (language, width) in Chromium.CasesOf(name))
            {
                var page = await browser.OpenAsync(service.Address, width);
                await page.Context.AddCookiesAsync(state);
                await page.GotoAsync($"/{language}{path}");
                await LookAsync(page, $"{name}-{language}-{width}");
                (await page.Locator("h1").CountAsync()).ShouldBe(1, name);
                await page.Context.CloseAsync();
            }
        }
    }

    private async Task<IEnumerable<Cookie>> SignedInAsync(string person)
    {
        var page = await browser.OpenAsync(service.Address);
        await SignInAsync(page, person);
        var cookies = await page.Context.CookiesAsync();
        await page.Context.CloseAsync();
        return cookies.Select(one => new Cookie { Name = one.Name, Value = one.Value, Domain = one.Domain, Path = one.Path, Secure = one.Secure, HttpOnly = one.HttpOnly, SameSite = one.SameSite });
    }

    private static async Task SignInAsync(IPage page, string person)
    {
        await page.GotoAsync("/kk/sign-in");
        await page.FillAsync("#Name", person);
        await page.FillAsync("#Password", CandidateService.Password);
        await page.ClickAsync("main button");
        await page.WaitForURLAsync("**/account");
    }

    private static async Task FollowAsync(IPage page, string step)
    {
        await page.FocusAsync($"main a[href$='/{step}']");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync($"**/{step}");
    }
}
