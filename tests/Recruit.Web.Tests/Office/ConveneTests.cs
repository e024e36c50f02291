using System.Net;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Web.Layout;

namespace Recruit.Web.Tests.Office;

/// <summary>An agency convenes a panel, gives hearings a time and sees what waits for whom, by pages alone.</summary>
[Collection(OfficeTests.Name)]
public sealed class ConveneTests(OfficeService office)
{
    private const string Shown = "/en/office/head-of-unit/panels";

    [Fact]
    public async Task Panels_are_shown_with_their_members_quorum_and_agenda()
    {
        using var officer = await office.OfficerAsync();
        (await officer.GetAsync("/en/office/head-of-unit")).Document.QuerySelectorAll("nav a").Select(one => one.GetAttribute("href")).ShouldContain(Shown);
        var panels = await officer.GetAsync(Shown);
        panels.Document.QuerySelectorAll(".govuk-task-list__status").Select(one => one.TextContent.Trim()).ShouldBe(["Convened", "To be convened"]);
        var board = await officer.GetAsync(panels.Document.QuerySelector(".govuk-task-list__link")!.GetAttribute("href")!);
        board.Document.QuerySelector("#quorum")!.TextContent.ShouldBe("A finalist is rated once 1 of 2 members take part.");
        board.Document.QuerySelectorAll("#members li").Length.ShouldBe(2);
        board.Document.QuerySelectorAll("#members .govuk-tag").Length.ShouldBe(1);
        board.Document.QuerySelectorAll("#agenda tbody tr").Length.ShouldBe(3, "three meet the requirement");
        board.Document.QuerySelectorAll("#files tbody tr").Length.ShouldBe(6, "two members declare about each of them");
    }

