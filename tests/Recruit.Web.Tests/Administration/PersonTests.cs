using System.Net;
using Recruit.Accounts;
using Recruit.Web.Tests.Candidates;

namespace Recruit.Web.Tests.Administration;

/// <summary>A number that somebody else used is set free by two administrators, and then goes to whom it belongs.</summary>
public sealed class PersonTests(AdministrationService service) : IClassFixture<AdministrationService>
{
    private Visitor Anna => service.Anna.Visitor;

    private Visitor Bolat => service.Bolat.Visitor;

    [Fact]
    public async Task Two_set_a_person_free_whom_another_account_then_has()
    {
        var (first, second) = (await service.ReadyAsync(), await service.RegisterAsync());
        first = await service.SignInAsync(first);
        (await SayAsync(second, first.Name)).Errors.ShouldNotBeEmpty();

        var other = await Anna.GetAsync(Of(second));
        var holder = other.Document.QuerySelector("#claim a")!;
        (holder.TextContent, other.Text).ShouldSatisfyAllConditions(one => one.TextContent.ShouldBe(first.Account), one => one.Text.ShouldContain("Another account has the person"));
        var account = await Anna.GetAsync(holder.GetAttribute("href")!);
        var page = await Anna.GetAsync(account.Document.QuerySelector("a[href$='/person']")!.GetAttribute("href")!);
        page.Text.ShouldContain("This account has the person");
        page = await Anna.SubmitAsync(page, new() { ["reason"] = "mistake" }, "Propose");
        page.Errors.ShouldBeEmpty();
        page.Document.QuerySelector("#claim")!.TextContent.ShouldContain("There was a mistake");
        (await SayAsync(second, first.Name)).Errors.ShouldNotBeEmpty("one administrator is not enough");

        var waiting = await Bolat.GetAsync("/en/administration");
        var link = waiting.Document.QuerySelectorAll("#waiting a").Single(one => one.TextContent.Contains(first.Account, StringComparison.Ordinal)).GetAttribute("href")!;
        var done = await Bolat.SubmitAsync(await Bolat.GetAsync(link), [], "Approve");
        (done.Path, done.Errors).ShouldSatisfyAllConditions(one => one.Path.ShouldBe(Of(first)), one => one.Errors.ShouldBeEmpty());
        done.Document.QuerySelectorAll("main form").ShouldBeEmpty();
        (await Bolat.GetAsync("/en/administration")).Text.ShouldNotContain(first.Account);

        (await SayAsync(second, first.Name)).Errors.ShouldBeEmpty();
        (await Anna.GetAsync(Of(second))).Document.QuerySelector("#claim")!.TextContent.ShouldContain(second.Account);
    }

    [Fact]
    public async Task Nobody_is_both_of_the_two_and_one_lets_the_person_stay()
    {
        var dana = await service.SignInAsync(await service.ReadyAsync());
        var page = await Anna.SubmitAsync(await Anna.GetAsync(Of(dana)), new() { ["reason"] = "security" }, "Propose");
        page.Text.ShouldContain("You proposed this. Somebody else approves it.");
        page.Document.QuerySelector("form[action*=Approve]").ShouldBeNull();
        (await Anna.PostAsync(page, $"{Of(dana)}?handler=Approve")).Errors.ShouldBe(["This takes a second person"]);

        var dropped = await Bolat.SubmitAsync(await Bolat.GetAsync(Of(dana)), [], "Drop");
        Fields(dropped).ShouldBe(["because"]);
        dropped = await Bolat.SubmitAsync(dropped, new() { ["because"] = "mistake" }, "Drop");
        dropped.Errors.ShouldBeEmpty();
        dropped.Document.QuerySelector("form[action*=Propose]").ShouldNotBeNull("what was dropped can be proposed again");
        (await Bolat.GetAsync("/en/administration")).Text.ShouldNotContain(dana.Account);
        (await Bolat.PostAsync(dropped, $"{Of(dana)}?handler=Approve")).Errors.ShouldBe(["Nobody proposes this any more"]);
        (await dana.Visitor.GetAsync("/en/account")).Text.ShouldContain("You have said it");
    }

    [Fact]
    public async Task What_cannot_be_is_told()
    {
        var dana = await service.SignInAsync(await service.ReadyAsync());
        foreach (var reason in (string[])["", "whatever"])
        {
            Fields(await Anna.SubmitAsync(await Anna.GetAsync(Of(dana)), new() { ["reason"] = reason }, "Propose")).ShouldBe(["reason"]);
        }

        (await Bolat.GetAsync("/en/administration")).Text.ShouldNotContain(dana.Account);
        var fresh = await service.RegisterAsync();
        var nobody = await Anna.GetAsync(Of(fresh));
        nobody.Document.QuerySelector("#none").ShouldNotBeNull();
        nobody.Document.QuerySelectorAll("main form").ShouldBeEmpty();
        (await Anna.GetAsync($"/en/administration/accounts/{new string('0', 40)}/person")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Only_administrators_of_the_whole_service_see_whose_a_person_is()
    {
        await service.FoundAsync("persons");
        var dana = await service.ReadyAsync();
        dana = await service.SignInAsync(dana);
        var auditor = await service.GrantAsync(await service.SignInAsync(await service.ReadyAsync()), Role.Auditor);
        var own = await service.GrantAsync(await service.SignInAsync(await service.ReadyAsync()), Role.Administrator, "persons");
        foreach (var visitor in (Visitor[])[auditor.Visitor, own.Visitor, dana.Visitor])
        {
            (await visitor.GetAsync(Of(dana))).Status.ShouldBe(HttpStatusCode.NotFound);
            foreach (var handler in (string[])["Propose", "Approve", "Drop"])
            {
                var token = await visitor.GetAsync("/en/sign-out");
                (await visitor.PostAsync(token, $"{Of(dana)}?handler={handler}", ("reason", "mistake"), ("because", "mistake"))).Status.ShouldBe(HttpStatusCode.NotFound, handler);
            }
        }

        (await auditor.Visitor.GetAsync($"/en/administration/accounts/{dana.Account}")).Document.QuerySelector("a[href$='/person']").ShouldBeNull();
        (await Anna.GetAsync(Of(dana))).Document.QuerySelector("form[action*=Propose]").ShouldNotBeNull("nobody else proposed anything");
    }

    /// <summary>Somebody says to be the person of a name.</summary>
    private static async Task<Page> SayAsync(Somebody who, string name) =>
        await who.Visitor.SubmitAsync(await who.Visitor.GetAsync("/en/account/identity"), new() { ["Number"] = CandidateService.NumberOf(name) });

    private static string Of(Somebody person) => $"/en/administration/accounts/{person.Account}/person";

    private static IEnumerable<string> Fields(Page page) => page.Document.QuerySelectorAll(".govuk-error-summary__list a").Select(one => one.GetAttribute("href")![1..]);
}
