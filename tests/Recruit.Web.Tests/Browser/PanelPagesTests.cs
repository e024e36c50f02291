using Recruit.Accounts;
using Recruit.Web.Tests.Office;
using Recruit.Web.Tests.Panels;

namespace Recruit.Web.Tests.Browser;

public sealed class PanelPagesTests(PanelService panel, Chromium browser) : IClassFixture<PanelService>, IClassFixture<Chromium>
{
    [BrowserFact]
    public async Task They_break_no_rule_of_accessibility()
    {
        var address = panel.Demo.Address;
        var window = await browser.OpenAsync(address, 360, script: false);
        await DemoService.SignInAsync(window, Role.PanelChair);
        await window.GotoAsync("/en/panels");
        await window.ClickAsync(".govuk-task-list__link");
        await window.ClickAsync("form[action*=None] button");
        await window.ClickAsync("tbody th a >> nth=0");
        var finalist = new Uri(window.Url).AbsolutePath["/en".Length..];
        var cookies = await DemoService.CookiesAsync(window);
        foreach (var path in (string[])["/panels", PanelService.Path, finalist, $"{PanelService.Path}/compare", $"{PanelService.Path}/minutes"])
        {
            await browser.LookAsync(address, path, page => page.Context.AddCookiesAsync(cookies));
        }
    }
}
