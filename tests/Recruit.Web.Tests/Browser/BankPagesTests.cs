using Microsoft.Playwright;
using Recruit.Accounts;
using Recruit.Web.Tests.Office;

namespace Recruit.Web.Tests.Browser;

/// <summary>Item banks in a real browser.</summary>
[Collection(OfficeTests.Name)]
public sealed class BankPagesTests(OfficeService office, Chromium browser) : IClassFixture<Chromium>
{
    private const string Bank = "/banks/general";

    [BrowserFact]
    public async Task Pages_of_authors_break_no_rule_of_accessibility()
    {
        var cookies = await CookiesAsync(Role.ItemAuthor);
        foreach (var path in (string[])["/banks", Bank, $"{Bank}?status=Practice", $"{Bank}/write", $"{Bank}/items/in-time", $"{Bank}/items/working-days/1", $"{Bank}/items/steps/1", $"{Bank}/items/duties/1"])
        {
            await browser.LookAsync(office.Demo.Address, path, page => page.Context.AddCookiesAsync(cookies));
        }

        var window = await browser.OpenAsync(office.Demo.Address, 360);
        await window.Context.AddCookiesAsync(cookies);
        await window.GotoAsync($"/kk{Bank}/write");
        await window.ClickAsync("main form button");
        await window.WaitForSelectorAsync("#Name-error");
        await Chromium.ShouldBeFineAsync(window, "an item without words");
        await Chromium.KeepAsync(window, "banks-write-wrong-kk-360");
    }

    [BrowserFact]
    public async Task Pages_of_those_who_approve_break_no_rule_of_accessibility()
    {
        var cookies = await CookiesAsync(Role.Approver);
        foreach (var path in (string[])[$"{Bank}/items/relative", $"{Bank}/items/relative/1/key", $"{Bank}/items/relative/views"])
        {
            await browser.LookAsync(office.Demo.Address, path, page => page.Context.AddCookiesAsync(cookies));
        }
    }

    [BrowserFact]
    public async Task Pages_of_the_composer_break_no_rule_of_accessibility()
    {
        var cookies = await CookiesAsync(Role.AgencyOfficer);
        await browser.LookAsync(office.Demo.Address, $"{Bank}/compose", page => page.Context.AddCookiesAsync(cookies));
        var window = await browser.OpenAsync(office.Demo.Address, 360);
        await window.Context.AddCookiesAsync(cookies);
        await window.GotoAsync($"/ru{Bank}/compose");
        await window.FillAsync("#Campaign", "looked-at-by-eye");
        await window.FillAsync("#Test", "law");
        await window.FillAsync("#Closes", office.Demo.Time.GetUtcNow().AddYears(1).ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        await window.FillAsync("#Sections_0__Name", "all");
        await window.FillAsync("#Sections_0__Live", "900");
        await window.ClickAsync("form[action*=Draw] button");
        await window.WaitForSelectorAsync("#draw");
        await Chromium.ShouldBeFineAsync(window, "a draw with something missing");
        await Chromium.KeepAsync(window, "banks-compose-missing-ru-360");
        await window.FillAsync("#Sections_0__Live", "2");
        await window.ClickAsync("form[action*=Draw] button");
        await window.ClickAsync("form[action*=Compose] button");
        await window.WaitForSelectorAsync("#plan");
        await Chromium.ShouldBeFineAsync(window, "a composed test");
        await Chromium.KeepAsync(window, "banks-test-ru-360");
        await window.ClickAsync("form[action*=Draft] button");
        await window.WaitForSelectorAsync("#rules-error");
        await Chromium.ShouldBeFineAsync(window, "a draft without rules");

        // Its items would stay secret for a year otherwise, in other tests of this service too.
        await office.DoAsync<Recruit.ItemBanks.TestIsDropped>(new Recruit.UseCases.ItemBanks.DropTest(
            Demo.DemoDesk.Officer, Demo.DemoDesk.Fresh, Demo.DemoDesk.Reason, new(Bank.Split('/')[^1]), new("looked-at-by-eye"), new("law")));
    }

    [BrowserTheory]
    [InlineData("/sample")]
    [InlineData("/sample/general")]
    public Task Sample_tests_break_no_rule_of_accessibility(string path) => browser.LookAsync(office.Demo.Address, path);

    [BrowserFact]
    public async Task A_marked_sample_test_breaks_no_rule_of_accessibility()
    {
        var window = await browser.OpenAsync(office.Demo.Address, 360, script: false);
        await window.GotoAsync("/kk/sample/general");
        await window.CheckAsync("#a0");
        await window.ClickAsync("main form button");
        await window.WaitForSelectorAsync("#total");
        await Chromium.KeepAsync(window, "sample-marked-kk-360");
        var page = await browser.OpenAsync(office.Demo.Address);
        await page.GotoAsync("/ru/sample/general");
        await page.ClickAsync("main form button");
        await page.WaitForSelectorAsync("#total");
        await Chromium.ShouldBeFineAsync(page, "a sample test that was marked");
        await Chromium.KeepAsync(page, "sample-marked-ru-1280");
    }

    private async Task<Cookie[]> CookiesAsync(Role role)
    {
        using var who = await office.Demo.SignInAsync(role);
        return
        [
            .. who.Cookies.Select(one => new Cookie
            {
                Name = one.Key, Value = one.Value, Domain = office.Demo.Address.Host, Path = "/", HttpOnly = true, Secure = one.Key.StartsWith("__", StringComparison.Ordinal),
            }),
        ];
    }
}
