using System.Net;
using Recruit.Accounts;

namespace Recruit.Web.Tests.Office;

/// <summary>An officer and a second person hold a stage by pages alone, without script.</summary>
public sealed class OfficePagesTests(DemoService demo) : IClassFixture<DemoService>
{
    [Fact]
    public async Task A_stage_is_closed_looked_at_proposed_and_released_by_two()
    {
        using var officer = await demo.SignInAsync(Role.AgencyOfficer);
        using var approver = await demo.SignInAsync(Role.Approver);
        var desk = await officer.GetAsync("/en/office");
        var path = desk.Document.QuerySelector("tbody th a")!.GetAttribute("href")!;
        var campaign = await officer.GetAsync(path);
        campaign.Status.ShouldBe(HttpStatusCode.OK);
        campaign.Document.QuerySelectorAll(".govuk-task-list__item").Length.ShouldBeGreaterThan(2);

        // The last stage that was released has nothing new, and the refusal says so.
        var anew = Action(campaign, "Compute");
        (await officer.SubmitAsync(campaign, anew, "Close")).Errors.ShouldBe(["Nothing happened since the last release"]);

        var closing = await officer.SubmitAsync(campaign, Action(campaign, "Close"), "Close");
        closing.Heading.ShouldStartWith("Closing of ", customMessage: string.Join(' ', closing.Errors));
        var stage = closing.Heading["Closing of ".Length..];
        var cuts = 0;
        foreach (var link in closing.Document.QuerySelectorAll("main li a"))
        {
            var shown = await officer.GetAsync(link.GetAttribute("href")!);
            shown.Heading.ShouldStartWith("Every possible cut of ");
            cuts += shown.Document.QuerySelectorAll("tbody tr").Length;
        }

        cuts.ShouldBeGreaterThan(0);

        var rehearsed = await officer.SubmitAsync(closing, [], "Rehearse");
        rehearsed.Errors.ShouldBeEmpty();
        rehearsed.Document.QuerySelector("table")!.QuerySelectorAll("tbody tr").Length.ShouldBeGreaterThan(1);
        (await officer.SubmitAsync(rehearsed, [], "Propose")).Path.ShouldBe(path);

        var proposal = (await officer.GetAsync(path)).Document.QuerySelectorAll("main a").Single(one => one.TextContent.StartsWith("Release", StringComparison.Ordinal)).GetAttribute("href")!;
        var own = await officer.GetAsync(proposal);
        own.Text.ShouldContain("You proposed this");
        own.Document.QuerySelectorAll("form").ShouldNotContain(form => form.GetAttribute("action")!.Contains("handler=Approve", StringComparison.Ordinal));

        var waiting = await approver.GetAsync(proposal);
        waiting.Text.ShouldContain("Look at what candidates will see");
        var released = await approver.SubmitAsync(waiting, [], "Approve");
        released.Path.ShouldBe(path);
        released.Document.QuerySelectorAll(".govuk-task-list__item").Single(one => one.TextContent.Contains(stage, StringComparison.Ordinal)).TextContent.ShouldContain("Released");
        (await officer.GetAsync($"{path}/closing")).Path.ShouldBe(path);
    }

    [Theory]
    [InlineData("/en/office/none")]
    [InlineData("/en/office/No%20Id")]
    [InlineData("/en/office/none/closing")]
    [InlineData("/en/office/none/cuts/none")]
    [InlineData("/en/office/none/proposals/none")]
    public async Task What_is_not_there_is_said_so(string path)
    {
        using var officer = await demo.SignInAsync(Role.AgencyOfficer);
        (await officer.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Nobody_else_finds_the_pages()
    {
        using var trainer = await demo.SignInAsync(Role.Trainer);
        using var officer = await demo.SignInAsync(Role.AgencyOfficer);
        using var public_ = new Visitor(demo.Address);
        var path = (await officer.GetAsync("/en/office")).Document.QuerySelector("tbody th a")!.GetAttribute("href")!;
        (await trainer.GetAsync("/en/office")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await trainer.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await public_.GetAsync(path)).Heading.ShouldBe("Sign in");
    }

    /// <summary>Fields of the form whose button begins so.</summary>
    private static Dictionary<string, string> Action(Page page, string button) => page.Document.QuerySelectorAll("form")
        .Single(form => form.QuerySelector("button")!.TextContent.StartsWith(button, StringComparison.Ordinal))
        .QuerySelectorAll("input").Where(one => one.GetAttribute("name") is "stage" or "wish")
        .ToDictionary(one => one.GetAttribute("name")!, one => one.GetAttribute("value")!);
}
