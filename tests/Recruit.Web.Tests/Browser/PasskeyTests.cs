using Microsoft.Playwright;

namespace Recruit.Web.Tests.Browser;

/// <summary>Signing in with a passkey, in a browser whose device is a simulated one that always recognises its person.</summary>
public sealed class PasskeyTests(WebService service, Chromium browser) : IClassFixture<WebService>, IClassFixture<Chromium>
{
    private const string Password = "тау басында қар жатыр";

    /// <summary>Browsers give no passkey to an address that is a number.</summary>
    private Uri Address => new UriBuilder(service.Address) { Host = "localhost" }.Uri;

    [BrowserFact]
    public async Task Somebody_adds_a_passkey_signs_in_with_it_once_an_answer_and_not_after_it_was_removed()
    {
        var page = await OpenWithDeviceAsync("aizhan@example.kz");
        await page.GotoAsync("/en/account/passkeys");
        await page.ClickAsync("form[data-passkey] button");
        await page.WaitForSelectorAsync("form[action*=Remove]");
        await Chromium.ShouldBeFineAsync(page, "a passkey");
        await Chromium.KeepAsync(page, "passkeys");

        await SignOutAsync(page);
        await Chromium.ShouldBeFineAsync(page, "signing in with a passkey");
        await Chromium.KeepAsync(page, "sign-in-passkey");
        var sent = page.WaitForRequestAsync(request => request.Method == "POST");
        await page.ClickAsync("form[data-passkey] button");
        await page.WaitForURLAsync("**/account");
        (await page.TextContentAsync("main")).ShouldNotBeNull().ShouldContain("In use: 1");
        var answer = System.Web.HttpUtility.ParseQueryString((await sent).PostData!);

        // The same answer a second time, as somebody who saw it would send it.
        await SignOutAsync(page);
        await page.EvaluateAsync(
            "told => { const form = document.querySelector('form[data-passkey]'); form.elements.answer.value = told[0]; form.elements.state.value = told[1]; form.submit(); }",
            new[] { answer["answer"], answer["state"] });
        await page.WaitForSelectorAsync(".govuk-error-summary");
        (await page.TextContentAsync(".govuk-error-summary li")).ShouldBe("This passkey proved nothing. Try again, or use your password");

        await page.ClickAsync("form[data-passkey] button");
        await page.WaitForURLAsync("**/account");
        await page.GotoAsync("/en/account/passkeys");
        await page.ClickAsync("form[action*=Remove] button");
        await page.WaitForSelectorAsync("form[action*=Remove]", new() { State = WaitForSelectorState.Detached });
        await SignOutAsync(page);
        await page.ClickAsync("form[data-passkey] button");
        await page.WaitForSelectorAsync(".govuk-error-summary");
    }

    [BrowserFact]
    public async Task A_device_that_holds_a_passkey_of_the_account_makes_no_second_one()
    {
        var page = await OpenWithDeviceAsync("dana@example.kz");
        await page.GotoAsync("/en/account/passkeys");
        await page.ClickAsync("form[data-passkey] button");
        await page.WaitForSelectorAsync("form[action*=Remove]");
        using var options = System.Text.Json.JsonDocument.Parse((await page.GetAttributeAsync("form[data-passkey]", "data-options"))!);
        options.RootElement.GetProperty("excludeCredentials").GetArrayLength().ShouldBe(1);
        await page.ClickAsync("form[data-passkey] button");
        await page.WaitForSelectorAsync("[data-known]:visible");
        (await page.EvaluateAsync<bool>("document.activeElement.matches('[data-known]')")).ShouldBeTrue();
        await Chromium.ShouldBeFineAsync(page, "a passkey that is there already");
        await page.GotoAsync("/en/account/passkeys");
        (await page.Locator("form[action*=Remove]").CountAsync()).ShouldBe(1);
    }

    [BrowserFact]
    public async Task A_device_that_does_not_recognise_its_person_is_told_in_words()
    {
        var page = await OpenWithDeviceAsync("bolat@example.kz", recognises: false);
        await page.GotoAsync("/ru/account/passkeys");
        await page.ClickAsync("form[data-passkey] button");
        await page.WaitForSelectorAsync("[data-failed]:visible");
        (await page.EvaluateAsync<bool>("document.activeElement.matches('[data-failed]')")).ShouldBeTrue();
        await Chromium.ShouldBeFineAsync(page, "no passkey");
    }

    [BrowserFact]
    public async Task Without_script_there_is_the_password_alone()
    {
        var page = await browser.OpenAsync(Address, script: false);
        await page.GotoAsync("/kk/sign-in");
        (await page.Locator("form[data-passkey]").IsVisibleAsync()).ShouldBeFalse();
        (await page.Locator("#Password").IsVisibleAsync()).ShouldBeTrue();
    }

    private async Task<IPage> OpenWithDeviceAsync(string name, bool recognises = true)
    {
        var page = await browser.OpenAsync(Address, 360);
        var device = await page.Context.NewCDPSessionAsync(page);
        await device.SendAsync("WebAuthn.enable");
        await device.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true,
                ["isUserVerified"] = recognises, ["automaticPresenceSimulation"] = true,
            },
        });
        await page.GotoAsync("/en/register");
        await page.FillAsync("#Name", name);
        await page.FillAsync("#Password", Password);
        await page.ClickAsync("main button");
        await page.WaitForURLAsync("**/sign-in?after=registered");
        await page.FillAsync("#Name", name);
        await page.FillAsync("#Password", Password);
        await page.ClickAsync("main button");
        await page.WaitForURLAsync("**/account");
        return page;
    }

    private static async Task SignOutAsync(IPage page)
    {
        await page.GotoAsync("/en/sign-out");
        await page.ClickAsync("main button");
        await page.WaitForURLAsync("**/sign-in?after=signed-out");
    }
}
