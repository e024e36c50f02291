using Microsoft.Playwright;
using Recruit.Web.Tests.Office;

namespace Recruit.Web.Tests.Browser;

/// <summary>The rules of a campaign in a real browser: written with the keyboard alone and without script, and read.</summary>
[Collection(OfficeTests.Name)]
public sealed class RulesPagesTests(OfficeService office, Chromium browser) : IClassFixture<Chromium>
{
    private const string Rules = "/office/browsed-rules/rules";

    [BrowserFact]
    public async Task Rules_are_written_on_a_phone_with_the_keyboard_and_break_no_rule_of_accessibility()
    {
        using var who = await office.OfficerAsync();
        var cookies = who.Cookies.Select(one => new Cookie
        {
            Name = one.Key, Value = one.Value, Domain = office.Demo.Address.Host, Path = "/", HttpOnly = true, Secure = one.Key.StartsWith("__", StringComparison.Ordinal),
        }).ToArray();
        var window = await browser.OpenAsync(office.Demo.Address, 360);
        await window.Context.AddCookiesAsync(cookies);

        await window.GotoAsync("/ru/new-campaign");
        await window.PressAsync("#ShortName", "Enter");
        await window.WaitForSelectorAsync("#ShortName-error");
        await LookAsync(window, "new-campaign-wrong");
        await window.FillAsync("#ShortName", "browsed-rules");
        await window.FillAsync("#TitleKk", "Бас маман");
        await window.FillAsync("#TitleRu", "Главный специалист");
        await window.FillAsync("#TitleEn", "Chief specialist");
        await window.FillAsync("#Posts", "2");
        await window.PressAsync("#Posts", "Enter");
        await window.WaitForURLAsync("**/rules");
        await LookAsync(window, "rules-begun");

        await OpenAsync(window, "fields/0");
        await window.FillAsync("#id", "degree");
        await window.SelectOptionAsync("#type", "ordinal");
        await window.FillAsync("#levels", "bachelor\nmaster");
        await SendAsync(window);
        await LookAsync(window, "rules-fields");
        await OpenAsync(window, "fields/0");
        await LookAsync(window, "rules-field");

        await OpenAsync(window, "exercises/0");
        await window.FillAsync("#id", "essay");
        await window.SelectOptionAsync("#markers", "2");
        await window.FillAsync("#tolerance", "4");
        await window.FillAsync("#criteria_0__id", "law");
        await window.FillAsync("#criteria_0__max", "60");
        await SendAsync(window);
        await LookAsync(window, "rules-exercise");

        await OpenAsync(window, "stages/0/requirements/0");
        await window.FillAsync("#id", "degree");
        await window.SelectOptionAsync("#field", "degree");
        await window.SelectOptionAsync("#op", "at-least");
        await window.FillAsync("#value", "doctor");
        await window.PressAsync("#reason", "Enter");
        await window.WaitForSelectorAsync("#value-error");
        (await window.EvaluateAsync<string>("document.activeElement.className")).ShouldContain("govuk-error-summary");
        await LookAsync(window, "rules-requirement-wrong");
        await window.FillAsync("#value", "master");
        await SendAsync(window);

        await OpenAsync(window, "stages/1");
        await window.FillAsync("#id", "essay");
        await window.SelectOptionAsync("#kind", "professional-testing");
        await SendAsync(window);
        await OpenAsync(window, "stages/1/score");
        await LookAsync(window, "rules-score-new");
        await window.SelectOptionAsync("#combine", "weighted-sum");
        await window.FillAsync("#digits", "2");
        await window.FillAsync("#components_0__id", "text");
        await window.SelectOptionAsync("#components_0__source", "exercise:essay");
        await SendAsync(window);
        await OpenAsync(window, "stages/1/advance");
        await window.SelectOptionAsync("#rule", "at-least");
        await window.FillAsync("#value", "61");
        await SendAsync(window);
        await LookAsync(window, "rules-stage-warned");
        await OpenAsync(window, "stages/1/advance");
        await LookAsync(window, "rules-advance");

        foreach (var path in (string[])["", "/basics", "/stages", "/stages/1", "/stages/1/score", "/merit", "/panels/0", "/quotas/0", "/terms"])
        {
            await browser.LookAsync(office.Demo.Address, $"{Rules}{path}", page => page.Context.AddCookiesAsync(cookies));
        }

        foreach (var path in (string[])["", "/stages/2", "/tests/skills"])
        {
            await browser.LookAsync(office.Demo.Address, $"/office/chief-specialist/rules{path}", page => page.Context.AddCookiesAsync(cookies));
        }

        // Without script everything is as it was with it.
        var plain = await browser.OpenAsync(office.Demo.Address, 1280, script: false);
        await plain.Context.AddCookiesAsync(cookies);
        await plain.GotoAsync($"/kk{Rules}/basics");
        await plain.FillAsync("#posts", "3");
        await plain.ClickAsync("main form button");
        (await plain.Locator("#saved").CountAsync()).ShouldBe(1);
        await Chromium.KeepAsync(plain, "rules-without-script-kk-1280");
    }

    private static Task<IResponse?> OpenAsync(IPage window, string place) => window.GotoAsync($"/ru{Rules}/{place}");

    /// <summary>Sends the form by its button, which has the focus by the keyboard.</summary>
    private static async Task SendAsync(IPage window)
    {
        await window.FocusAsync("main form button >> nth=0");
        await window.Keyboard.PressAsync("Enter");
        await window.WaitForSelectorAsync("#saved");
    }

    private static async Task LookAsync(IPage window, string name)
    {
        await Chromium.ShouldBeFineAsync(window, name);
        await Chromium.KeepAsync(window, $"{name}-ru-360");
    }
}
