using System.Net;
using Recruit.Accounts;
using Recruit.Campaigns;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Sittings;
using Recruit.Vacancies;
using Recruit.Web.Demo;
using Recruit.Web.Tests.Candidates;

namespace Recruit.Web.Tests.Office;

/// <summary>Help that candidates ask for in their sittings is decided by an officer in the browser: what is granted stands in the sitting, and who is refused reads why.</summary>
public sealed class AdjustmentTests(DemoService demo) : IClassFixture<DemoService>
{
    private static readonly byte[] Document = [.. "%PDF-1.7 a paper of a doctor"u8];

    [Fact]
    public async Task What_is_granted_stands_in_the_sitting_of_who_asked_and_in_nobody_elses()
    {
        var campaign = await OpenAsync("help-granted");
        using var asking = await demo.ApplyAsync("person8001@example.kz", campaign);
        using var other = await demo.ApplyAsync("person8002@example.kz", campaign);
        var asked = await AskAsync(asking, campaign, "low-vision", "I see badly.");
        (await asking.SubmitAsync(asked, [], "Attach", Document)).Errors.ShouldBeEmpty();

        using var officer = await demo.SignInAsync(Role.AgencyOfficer);
        var desk = await officer.GetAsync((await officer.GetAsync($"/en/office/{campaign}")).Document.QuerySelector("nav a[href$='/adjustments']")!.GetAttribute("href")!);
        var row = desk.Document.QuerySelectorAll("#waiting tbody tr").Single();
        row.TextContent.ShouldContain("agency-officer");
        row.QuerySelectorAll(".govuk-tag").ShouldBeEmpty("its term runs");
        var page = await officer.GetAsync(row.QuerySelector("a")!.GetAttribute("href")!);
        page.Document.QuerySelector("#kind")!.TextContent.ShouldBe("I see badly");
        page.Document.QuerySelector("#statement")!.TextContent.ShouldBe("I see badly.");
        using var document = await officer.SendAsync(HttpMethod.Get, page.Document.QuerySelector("#evidence a")!.GetAttribute("href")!);
        document.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        (await document.Content.ReadAsByteArrayAsync()).ShouldBe(Document);

        var granted = await officer.SubmitAsync(page, [], "Grant");
        granted.Errors.ShouldBeEmpty();
        granted.Document.QuerySelector("#state")!.TextContent.ShouldBe("Granted");
        granted.Document.QuerySelector("#decision")!.TextContent.ShouldContain("25 percent longer");
        granted.Document.QuerySelectorAll("main form").ShouldBeEmpty();
        (await officer.SubmitAsync(page, new() { ["Grounds"] = "not-shown" }, "Refuse")).Errors.ShouldBe(["This was decided or withdrawn before"]);
        (await officer.GetAsync(desk.Path)).Text.ShouldContain("Nobody waits for a decision.");

        await new DemoDesk(demo.Desk).AskAsync<FormsDealt>(new DealForms(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, campaign));
        (await MinutesAsync(asking, campaign)).ShouldBe("75 minutes");
        (await MinutesAsync(other, campaign)).ShouldBe("60 minutes");
        (await asking.GetAsync(asked.Path)).Document.QuerySelector(".govuk-tag")!.TextContent.ShouldBe("Granted");
    }

    [Fact]
    public async Task Who_is_refused_reads_why_and_nobody_is_refused_without_a_reason()
    {
        var campaign = await OpenAsync("help-refused");
        using var asking = await demo.ApplyAsync("person8003@example.kz", campaign);
        var asked = await AskAsync(asking, campaign, "other", "I am often tired.");
        using var officer = await demo.SignInAsync(Role.AgencyOfficer);
        var page = await officer.GetAsync((await officer.GetAsync($"/en/office/{campaign}/adjustments")).Document.QuerySelector("#waiting a")!.GetAttribute("href")!);
        foreach (var none in (string[])["", "whatever", "routine"])
        {
            var wrong = await officer.SubmitAsync(page, new() { ["Grounds"] = none }, "Refuse");
            wrong.Errors.ShouldBe(["Choose a reason"]);
            wrong.Document.QuerySelector("#Grounds-error").ShouldNotBeNull();
            wrong.Document.QuerySelector("#state")!.TextContent.ShouldBe("Waits for a decision");
        }

        var refused = await officer.SubmitAsync(page, new() { ["Grounds"] = "not-shown" }, "Refuse");
        refused.Document.QuerySelector("#decision")!.TextContent.ShouldContain("It is not shown");
        var told = await asking.GetAsync(asked.Path);
        told.Document.QuerySelector(".govuk-tag")!.TextContent.ShouldBe("Refused");
        told.Document.QuerySelectorAll(".govuk-summary-list__value").Select(one => one.TextContent).ShouldContain("It is not shown that the test is harder for you");
        (await asking.GetAsync(told.Path.Replace("/en/", "/kk/", StringComparison.Ordinal))).Text.ShouldContain("Тест сізге қиынырақ екені расталмады");

        await new DemoDesk(demo.Desk).AskAsync<FormsDealt>(new DealForms(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, campaign));
        (await MinutesAsync(asking, campaign)).ShouldBe("60 minutes");
    }

