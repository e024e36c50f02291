using System.Net;
using Recruit.Accounts;
using Recruit.Vacancies;
using Recruit.Web.Tests.Office;
using Recruit.Web.Tests.Walking;

namespace Recruit.Web.Tests.Announcing;

/// <summary>Questions of the public are given to somebody, answered to one alone; and nothing that is sent to these pages breaks them.</summary>
[Collection(OfficeTests.Name)]
public sealed class AskedTests(OfficeService office)
{
    [Fact]
    public async Task A_question_is_given_to_an_officer_and_answered_to_the_one_who_asked()
    {
        var desk = new Announcer(office, "asked-alone", Language.En);
        using var officer = await office.OfficerAsync();
        using var approver = await office.ApproverAsync();
        using var visitor = new Visitor(office.Demo.Address);
        await desk.PublishAsync(officer, approver);
        var number = await desk.AskAsync(visitor, "Did my letter come?");
        var path = $"{desk.Campaign}/public-questions/{number}";
        var page = await officer.GetAsync(path);
        (await officer.SubmitAsync(page, new() { ["Holder"] = "nobody-here" }, "Assign")).Document.QuerySelector("#Holder-error").ShouldNotBeNull();
        var account = await office.AccountOfAsync(Role.AgencyOfficer);
        (await officer.SubmitAsync(page, new() { ["Holder"] = account }, "Assign")).Document.QuerySelector("#questions tbody tr")!.TextContent.ShouldContain(account);
        (await officer.SubmitAsync(page, new() { ["Private"] = " " }, "Privately")).Document.QuerySelector("#Private-error").ShouldNotBeNull();
        (await officer.SubmitAsync(page, new() { ["Private"] = "It came." }, "Privately")).Document.QuerySelector("#none").ShouldNotBeNull();
        (await officer.SubmitAsync(page, Announcer.Wording, "Publicly")).Errors.ShouldBe(["This question has an answer"]);
        var own = await visitor.GetAsync("/en/vacancies/asked-alone/questions/own");
        (await visitor.SubmitAsync(own, new() { ["Number"] = number, ["Address"] = "asks@example.kz" })).Text.ShouldContain("It came.");
        (await approver.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await approver.GetAsync($"{desk.Campaign}/public-questions")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_is_missing_in_an_answer_for_everybody_is_told_at_its_field_and_none_is_visible_late()
    {
        var desk = new Announcer(office, "asked-missing", Language.En);
        using var officer = await office.OfficerAsync();
        using var approver = await office.ApproverAsync();
        using var visitor = new Visitor(office.Demo.Address);
        await desk.PublishAsync(officer, approver);
        var path = $"{desk.Campaign}/public-questions/{await desk.AskAsync(visitor, "When?")}";
        var page = await officer.GetAsync(path);
        var early = Announcer.Wording;
        early["From"] = desk.In(300);
        (await officer.SubmitAsync(page, early, "Publicly")).Document.QuerySelector("#From-error")!.TextContent.ShouldContain("before the question is due");
        var missing = Announcer.Wording;
        missing["Ru.Answer"] = "";
        var wrong = await officer.SubmitAsync(page, missing, "Publicly");
        wrong.Errors.ShouldBe(["Write the answer (Russian)"]);
        wrong.Document.QuerySelector("#En_Answer")!.TextContent.ShouldBe("There is.", "what was typed stays");
    }

    [Fact]
    public async Task Questions_are_taken_for_longer_and_never_for_less()
    {
        var desk = new Announcer(office, "asked-longer", Language.En);
        using var officer = await office.OfficerAsync();
        using var approver = await office.ApproverAsync();
        await desk.PublishAsync(officer, approver);
        var page = await officer.GetAsync($"{desk.Campaign}/public-questions");
        (await officer.SubmitAsync(page, new() { ["Until"] = "soon" }, "Extend")).Document.QuerySelector("#Until-error").ShouldNotBeNull();
        (await officer.SubmitAsync(page, new() { ["Until"] = desk.In(10) }, "Extend")).Errors.Single().ShouldContain("that is not shortened");
        var before = page.Document.QuerySelector("#until")!.TextContent;
        page = await officer.GetAsync(page.Path);
        (await officer.SubmitAsync(page, new() { ["Until"] = desk.In(40) }, "Extend")).Document.QuerySelector("#until")!.TextContent.ShouldNotBe(before);
    }

    [Fact]
    public async Task Whatever_is_sent_gets_an_answer()
    {
        var desk = new Announcer(office, "asked-anything", Language.En);
        using var officer = await office.OfficerAsync();
        using var approver = await office.ApproverAsync();
        using var visitor = new Visitor(office.Demo.Address);
        await desk.PublishAsync(officer, approver);
        var number = await desk.AskAsync(visitor, "<script>alert(1)</script>");
        (await officer.GetAsync($"{desk.Campaign}/public-questions/{number}")).Document.QuerySelectorAll("main script").ShouldBeEmpty();
        string[] values = ["", "-1", "99999999999999999999", "\0", "<script>alert(1)</script>", new string('ж', 60_000), "0000-00-00T00:00", "../../secret", "%00"];
        var routes = PageRoute.All.Where(route => route.Model.Namespace == "Recruit.Web.Pages.Announcing" || route.Template is "/office/{campaign}/forms" or "/office/{campaign}/flags").ToArray();
        routes.Length.ShouldBe(7);
        foreach (var who in (Visitor[])[officer, approver])
        {
            var token = await who.GetAsync("/en/sign-out");
            foreach (var route in routes)
            {
                var path = "/en" + route.Template.Replace("{campaign}", "asked-anything", StringComparison.Ordinal).Replace("{question}", number, StringComparison.Ordinal);
                foreach (var value in values)
                {
                    ((int)(await who.GetAsync($"{path}?from={Uri.EscapeDataString(value[..Math.Min(20, value.Length)])}&overdue=?")).Status).ShouldBeLessThan(500, path);
                    foreach (var handler in route.Handlers)
                    {
                        (string, string)[] fields = [.. route.FieldsOf(handler).Select(name => (name, value))];
                        ((int)(await who.PostAsync(token, $"{path}?handler={handler}", fields)).Status).ShouldBeLessThan(500, $"{path} {handler} {value[..Math.Min(20, value.Length)]}");
                    }
                }
            }
        }

        (await officer.GetAsync($"{desk.Campaign}/public-questions/no%20question")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
