using System.Net;
using System.Text.RegularExpressions;
using Recruit.Accounts;
using Recruit.Web.Tests.Walking;

namespace Recruit.Web.Tests.Administration;

/// <summary>A service that just began comes to its agencies, their people and its further administrators in the browser, by two each time.</summary>
public sealed partial class AdministrationTests(AdministrationService service) : IClassFixture<AdministrationService>
{
    private Visitor Anna => service.Anna.Visitor;

    private Visitor Bolat => service.Bolat.Visitor;

    [Fact]
    public async Task Two_administrators_found_an_agency_and_make_an_officer_who_then_reaches_the_office()
    {
        var founded = await service.FoundAsync("tax");
        (founded.Path, founded.Heading).ShouldBe(("/en/administration/agencies/tax", "tax Tax committee"), string.Join(' ', founded.Errors));
        var dana = await service.ReadyAsync();
        (await dana.Visitor.GetAsync("/en/office")).Status.ShouldBe(HttpStatusCode.NotFound);

        var found = await Anna.SubmitAsync(await Anna.GetAsync("/en/administration"), new() { ["Name"] = dana.Name.ToUpperInvariant() }, "Find");
        found.Path.ShouldBe($"/en/administration/accounts/{dana.Account}");
        var proposed = await service.ProposeAsync(dana, Role.AgencyOfficer, "tax");
        proposed.Document.QuerySelector("#roles tbody tr")!.TextContent.ShouldContain("Waits");
        (await dana.Visitor.GetAsync("/en/office")).Status.ShouldBe(HttpStatusCode.NotFound, "one is not enough");

        var waiting = await Bolat.GetAsync("/en/administration");
        var link = waiting.Document.QuerySelectorAll("#waiting a").Single(one => one.TextContent.Contains(dana.Account, StringComparison.Ordinal)).GetAttribute("href")!;
        var granted = await Bolat.SubmitAsync(await Bolat.GetAsync(link), [], "Approve");
        granted.Path.ShouldBe($"/en/administration/accounts/{dana.Account}", string.Join(' ', granted.Errors));
        var row = granted.Document.QuerySelector("#roles tbody tr")!;
        row.TextContent.ShouldContain("Agency officer at tax");
        row.TextContent.ShouldContain(service.Anna.Account);
        row.TextContent.ShouldContain(service.Bolat.Account);
        (await Bolat.GetAsync("/en/administration")).Text.ShouldNotContain(dana.Account);

        dana = await service.SignInAsync(dana);
        (await dana.Visitor.GetAsync("/en/office")).Heading.ShouldBe("Campaigns");
        (await dana.Visitor.GetAsync("/en/new-campaign")).Status.ShouldBe(HttpStatusCode.OK);
        (await Anna.GetAsync("/en/administration/agencies/tax")).Document.QuerySelector("#members")!.TextContent.ShouldContain(dana.Account);
        await NothingIsForAsync(dana, "elsewhere");
        (await dana.Visitor.GetAsync("/en/administration/agencies/tax")).Document.QuerySelectorAll("main a[href*=accounts]").ShouldBeEmpty("they lead nowhere for an officer");
    }

    [Fact]
    public async Task An_auditor_of_the_service_who_is_an_officer_too_chooses_for_whom_to_act()
    {
        await service.FoundAsync("customs");
        var saule = await service.GrantAsync(await service.GrantAsync(await service.ReadyAsync(), Role.Auditor), Role.AgencyOfficer, "customs");
        (await saule.Visitor.GetAsync("/en/account")).Text.ShouldContain("None chosen");
        (await BeginsAsync()).ShouldBeFalse();

        await saule.Visitor.SubmitAsync(await saule.Visitor.GetAsync("/en/account/agency"), new() { ["agency"] = "customs" });
        (await BeginsAsync()).ShouldBeTrue();

        await saule.Visitor.SubmitAsync(await saule.Visitor.GetAsync("/en/account/agency"), new() { ["agency"] = "-" });
        (await BeginsAsync()).ShouldBeFalse();
        (await saule.Visitor.GetAsync("/en/account")).Text.ShouldContain("None chosen");

        async Task<bool> BeginsAsync() => (await saule.Visitor.GetAsync("/en/office")).Document.QuerySelector("a[href$=new-campaign]") is not null;
    }

