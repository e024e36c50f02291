using System.Net;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Vacancies;
using Recruit.Web.Tests.Announcing;
using Recruit.Web.Tests.Candidates;

namespace Recruit.Web.Tests.Office;

/// <summary>Forms of tests are dealt by a page, to those too who come later; a candidate sits, and what devices show is read.</summary>
[Collection(OfficeTests.Name)]
public sealed class FormsTests(OfficeService office)
{
    private const string Id = "dealt-by-page";
    private const string Forms = $"/en/office/{Id}/forms";
    private const string Test = $"/en/vacancies/{Id}/tests/law";

    [Fact]
    public async Task Forms_are_dealt_by_a_page_and_two_sit_the_test_on_one_device()
    {
        using var officer = await office.OfficerAsync();
        using var approver = await office.ApproverAsync();
        (await officer.SubmitAsync(await officer.GetAsync("/en/new-campaign"), [], file: NewCampaignTests.Zip(Files()))).Heading.ShouldBe(Id);
        (await officer.GetAsync(Forms)).Document.QuerySelectorAll("main form").ShouldBeEmpty("the campaign is not open");
        foreach (var step in (string[])["Seal", "Open"])
        {
            var proposed = await officer.SubmitAsync(await officer.GetAsync($"/en/office/{Id}"), [], step);
            var proposal = proposed.Document.QuerySelectorAll("main ul a[href*='/proposals/']").Single().GetAttribute("href")!;
            await approver.SubmitAsync(await approver.GetAsync(proposal), [], "Approve");
        }

        var desk = new Announcer(office, Id, Language.En);
        await desk.ProposeAsync(officer);
        await approver.SubmitAsync(await approver.GetAsync(desk.Announcement), [], "Approve");
        using var device = new Visitor(office.Demo.Address);
        await ApplyAsync(device, "person8001@example.kz");
        (await device.GetAsync(Test)).Document.QuerySelectorAll("main form").ShouldBeEmpty("nobody can sit without a form");

        var page = await officer.GetAsync($"/en/office/{Id}");
        page.Document.QuerySelectorAll($"main a[href='{Forms}']").Length.ShouldBe(1);
        page = await officer.GetAsync(Forms);
        (await officer.SubmitAsync(page, new() { ["reason"] = "routine" })).Document.QuerySelector("#Agreed-error").ShouldNotBeNull();
        (await officer.SubmitAsync(page, new() { ["Agreed"] = "true" })).Errors.ShouldBe(["Choose a reason"]);
        Dictionary<string, string> meant = new() { ["reason"] = "routine", ["Agreed"] = "true" };
        (await officer.SubmitAsync(page, meant)).Document.QuerySelector("#dealt")!.TextContent.ShouldContain("1 form in all");
        await SitAsync(device);
        await device.SubmitAsync(await device.GetAsync("/en/sign-out"), []);

        await ApplyAsync(device, "person8002@example.kz");
        (await device.GetAsync(Test)).Document.QuerySelectorAll("main form").ShouldBeEmpty("who came since has no form yet");
        (await officer.SubmitAsync(await officer.GetAsync(Forms), meant)).Document.QuerySelector("#dealt")!.TextContent.ShouldContain("2 forms in all");
        await SitAsync(device);

        using var auditor = await office.Demo.SignInAsync(Role.Auditor);
        foreach (var reader in (Visitor[])[officer, auditor])
        {
            var link = (await reader.GetAsync($"/en/office/{Id}")).Document.QuerySelector("main a[href$='/flags']")!.GetAttribute("href")!;
            var flag = (await reader.GetAsync(link)).Document.QuerySelectorAll("#flags tbody tr").ShouldHaveSingleItem();
            flag.TextContent.ShouldContain("Different people on one device");
        }

        (await approver.GetAsync($"/en/office/{Id}/flags")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await approver.GetAsync(Forms)).Document.QuerySelectorAll("main form").ShouldBeEmpty();
        (await approver.PostAsync(await approver.GetAsync("/en/sign-out"), Forms, ("reason", "routine"), ("Agreed", "true"))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task ApplyAsync(Visitor visitor, string name)
    {
        var registered = await visitor.SubmitAsync(await visitor.GetAsync("/en/register"), new() { ["Name"] = name, ["Password"] = CandidateService.Password });
        await visitor.SubmitAsync(registered, new() { ["Name"] = name, ["Password"] = CandidateService.Password });
        const string Here = $"/en/apply/{Id}";
        await visitor.SubmitAsync(await visitor.GetAsync($"{Here}/identity"), new() { ["Number"] = CandidateService.NumberOf(name) });
        await visitor.SubmitAsync(await visitor.GetAsync($"{Here}/details"), new() { ["f0"] = "yes" });
        await visitor.SubmitAsync(await visitor.GetAsync($"{Here}/consent"), new() { ["Agreed"] = "true" });
        (await visitor.SubmitAsync(await visitor.GetAsync($"{Here}/check"), [])).Path.ShouldEndWith("/receipt");
    }

    private static async Task SitAsync(Visitor visitor)
    {
        var paper = await visitor.SubmitAsync(await visitor.GetAsync(Test), []);
        var given = new Dictionary<string, string> { [paper.Document.QuerySelector("input[type=radio]")!.GetAttribute("name")!] = "a", ["go"] = "on" };
        (await visitor.SubmitAsync(await visitor.SubmitAsync(paper, given), [])).Document.QuerySelector(".govuk-panel").ShouldNotBeNull();
    }

    private (string Name, string Content)[] Files()
    {
        string At(int hours) => Instant.Of(office.Demo.Time.GetUtcNow().AddHours(hours)).ToString();
        string Text(string word) => $$"""{ "kk": "{{word}}", "ru": "{{word}}", "en": "{{word}}" }""";
        return
        [
            ("vacancy.json", $$"""
                { "id": "{{Id}}", "title": {{Text("Specialist")}}, "posts": 1, "timeZone": "Asia/Almaty", "fields": [ { "id": "citizen", "type": "flag" } ],
                  "stages": [ { "id": "entry", "kind": "professional-testing", "band": { "holdFrom": 1, "passFrom": 1 },
                    "score": { "components": [ { "id": "law", "source": "test:law" } ], "combine": "weighted-sum", "digits": 0 } } ] }
                """),
            ("campaign.json", $$"""
                { "format": 1, "terms": { "apply": 5 }, "sittings": [ { "of": "test:law", "minutes": 60, "graceSeconds": 30, "lostTime": { "credit": "none" },
                    "window": { "opens": "{{At(-1)}}", "lastStart": "{{At(400)}}", "closes": "{{At(410)}}" } } ] }
                """),
            ("tests/law.json", """{ "id": "law", "sections": [ { "id": "first", "items": [ { "id": "q1", "type": "single", "options": [ "a", "b" ], "keys": [ "a" ] } ] } ] }"""),
            ("papers/law.json", $$"""{ "format": 1, "title": {{Text("Law")}}, "items": { "q1": { "stem": {{Text("Is it so?")}}, "options": { "a": {{Text("Yes")}}, "b": {{Text("No")}} } } } }"""),
        ];
    }
}
