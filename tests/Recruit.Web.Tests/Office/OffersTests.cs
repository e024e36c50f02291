using System.Net;
using Recruit.Accounts;

namespace Recruit.Web.Tests.Office;

/// <summary>The desk of places: what became of each offer, who is next by the rules, the reserve, and offers from another one.</summary>
[Collection(OfficeTests.Name)]
public sealed class OffersTests(OfficeService office)
{
    private const string Tax = "/en/office/tax-inspector";
    private const string Customs = "/en/office/customs-inspector/offers";

    [Fact]
    public async Task Places_and_reserve_are_shown_and_the_rules_say_who_is_next()
    {
        using var officer = await office.OfficerAsync();
        var campaign = await officer.GetAsync(Tax);
        campaign.Document.QuerySelectorAll("nav a").Select(one => one.GetAttribute("href")).ShouldContain($"{Tax}/offers");
        var page = await officer.GetAsync($"{Tax}/offers");
        page.Document.QuerySelectorAll("#places tbody tr").Select(row => row.QuerySelector(".govuk-tag")!.TextContent).ShouldBe(["Accepted", "Declined", "Offered"]);
        page.Document.QuerySelectorAll("#reserve tbody tr").Select(row => row.LastElementChild!.TextContent)
            .ShouldBe(["Did not agree", "Agreed to be asked", "Did not agree"]);
        page.Text.ShouldContain("31 December 2199");
        page.Document.QuerySelectorAll("#refill").ShouldBeEmpty("it is computed when somebody asks for it");

        var next = await officer.GetAsync($"{Tax}/offers?next=true");
        next.Document.QuerySelectorAll("#refill li").Select(one => string.Join(' ', one.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ShouldBe(["A place is offered to T-004"]);
        var record = await officer.GetAsync(next.Document.QuerySelector("#refill a")!.GetAttribute("href")!);
        record.Heading.ShouldContain("T-004");
        next.Document.QuerySelectorAll("form[action*=Refill] button").Single().TextContent.ShouldBe("Compute essay anew");
    }

    [Fact]
    public async Task A_vacant_place_is_offered_to_somebody_from_another_reserve_who_agreed()
    {
        using var officer = await office.OfficerAsync();
        var page = await officer.GetAsync(Customs);
        page.Document.QuerySelectorAll("#places tbody tr").Select(row => row.QuerySelector(".govuk-tag")!.TextContent).ShouldBe(["Offered", "Vacant"]);
        page.Document.QuerySelectorAll("#between tbody tr").Select(row => row.Children[3].TextContent).ShouldBe(["Not offered: did not agree to be asked", "Offered"]);
        page.Document.QuerySelectorAll("form[action*=Reserve]").ShouldBeEmpty("the only vacant place is offered");

        // The same place is asked for all the same: the campaign refuses, and what was typed stays.
        var old = await officer.GetAsync($"{Tax}/offers");
        var refused = await officer.PostAsync(old, $"{Customs}?handler=Reserve", ("Source", "tax-inspector"), ("Candidate", "T-006"));
        refused.Errors.ShouldBe(["Every vacant place is offered to somebody already"]);
        (await officer.PostAsync(old, $"{Customs}?handler=Reserve", ("Source", "tax-inspector"), ("Candidate", "nobody"))).Errors
            .ShouldBe(["Nobody with this id is in the reserve of that campaign"]);
        (await officer.PostAsync(old, $"{Customs}?handler=Reserve", ("Source", "none"), ("Candidate", "T-006"))).Errors
            .ShouldBe(["Nobody with this id is in the reserve of that campaign"]);
        (await officer.PostAsync(old, $"{Customs}?handler=Reserve", ("Source", "tax-inspector"), ("Candidate", " "))).Errors
            .ShouldBe(["Choose a campaign and enter the candidate"]);
    }

    [Fact]
    public async Task An_offer_from_another_reserve_is_proposed_and_waits_for_two_others()
    {
        await office.MakeVacantAsync("vacant-place");
        using var officer = await office.OfficerAsync();
        using var approver = await office.ApproverAsync();
        var page = await officer.GetAsync("/en/office/vacant-place/offers");
        page.Document.QuerySelectorAll("#Source option").Select(one => one.GetAttribute("value")).ShouldContain("tax-inspector");
        var wrong = await officer.SubmitAsync(page, new() { ["Source"] = "tax-inspector", ["Candidate"] = "T-001" }, "Reserve");
        wrong.Errors.ShouldBe(["Nobody with this id is in the reserve of that campaign"]);
        wrong.Document.QuerySelector("#Candidate")!.GetAttribute("value").ShouldBe("T-001", "what was typed stays");
        wrong.Document.QuerySelector("#Source option[selected]")!.GetAttribute("value").ShouldBe("tax-inspector");
        (await officer.SubmitAsync(page, new() { ["Source"] = "tax-inspector", ["Candidate"] = "T-005" }, "Reserve")).Errors.ShouldBeEmpty();
        var proposal = (await officer.GetAsync("/en/office/vacant-place")).Document.QuerySelector("main ul a[href*='/proposals/']")!.GetAttribute("href")!;
        var waiting = await approver.GetAsync(proposal);
        waiting.Text.ShouldContain("To the candidate T-005 in the reserve of tax-inspector");
        await approver.SubmitAsync(waiting, [], "Approve");
        (await approver.SubmitAsync(await approver.GetAsync(proposal), [], "Approve")).Errors.ShouldBe(["This takes a second person"]);
        (await approver.SubmitAsync(await approver.GetAsync(proposal), new() { ["reason"] = "whatever" }, "Reject")).Errors.ShouldBe(["Choose a reason"]);
        (await approver.SubmitAsync(await approver.GetAsync(proposal), new() { ["reason"] = "mistake" }, "Reject")).Path.ShouldBe("/en/office/vacant-place");
        (await officer.GetAsync("/en/office/vacant-place")).Text.ShouldContain("Nothing waits.");
    }

    [Theory]
    [InlineData(Role.Trainer)]
    [InlineData(Role.PanelMember)]
    [InlineData(Role.Administrator)]
    public async Task Nobody_else_finds_the_desk(Role role)
    {
        using var visitor = await office.Demo.SignInAsync(role);
        (await visitor.GetAsync($"{Tax}/offers")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Who_approves_looks_and_does_not_act()
    {
        using var approver = await office.ApproverAsync();
        var page = await approver.GetAsync($"{Tax}/offers");
        page.Document.QuerySelectorAll("main form").ShouldBeEmpty();
        page.Document.QuerySelectorAll("#places tbody a").Length.ShouldBe(3);
        (await approver.GetAsync(page.Document.QuerySelector("#places tbody a")!.GetAttribute("href")!)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_campaign_without_places_has_no_desk_for_them()
    {
        using var officer = await office.OfficerAsync();
        (await officer.GetAsync($"/en/office/{OfficeService.Embargoed}/offers")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await officer.GetAsync($"/en/office/{OfficeService.Embargoed}")).Document.QuerySelectorAll("a[href$=offers]").ShouldBeEmpty();
    }
}
