using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;
using Recruit.Web.Demo;
using Recruit.Web.Tests.Office;

namespace Recruit.Web.Tests.Rules;

/// <summary>The forms of one campaign's rules, as an officer fills them in.</summary>
internal sealed class RulesForm(Visitor officer, OfficeService office, string campaign)
{
    public Task<Page> OpenAsync(string place) => officer.GetAsync($"/en/office/{campaign}/rules/{place}");

    /// <summary>Fills in a form that must be taken; the page to which it leads.</summary>
    public async Task<Page> SaveAsync(string place, params (string Name, string Value)[] fields)
    {
        var saved = await SendAsync(place, fields);
        saved.Errors.ShouldBeEmpty(place);
        saved.Document.QuerySelector("#saved").ShouldNotBeNull(place);
        return saved;
    }

    /// <summary>Fills in a form that must be refused: with one message, at an input where it is about one, and with what was typed still there.</summary>
    public async Task RefusedAsync(string place, string input, string message, params (string Name, string Value)[] fields)
    {
        var refused = await SendAsync(place, fields);
        refused.Errors.ShouldBe([message], place);
        refused.Title.ShouldStartWith("Error:");
        if (input.Length > 0)
        {
            var link = refused.Document.QuerySelector(".govuk-error-summary a")!.GetAttribute("href")!;
            var at = refused.Document.QuerySelector(link).ShouldNotBeNull(link);
            at.GetAttribute("name").ShouldBe(input);
            at.GetAttribute("aria-describedby")!.ShouldContain($"{link[1..]}-error");
        }
    }

    public async Task<Page> RemoveAsync(string place) => await officer.SubmitAsync(await OpenAsync(place), [], "Remove");

    public Task<RulesRead> ReadAsync() => office.DoAsync<RulesRead>(new ReadRules(DemoDesk.Officer, DemoDesk.Fresh, new Id(campaign)));

    /// <summary>Sends a form as a browser does: with what every other input has.</summary>
    private async Task<Page> SendAsync(string place, (string Name, string Value)[] fields)
    {
        var page = await OpenAsync(place);
        page.Status.ShouldBe(System.Net.HttpStatusCode.OK, place);
        var inputs = page.Document.QuerySelector("main form")!.QuerySelectorAll("input:not([type=hidden]), select, textarea").ToDictionary(
            one => one.GetAttribute("name")!,
            one => one is AngleSharp.Html.Dom.IHtmlSelectElement select ? select.Value ?? "" : one is AngleSharp.Html.Dom.IHtmlTextAreaElement text ? text.Value : one.GetAttribute("value") ?? "");
        foreach (var (name, value) in fields)
        {
            inputs.ShouldContainKey(name, place);
            inputs[name] = value;
        }

        return await officer.SubmitAsync(page, inputs);
    }
}
