using System.Net;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.ItemBanks;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Closing;
using Recruit.UseCases.ItemBanks;
using Recruit.UseCases.Sittings;
using Recruit.Vacancies;
using Recruit.Web.Demo;
using Recruit.Web.Tests.Browser;
using Recruit.Web.Tests.Candidates;
using Recruit.Web.Tests.Office;
using Cookie = Microsoft.Playwright.Cookie;
using ComposeTest = Recruit.UseCases.ItemBanks.ComposeTest;
using ProposeRelease = Recruit.UseCases.Closing.ProposeRelease;

namespace Recruit.Web.Tests.ItemBanks;

/// <summary>Who sat a test says in the browser that a key is wrong; two who had no part in the key decide, and the candidate reads what became of it.</summary>
public sealed class OwnChallengeTests(DemoService demo, Chromium browser) : IClassFixture<DemoService>, IClassFixture<Chromium>
{
    private const string Says = "Refusing is right, but handing it on with a report is the rule of 2015.";

    private static readonly Id Why = DemoDesk.Reason;
    private static readonly Id Law = new("law");

    private DemoDesk Desk => new(demo.Desk);

    [Fact]
    public async Task A_challenge_travels_from_the_candidate_to_those_who_decide_and_back()
    {
        var (self, rival, absent) = ("person8101@example.kz", "person8102@example.kz", "person8103@example.kz");
        var campaign = await OpenAsync("keys-challenged", "gift");
        var here = $"/en/applications/{campaign}";
        foreach (var name in (string[])[self, rival, absent])
        {
            (await demo.ApplyAsync(name, campaign)).Dispose();
        }

        await Desk.AskAsync<FormsDealt>(new DealForms(DemoDesk.Officer, DemoDesk.Fresh, Why, campaign));
        var sat = await SitAsync(self, campaign);
        var (gift, head) = (sat.IndexOf("offers you a gift", StringComparison.Ordinal), sat.IndexOf("head of state", StringComparison.Ordinal));
        (gift >= 0 && head >= 0).ShouldBeTrue(sat);
        await SitAsync(rival, campaign);
        using (var early = await demo.SignInAsync(self))
        {
            var page = await early.GetAsync((await early.GetAsync(here)).Document.QuerySelector("a[href*='/challenges/']")!.GetAttribute("href")!);
            page.Document.QuerySelector("#term")!.TextContent.ShouldContain("The test is not over for everybody.");
            page.Document.QuerySelectorAll("main form").ShouldBeEmpty();
            page.Text.ShouldNotContain("gift", Case.Sensitive, "nothing of a test is told while it is sat");
        }

        demo.Move(TimeSpan.FromDays(7));
        await ReleaseAsync(campaign, "filter");
        await ReleaseAsync(campaign, "entry");
        using var candidate = await demo.SignInAsync(self);
        var results = await candidate.GetAsync($"{here}/results");
        var form = await candidate.GetAsync(results.Document.QuerySelectorAll("a[href*='/challenges/']").Single().GetAttribute("href")!);
        form.Document.QuerySelector("#term")!.TextContent.ShouldStartWith("Keys can be challenged until");
        form.Document.QuerySelectorAll("#Item option").Select(one => one.TextContent).ShouldBe(["Choose a question", "Question 1", "Question 2"]);
        form.Document.QuerySelector("#Item option[value=gift]")!.TextContent.ShouldBe($"Question {(gift < head ? 1 : 2)}", "as the person had it");
        foreach (var none in (string[])["", "in-time", "nothing'; --"])
        {
            var wrong = await candidate.SubmitAsync(form, new() { ["Item"] = none, ["Grounds"] = " " });
            wrong.Errors.ShouldBe(["Choose the question", "Say why the key is wrong"], ignoreOrder: true, none);
            wrong.Document.QuerySelector("#Item-error").ShouldNotBeNull();
        }

        var lodged = await candidate.SubmitAsync(form, new() { ["Item"] = "gift", ["Grounds"] = Says });
        lodged.Errors.ShouldBeEmpty();
        lodged.Document.QuerySelectorAll(".recruit-challenge").Single().TextContent.ShouldContain("It is being looked at.");
        lodged.Document.QuerySelector("#Item option[value=gift]").ShouldBeNull("a key is challenged once by one person");
        var again = await candidate.GetAsync(form.Path);
        (await candidate.SubmitAsync(again, new() { ["Item"] = "gift", ["Grounds"] = "Something else." })).Errors.ShouldBe(["You have challenged this key before"]);

        using var officer = await demo.SignInAsync(Role.AgencyOfficer);
        using var approver = await demo.SignInAsync(Role.Approver);
        var bank = await officer.GetAsync("/en/banks/general");
        var desk = await officer.GetAsync(bank.Document.QuerySelector("#waiting a[href*=challenges]")!.GetAttribute("href")!);
        desk.Document.QuerySelector("#grounds")!.TextContent.ShouldBe(Says);
        desk.Text.ShouldNotContain(self, Case.Insensitive, "whoever decides is not told who asks");
        await officer.SubmitAsync(desk, new() { ["Kind"] = "AcceptKey", ["Value"] = "c" }, "Propose");
        (await candidate.GetAsync(form.Path)).Text.ShouldContain("It is being looked at.", Case.Sensitive, "what is proposed is not told");
        (await approver.SubmitAsync(await approver.GetAsync(desk.Path), [], "Confirm")).Document.QuerySelector("#state")!.TextContent.ShouldBe("Decided.");
        (await candidate.GetAsync(form.Path)).Document.QuerySelector(".recruit-challenge")!.TextContent.ShouldContain("Another answer counts too.");
        (await candidate.GetAsync("/en/messages")).Text.ShouldContain("Your challenge of a key in");

        // Nobody else sees it, and who did not sit the test finds no page about its keys.
        using var other = await demo.SignInAsync(rival);
        (await other.GetAsync(form.Path)).Document.QuerySelectorAll(".recruit-challenge").ShouldBeEmpty();
        using var away = await demo.SignInAsync(absent);
        (await away.GetAsync(form.Path)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await away.PostAsync(again, form.Path, ("Item", "gift"), ("Grounds", Says))).Status.ShouldNotBe(HttpStatusCode.OK);
        foreach (var path in (string[])[$"{here}/challenges/none", $"{here}/challenges/%27", "/en/applications/chief-specialist/challenges/law", "/en/applications/none/challenges/law"])
        {
            (await candidate.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound, path);
        }

        demo.Move(TimeSpan.FromDays(20));
        using var late = await demo.SignInAsync(rival);
        var over = await late.GetAsync(form.Path);
        over.Document.QuerySelector("#term")!.TextContent.ShouldStartWith("The time to challenge keys ended");
        over.Document.QuerySelectorAll("main form").ShouldBeEmpty();
        (await late.PostAsync(await late.GetAsync("/en/sign-out"), form.Path, ("Item", "gift"), ("Grounds", Says))).Errors.ShouldBe(["The time to challenge keys is over"]);
    }

