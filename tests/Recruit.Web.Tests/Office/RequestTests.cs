using System.Net;
using Recruit.Accounts;
using Recruit.Appeals;
using Recruit.UseCases;
using Recruit.UseCases.Appeals;
using Recruit.UseCases.Candidates;
using Recruit.Vacancies;
using Recruit.Web.Demo;
using AddEvidence = Recruit.UseCases.Appeals.AddEvidence;
using ReadOwnAppeal = Recruit.UseCases.Appeals.ReadOwnAppeal;

namespace Recruit.Web.Tests.Office;

/// <summary>Appeals and questions of candidates are worked on by pages alone, by those who may and in two where it takes two.</summary>
[Collection(OfficeTests.Name)]
public sealed class RequestTests(OfficeService office)
{
    private const string Desk = $"{OfficeService.Filled}/requests";

    private static readonly Id Campaign = new("chief-specialist");
    private static readonly AppealSubject About = new(new Id("filter"));
    private static readonly byte[] Document = [.. "%PDF-1.7 a paper"u8];

    [Fact]
    public async Task An_appeal_is_admitted_allocated_upheld_and_approved_by_another()
    {
        using var officer = await office.OfficerAsync();
        using var approver = await office.ApproverAsync();
        var (who, appeal) = await AppealAsync(0);
        await office.DoAsync<OwnAppealShown>(new AddEvidence(who, DemoDesk.Fresh, Campaign, About, new Id("pdf"), Document));
        var desk = await officer.GetAsync(Desk);
        var link = desk.Document.QuerySelectorAll("main a").Single(one => one.GetAttribute("href")!.EndsWith(appeal, StringComparison.Ordinal));
        link.TextContent.ShouldBe("Appeal");
        link.Closest("tr")!.TextContent.ShouldContain("agency-officer");

        var page = await officer.GetAsync(link.GetAttribute("href")!);
        page.Document.QuerySelector("#statement")!.TextContent.ShouldBe("My degree is right.");
        using var document = await officer.SendAsync(HttpMethod.Get, page.Document.QuerySelector("#evidence a")!.GetAttribute("href")!);
        document.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        (await document.Content.ReadAsByteArrayAsync()).ShouldBe(Document);

        page = await officer.SubmitAsync(page, [], "Admit");
        var reviewer = await office.AccountOfAsync(Role.AgencyOfficer);
        page.Document.QuerySelectorAll("#reviewer option").Select(one => one.TextContent).ShouldContain(reviewer);
        (await officer.SubmitAsync(page, new() { ["reviewer"] = await office.AccountOfAsync(Role.Trainer) }, "Allocate")).Errors
            .ShouldBe(["This account has no role at the agency by which to work on it"]);
        page = await officer.SubmitAsync(page, new() { ["reviewer"] = reviewer }, "Allocate");
        page.Document.QuerySelector("#state")!.TextContent.ShouldContain(reviewer);

        var wrong = await officer.SubmitAsync(page, new() { ["Remedy.Kind"] = "set-mark", ["Remedy.Value"] = "7", ["grounds"] = "instruction" }, "Uphold");
        wrong.Errors.Single().ShouldContain("missing");
        wrong.Document.QuerySelector("#Remedy_Value")!.GetAttribute("value").ShouldBe("7", "what was typed stays");
        wrong.Document.QuerySelector("#uphold-grounds option[selected]")!.GetAttribute("value").ShouldBe("instruction", "and what was chosen");
        var groundless = await officer.SubmitAsync(page, new() { ["Remedy.Kind"] = "readmit", ["grounds"] = "whatever" }, "Uphold");
        groundless.Errors.ShouldBe(["Choose a reason"]);
        groundless.Document.QuerySelectorAll("#decision").ShouldBeEmpty("nobody is on record with grounds that were not given");
        page = await officer.SubmitAsync(page, new() { ["Remedy.Kind"] = "readmit", ["grounds"] = "fault-found" }, "Uphold");
        page.Errors.ShouldBeEmpty();
        page.Document.QuerySelector("#decision")!.TextContent.ShouldContain("A fault was found");
        page.Document.QuerySelectorAll("form[action*=Approve]").ShouldBeEmpty();

        var second = await approver.GetAsync(link.GetAttribute("href")!);
        second = await approver.SubmitAsync(second, new() { ["proposed"] = "1" }, "Approve");
        second.Errors.Single().ShouldContain("Look at it again");
        var decided = await approver.SubmitAsync(second, [], "Approve");
        decided.Errors.ShouldBeEmpty();
        decided.Document.QuerySelector("#state")!.TextContent.ShouldContain("upheld");
        decided.Document.QuerySelectorAll("main form").ShouldBeEmpty();
        (await officer.GetAsync(Desk)).Document.QuerySelectorAll($"a[href$='{appeal}']").ShouldBeEmpty();
        (await office.DoAsync<OwnAppealShown>(new ReadOwnAppeal(who, DemoDesk.Fresh, Campaign, About))).Told.Step.ShouldBe(AppealStep.Decided);
    }

