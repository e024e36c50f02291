using Microsoft.Playwright;
using Recruit.Accounts;
using Recruit.Web.Tests.Administration;

namespace Recruit.Web.Tests.Browser;

/// <summary>Pages of those who run the service in a real browser.</summary>
public sealed class AdministrationPagesTests(AdministrationService service, Chromium browser) : IClassFixture<AdministrationService>, IClassFixture<Chromium>
{
    [BrowserFact]
    public async Task They_break_no_rule_of_accessibility()
    {
        await service.FoundAsync("looked-at");
        var officer = await service.GrantAsync(await service.ReadyAsync(), Role.AgencyOfficer, "looked-at");
        var other = await service.RegisterAsync();
        var waiting = await service.ReadyAsync();
        await service.ProposeAsync(waiting, Role.Auditor);
        string[] paths =
        [
            "/administration", "/administration/new-agency", "/administration/agencies/looked-at", $"/administration/accounts/{officer.Account}", $"/administration/accounts/{other.Account}",
            AdministrationService.Of(officer, Role.AgencyOfficer, "looked-at")["/en".Length..], AdministrationService.Of(waiting, Role.Auditor)["/en".Length..],
            $"/administration/accounts/{officer.Account}/person", $"/administration/accounts/{other.Account}/person",
        ];
        foreach (var path in paths)
        {
            await browser.LookAsync(service.Address, path, page => KeepAsync(page, service.Bolat));
        }

        await browser.LookAsync(service.Address, "/account/identity", page => KeepAsync(page, other));
    }

    [BrowserFact]
    public async Task A_role_is_proposed_without_script_on_a_phone_and_what_is_missing_is_said_with_the_focus_on_it()
    {
        var person = await service.ReadyAsync();
        var page = await browser.OpenAsync(service.Address, 360, script: false);
        await KeepAsync(page, service.Anna);
        await page.GotoAsync("/ru/administration");
        await page.FillAsync("#Name", person.Name);
        await page.ClickAsync("form[action*=Find] button");
        await page.ClickAsync("form[action*=Propose] button");
        (await page.Locator(".govuk-error-summary a").AllAsync()).Count.ShouldBe(2);
        (await page.Locator(".govuk-error-summary").EvaluateAsync<bool>("one => one === document.activeElement")).ShouldBeTrue();
        await page.SelectOptionAsync("#Wanted", "auditor");
        await page.SelectOptionAsync("#reason", "appointed");
        await page.ClickAsync("form[action*=Propose] button");
        (await page.TextContentAsync("#roles"))!.ShouldContain("Ждёт");
        await Chromium.KeepAsync(page, "administration-account-ru-360");
    }

    private Task KeepAsync(IPage page, Somebody person) => page.Context.AddCookiesAsync(person.Visitor.Cookies.Select(one => new Cookie
    {
        Name = one.Key, Value = one.Value, Domain = service.Address.Host, Path = "/", HttpOnly = true, Secure = one.Key.StartsWith("__", StringComparison.Ordinal),
    }));
}
