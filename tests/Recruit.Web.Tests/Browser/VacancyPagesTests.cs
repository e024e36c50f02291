using Recruit.Web.Tests.Attraction;

namespace Recruit.Web.Tests.Browser;

[Collection(DemoTestGroup.Name)]
public sealed class VacancyPagesTests(DemoService service, Chromium browser) : IClassFixture<Chromium>
{
    [BrowserTheory]
    [InlineData("/vacancies")]
    [InlineData("/vacancies?words=nothing&state=open")]
    [InlineData(DemoService.Open)]
    [InlineData(DemoService.Released)]
    [InlineData($"{DemoService.Open}/eligibility")]
    [InlineData($"{DemoService.Open}/questions")]
    [InlineData($"{DemoService.Open}/questions/own")]
    [InlineData($"{DemoService.Open}/interest")]
    [InlineData($"{DemoService.Open}/interest/own")]
    [InlineData($"{DemoService.Released}/results")]
    public Task They_break_no_rule_of_accessibility(string path) => browser.LookAsync(service.Address, path);

    [BrowserFact]
    public async Task Somebody_finds_a_vacancy_checks_and_asks_without_script()
    {
        var page = await browser.OpenAsync(service.Address, 360, script: false);
        await page.GotoAsync("/kk/");
        await page.ClickAsync("main .govuk-button");
        await page.FillAsync("#words", "заң");
        await page.ClickAsync("main form button");
        await page.ClickAsync("main h3 a");
        (await page.TextContentAsync("h1"))!.ShouldContain("Заң департаментінің маманы");
        await Chromium.KeepAsync(page, "vacancy-phone");
        await page.ClickAsync("text=Қатыса алатынымды тексеру");
        await page.CheckAsync("#field-citizen");
        await page.FillAsync("#field-years", "0");
        await page.ClickAsync("main form button");
        (await page.Locator(".govuk-notification-banner li").CountAsync()).ShouldBe(3);
        await Chromium.KeepAsync(page, "eligibility-no-phone");
        await page.FillAsync("#field-born", "32");
        await page.ClickAsync("main form button");
        (await page.Locator(".govuk-error-summary li").CountAsync()).ShouldBe(1);
        await Chromium.KeepAsync(page, "eligibility-wrong-phone");
        await page.ClickAsync(".govuk-back-link");
        await page.ClickAsync("text=Сұрақтар мен жауаптар");
        await page.FillAsync("#Address", "phone@example.kz");
        await page.FillAsync("#Text", "Жатақхана бар ма?");
        await page.ClickAsync("main form button");
        (await page.TextContentAsync(".govuk-panel"))!.ShouldContain("Сұрағыңыз қабылданды");
        await Chromium.KeepAsync(page, "question-sent-phone");
    }

    [BrowserFact]
    public async Task After_an_answer_the_pages_are_fine_too()
    {
        var page = await browser.OpenAsync(service.Address);
        await page.GotoAsync($"/ru{DemoService.Open}/eligibility");
        await page.ClickAsync("main form button");
        await Chromium.ShouldBeFineAsync(page, "the verdict of the check");
        (await page.EvaluateAsync<bool>("document.activeElement.classList.contains('govuk-notification-banner')")).ShouldBeTrue();
        await Chromium.KeepAsync(page, "eligibility-no-desk");
        await page.FillAsync("#field-born", "32");
        await page.ClickAsync("main form button");
        await Chromium.ShouldBeFineAsync(page, "a mistake in the check");
        await page.GotoAsync($"/ru{DemoService.Open}/questions");
        await page.FillAsync("#Address", "desk@example.kz");
        await page.FillAsync("#Text", "Есть ли общежитие?");
        await page.ClickAsync("main form button");
        await Chromium.ShouldBeFineAsync(page, "a question that was sent");
        await page.GotoAsync($"/ru{DemoService.Open}/interest");
        await page.FillAsync("#Address", "desk@example.kz");
        await page.ClickAsync("main form button");
        await Chromium.ShouldBeFineAsync(page, "a wish to be told that lacks most");
        await page.SelectOptionAsync("#channel", "site");
        await page.SelectOptionAsync("#Days", "90");
        await page.CheckAsync("#Agreed");
        await page.ClickAsync("main form button");
        await Chromium.ShouldBeFineAsync(page, "a wish to be told that was received");
        await Chromium.KeepAsync(page, "interest-received-desk");
    }
}
