namespace Recruit.Web.Tests.Attraction;

/// <summary>The check before an application: the verdict of the sealed rules, without an account, and nothing is kept.</summary>
[Collection(DemoTestGroup.Name)]
public sealed class EligibilityTests(DemoService service)
{
    private static readonly Dictionary<string, string> Fit = new()
    {
        ["field-citizen"] = "yes", ["field-born"] = "27", ["field-born-month"] = "3", ["field-born-year"] = "1995", ["field-degree"] = "bachelor", ["field-years"] = "2,5",
    };

    [Fact]
    public async Task Whoever_meets_everything_is_told_so_and_nothing_is_written()
    {
        using var visitor = service.Visit();
        var form = await visitor.GetAsync($"/en{DemoService.Open}/eligibility");
        form.Document.QuerySelectorAll("main form legend, main form label.govuk-label--s").Select(one => one.TextContent.Trim())
            .ShouldBe(["Citizen of Kazakhstan", "Date of birth", "Degree", "Years of work experience"], "the rural quota is no requirement");
        var before = service.Server.Engine.Parts.Lists.Durable();
        var page = await visitor.SubmitAsync(form, Fit);
        page.Document.QuerySelector(".govuk-notification-banner--success")!.TextContent.ShouldContain("You meet the requirements");
        page.Document.QuerySelector("#field-years")!.GetAttribute("value").ShouldBe("2,5");
        service.Server.Engine.Parts.Lists.Durable().ShouldBe(before);
    }

    [Fact]
    public async Task Whoever_does_not_is_told_every_reason_at_once()
    {
        using var visitor = service.Visit();
        var page = await visitor.SubmitAsync(
            await visitor.GetAsync($"/en{DemoService.Open}/eligibility"), new(Fit) { ["field-citizen"] = "no", ["field-years"] = "", ["field-degree"] = "vocational" });
        page.Document.QuerySelectorAll(".govuk-notification-banner li").Select(one => one.TextContent.Trim())
            .ShouldBe(["Citizen of Kazakhstan: yes", "Degree: bachelor or higher", "Years of work experience: 1 or more"]);
        page.Document.QuerySelectorAll("tbody td").Select(one => one.TextContent.Trim()).ShouldBe(["no. Not met", "27 March 1995. Met", "vocational college. Not met", "No answer"]);
    }

    [Fact]
    public async Task What_is_no_value_is_told_at_its_field()
    {
        using var visitor = service.Visit();
        var page = await visitor.SubmitAsync(
            await visitor.GetAsync($"/en{DemoService.Open}/eligibility"), new(Fit) { ["field-born-month"] = "13", ["field-years"] = "many", ["field-degree"] = "<b>" });
        page.Errors.ShouldBe(["Date of birth: enter a real date, such as 27 3 1995", "Degree: choose one of the answers", "Years of work experience: enter a number, such as 3 or 2.5"], ignoreOrder: true);
        page.Document.QuerySelector(".govuk-notification-banner").ShouldBeNull();
        page.Document.QuerySelectorAll(".govuk-error-summary a").ShouldAllBe(one => page.Document.QuerySelector(one.GetAttribute("href")!) != null);
        page.Document.QuerySelector("#field-born-month")!.GetAttribute("value").ShouldBe("13");
    }
}
