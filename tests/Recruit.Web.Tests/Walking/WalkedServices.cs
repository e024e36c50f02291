using System.Globalization;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.ItemBanks;
using Recruit.UseCases.Attraction;
using Recruit.UseCases.Closing;
using Recruit.Vacancies;
using Recruit.Web.Demo;
using Recruit.Web.Tests.Candidates;
using Recruit.Web.Tests.Office;

namespace Recruit.Web.Tests.Walking;

/// <summary>
/// Two filled services and everybody who walks through them: the demonstration with what its desks hold, and a service whose candidates are at every step of a
/// campaign. Whoever walks here may leave nothing as it was.
/// </summary>
public sealed class WalkedServices : IAsyncLifetime
{
    private const string Filled = "/office/chief-specialist";
    private const string Saved = "stage=filter&decision=fail";

    internal OfficeService Office { get; } = new();

    internal CandidateService Candidates { get; } = new();

    internal IReadOnlyList<Walker> Walkers { get; private set; } = [];

    public async Task InitializeAsync()
    {
        await Office.InitializeAsync();
        await Candidates.InitializeAsync();
        var desks = await FillDesksAsync();
        Walkers =
        [
            new Walker("nobody", Office.Demo.Address, () => Task.FromResult(new Visitor(Office.Demo.Address)), "/sample/general", "/forgotten-password", "/new-password?link=none", await InterestAsync()),
            .. from one in DemoPeople.Names
               where one.Role is Role.AgencyOfficer or Role.Approver or Role.ItemAuthor or Role.PanelMember or Role.PanelChair or Role.Auditor or Role.Marker
               select new Walker(Roles.Holder(one.Role).Text, Office.Demo.Address, () => EnterAsync(one.Name), desks),
            .. await FillCandidatesAsync(),
            await AdministratorAsync(),

            // The last one: who tries codes is locked out after a few.
            new Walker("halfway", Office.Demo.Address, () => EnterHalfwayAsync(DemoService.NameOf(Role.Marker)), "/sign-in/code"),
        ];
    }

    public async Task DisposeAsync()
    {
        await Office.DisposeAsync();
        await Candidates.DisposeAsync();
    }

    /// <summary>Signs somebody of the demonstration in, a minute later than anybody before, because a code is taken once.</summary>
    private async Task<Visitor> EnterAsync(string name)
    {
        Office.Demo.Time.Move(TimeSpan.FromMinutes(1));
        var visitor = await EnterHalfwayAsync(name);
        var page = await visitor.GetAsync("/en/sign-in/code");
        page = await visitor.SubmitAsync(page, new() { ["Code"] = page.Document.QuerySelector(".govuk-inset-text")!.TextContent[^6..] });
        page.Heading.ShouldBe("My account", string.Join(' ', page.Errors));
        return visitor;
    }

    /// <summary>An administrator of the demonstration, who knows an account, one of its roles and the agency. Behind those whose accounts can be closed there.</summary>
    private async Task<Walker> AdministratorAsync()
    {
        var account = $"/administration/accounts/{await Office.AccountOfAsync(Role.ItemAuthor)}";
        return new Walker(
            "administrator", Office.Demo.Address, () => EnterAsync(DemoService.NameOf(Role.Administrator)),
            "/administration", "/administration/new-agency", account, $"{account}/roles/{Roles.Holder(Role.ItemAuthor)}/{DemoDesk.Agency}", $"/administration/agencies/{DemoDesk.Agency}");
    }

    /// <summary>Somebody who gave the password and not yet the code.</summary>
    private async Task<Visitor> EnterHalfwayAsync(string name)
    {
        var visitor = new Visitor(Office.Demo.Address);
        await visitor.SubmitAsync(await visitor.GetAsync("/en/sign-in"), new() { ["Name"] = name, ["Password"] = DemoPeople.Password });
        return visitor;
    }

