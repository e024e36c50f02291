using System.Globalization;
using System.Net;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.Files;
using Recruit.Files.Sittings;
using Recruit.ItemBanks;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;
using Recruit.Web.Demo;
using Recruit.Web.Tests.Office;

namespace Recruit.Web.Tests.ItemBanks;

/// <summary>A test is drawn, seen, composed and put into the draft of a campaign by pages alone.</summary>
[Collection(OfficeTests.Name)]
public sealed class ComposeTests(OfficeService office)
{
    private const string Compose = "/en/banks/general/compose";

    private const string Vacancy = """
        { "id": "composed", "title": { "kk": "Маман", "ru": "Специалист", "en": "Specialist" }, "posts": 1, "timeZone": "Asia/Almaty",
          "fields": [ { "id": "degree", "type": "ordinal", "levels": ["none", "bachelor"] } ],
          "stages": [ { "id": "entry", "kind": "professional-testing", "band": { "holdFrom": 1, "passFrom": 1 },
            "score": { "components": [ { "id": "basics", "source": "test:basics" } ], "combine": "weighted-sum", "digits": 0 } } ] }
        """;

    [Fact]
    public async Task What_is_missing_or_wrong_is_told_and_nothing_is_composed()
    {
        using var officer = await office.OfficerAsync();
        var page = await officer.GetAsync(Compose);
        var wrong = await officer.SubmitAsync(page, new() { ["Campaign"] = "no id", ["Sections[0].Name"] = "all", ["Sections[0].Live"] = "many", ["ChallengeDays"] = "3", ["DecisionDays"] = "0" }, "Draw");
        wrong.Errors.Count().ShouldBe(6, string.Join("; ", wrong.Errors));
        wrong.Document.QuerySelector("#Sections_0__Live-error").ShouldNotBeNull();
        wrong.Document.QuerySelector("#Sections_0__Live")!.GetAttribute("value").ShouldBe("many");
        wrong.Document.QuerySelector("#draw").ShouldBeNull();

        foreach (var closes in (string[])["0001-01-01T00:00", "1969-12-31T23:59", "2200-01-01T00:00", "9999-12-31T23:59"])
        {
            var never = await officer.SubmitAsync(page, new(Wanted("never", ("all", "1", "", ""))) { ["Closes"] = closes }, "Draw");
            never.Errors.ShouldBe(["Enter a day and a time"]);
            never.Document.QuerySelector("#Closes-error").ShouldNotBeNull();
            never.Document.QuerySelector("#Closes")!.GetAttribute("value").ShouldBe(closes);
        }

        var few = await officer.SubmitAsync(page, Wanted("few", ("all", "400", "1", "")), "Draw");
        few.Errors.ShouldBeEmpty();
        few.Text.ShouldContain("Missing items that count: 39");
        few.Document.QuerySelectorAll("form[action*=Compose]").ShouldBeEmpty();
        few.Text.ShouldNotContain("Missing items to be tried out");
    }

