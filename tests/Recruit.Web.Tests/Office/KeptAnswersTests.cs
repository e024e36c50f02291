using System.Net;
using Recruit.Accounts;

namespace Recruit.Web.Tests.Office;

/// <summary>Answers that came when a test was over stand on the page of the appeal about it, and who reviews it reads what they say.</summary>
[Collection(OfficeTests.Name)]
public sealed class KeptAnswersTests(OfficeService office)
{
    [Fact]
    public async Task An_appeal_shows_that_answers_were_kept_and_the_reviewer_alone_reads_them()
    {
        var appeal = await office.MakeKeptAsync("kept");
        var address = $"/en/office/kept/appeals/{appeal}";
        using var officer = await office.OfficerAsync();
        using var approver = await office.ApproverAsync();
        var page = await officer.GetAsync(address);
        page.Document.QuerySelectorAll("#kept-law tbody th").Select(one => one.TextContent).ShouldBe(["q1"]);
        var cells = page.Document.QuerySelectorAll("#kept-law tbody td");
        (cells[0].TextContent, cells[1].TextContent.Length > 0).ShouldBe(("2", true));
        page.Document.QuerySelector("main")!.TextContent.ShouldContain("Only who reviews the appeal reads what they say");
        page.Document.QuerySelectorAll("a[href*='?kept=']").ShouldBeEmpty();
        (await officer.GetAsync($"{address}?kept=law")).Status.ShouldBe(HttpStatusCode.NotFound);

        page = await officer.SubmitAsync(page, [], "Admit");
        page = await officer.SubmitAsync(page, new() { ["reviewer"] = await office.AccountOfAsync(Role.AgencyOfficer) }, "Allocate");
        (await approver.GetAsync($"{address}?kept=law")).Status.ShouldBe(HttpStatusCode.NotFound, "there is nothing to approve yet");
        var said = await officer.GetAsync(page.Document.QuerySelector("a[href*='?kept=']")!.GetAttribute("href")!);
        said.Document.QuerySelectorAll("#said tbody tr").Select(row => string.Join(", ", row.Children.Take(3).Select(one => one.TextContent))).ShouldBe(
            ["q1, Astana & more, The work had been handed in", "q1, The answer was taken back, The work had been handed in"]);
        (await officer.GetAsync($"{address}?kept=law&from=1")).Document.QuerySelectorAll("#said tbody tr").Length.ShouldBe(1);
        foreach (var wrong in (string[])["?kept=essay", "?kept=a%2Fb", "?kept=law&from=-1"])
        {
            (await officer.GetAsync($"{address}{wrong}")).Status.ShouldBe(HttpStatusCode.NotFound, wrong);
        }

        page = await officer.SubmitAsync(page, new() { ["grounds"] = "no-fault" }, "Dismiss");
        page.Errors.ShouldBeEmpty();
        var second = await approver.GetAsync(address);
        second = await approver.GetAsync(second.Document.QuerySelector("a[href*='?kept=']")!.GetAttribute("href")!);
        second.Document.QuerySelectorAll("#said tbody tr").Length.ShouldBe(2);
        var decided = await approver.SubmitAsync(second, [], "Approve");
        decided.Document.QuerySelectorAll("a[href*='?kept=']").ShouldBeEmpty();
        (await officer.GetAsync($"{address}?kept=law")).Status.ShouldBe(HttpStatusCode.NotFound, "it is decided");
    }

    [Fact]
    public async Task An_appeal_about_a_sitting_in_which_nothing_was_kept_says_nothing_of_it()
    {
        var appeal = await office.AppealAsync(await office.SomebodyAsync(8));
        using var officer = await office.OfficerAsync();
        var page = await officer.GetAsync($"{OfficeService.Filled}/appeals/{appeal}");
        page.Document.QuerySelectorAll("[id^=kept-]").ShouldBeEmpty();
    }
}
