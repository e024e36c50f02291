namespace Recruit.Web.Tests.Browser;

public sealed class SignInPagesTests(WebService service, Chromium browser) : IClassFixture<WebService>, IClassFixture<Chromium>
{
    [BrowserFact]
    public async Task Somebody_registers_and_signs_in_without_script_and_the_pages_are_fine()
    {
        var page = await browser.OpenAsync(service.Address, 360, script: false);
        await page.GotoAsync("/kk/register");
        await Chromium.KeepAsync(page, "register");
        await page.ClickAsync("main button");
        (await page.Locator(".govuk-error-summary li").CountAsync()).ShouldBe(2);
        await Chromium.KeepAsync(page, "register-wrong");
        await page.FillAsync("#Name", "aizhan@example.kz");
        await page.FillAsync("#Password", "тау басында қар жатыр");
        await page.ClickAsync("main button");
        await page.WaitForURLAsync("**/sign-in?after=registered");
        await page.FillAsync("#Name", "aizhan@example.kz");
        await page.FillAsync("#Password", "тау басында қар жатыр");
        await page.ClickAsync("main button");
        (await page.TextContentAsync("h1")).ShouldBe("Тіркелгім");
        await Chromium.KeepAsync(page, "account");
        await page.GotoAsync("/kk/account/second-factor");
        await Chromium.KeepAsync(page, "second-factor");
    }

    [BrowserTheory]
    [InlineData("/sign-in")]
    [InlineData("/register")]
    [InlineData("/forgotten-password")]
    public Task They_break_no_rule_of_accessibility(string path) => browser.LookAsync(service.Address, path);

    [BrowserTheory]
    [InlineData("/account")]
    [InlineData("/account/password")]
    [InlineData("/account/second-factor")]
    [InlineData("/account/passkeys")]
    [InlineData("/account/identity")]
    public Task Those_of_an_account_break_none_either(string path) => browser.LookAsync(service.Address, path, async page =>
    {
        var name = $"look{Guid.NewGuid():N}@example.kz";
        await page.GotoAsync("/en/register");
        await page.FillAsync("#Name", name);
        await page.FillAsync("#Password", "тау басында қар жатыр");
        await page.ClickAsync("main button");
        await page.WaitForURLAsync("**/sign-in?after=registered");
        await page.FillAsync("#Name", name);
        await page.FillAsync("#Password", "тау басында қар жатыр");
        await page.ClickAsync("main button");
        await page.WaitForURLAsync("**/account");
    });
}
