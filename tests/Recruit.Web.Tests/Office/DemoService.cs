using Microsoft.Playwright;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.UseCases;
using Recruit.UseCases.Accounts;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;
using Recruit.Web.Demo;
using Recruit.Web.Hosting;
using Recruit.Web.Identity;
using Recruit.Web.Tests.Sitting;

namespace Recruit.Web.Tests.Office;

/// <summary>The service as a demonstration fills it: a campaign of invented people whose selection is released and whose training is not closed.</summary>
public sealed class DemoService : IAsyncLifetime
{
    private readonly string root = Directory.CreateTempSubdirectory("recruit-web-").FullName;
    private readonly Dictionary<Role, IReadOnlyDictionary<string, string>> signedIn = [];
    private WebServer server = null!;

    internal Uri Address => server.Address;

    internal Service Desk => server.Engine.Service;

    internal IActors Actors => server.Engine.Parts.Actors;

    internal ServiceParts Parts => server.Engine.Parts;

    internal MovedTime Time { get; } = new();

    public async Task InitializeAsync() =>
        server = await WebServer.StartAsync(WebService.SettingsIn(root) with { IsDemo = true, DemoCandidates = 60 }, Time, _ => { });

    public async Task DisposeAsync()
    {
        await server.DisposeAsync();
        Directory.Delete(root, recursive: true);
    }

    /// <summary>A browser in which a role's person is signed in; a code is taken once, so all of them share the session.</summary>
    internal async Task<Visitor> SignInAsync(Role role)
    {
        var visitor = new Visitor(Address);
        if (signedIn.TryGetValue(role, out var cookies))
        {
            foreach (var (name, value) in cookies)
            {
                visitor.Keep(name, value);
            }

            return visitor;
        }

        var page = await visitor.SubmitAsync(
            await visitor.GetAsync("/en/sign-in"), new() { ["Name"] = NameOf(role), ["Password"] = DemoPeople.Password });
        page = await visitor.SubmitAsync(page, new() { ["Code"] = page.Document.QuerySelector(".govuk-inset-text")!.TextContent[^6..] });
        page.Heading.ShouldBe("My account", string.Join(' ', page.Errors));
        signedIn[role] = visitor.Cookies.ToDictionary();
        return visitor;
    }

    /// <summary>Moves the clock on so far that nobody is signed in any more.</summary>
    internal void Move(TimeSpan time)
    {
        Time.Move(time);
        signedIn.Clear();
    }

    /// <summary>Somebody who opened an account and applied to a campaign with the rules of <see cref="Candidates.CandidateService"/>.</summary>
    internal async Task<Visitor> ApplyAsync(string name, Id campaign)
    {
        await new DemoDesk(Desk).AskAsync<AccountOpened>(new OpenAccount(DemoDesk.Fresh, name, new Passwords().Hash(DemoPeople.Password)));
        var visitor = await SignInAsync(name);
        (await Candidates.CandidateService.ApplyAsync(visitor, name, campaign.Text)).Path.ShouldEndWith("/receipt");
        return visitor;
    }

    /// <summary>A browser in which somebody without a second factor is signed in.</summary>
    internal async Task<Visitor> SignInAsync(string name)
    {
        var visitor = new Visitor(Address);
        var page = await visitor.SubmitAsync(await visitor.GetAsync("/en/sign-in"), new() { ["Name"] = name, ["Password"] = DemoPeople.Password });
        page.Heading.ShouldBe("My account", string.Join(' ', page.Errors));
        return visitor;
    }

    /// <summary>Seals drafted rules, by two, and lets people apply.</summary>
    internal async Task OpenAsync(Id campaign)
    {
        var desk = new DemoDesk(Desk);
        await desk.AskAsync<CampaignDone>(new ProposeSeal(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, campaign, new Id("seal")));
        await desk.AskAsync<CampaignDone>(new ApproveStep(DemoDesk.Approver, DemoDesk.Fresh, DemoDesk.Reason, campaign, new Id("seal")));
        await desk.AskAsync<CampaignDone>(new ProposeStep(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, campaign, new Id("open"), new OpenCampaign()));
        await desk.AskAsync<CampaignDone>(new ApproveStep(DemoDesk.Approver, DemoDesk.Fresh, DemoDesk.Reason, campaign, new Id("open")));
    }

    /// <summary>Signs a role's person in in a real browser.</summary>
    internal static async Task SignInAsync(IPage page, Role role)
    {
        await page.GotoAsync("/en/sign-in");
        await page.FillAsync("#Name", NameOf(role));
        await page.FillAsync("#Password", DemoPeople.Password);
        await page.ClickAsync("main button");
        await page.FillAsync("#Code", (await page.TextContentAsync(".govuk-inset-text"))!.Trim()[^6..]);
        await page.ClickAsync("main button");
        await page.WaitForURLAsync("**/account");
    }

    /// <summary>The session of a window, for other windows.</summary>
    internal static async Task<Cookie[]> CookiesAsync(IPage page) =>
    [
        .. (await page.Context.CookiesAsync()).Select(one => new Cookie
        {
            Name = one.Name, Value = one.Value, Domain = one.Domain, Path = one.Path, HttpOnly = one.HttpOnly, Secure = one.Secure, SameSite = one.SameSite,
        }),
    ];

    internal static string NameOf(Role role) => DemoPeople.Names.Single(one => one.Role == role).Name;
}