    [Fact]
    public async Task Nobody_approves_an_own_proposal_or_an_own_role()
    {
        var erlan = await service.ReadyAsync();
        await service.ProposeAsync(erlan, Role.Auditor);
        var own = await Anna.GetAsync(AdministrationService.Of(erlan, Role.Auditor));
        own.Text.ShouldContain("You proposed this. Somebody else approves it.");
        own.Document.QuerySelector("form[action*=Approve]").ShouldBeNull();
        (await Anna.PostAsync(own, $"{own.Path}?handler=Approve")).Errors.ShouldBe(["This takes a second person"]);

        await service.ProposeAsync(service.Bolat, Role.Auditor);
        own = await Bolat.GetAsync(AdministrationService.Of(service.Bolat, Role.Auditor));
        own.Text.ShouldContain("This is your own account. Others approve it.");
        (await Bolat.PostAsync(own, $"{own.Path}?handler=Approve")).Errors.ShouldBe(["Nobody gives a role to the own account"]);
        var account = $"/en/administration/accounts/{service.Bolat.Account}";
        (await Bolat.GetAsync(account)).Document.QuerySelector("form[action*=Propose]").ShouldBeNull();
        (await Bolat.PostAsync(own, $"{account}?handler=Propose", ("Wanted", "sitting-place"), ("reason", "appointed"))).Errors.ShouldBe(["Nobody gives a role to the own account"]);
        (await Anna.GetAsync(account)).Text.ShouldNotContain("Sitting place,");
    }

    [Fact]
    public async Task What_is_wrong_is_told_at_its_field()
    {
        var fresh = await service.RegisterAsync();
        (await service.ProposeAsync(fresh, Role.Auditor)).Errors.ShouldBe(["Its owner has not said who it is. That comes first (My account, Who you are)"]);
        (await Anna.GetAsync($"/en/administration/accounts/{fresh.Account}")).Text.ShouldContain("It has no second factor and no passkey.");

        var ready = await service.ReadyAsync();
        Fields(await service.ProposeAsync(ready, Role.Candidate, reason: "")).ShouldBe(["Wanted", "reason"], ignoreOrder: true);
        Fields(await service.ProposeAsync(ready, Role.Marker)).ShouldBe(["Agency"]);
        Fields(await service.ProposeAsync(ready, Role.Marker, "nobodys")).ShouldBe(["Agency"]);
        Fields(await service.ProposeAsync(ready, Role.Marker, "../x")).ShouldBe(["Agency"]);
        Fields(await service.ProposeAsync(ready, Role.Auditor, reason: "whatever")).ShouldBe(["reason"]);
        (await Bolat.GetAsync("/en/administration")).Text.ShouldNotContain(ready.Account);

        var first = await Anna.GetAsync("/en/administration");
        Fields(await Anna.SubmitAsync(first, new() { ["Name"] = "nobody@example.kz" }, "Find")).ShouldBe(["Name"]);
        Fields(await Anna.SubmitAsync(first, [], "Find")).ShouldBe(["Name"]);
        Fields(await Anna.SubmitAsync(first, new() { ["Agency"] = "nobodys" }, "Agency")).ShouldBe(["Agency"]);
        Fields(await Anna.SubmitAsync(await Anna.GetAsync("/en/administration/new-agency"), new() { ["ShortName"] = "900101300017", ["English"] = new string('x', 301), ["DaysOff"] = "tomorrow" }))
            .ShouldBe(["ShortName", "Kazakh", "Russian", "English", "Languages", "DaysOff"], ignoreOrder: true);
        Fields(await fresh.Visitor.SubmitAsync(await fresh.Visitor.GetAsync("/en/account/identity"), new() { ["Number"] = "123" })).ShouldBe(["Number"]);
    }

    [Fact]
    public async Task An_agency_changes_its_settings_and_nobody_founds_another_one_of_its_name()
    {
        await service.FoundAsync("customs");
        var page = await Anna.SubmitAsync(
            await Anna.GetAsync("/en/administration/agencies/customs"),
            new()
            {
                ["Kazakh"] = "Кеден", ["Russian"] = "Таможня", ["English"] = "Customs", ["Languages"] = "ru", ["First"] = "ru", ["DaysOff"] = "2027-03-22\r\n2027-03-23", ["reason"] = "duties-changed",
            });
        page.Heading.ShouldBe("customs Customs", string.Join(' ', page.Errors));
        page.Document.QuerySelector("#DaysOff")!.TextContent.Trim().ShouldBe("2027-03-22\n2027-03-23");
        page.Document.QuerySelectorAll("input[name=Languages][checked]").Select(one => one.GetAttribute("value")).ShouldBe(["ru"]);
        (await service.FoundAsync("customs")).Errors.ShouldBe(["There is another agency of this short name. Take another one"]);
    }

