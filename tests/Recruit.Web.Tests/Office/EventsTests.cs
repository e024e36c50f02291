using System.Net;
using System.Text;
using Recruit.Accounts;

namespace Recruit.Web.Tests.Office;

/// <summary>What becomes of people outside the ordinary course is proposed by a page, approved by another person, and then the campaign goes on.</summary>
[Collection(OfficeTests.Name)]
public sealed class EventsTests(OfficeService office)
{
    [Fact]
    public async Task A_closing_that_waits_for_what_becomes_of_people_goes_on_once_two_recorded_it()
    {
        const string Home = "/en/office/unsat";
        await office.MakeUnsatAsync("unsat");
        using var officer = await office.OfficerAsync();
        using var approver = await office.ApproverAsync();
        var refused = await CloseAsync(officer, Home);
        refused.Errors.ShouldHaveSingleItem().ShouldStartWith("1 people of the stage could not start law");

        // From the refusal by links alone to the form.
        var events = await officer.GetAsync(refused.Document.QuerySelector("#way-out a")!.GetAttribute("href")!);
        events.Document.QuerySelectorAll("#events tbody tr").ShouldHaveSingleItem().TextContent.ShouldContain("D goes on from filter");
        events.Document.QuerySelectorAll("#types a").ShouldNotContain(link => link.GetAttribute("href")!.EndsWith("set-mark", StringComparison.Ordinal), "there is no written task");
        var form = await officer.GetAsync(events.Document.QuerySelector("#types a[href$='set-attempt']")!.GetAttribute("href")!);
        form.Document.QuerySelectorAll("#Event_Stage, #Event_Item, #Event_Person").ShouldBeEmpty();

        var unchosen = await officer.SubmitAsync(form, Filled("D", "law", ""));
        unchosen.Document.QuerySelector("#Event_Value-error")!.TextContent.ShouldContain("Fill this in");
        var unknown = await officer.SubmitAsync(form, Filled("Z", "law", "absent"));
        unknown.Document.QuerySelector("#Event_Candidate-error")!.TextContent.ShouldContain("There is no candidate “Z” in this campaign");
        unknown.Document.QuerySelector("#Event_Candidate")!.GetAttribute("value").ShouldBe("Z");
        (await officer.SubmitAsync(form, Filled("D", "law", "no-row"))).Document.QuerySelector("#Event_Value-error").ShouldNotBeNull("a test has always an attempt");
        (await officer.SubmitAsync(form, new(Filled("D", "law", "absent")) { ["reason"] = "" })).Errors.ShouldBe(["Choose a reason"]);

        var own = await officer.SubmitAsync(form, Filled("D", "law", "absent"));
        own.Text.ShouldContain("You proposed this");
        own.Document.QuerySelectorAll("form[action*='Approve']").ShouldBeEmpty();
        (await CloseAsync(officer, Home)).Errors.ShouldNotBeEmpty("what is proposed only has not happened");

        var proposal = (await approver.GetAsync(Home)).Document.QuerySelectorAll("main ul a[href*='/proposals/']").ShouldHaveSingleItem().GetAttribute("href")!;
        var waiting = await approver.GetAsync(proposal);
        var row = waiting.Document.QuerySelectorAll("#rows tbody tr").ShouldHaveSingleItem();
        row.TextContent.ShouldContain("Attempt of D in law: Absent");
        row.TextContent.ShouldContain("Called in sick");
        row.QuerySelector("a[href*='/applicants/']")!.TextContent.ShouldBe("D");
        waiting.Document.QuerySelector("#why")!.TextContent.ShouldContain("Facts have changed");
        (await approver.SubmitAsync(waiting, [], "Approve")).Path.ShouldBe(Home);

        var recorded = (await approver.GetAsync($"{Home}/events")).Document.QuerySelectorAll("#events tbody tr");
        recorded.Length.ShouldBe(2);
        recorded[1].TextContent.ShouldContain("Attempt of D in law: Absent");
        recorded[1].TextContent.ShouldContain($"by {await office.AccountOfAsync(Role.AgencyOfficer)}");
        recorded[1].TextContent.ShouldContain($"by {await office.AccountOfAsync(Role.Approver)}");
        (await CloseAsync(officer, Home)).Heading.ShouldBe("Closing of entry");
    }

