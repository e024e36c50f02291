using Recruit.Accounts;
using Recruit.Web.Tests.Office;

namespace Recruit.Web.Tests.Browser;

public sealed class OfficePagesTests(DemoService demo, Chromium browser) : IClassFixture<DemoService>, IClassFixture<Chromium>
{
    [BrowserFact]
    public async Task They_break_no_rule_of_accessibility()
    {
        var window = await browser.OpenAsync(demo.Address);
        await DemoService.SignInAsync(window, Role.AgencyOfficer);
        var cookies = await DemoService.CookiesAsync(window);
        await window.GotoAsync("/en/office");
        await window.ClickAsync("tbody th a");
        var path = new Uri(window.Url).AbsolutePath["/en".Length..];
        await window.ClickAsync("form[action*=Close] button");
        await window.WaitForURLAsync("**/closing");
        var stage = (await window.TextContentAsync("main li a"))!.Split(' ')[^1];

        foreach (var one in (string[])["/office", "/new-campaign", "/templates", path, $"{path}/closing", $"{path}/cuts/{stage}"])
        {
            await browser.LookAsync(demo.Address, one, page => page.Context.AddCookiesAsync(cookies));
        }

        await window.SetViewportSizeAsync(360, 800);
        await window.GotoAsync($"/ru{path}/closing");
        await window.ClickAsync("form[action*=Rehearse] button");
        await window.WaitForSelectorAsync("table");
        await Chromium.ShouldBeFineAsync(window, "rehearsal");
        await Chromium.KeepAsync(window, "office-rehearsal-360");
        await window.ClickAsync("form[action*=Propose] button");
        await window.ClickAsync("main li a");
        await Chromium.ShouldBeFineAsync(window, "proposal");
        await Chromium.KeepAsync(window, "office-proposal-360");
    }
}
