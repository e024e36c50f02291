using System.Net;
using Recruit.Accounts;

namespace Recruit.Web.Tests.Office;

/// <summary>An agency keeps rules as templates, begins campaigns from them under other names, and withdraws them.</summary>
[Collection(OfficeTests.Name)]
public sealed class TemplatesTests(OfficeService office)
{
    private const string Rules = """
        { "id": "whatever", "title": { "kk": "Инспектор", "ru": "Инспектор", "en": "Inspector" }, "posts": 3, "timeZone": "Asia/Almaty",
          "fields": [ { "id": "citizen", "type": "flag" } ],
          "stages": [ { "id": "filter", "kind": "primary-selection",
            "requirements": [ { "id": "citizen", "field": "citizen", "op": "equals", "value": "yes", "reason": "not-a-citizen" } ] } ] }
        """;

    [Fact]
    public async Task Rules_from_an_archive_begin_campaigns_until_they_are_withdrawn()
    {
        using var officer = await office.OfficerAsync();
        var template = await KeepAsync(officer, "inspectors", ("vacancy.json", Rules), ("campaign.json", """{ "format": 1 }"""));
        (template.Path, template.Document.QuerySelector("#files")?.TextContent).ShouldBe(("/en/templates/inspectors", "campaign.json, vacancy.json"), string.Join(' ', template.Errors));

        var link = (await officer.GetAsync("/en/new-campaign")).Document.QuerySelectorAll("#templates a").Single(one => one.TextContent == "inspectors").GetAttribute("href")!;
        var begun = await officer.SubmitAsync(await officer.GetAsync(link), new() { ["ShortName"] = "inspector-2027" }, "Begin");
        begun.Path.ShouldBe("/en/office/inspector-2027/rules", string.Join(' ', begun.Errors));
        begun.Text.ShouldContain("Inspector");
        (await officer.SubmitAsync(template, new() { ["ShortName"] = "inspector-2027" }, "Begin")).Errors.ShouldBe(["There is a campaign of this name already. Take another name"]);
        (await officer.SubmitAsync(template, new() { ["ShortName"] = "../x" }, "Begin")).Errors.ShouldBe(["Enter 1 to 40 Latin letters, digits and hyphens"]);

        var left = await officer.SubmitAsync(template, [], "Withdraw");
        left.Path.ShouldBe("/en/templates", string.Join(' ', left.Errors));
        left.Document.QuerySelectorAll("#templates a").ShouldNotContain(one => one.TextContent == "inspectors");
        (await officer.GetAsync(link)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await officer.PostAsync(template, $"{link}?handler=Begin", ("ShortName", "inspector-2028"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await officer.GetAsync("/en/office/inspector-2027/rules")).Status.ShouldBe(HttpStatusCode.OK, "what was begun stays");
    }

    [Fact]
    public async Task The_rules_of_a_campaign_are_kept_from_their_own_page()
    {
        using var officer = await office.OfficerAsync();
        var rules = await officer.GetAsync($"/en/office/{OfficeService.Embargoed}/rules");
        (await officer.SubmitAsync(rules, new() { ["Template"] = "no name" }, "Template")).Errors.ShouldBe(["Enter 1 to 40 Latin letters, digits and hyphens"]);
        var kept = await officer.SubmitAsync(rules, new() { ["Template"] = "as-embargoed" }, "Template");
        kept.Path.ShouldBe("/en/templates/as-embargoed", string.Join(' ', kept.Errors));
        (await officer.SubmitAsync(kept, new() { ["ShortName"] = "not-embargoed" }, "Begin")).Path.ShouldBe("/en/office/not-embargoed/rules");
        (await officer.GetAsync("/en/office/not-embargoed")).Document.QuerySelector("dd")!.TextContent.Trim().ShouldBe("Checked");
    }

    [Fact]
    public async Task What_cannot_be_kept_or_begun_says_why()
    {
        using var officer = await office.OfficerAsync();
        var form = await officer.GetAsync("/en/templates");
        (await officer.SubmitAsync(form, [])).Errors.ShouldBe(["Enter 1 to 40 Latin letters, digits and hyphens", "Choose the archive with the rules"], ignoreOrder: true);
        (await officer.SubmitAsync(form, new() { ["Name"] = "broken" }, file: "no archive"u8.ToArray())).Errors.ShouldBe(["This is no ZIP archive with rules, or it has more than 2 MB of them"]);
        (await officer.GetAsync("/en/templates/broken")).Status.ShouldBe(HttpStatusCode.NotFound);

        var unfinished = await KeepAsync(officer, "unfinished", ("vacancy.json", """{ "posts": 1 }"""));
        unfinished.Path.ShouldBe("/en/templates/unfinished", "a template may be unfinished");
        var told = await officer.SubmitAsync(unfinished, new() { ["ShortName"] = "too-early" }, "Begin");
        told.Errors.ShouldContain("The rules of this template are not whole, so no campaign begins from it as it is");
        told.Errors.ShouldContain(one => one.Contains("vacancy.json", StringComparison.Ordinal));
        var torn = await KeepAsync(officer, "torn", ("vacancy.json", "[]"));
        (await officer.SubmitAsync(torn, new() { ["ShortName"] = "too-early" }, "Begin")).Errors.ShouldContain("vacancy.json");
        (await officer.GetAsync("/en/office/too-early")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Templates_are_for_officers_of_their_agency_alone()
    {
        using var officer = await office.OfficerAsync();
        await KeepAsync(officer, "own", ("vacancy.json", Rules));
        foreach (var role in (Role[])[Role.Approver, Role.Auditor, Role.ItemAuthor, Role.Administrator])
        {
            using var visitor = await office.Demo.SignInAsync(role);
            var token = await visitor.GetAsync("/en/sign-out");
            foreach (var path in (string[])["/en/templates", "/en/templates/own"])
            {
                (await visitor.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound, $"{role} {path}");
            }

            foreach (var path in (string[])["/en/templates", "/en/templates/own?handler=Begin", "/en/templates/own?handler=Withdraw", $"/en/office/{OfficeService.Embargoed}/rules?handler=Template"])
            {
                (await visitor.PostAsync(token, path, ("Name", "theirs"), ("ShortName", "theirs"), ("Template", "theirs"))).Status.ShouldBe(HttpStatusCode.NotFound, $"{role} {path}");
            }
        }

        (await officer.GetAsync("/en/templates/own")).Status.ShouldBe(HttpStatusCode.OK);
        (await officer.GetAsync("/en/templates/theirs")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<Page> KeepAsync(Visitor officer, string name, params (string Name, string Content)[] files) =>
        await officer.SubmitAsync(await officer.GetAsync("/en/templates"), new() { ["Name"] = name }, file: NewCampaignTests.Zip(files));
}
