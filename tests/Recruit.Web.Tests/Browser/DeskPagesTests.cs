using Microsoft.Playwright;
using Recruit.Accounts;
using Recruit.Campaigns;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;
using Recruit.Web.Demo;
using Recruit.Web.Tests.Candidates;
using Recruit.Web.Tests.Office;

namespace Recruit.Web.Tests.Browser;

/// <summary>Desks of an agency in a real browser.</summary>
[Collection(OfficeTests.Name)]
public sealed class DeskPagesTests(OfficeService office, Chromium browser) : IClassFixture<Chromium>
{
    private const string Campaign = "/office/chief-specialist";

    [BrowserFact]
    public async Task Applicants_and_notices_break_no_rule_of_accessibility()
    {
        var window = await SignInAsync();
        await window.GotoAsync($"/en{Campaign}/applicants?stage=filter&decision=fail&by=citizen");
        await window.FillAsync("#name", "browser");
        await window.ClickAsync("form[action*=Save] button");
        await window.WaitForURLAsync("**saved=browser");
        var saved = PathOf(window);
        await window.ClickAsync("a[href*=new-notice]");
        var draft = PathOf(window);
        await window.FillAsync("#Name", "browser-1");
        await window.ClickAsync("main button");
        await window.WaitForURLAsync("**/notices/browser-1");
        var notice = PathOf(window);
        await LookAsync(window, $"{Campaign}/applicants", $"{Campaign}/applicants?min.years=many", saved, draft, notice, $"{Campaign}/notices", $"{Campaign}/exports");
        await window.ClickAsync("form[action*=Halt] button");
        await window.WaitForSelectorAsync("#changed");
        await Chromium.ShouldBeFineAsync(window, "a notice that was let be");
        await window.GotoAsync($"/en{saved}");
        await window.ClickAsync("#applicants tbody th a >> nth=0");
        await window.WaitForSelectorAsync("#timeline");
        await Chromium.ShouldBeFineAsync(window, "the record of an applicant");
        await Chromium.KeepAsync(window, "office-applicant-en-1280");
        await window.GotoAsync($"/en{saved}");
        await window.ClickAsync("form[action*=Delete] button");
        await window.WaitForURLAsync(url => !url.Contains("saved", StringComparison.Ordinal));
        await Chromium.ShouldBeFineAsync(window, "a filter that was deleted");
    }

    [BrowserFact]
    public async Task Places_and_panels_break_no_rule_of_accessibility()
    {
        var window = await SignInAsync();
        await LookAsync(
            window, "/office/tax-inspector/offers", "/office/tax-inspector/offers?next=true", "/office/customs-inspector/offers", "/office/head-of-unit/panels", "/office/head-of-unit/panels/board",
            $"{Campaign}/panels");
        await window.GotoAsync("/en/office/head-of-unit/panels/board");
        await window.ClickAsync("form[action*=Agenda] button");
        await window.WaitForSelectorAsync("#From-error");
        await Chromium.ShouldBeFineAsync(window, "hearings without a time");
    }

    [BrowserFact]
    public async Task Desks_of_appeals_and_questions_break_no_rule_of_accessibility()
    {
        var who = await office.SomebodyAsync(4);
        var appeal = await office.AppealAsync(who);
        await office.AskAsync(who, "Which law is meant?");
        var window = await SignInAsync();
        var path = $"{Campaign}/appeals/{appeal}";
        await window.GotoAsync($"/en{Campaign}/requests");
        await window.ClickAsync("a[href*=enquiries]");
        await window.WaitForSelectorAsync("#question");
        var enquiry = PathOf(window);
        await LookAsync(window, $"{Campaign}/requests", path, enquiry);
        await window.GotoAsync($"/en{path}");
        await window.ClickAsync("form[action*=Admit] button");
        await window.WaitForSelectorAsync("#reviewer");
        await Chromium.ShouldBeFineAsync(window, "an appeal without a reviewer");
        await window.SelectOptionAsync("#reviewer", await office.AccountOfAsync(Role.AgencyOfficer));
        await window.ClickAsync("form[action*=Allocate] button");
        await window.WaitForSelectorAsync("form[action*=Dismiss]");
        await window.ClickAsync("main details summary");
        await Chromium.ShouldBeFineAsync(window, "an appeal in review");
        await Chromium.KeepAsync(window, "office-appeal-en-1280");
        await window.GotoAsync($"/en{enquiry}");
        await window.FillAsync("#Answer", "The one of 2015.");
        await window.ClickAsync("form[action*=Answer] button");
        await window.WaitForURLAsync("**/requests");
    }

