using Microsoft.Playwright;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.UseCases;
using Recruit.Web.Demo;
using Recruit.Web.Hosting;
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
