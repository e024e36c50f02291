using Recruit.Accounts;
using Recruit.Web.Demo;
using Recruit.Web.Hosting;

namespace Recruit.Web.Tests.Office;

/// <summary>The service as a demonstration fills it: a campaign of invented people whose selection is released and whose training is not closed.</summary>
public sealed class DemoService : IAsyncLifetime
{
    private readonly string root = Directory.CreateTempSubdirectory("recruit-web-").FullName;
    private readonly Dictionary<Role, IReadOnlyDictionary<string, string>> signedIn = [];
    private WebServer server = null!;

    internal Uri Address => server.Address;

    public async Task InitializeAsync() =>
        server = await WebServer.StartAsync(WebService.SettingsIn(root) with { IsDemo = true, DemoCandidates = 60 }, TimeProvider.System, _ => { });

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

    internal static string NameOf(Role role) => DemoPeople.Names.Single(one => one.Role == role).Name;
}