    [Fact]
    public async Task A_panel_is_convened_hears_who_enters_and_goes_on_without_who_says_nothing()
    {
        var campaign = await office.MakePanelAsync("convening");
        var page = $"/en/office/{campaign}/panels/board";
        var (member, chair) = (await office.AccountOfAsync(Role.PanelMember), await office.AccountOfAsync(Role.PanelChair));
        using var officer = await office.OfficerAsync();
        var form = await officer.GetAsync(page);
        form.Document.QuerySelectorAll("#Account-0 option").Length.ShouldBe(3, "who has such a role at the agency, and nobody");
        (await officer.PostAsync(form, $"{page}?handler=Convene", ("Account", ""), ("Account", member), ("Ties", "Ministry"), ("Ties", ""), ("Chair", ""))).ShouldSatisfyAllConditions(
            wrong => wrong.Errors.ShouldBe(["Choose an account for First", "Choose who leads"], ignoreOrder: true),
            wrong => wrong.Document.QuerySelector("#Ties-0")!.TextContent.ShouldBe("Ministry", "what was typed stays"),
            wrong => wrong.Document.QuerySelector("#Account-1 option[selected]")!.GetAttribute("value").ShouldBe(member));
        (await officer.PostAsync(form, $"{page}?handler=Convene", ("Account", member), ("Account", member), ("Chair", "0"))).Errors.ShouldBe(["Each account sits once"]);
        var stranger = await office.AccountOfAsync(Role.Trainer);
        (await officer.PostAsync(form, $"{page}?handler=Convene", ("Account", member), ("Account", stranger), ("Chair", "0"))).Errors.ShouldBe(["Choose an account for Second"]);
        var convened = await officer.PostAsync(form, $"{page}?handler=Convene", ("Account", chair), ("Account", member), ("Ties", ""), ("Ties", "Ministry\n Agency "), ("Chair", "0"));
        convened.Errors.ShouldBeEmpty();
        convened.Document.QuerySelector("#members .govuk-tag")!.Closest("li")!.TextContent.ShouldContain(chair);

        // The chair changes, and finalists get their times; what cannot be is said beside what was typed.
        var led = await officer.SubmitAsync(convened, new() { ["Chair"] = member }, "Chair");
        led.Document.QuerySelector("#members .govuk-tag")!.Closest("li")!.TextContent.ShouldContain(member);
        var now = Instant.Of(office.Demo.Time.GetUtcNow());
        string Typed(int hours) => TypedMoment.Print(now + TimeSpan.FromHours(hours));
        var wrong = await officer.SubmitAsync(led, new() { ["From"] = Typed(5), ["Until"] = Typed(4) }, "Agenda");
        wrong.Errors.ShouldBe(["Say when hearings begin and by when the last is over, the end after the beginning"]);
        wrong.Document.QuerySelector("#From")!.GetAttribute("value").ShouldBe(Typed(5));
        var past = await officer.SubmitAsync(wrong, new() { ["From"] = Typed(-5), ["Until"] = Typed(-1) }, "Agenda");
        past.Errors.ShouldBe(["A hearing begins later than now"]);
        var set = await officer.SubmitAsync(past, new() { ["From"] = Typed(2), ["Until"] = Typed(3) }, "Agenda");
        set.Text.ShouldContain("Hearings set: 2. Without one, because there is no time left: 1.");
        set = await officer.SubmitAsync(set, new() { ["From"] = Typed(4), ["Until"] = Typed(5) }, "Agenda");
        set.Text.ShouldContain("Hearings set: 3. Without one, because there is no time left: 0.");
        var number = set.Document.QuerySelector("#agenda tbody th")!.TextContent;
        var moved = await officer.SubmitAsync(set, new() { ["number"] = number, ["to"] = Typed(6) }, "Move");
        moved.Errors.ShouldBeEmpty();
        moved.Document.QuerySelectorAll("#agenda tbody th")[^1].TextContent.ShouldBe(number, "it is heard last now");
        (await officer.SubmitAsync(await officer.GetAsync(page), new() { ["number"] = number, ["to"] = "soon" }, "Move")).Errors.ShouldBe(["Say when this finalist is heard"]);
        moved.Document.QuerySelectorAll("#files tbody tr").Length.ShouldBe(6);
        moved.Document.QuerySelectorAll("form[action*=Silent]").ShouldBeEmpty("their term runs");

        // Who approves sees it and changes nothing; nobody else finds it.
        using var approver = await office.ApproverAsync();
        var looked = await approver.GetAsync(page);
        looked.Document.QuerySelectorAll("main form").ShouldBeEmpty();
        looked.Document.QuerySelectorAll("#agenda tbody tr").Length.ShouldBe(3);
        (await approver.PostAsync(await approver.GetAsync("/en/sign-out"), $"{page}?handler=Agenda", ("From", Typed(7)), ("Until", Typed(8)))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_hearing_does_not_count_once_two_people_say_so_and_stands_where_one_of_them_says_it_does()
    {
        var campaign = await office.MakePanelAsync("voiding");
        var page = $"/en/office/{campaign}/panels/board";
        using var officer = await office.OfficerAsync();
        using var approver = await office.ApproverAsync();
        var form = await officer.GetAsync(page);
        await officer.PostAsync(form, $"{page}?handler=Convene", ("Account", await office.AccountOfAsync(Role.PanelChair)), ("Account", await office.AccountOfAsync(Role.PanelMember)), ("Chair", "0"));
        string Typed(int hours) => TypedMoment.Print(Instant.Of(office.Demo.Time.GetUtcNow()) + TimeSpan.FromHours(hours));
        var set = await officer.SubmitAsync(await officer.GetAsync(page), new() { ["From"] = Typed(2), ["Until"] = Typed(6) }, "Agenda");
        var hearing = await officer.GetAsync(set.Document.QuerySelector("#agenda tbody th a")!.GetAttribute("href")!);
        hearing.Document.QuerySelectorAll("#asked, form[action*=Keep]").ShouldBeEmpty();
        var groundless = await officer.SubmitAsync(hearing, new() { ["reason"] = "whatever" }, "Void");
        groundless.Errors.ShouldBe(["Choose a reason"]);
        groundless.Document.QuerySelector("#reason-error").ShouldNotBeNull();

        var asked = await officer.SubmitAsync(hearing, new() { ["reason"] = "mistake" }, "Void");
        asked.Document.QuerySelector(".govuk-notification-banner__heading")!.TextContent.ShouldContain("until another person says so too");
        asked.Document.QuerySelector("#asked")!.TextContent.ShouldContain("Somebody wants this hearing not to count");
        (await officer.GetAsync(page)).Document.QuerySelector("#files")!.TextContent.ShouldContain("Say whether the hearing counts");
        (await officer.SubmitAsync(asked, new() { ["reason"] = "mistake" }, "Void")).Text.ShouldContain("until another person says so too", Case.Sensitive, "one person is not two");

        var kept = await approver.SubmitAsync(await approver.GetAsync(hearing.Path), [], "Keep");
        kept.Text.ShouldContain("The hearing stands.");
        kept.Document.QuerySelector("#asked").ShouldBeNull();
        await officer.SubmitAsync(await officer.GetAsync(hearing.Path), new() { ["reason"] = "mistake" }, "Void");
        (await approver.SubmitAsync(await approver.GetAsync(hearing.Path), new() { ["reason"] = "mistake" }, "Void")).Text.ShouldContain("The hearing does not count.");
        (await officer.GetAsync(page)).Document.QuerySelector("#files")!.TextContent.ShouldNotContain("Say whether the hearing counts");

        foreach (var none in (string[])[$"{page}/hearings/none", $"{page}/hearings/%27", $"/en/office/{campaign}/panels/none/hearings/any", $"{Shown}/board/hearings/{hearing.Path.Split('/')[^1]}"])
        {
            (await officer.GetAsync(none)).Status.ShouldBe(HttpStatusCode.NotFound, none);
        }

        using var member = await office.Demo.SignInAsync(Role.PanelMember);
        (await member.GetAsync(hearing.Path)).Status.ShouldBe(HttpStatusCode.NotFound);
        using var auditor = await office.Demo.SignInAsync(Role.Auditor);
        (await auditor.GetAsync(hearing.Path)).Document.QuerySelectorAll("main form").ShouldBeEmpty("an auditor looks and changes nothing");
    }

    [Theory]
    [InlineData(Role.PanelMember)]
    [InlineData(Role.Trainer)]
    [InlineData(Role.Administrator)]
    public async Task Nobody_else_finds_the_panels(Role role)
    {
        using var visitor = await office.Demo.SignInAsync(role);
        (await visitor.GetAsync(Shown)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.GetAsync($"{Shown}/board")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_panel_that_the_rules_do_not_know_is_not_there()
    {
        using var officer = await office.OfficerAsync();
        (await officer.GetAsync($"{Shown}/none")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await officer.GetAsync("/en/office/tax-inspector/panels")).Text.ShouldContain("The rules of this campaign have no panel.");
        (await officer.GetAsync("/en/office/tax-inspector")).Document.QuerySelectorAll("a[href$=panels]").ShouldBeEmpty();
    }
}
