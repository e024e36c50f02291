using Microsoft.Playwright;
using Recruit.Vacancies;
using Recruit.Web.Tests.Announcing;
using Recruit.Web.Tests.Office;

namespace Recruit.Web.Tests.Browser;

/// <summary>The announcement of a campaign and its desk of questions in a real browser.</summary>
[Collection(OfficeTests.Name)]
public sealed class AnnouncingPagesTests(OfficeService office, Chromium browser) : IClassFixture<Chromium>
{
    [BrowserFact]
    public async Task Announcing_and_answering_break_no_rule_of_accessibility()
    {
        const string Campaign = "/office/announced-looked-at";
        var desk = new Announcer(office, "announced-looked-at", Language.En);
        using var officer = await office.OfficerAsync();
        using var approver = await office.ApproverAsync();
        using var visitor = new Visitor(office.Demo.Address);
        await desk.DraftAsync();
        await LookAsync(officer, $"{Campaign}/announcement", $"{Campaign}/channels", $"{Campaign}/public-questions");
        await desk.ProposeAsync(officer);
        await LookAsync(approver, $"{Campaign}/announcement");
        await approver.SubmitAsync(await approver.GetAsync(desk.Announcement), [], "Approve");
        await officer.SubmitAsync(await officer.GetAsync($"{desk.Campaign}/channels"), new() { ["Name"] = "site" }, "New");
        var number = await desk.AskAsync(visitor, "When?");
        await LookAsync(
            officer, Campaign, $"{Campaign}/announcement", $"{Campaign}/announcement/text", $"{Campaign}/channels", $"{Campaign}/public-questions", $"{Campaign}/public-questions/{number}",
            "/office/chief-specialist/forms", "/office/chief-specialist/flags");

        var window = await browser.OpenAsync(office.Demo.Address, 360);
        await window.Context.AddCookiesAsync(CookiesOf(officer));
        await window.GotoAsync($"/kk{Campaign}/public-questions/{number}");
        await window.FocusAsync("form[action*=Publicly] button");
        await window.Keyboard.PressAsync("Enter");
        await window.WaitForSelectorAsync("#Kk_Question-error");
        (await window.EvaluateAsync<string>("document.activeElement.className")).ShouldContain("govuk-error-summary");
        await Chromium.ShouldBeFineAsync(window, "an answer without words");
    }

    private async Task LookAsync(Visitor who, params string[] paths)
    {
        foreach (var path in paths)
        {
            await browser.LookAsync(office.Demo.Address, path, page => page.Context.AddCookiesAsync(CookiesOf(who)));
        }
    }

    private IEnumerable<Cookie> CookiesOf(Visitor who) => who.Cookies.Select(one => new Cookie
    {
        Name = one.Key, Value = one.Value, Domain = office.Demo.Address.Host, Path = "/", HttpOnly = true, Secure = one.Key.StartsWith("__", StringComparison.Ordinal),
    });
}