    [BrowserFact]
    public async Task Its_page_breaks_no_rule_of_accessibility()
    {
        const string Name = "person8104@example.kz";
        var campaign = await OpenAsync("keys-looked-at", "duties");
        (await demo.ApplyAsync(Name, campaign)).Dispose();
        await Desk.AskAsync<FormsDealt>(new DealForms(DemoDesk.Officer, DemoDesk.Fresh, Why, campaign));
        await SitAsync(Name, campaign);
        demo.Move(TimeSpan.FromDays(7));
        using var candidate = await demo.SignInAsync(Name);
        var path = $"/applications/{campaign}/challenges/law";
        Cookie[] cookies =
        [
            .. candidate.Cookies.Select(one => new Cookie
            {
                Name = one.Key, Value = one.Value, Domain = demo.Address.Host, Path = "/", HttpOnly = true, Secure = one.Key.StartsWith("__", StringComparison.Ordinal),
            }),
        ];
        var window = await browser.OpenAsync(demo.Address, 360);
        await window.Context.AddCookiesAsync(cookies);
        await window.GotoAsync($"/ru{path}");
        await window.PressAsync("main form button", "Enter");
        await window.WaitForSelectorAsync("#Item-error");
        await Chromium.ShouldBeFineAsync(window, "a key that is challenged without a question");
        await window.SelectOptionAsync("#Item", "duties");
        await window.FillAsync("#Grounds", Says);
        await window.PressAsync("main form button", "Enter");
        await window.WaitForSelectorAsync(".recruit-challenge");
        await browser.LookAsync(demo.Address, path, page => page.Context.AddCookiesAsync(cookies));
    }

    /// <summary>A campaign whose test of two questions is composed in the bank of the demonstration.</summary>
    private async Task<Id> OpenAsync(string name, string second)
    {
        var (campaign, now) = (new Id(name), demo.Time.GetUtcNow());
        await Desk.AskAsync<CompositionShown>(new ComposeTest(
            DemoDesk.Officer, DemoDesk.Fresh, Why, DemoBank.Bank, campaign, Law, TestUse.Live, Instant.Of(now) + TimeSpan.FromHours(160), [Language.Kk, Language.Ru, Language.En],
            [new ChosenSection(new Id("all"), [new ChosenItem(new Id("head-of-state"), 1), new ChosenItem(new Id(second), 1)])], 5, 5));
        var files = CandidateService.FilesOf(name, now);
        files.Remove("tests/law.json");
        files.Remove("papers/law.json");
        await Desk.AskAsync<CampaignDone>(new DraftFromBank(DemoDesk.Officer, DemoDesk.Fresh, Why, DemoBank.Bank, campaign, [Law], files, WithPapers: true));
        await demo.OpenAsync(campaign);
        return campaign;
    }

    /// <summary>Somebody sits the test; what was asked, as it was read.</summary>
    private async Task<string> SitAsync(string name, Id campaign)
    {
        using var visitor = await demo.SignInAsync(name);
        var page = await visitor.SubmitAsync(await visitor.GetAsync($"/en/vacancies/{campaign}/tests/law"), []);
        var given = page.Document.QuerySelectorAll("input[type=radio]").Select(one => one.GetAttribute("name")!).Distinct().ToDictionary(one => one, _ => "a");
        given["go"] = "on";
        await visitor.SubmitAsync(await visitor.SubmitAsync(page, given), []);
        return page.Text;
    }

    private async Task ReleaseAsync(Id campaign, string stage)
    {
        var closing = new Id($"closing-{stage}");
        await Desk.AskAsync<StandingTold>(new CloseStage(DemoDesk.Officer, DemoDesk.Fresh, Why, campaign, closing, new Id(stage)));
        await Desk.AskAsync<RehearsalShown>(new Rehearse(DemoDesk.Officer, DemoDesk.Fresh, Why, campaign, closing));
        await Desk.AskAsync<CampaignDone>(new ProposeRelease(DemoDesk.Officer, DemoDesk.Fresh, Why, campaign, new Id($"release-{stage}"), closing));
        await Desk.AskAsync<CampaignDone>(new ApproveStep(DemoDesk.Approver, DemoDesk.Fresh, Why, campaign, new Id($"release-{stage}")));
    }
}