    [Fact]
    public async Task What_nobody_decided_in_time_is_overdue_in_the_list_and_in_the_work_of_the_campaign()
    {
        var campaign = await OpenAsync("help-late");
        using (var asking = await demo.ApplyAsync("person8004@example.kz", campaign))
        {
            await AskAsync(asking, campaign, "low-vision", "I see badly.");
        }

        demo.Move(TimeSpan.FromDays(40));
        using var officer = await demo.SignInAsync(Role.AgencyOfficer);
        var row = (await officer.GetAsync($"/en/office/{campaign}/adjustments")).Document.QuerySelectorAll("#waiting tbody tr").Single();
        row.QuerySelector(".govuk-tag")!.TextContent.ShouldBe("Overdue");
        (await officer.GetAsync(row.QuerySelector("a")!.GetAttribute("href")!)).Document.QuerySelectorAll(".govuk-tag--red").Length.ShouldBe(1);
        var file = (await officer.GetAsync("/en/office")).Document.QuerySelectorAll($"a[href='/en/office/{campaign}/adjustments']")[0];
        file.TextContent.ShouldBe("Request for more time or other help");
        using var approver = await demo.SignInAsync(Role.Approver);
        (await approver.GetAsync($"/en/office/{campaign}")).Document.QuerySelectorAll("a[href$='/adjustments']").ShouldBeEmpty("who only approves does not decide it");
        (await approver.GetAsync("/en/office")).Document.QuerySelectorAll("a[href$='/adjustments']").ShouldBeEmpty();
    }

    [Fact]
    public async Task Names_that_are_not_there_or_not_for_the_reader_are_all_the_same()
    {
        var (campaign, elsewhere) = (await OpenAsync("help-hidden"), await OpenAsync("help-elsewhere"));
        using var asking = await demo.ApplyAsync("person8005@example.kz", campaign);
        using var other = await demo.ApplyAsync("person8006@example.kz", elsewhere);
        var asked = await AskAsync(asking, campaign, "low-vision", "I see badly.");
        await asking.SubmitAsync(asked, [], "Attach", Document);
        using var officer = await demo.SignInAsync(Role.AgencyOfficer);
        var page = await officer.GetAsync((await officer.GetAsync($"/en/office/{campaign}/adjustments")).Document.QuerySelector("#waiting a")!.GetAttribute("href")!);
        var (person, adjustment) = (page.Path.Split('/')[^2], page.Path.Split('/')[^1]);
        string[] hidden =
        [
            $"/en/office/{elsewhere}/adjustments/{person}/{adjustment}", $"/en/office/{campaign}/adjustments/{Guid.NewGuid()}/{adjustment}", $"/en/office/{campaign}/adjustments/{person}/none",
            $"/en/office/{campaign}/adjustments/{person}/%27%3B--", $"/en/office/{campaign}/adjustments/none/{adjustment}", $"/en/office/none/adjustments/{person}/{adjustment}",
        ];
        foreach (var path in hidden)
        {
            (await officer.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound, path);
            (await officer.PostAsync(page, $"{path}?handler=Grant")).Status.ShouldBe(HttpStatusCode.NotFound, path);
        }

        foreach (var number in (string[])["0", "-1", "2", "many", "99999999999", ""])
        {
            (await officer.GetAsync($"{page.Path}?handler=Document&number={number}")).Status.ShouldBe(HttpStatusCode.NotFound, number);
        }

        foreach (var role in (Role[])[Role.Approver, Role.Trainer, Role.Auditor, Role.Administrator, Role.ItemAuthor])
        {
            using var stranger = await demo.SignInAsync(role);
            foreach (var path in (string[])[$"/en/office/{campaign}/adjustments", page.Path, $"{page.Path}?handler=Document&number=1"])
            {
                (await stranger.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound, $"{role} {path}");
            }
        }

        (await asking.GetAsync(page.Path)).Status.ShouldBe(HttpStatusCode.NotFound, "not even to who asked");
        using var anybody = new Visitor(demo.Address);
        (await anybody.GetAsync(page.Path)).Heading.ShouldBe("Sign in");
        (await officer.GetAsync(page.Path)).Document.QuerySelector("#state")!.TextContent.ShouldBe("Waits for a decision", "nothing of it changed anything");
    }

    private async Task<Id> OpenAsync(string name)
    {
        var campaign = new Id(name);
        await new DemoDesk(demo.Desk).AskAsync<CampaignDone>(
            new DraftFromFiles(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, campaign, CandidateService.FilesOf(name, demo.Time.GetUtcNow())));
        await demo.OpenAsync(campaign);
        return campaign;
    }

    private static async Task<Page> AskAsync(Visitor visitor, Id campaign, string kind, string why)
    {
        var page = await visitor.GetAsync($"/en/applications/{campaign}/adjustments");
        var asked = await visitor.SubmitAsync(page, new() { ["Kind"] = kind, ["Statement"] = why }, "Ask");
        asked.Errors.ShouldBeEmpty();
        return asked;
    }

    /// <summary>How long the test of law lasts for somebody, as its start page says.</summary>
    private static async Task<string> MinutesAsync(Visitor visitor, Id campaign) =>
        (await visitor.GetAsync($"/en/vacancies/{campaign}/tests/law")).Document.QuerySelector(".govuk-summary-list__value")!.TextContent;
}