    [Fact]
    public async Task What_was_drawn_and_seen_is_composed_and_comes_with_its_words_into_the_draft()
    {
        using var officer = await office.OfficerAsync();
        var wanted = Wanted("basics", ("numbers", "1", "", "Numeric"), ("rest", "2", "1", ""));
        var drawn = await officer.SubmitAsync(await officer.GetAsync(Compose), wanted, "Draw");
        drawn.Errors.ShouldBeEmpty();
        string[] seen = [.. drawn.Document.QuerySelectorAll("main ul a[href*='/items/']").Select(one => one.TextContent)];
        seen.Length.ShouldBe(4);
        DemoItems.All.Single(item => item.Id.Text == seen[0]).Shape.Type.ShouldBe(Testing.ItemType.Numeric);
        var composed = await officer.SubmitAsync(drawn, [], "Compose");
        composed.Errors.ShouldBeEmpty();
        composed.Heading.ShouldEndWith("Composed test basics");
        composed.Document.QuerySelectorAll("main ul a[href*='/items/']").Select(one => one.TextContent).ShouldBe(seen);
        var otherwise = await officer.SubmitAsync(await officer.GetAsync(Compose), Wanted("basics", ("all", "1", "", "")), "Draw");
        (await officer.SubmitAsync(otherwise, [], "Compose")).Errors.ShouldBe(["A test of that name is composed otherwise"]);

        (await officer.SubmitAsync(composed, [], "Draft")).Errors.ShouldBe(["Choose the archive with the rules"]);
        var faulty = NewCampaignTests.Zip(("vacancy.json", Vacancy.Replace("\"ordinal\"", "\"ordinals\"", StringComparison.Ordinal)));
        (await officer.SubmitAsync(composed, [], "Draft", faulty)).Errors.First().ShouldContain("vacancy.json");
        var rules = NewCampaignTests.Zip(("vacancy.json", Vacancy), ("campaign.json", """
            { "format": 1, "sittings": [ { "of": "test:basics", "minutes": 60, "lostTime": { "credit": "none" },
              "window": { "opens": "2026-01-05T09:00:00Z", "lastStart": "2026-01-05T10:00:00Z", "closes": "2026-01-05T11:00:00Z" } } ] }
            """));
        var campaign = await officer.SubmitAsync(await officer.GetAsync(composed.Path), [], "Draft", rules);
        campaign.Heading.ShouldBe("composed", string.Join(' ', campaign.Errors));

        var id = new Id("composed");
        await office.DoAsync<CampaignDone>(new ProposeSeal(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, id, new Id("seal")));
        await office.DoAsync<CampaignDone>(new ApproveStep(DemoDesk.Approver, DemoDesk.Fresh, DemoDesk.Reason, id, new Id("seal")));
        await office.DoAsync<CampaignDone>(new ProposeStep(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, id, new Id("open"), new OpenCampaign()));
        await office.DoAsync<CampaignDone>(new ApproveStep(DemoDesk.Approver, DemoDesk.Fresh, DemoDesk.Reason, id, new Id("open")));
        (await officer.SubmitAsync(await officer.GetAsync(composed.Path), [], "Drop")).Errors.ShouldBe(["The rules of the campaign are sealed with this test, so it stays"]);

        // Its sitting is over long ago, which the campaign tells the bank by a message.
        Reply given;
        var asked = System.Diagnostics.Stopwatch.StartNew();
        do
        {
            given = await office.Demo.Desk.AskAsync(new ExportFolder(DemoDesk.Officer, DemoDesk.Fresh, id));
        }
        while (given is Refusal { Code: ItemBankRefusals.StillSecret } && asked.Elapsed < TimeSpan.FromMinutes(1));

        var files = given.ShouldBeOfType<FilesGiven>((given as Refusal)?.Code).Files;
        var test = CampaignFolder.ReadRules(files).Rules!.Tests.Single();
        var paper = PaperFile.Read(files["papers/basics.json"], test);
        paper.Title.In(Language.Kk).ShouldBe("Маман");
        foreach (var (item, words) in paper.Items)
        {
            var one = DemoItems.All.Single(demo => demo.Id == item);
            words.Stem.In(Language.Ru).ShouldBe(one.Words.Stem.In(Language.Ru));
            words.Options.Select(option => option.Value.In(Language.Kk)).ShouldBe(one.Words.Options.Select(option => option.Value.In(Language.Kk)));
        }
    }

    [Fact]
    public async Task A_test_that_nobody_sat_is_given_up()
    {
        using var officer = await office.OfficerAsync();
        var drawn = await officer.SubmitAsync(await officer.GetAsync(Compose), new(Wanted("given-up", ("all", "1", "", "Numeric"))) { ["Campaign"] = "never-sealed" }, "Draw");
        var composed = await officer.SubmitAsync(drawn, [], "Compose");
        var item = await officer.GetAsync(composed.Document.QuerySelector("main ul a[href*='/items/']")!.GetAttribute("href")!);
        item.Document.QuerySelector("#exposure a[href$='/tests/never-sealed/given-up']").ShouldNotBeNull();
        (await officer.SubmitAsync(composed, [], "Drop")).Heading.ShouldBe("Bank general");
        (await officer.GetAsync(composed.Path)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Nobody_else_composes()
    {
        foreach (var role in (Role[])[Role.ItemAuthor, Role.Approver, Role.Trainer])
        {
            using var other = await office.Demo.SignInAsync(role);
            (await other.GetAsync(Compose)).Status.ShouldBe(HttpStatusCode.NotFound, role.ToString());
        }
    }

    private Dictionary<string, string> Wanted(string test, params (string Name, string Live, string Pretest, string Type)[] sections)
    {
        var fields = new Dictionary<string, string>
        {
            ["Campaign"] = "composed", ["Test"] = test, ["InKk"] = "true", ["InRu"] = "true", ["ChallengeDays"] = "3", ["DecisionDays"] = "5",
            ["Closes"] = office.Demo.Time.GetUtcNow().AddDays(30).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture),
        };
        foreach (var (place, section) in sections.Index())
        {
            fields[$"Sections[{place}].Name"] = section.Name;
            fields[$"Sections[{place}].Live"] = section.Live;
            fields[$"Sections[{place}].Pretest"] = section.Pretest;
            fields[$"Sections[{place}].Type"] = section.Type;
        }

        return fields;
    }
}