    [Fact]
    public async Task An_appeal_is_sent_back_and_dismissed_and_another_is_not_admissible()
    {
        using var officer = await office.OfficerAsync();
        using var approver = await office.ApproverAsync();
        var reviewer = await office.AccountOfAsync(Role.AgencyOfficer);
        var (who, first) = await AppealAsync(1);
        var page = await officer.SubmitAsync(await officer.GetAsync($"{OfficeService.Filled}/appeals/{first}"), [], "Admit");
        page = await officer.SubmitAsync(page, new() { ["reviewer"] = reviewer }, "Allocate");
        page = await officer.SubmitAsync(page, [], "Extend");
        page.Errors.ShouldBeEmpty();
        page.Document.QuerySelectorAll("form[action*=Extend]").ShouldBeEmpty();
        await officer.SubmitAsync(page, new() { ["grounds"] = "no-fault" }, "Dismiss");
        var returned = await approver.SubmitAsync(await approver.GetAsync(page.Path), [], "Return");
        returned.Document.QuerySelector("#state")!.TextContent.ShouldContain("The reviewer decides.");
        page = await officer.SubmitAsync(await officer.GetAsync(page.Path), new() { ["grounds"] = "no-fault" }, "Dismiss");
        page.Document.QuerySelector("#decision")!.TextContent.ShouldContain("Dismissed");
        var closed = await approver.SubmitAsync(await approver.GetAsync(page.Path), [], "Approve");
        closed.Document.QuerySelector("#state")!.TextContent.ShouldContain("Closed: dismissed.");
        (await office.DoAsync<OwnAppealShown>(new ReadOwnAppeal(who, DemoDesk.Fresh, Campaign, About))).Told.Reason!.Value.Text.ShouldBe("no-fault");

        var (_, second) = await AppealAsync(3);
        var groundless = await officer.SubmitAsync(await officer.GetAsync($"{OfficeService.Filled}/appeals/{second}"), new() { ["grounds"] = "whatever" }, "Reject");
        groundless.Errors.ShouldBe(["Choose a reason"]);
        groundless.Document.QuerySelector("#state")!.TextContent.ShouldNotContain("not admissible");
        var rejected = await officer.SubmitAsync(await officer.GetAsync($"{OfficeService.Filled}/appeals/{second}"), new() { ["grounds"] = "late" }, "Reject");
        rejected.Document.QuerySelector("#state")!.TextContent.ShouldContain("not admissible");
    }

    [Fact]
    public async Task A_question_is_passed_on_and_answered_where_the_person_reads_it()
    {
        using var officer = await office.OfficerAsync();
        var who = await office.SomebodyAsync(2);
        await office.AskAsync(who, "Which law is meant?");
        var desk = await officer.GetAsync(Desk);
        var page = await officer.GetAsync(desk.Document.QuerySelector("a[href*=enquiries]")!.GetAttribute("href")!);
        page.Document.QuerySelector("#question")!.TextContent.ShouldBe("Which law is meant?");
        (await officer.SubmitAsync(page, new() { ["Answer"] = " " }, "Answer")).Errors.ShouldBe(["Write the answer"]);

        var member = page.Document.QuerySelector("#Member option")!.GetAttribute("value")!;
        var nobody = await officer.SubmitAsync(page, new() { ["member"] = "nobody" }, "Pass");
        nobody.Errors.ShouldBe(["This account has no role at the agency by which to work on it"]);
        nobody.Document.QuerySelectorAll("details[open]").ShouldNotBeEmpty("what is wrong is in sight");
        var passed = await officer.SubmitAsync(page, new() { ["member"] = member }, "Pass");
        passed.Document.QuerySelector("a[href*=enquiries]")!.Closest("tr")!.TextContent.ShouldContain(member);

        var answered = await officer.SubmitAsync(page, new() { ["Answer"] = "The one of 2015." }, "Answer");
        answered.Heading.ShouldEndWith("Appeals and questions");
        answered.Document.QuerySelectorAll("a[href*=enquiries]").ShouldBeEmpty();
        (await office.DoAsync<OwnEnquiriesShown>(new ReadOwnEnquiries(who, DemoDesk.Fresh, Campaign))).Enquiries.Single().Answer.ShouldBe("The one of 2015.");
        (await officer.GetAsync(page.Path)).Heading.ShouldEndWith("Appeals and questions");
    }

    [Theory]
    [InlineData("requests")]
    [InlineData("appeals/none")]
    [InlineData("enquiries/none")]
    public async Task Nobody_else_finds_them(string page)
    {
        using var trainer = await office.Demo.SignInAsync(Role.Trainer);
        (await trainer.GetAsync($"{OfficeService.Filled}/{page}")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var public_ = new Visitor(office.Demo.Address);
        (await public_.GetAsync($"{OfficeService.Filled}/{page}")).Heading.ShouldBe("Sign in");
    }

    private async Task<(Caller Who, string Appeal)> AppealAsync(int somebody)
    {
        var who = await office.SomebodyAsync(somebody);
        return (who, await office.AppealAsync(who));
    }
}