    [Fact]
    public async Task A_role_is_withdrawn_and_an_account_closed_from_the_next_page_on()
    {
        await service.FoundAsync("labour");
        var dana = await service.GrantAsync(await service.ReadyAsync(), Role.AgencyOfficer, "labour");
        (await dana.Visitor.GetAsync("/en/office")).Status.ShouldBe(HttpStatusCode.OK);
        var role = await Anna.GetAsync(AdministrationService.Of(dana, Role.AgencyOfficer, "labour"));
        Fields(await Anna.SubmitAsync(role, [], "Withdraw")).ShouldBe(["reason"]);
        (await Anna.SubmitAsync(role, new() { ["reason"] = "left" }, "Withdraw")).Text.ShouldContain("It has no role.");
        (await dana.Visitor.GetAsync("/en/office")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await Anna.GetAsync(role.Path)).Status.ShouldBe(HttpStatusCode.NotFound);

        var account = await Anna.GetAsync($"/en/administration/accounts/{dana.Account}");
        var closed = await Anna.SubmitAsync(account, new() { ["because"] = "security" }, "Disable");
        closed.Document.QuerySelector("#disabled")!.TextContent.ShouldContain("Safety of the service");
        (await dana.Visitor.GetAsync("/en/account")).Heading.ShouldBe("Sign in");
        (await Bolat.SubmitAsync(await Bolat.GetAsync(account.Path), new() { ["because"] = "mistake" }, "Enable")).Document.QuerySelector("#disabled").ShouldBeNull();
        await service.SignInAsync(dana);
    }

    [Fact]
    public async Task Who_has_no_role_finds_none_of_these_pages() => await NothingIsForAsync(await service.ReadyAsync(), "tax");

    [Fact]
    public async Task Addresses_that_name_nothing_are_no_pages()
    {
        var token = await Anna.GetAsync("/en/administration");
        foreach (var name in (string[])["none", "..%2f..", "%00", "ә", new string('a', 41), new string('0', 40), "1'--", "%3Cscript%3E", "demo-setup-1"])
        {
            foreach (var route in PageRoute.All.Where(one => one.Template.StartsWith("/administration/", StringComparison.Ordinal) && one.Template.Contains('{', StringComparison.Ordinal)))
            {
                var path = $"/en{Gap().Replace(route.Template, name)}";
                foreach (var handler in (IEnumerable<string?>)[null, .. route.Handlers])
                {
                    var page = handler is null ? await Anna.GetAsync(path)
                        : await Anna.PostAsync(token, handler.Length == 0 ? path : $"{path}?handler={handler}", ("Wanted", name), ("Agency", name), ("reason", "left"), ("because", "left"));
                    ((int)page.Status).ShouldBeOneOf([400, 404], $"{handler} {path}");
                }
            }
        }
    }

    /// <summary>None of the pages is there for somebody, whatever is sent to it.</summary>
    private async Task NothingIsForAsync(Somebody person, string agency)
    {
        var token = await person.Visitor.GetAsync("/en/sign-out");
        foreach (var route in PageRoute.All.Where(one => one.Template.StartsWith("/administration", StringComparison.Ordinal)))
        {
            var path = "/en" + Gap().Replace(route.Template, gap => gap.Value.Contains("agency", StringComparison.Ordinal) ? agency : gap.Value == "{role}" ? "administrator" : service.Anna.Account);
            (await person.Visitor.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound, path);
            foreach (var handler in route.Handlers.Where(one => one != "Agency"))
            {
                var sent = await person.Visitor.PostAsync(
                    token, handler.Length == 0 ? path : $"{path}?handler={handler}", ("Name", service.Anna.Name), ("Wanted", "auditor"), ("reason", "left"), ("because", "left"));
                sent.Status.ShouldBe(HttpStatusCode.NotFound, $"{handler} {path}");
            }
        }
    }

    /// <summary>The fields of which something is told, each with its message beside it.</summary>
    private static string[] Fields(Page page)
    {
        string[] fields = [.. page.Document.QuerySelectorAll(".govuk-error-summary__list a").Select(one => one.GetAttribute("href")![1..])];
        fields.ShouldAllBe(field => page.Document.GetElementById(field) != null && page.Document.GetElementById($"{field}-error") != null, page.Path);
        return fields;
    }

    [GeneratedRegex("\\{[a-z]+\\??\\}")]
    private static partial Regex Gap();
}