    [Fact]
    public async Task A_sheet_is_told_line_by_line_what_is_wrong_and_proposed_once_its_count_was_confirmed()
    {
        const string Sheet = "/en/office/sheet/events/sheet";
        await office.MakeUnsatAsync("sheet");
        using var officer = await office.OfficerAsync();
        var page = await officer.GetAsync(Sheet);
        (await officer.SubmitAsync(page, new() { ["Sheet"] = "" })).Errors.ShouldNotBeEmpty();
        (await officer.SubmitAsync(page, new() { ["Sheet"] = "type,candidate,colour\nreinstate,A,red" })).Errors.ShouldBe(["Line 1, colour: There is no column “colour”"]);
        (await officer.SubmitAsync(page, new() { ["Sheet"] = "type,candidate\nreinstate" })).Errors.ShouldBe(["Line 2: The row has more or fewer cells than the first line"]);

        const string Wrong = "type,candidate,test,value\nset-attempt,B,law,absent\nset-attempt,Z,history,asleep\n\npromote,B,,\ndecline,B,,\n";
        (await officer.SubmitAsync(page, new() { ["Sheet"] = Wrong })).Errors.ShouldBe(["Line 6, type: “decline” is for candidates themselves"]);
        var told = await officer.SubmitAsync(page, new() { ["Sheet"] = Wrong[..Wrong.IndexOf("decline", StringComparison.Ordinal)] });
        told.Errors.ShouldBe(
            [
                "Line 3, candidate: There is no candidate “Z” in this campaign", "Line 3, test: There is no test “history”",
                "Line 3, value: “asleep” is no state of an attempt", "Line 5, type: “promote” is no type of event",
            ],
            ignoreOrder: true);
        told.Document.QuerySelector("#Sheet")!.TextContent.ShouldContain("promote");

        // As a spreadsheet saves it: with a mark of its encoding and semicolons; the numbers order the rows.
        byte[] file = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes("seq;type;candidate;test;value;note\r\n2;set-attempt;C;law;not-started;\r\n1;set-attempt;B;law;absent;\"ill; told us, late\"\r\n")];
        var seen = await officer.SubmitAsync(page, [], file: file);
        seen.Errors.ShouldBeEmpty();
        seen.Document.QuerySelector("#count")!.TextContent.ShouldContain("Events in it: 2");
        seen.Document.QuerySelectorAll("#rows li").Select(one => one.TextContent).ShouldBe(["Attempt of B in law: Absent", "Attempt of C in law: Did not start"]);
        var unconfirmed = await officer.SubmitAsync(seen, new() { ["reason"] = "facts-changed" }, "Propose");
        unconfirmed.Document.QuerySelector("#Agreed-error").ShouldNotBeNull();
        var proposed = await officer.SubmitAsync(unconfirmed, new() { ["reason"] = "facts-changed", ["Agreed"] = "true" }, "Propose");
        proposed.Heading.ShouldBe("Record events (2)");
        proposed.Document.QuerySelectorAll("#rows tbody tr").Select(row => row.Children[3].TextContent).ShouldBe(["ill; told us, late", "–"]);
    }

    [Fact]
    public async Task Who_proposes_does_not_approve_and_who_only_looks_does_not_propose()
    {
        const string Home = "/en/office/alone";
        await office.MakeUnsatAsync("alone");
        using var approver = await office.ApproverAsync();
        var own = await approver.SubmitAsync(await approver.GetAsync($"{Home}/events/new/reinstate"), new() { ["Event.Candidate"] = "A", ["reason"] = "mistake" });
        own.Text.ShouldContain("You proposed this");
        (await approver.PostAsync(own, $"{own.Path}?handler=Approve")).Errors.ShouldBe(["This takes a second person"]);
        (await approver.GetAsync($"{Home}/events")).Document.QuerySelectorAll("#events tbody tr").ShouldHaveSingleItem("only the readmission of D is on record");

        using var auditor = await office.Demo.SignInAsync(Role.Auditor);
        var looked = await auditor.GetAsync($"{Home}/events");
        looked.Status.ShouldBe(HttpStatusCode.OK);
        looked.Document.QuerySelectorAll("main a[href*='/events/']").ShouldBeEmpty();
        (await auditor.GetAsync(own.Path)).Document.QuerySelectorAll("#rows a").ShouldBeEmpty("an auditor opens no records of applicants");
        using var trainer = await office.Demo.SignInAsync(Role.Trainer);
        foreach (var (visitor, path) in ((Visitor, string)[])[(auditor, "/events/new/reinstate"), (auditor, "/events/sheet"), (trainer, "/events"), (trainer, "/events/new/reinstate"), (trainer, "/events/sheet")])
        {
            (await visitor.GetAsync($"{Home}{path}")).Status.ShouldBe(HttpStatusCode.NotFound, path);
        }

        (await auditor.PostAsync(await auditor.GetAsync("/en/sign-out"), $"{Home}/events/new/reinstate", ("Event.Candidate", "A"), ("reason", "mistake"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await approver.GetAsync($"{Home}/events/new/promote")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await approver.GetAsync($"{Home}/events/new/set-mark")).Status.ShouldBe(HttpStatusCode.NotFound, "the rules have no written task");
    }

    private static async Task<Page> CloseAsync(Visitor officer, string home)
    {
        var page = await officer.GetAsync(home);
        var stage = page.Document.QuerySelector("form[action*='Close'] input[name=stage]")!.GetAttribute("value")!;
        return await officer.SubmitAsync(page, new() { ["stage"] = stage }, "Close");
    }

    private static Dictionary<string, string> Filled(string candidate, string test, string state) => new()
    {
        ["Event.Candidate"] = candidate, ["Event.Test"] = test, ["Event.Value"] = state, ["Event.Note"] = "Called in sick", ["reason"] = "facts-changed",
    };
}