    /// <summary>Somebody asked to be told of a vacancy: the page to which the link in the letter leads.</summary>
    private async Task<string> InterestAsync()
    {
        var vacancy = new Id("legal-specialist");
        var taken = await Office.DoAsync<InterestTaken>(new RegisterInterest(
            DemoDesk.Fresh, vacancy, new Id("site"), Language.Kk, "walks@example.kz", new Id("told-of-opening"), Instant.Of(Office.Demo.Time.GetUtcNow()) + TimeSpan.FromDays(90)));
        return $"/vacancies/{vacancy}/interest/own?name={taken.Interest}";
    }

    /// <summary>Something of everything that waits at desks; where it is found.</summary>
    private async Task<string[]> FillDesksAsync()
    {
        var who = await Office.SomebodyAsync(0);
        var appeal = await Office.AppealAsync(who);
        await Office.AskAsync(who, "Which law is meant?");
        await Office.MakeForeignAsync();
        await Office.MakeSatAsync("sat");
        await Office.MakePanelAsync("heard");
        await Office.MakeVacantAsync("vacant");
        await Office.MakeUnsatAsync("unsat");
        await Office.DoAsync<CampaignDone>(new UseCases.Campaigns.ProposeEvents(
            DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, new Id("unsat"), new Id("absent"), [new("set-attempt", "B", Test: "law", Value: "absent", Note: "Ill.")]));
        var (held, closing) = (new Id(OfficeService.Embargoed), new Id("c0"));
        await Office.DoAsync<RehearsalShown>(new Rehearse(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, held, closing));
        await Office.DoAsync<CampaignDone>(new UseCases.Closing.ProposeRelease(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, held, new Id("release"), closing));

        var test = new Id("challenged");
        await Office.DoAsync<UseCases.ItemBanks.CompositionShown>(new UseCases.ItemBanks.ComposeTest(
            DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, DemoBank.Bank, new Id("chief-specialist"), test, TestUse.Live, Instant.Of(Office.Demo.Time.GetUtcNow()) + TimeSpan.FromSeconds(1),
            [Language.Kk], [new ChosenSection(new Id("all"), [new ChosenItem(new Id("gift"), 1)])], 5, 5));
        Office.Demo.Time.Move(TimeSpan.FromSeconds(2));
        await Office.KnowTestAsync(test);
        await Office.DoAsync<ChallengeStands>(new UseCases.ItemBanks.ChallengeKey(
            await Office.SomebodyAsync(5), DemoDesk.Fresh, new Id("chief-specialist"), DemoBank.Bank, test, new Id("gift"), "Both b and c."));

        using var officer = await EnterAsync(DemoService.NameOf(Role.AgencyOfficer));
        await officer.SubmitAsync(
            await officer.GetAsync("/en/new-campaign"),
            new() { ["ShortName"] = "begun", ["TitleKk"] = "Маман", ["TitleRu"] = "Специалист", ["TitleEn"] = "Specialist", ["Posts"] = "2" },
            "Begin");
        await officer.SubmitAsync(await officer.GetAsync("/en/office/begun/rules"), new() { ["Template"] = "walked" }, "Template");
        var saved = await officer.SubmitAsync(await officer.GetAsync($"/en{Filled}/applicants?{Saved}"), new() { ["name"] = "walked" }, "Save");
        var draft = saved.Document.QuerySelector("a[href*=new-notice]")!.GetAttribute("href")!;
        await officer.SubmitAsync(await officer.GetAsync(draft), new() { ["Name"] = "walked" });
        return
        [
            "/account", "/sign-out", "/office", "/banks", "/banks/general/tests/chief-specialist/challenged", "/panels", "/new-campaign", $"{Filled}/appeals/{appeal}", $"{Filled}/applicants?{Saved}", $"{Filled}/applicants?saved=walked",
            $"{Filled}/notices/walked", $"{Filled}/items{await Office.AnItemAsync()}", $"{Filled}/what-if", "/office/sat/sittings/law?show=everybody", "/office/heard/panels/board", "/office/begun/rules",
            $"/office/{OfficeService.Embargoed}/closing", $"/office/{OfficeService.Embargoed}/proposals/release", "/office/unsat/events", "/office/unsat/events/new/set-attempt", "/office/unsat/events/sheet", "/office/unsat/proposals/absent", $"{draft["/en".Length..]}",
        ];
    }