    [BrowserFact]
    public async Task A_sitting_that_is_watched_breaks_no_rule_of_accessibility()
    {
        await office.MakeSatAsync("looked-at");
        const string Sittings = "/office/looked-at/sittings";
        var window = await SignInAsync();
        await window.GotoAsync($"/en{Sittings}/law?show=everybody");
        await Chromium.KeepAsync(window, "office-monitor-en-1280");
        await window.ClickAsync("#attempts a[href*='/time/'] >> nth=0");
        await LookAsync(window, Sittings, $"{Sittings}/law", $"{Sittings}/law?show=everybody", PathOf(window));
        await window.ClickAsync("main form button");
        await window.WaitForSelectorAsync("#Minutes-error");
        await Chromium.ShouldBeFineAsync(window, "time that is no time");
        await window.GotoAsync($"/en{Sittings}/law?show=everybody");
        await window.ClickAsync("#attempts a[href*='/file/'] >> nth=0");
        await LookAsync(window, PathOf(window));
        await window.ClickAsync("main form button");
        await window.WaitForSelectorAsync("#File-error");
        await Chromium.ShouldBeFineAsync(window, "a file that is none");
        await Chromium.KeepAsync(window, "office-answers-file-en-1280");
    }

    [BrowserFact]
    public async Task Help_in_sittings_registers_and_hearings_break_no_rule_of_accessibility()
    {
        var campaign = new Id("looked-for-help");
        await office.DoAsync<CampaignDone>(new DraftFromFiles(
            DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, campaign, CandidateService.FilesOf(campaign.Text, office.Demo.Time.GetUtcNow())));
        await office.Demo.OpenAsync(campaign);
        using (var asking = await office.Demo.ApplyAsync("person8301@example.kz", campaign))
        {
            await asking.SubmitAsync(await asking.GetAsync($"/en/applications/{campaign}/adjustments"), new() { ["Kind"] = "low-vision", ["Statement"] = "I see badly." }, "Ask");
        }

        var window = await SignInAsync();
        var here = $"/office/{campaign}/adjustments";
        await window.GotoAsync($"/en{here}");
        await window.ClickAsync("#waiting a");
        await window.WaitForSelectorAsync("#statement");
        var request = PathOf(window);
        await LookAsync(window, here, request);
        await window.ClickAsync("form[action*=Refuse] button");
        await window.WaitForSelectorAsync("#Grounds-error");
        await Chromium.ShouldBeFineAsync(window, "help that is refused without a reason");
        var registers = $"/office/{campaign}/applicants/{request.Split('/')[^2]}/registers";
        await window.GotoAsync($"/en{registers}");
        await window.ClickAsync("form[action*=Ask] button");
        await window.WaitForSelectorAsync("#Code-error");
        await Chromium.ShouldBeFineAsync(window, "a register without a code");
        await window.GotoAsync("/en/office/head-of-unit/panels/board");
        await window.ClickAsync("#agenda tbody th a >> nth=0");
        await window.WaitForSelectorAsync("#reason");
        await LookAsync(window, registers, PathOf(window));
    }

    [BrowserFact]
    public async Task The_item_report_breaks_no_rule_of_accessibility()
    {
        var window = await SignInAsync();
        await LookAsync(window, $"{Campaign}/items", $"{Campaign}/items?test=none&item=none", $"{Campaign}/items{await office.AnItemAsync()}");
    }

    private async Task<IPage> SignInAsync()
    {
        var window = await browser.OpenAsync(office.Demo.Address);
        using var officer = await office.OfficerAsync();
        await window.Context.AddCookiesAsync(officer.Cookies.Select(one => new Cookie
        {
            Name = one.Key, Value = one.Value, Domain = office.Demo.Address.Host, Path = "/", HttpOnly = true, Secure = one.Key.StartsWith("__", StringComparison.Ordinal),
        }));
        return window;
    }

    private async Task LookAsync(IPage window, params string[] paths)
    {
        var cookies = await DemoService.CookiesAsync(window);
        foreach (var path in paths)
        {
            await browser.LookAsync(office.Demo.Address, path, page => page.Context.AddCookiesAsync(cookies));
        }
    }

    private static string PathOf(IPage window) => new Uri(window.Url).PathAndQuery["/en".Length..];
}
