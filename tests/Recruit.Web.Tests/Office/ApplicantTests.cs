using System.Net;
using Recruit.Accounts;

namespace Recruit.Web.Tests.Office;

/// <summary>The record of one applicant, opened from the list.</summary>
[Collection(OfficeTests.Name)]
public sealed class ApplicantTests(OfficeService office)
{
    private const string List = $"{OfficeService.Filled}/applicants";

    [Fact]
    public async Task It_says_what_was_given_what_was_released_and_who_did_what_and_why()
    {
        using var officer = await office.OfficerAsync();
        var list = await officer.GetAsync($"{List}?order=interview");
        var link = list.Document.QuerySelector("#applicants tbody th a")!;
        var record = await officer.GetAsync(link.GetAttribute("href")!);
        record.Status.ShouldBe(HttpStatusCode.OK);
        record.Heading.ShouldEndWith(link.TextContent.Trim());
        record.Text.ShouldContain("That you look is on record");
        record.Document.QuerySelectorAll("#stages dt").Length.ShouldBeGreaterThan(5);
        record.Document.QuerySelectorAll("#stages dd").ShouldContain(one => one.TextContent.Contains("rank 1)", StringComparison.Ordinal));
        var entries = record.Document.QuerySelectorAll("#timeline li").Select(one => one.TextContent).ToArray();
        entries.ShouldContain(one => one.Contains("Application received", StringComparison.Ordinal));
        entries.ShouldContain(one => one.Contains("“Interview” released", StringComparison.Ordinal)
            && one.Contains("by demo-setup-1, approved by demo-setup-2", StringComparison.Ordinal) && one.Contains("Reason: demonstration", StringComparison.Ordinal));
        (await officer.GetAsync(link.GetAttribute("href")!.Replace("/en/", "/kk/", StringComparison.Ordinal))).Text.ShouldContain("Өтініш алынды");
    }

    [Fact]
    public async Task Somebody_who_is_not_there_and_somebody_for_others_look_the_same()
    {
        using var officer = await office.OfficerAsync();
        (await officer.GetAsync($"{List}/{Guid.Empty}")).Status.ShouldBe(HttpStatusCode.NotFound);
        var path = (await officer.GetAsync(List)).Document.QuerySelector("#applicants tbody th a")!.GetAttribute("href")!;
        using var auditor = await office.Demo.SignInAsync(Role.Auditor);
        (await auditor.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