    /// <summary>Candidates at every step: two who were offered a place, one in the reserve, two who are out, one who begins to apply, one who is about to send it, and of those who sit the test one who waits, one who writes and one who handed it in.</summary>
    private async Task<IEnumerable<Walker>> FillCandidatesAsync()
    {
        var (judged, people) = await Candidates.JudgedAsync();
        var open = await Candidates.OpenAsync();
        var (begins, applies, sits) = (Candidates.Somebody(), Candidates.Somebody(), Candidates.Somebody());
        await Candidates.OpenAccountAsync(begins);
        using (var visitor = await Candidates.RegisterAsync(applies))
        {
            await CandidateService.FillAsync(visitor, applies, open);
        }

        var (waits, finishes) = (Candidates.Somebody(), Candidates.Somebody());
        var visitors = new Dictionary<string, Visitor>();
        foreach (var name in (string[])[waits, sits, finishes])
        {
            visitors[name] = await Candidates.RegisterAsync(name);
            await CandidateService.ApplyAsync(visitors[name], name, open);
        }

        await Candidates.DealAsync(open);
        var start = $"/vacancies/{open}/tests/law";
        var attempts = new Dictionary<string, string>();
        foreach (var name in (string[])[sits, finishes])
        {
            attempts[name] = (await visitors[name].SubmitAsync(await visitors[name].GetAsync($"/en{start}"), [])).Path["/en".Length..].Split('?')[0];
        }

        var done = await visitors[finishes].SubmitAsync(await visitors[finishes].GetAsync($"/en{attempts[finishes]}/review"), []);
        done.Path.ShouldEndWith("/finished");
        var kept = visitors.ToDictionary(one => one.Key, one => one.Value.Cookies);
        foreach (var visitor in visitors.Values)
        {
            visitor.Dispose();
        }

        string[] own = ["/account", "/sign-out", "/applications", "/calendar", "/messages", "/my-data", "/my-data/looks", "/my-data/erase", "/my-data/registers"];
        return people.Where((_, place) => place != 1).Concat([begins, applies, waits, sits, finishes]).Select(name => new Walker(
            string.Create(CultureInfo.InvariantCulture, $"candidate {name}"), Candidates.Address, () => EnterTestedAsync(name, kept.GetValueOrDefault(name)),
            [
                .. own, $"/applications/{judged}/appeal/filter", $"/applications/{judged}/results", $"/applications/{judged}/reserve", $"/apply/{judged}/receipt",
                .. name == applies || name == begins ? (string[])[$"/apply/{open}", $"/apply/{open}/identity", $"/apply/{open}/details", $"/apply/{open}/consent", $"/apply/{open}/check"] : [],
                .. name == waits ? (string[])[start] : [],
                .. name == sits ? (string[])[attempts[sits], $"{attempts[sits]}/review", start] : [],
                .. name == finishes ? (string[])[$"{attempts[finishes]}/finished"] : [],
            ]));
    }

    /// <summary>Signs a candidate in; the credential of the attempt stays with the browser in which it began.</summary>
    private async Task<Visitor> EnterTestedAsync(string name, IReadOnlyDictionary<string, string>? kept)
    {
        var visitor = await Candidates.SignInAsync(name);
        foreach (var (cookie, value) in kept ?? new Dictionary<string, string>())
        {
            if (!visitor.Cookies.ContainsKey(cookie))
            {
                visitor.Keep(cookie, value);
            }
        }

        return visitor;
    }
}
