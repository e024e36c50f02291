using Recruit.Accounts;
using Recruit.Web.Demo;
using Recruit.Web.Hosting;

namespace Recruit.Web.Tests.Hosting;

/// <summary>A demonstration is filled once, and everybody in it can sign in.</summary>
public sealed class DemoTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("recruit-web-").FullName;

    [Fact]
    public async Task Every_role_signs_in_and_a_second_start_fills_nothing()
    {
        var settings = WebService.SettingsIn(root) with { IsDemo = true, DemoCandidates = 60 };
        await using (var server = await WebServer.StartAsync(settings, TimeProvider.System, _ => { }))
        {
            foreach (var (role, name) in DemoPeople.Names)
            {
                using var visitor = new Visitor(server.Address);
                var page = await visitor.SubmitAsync(await visitor.GetAsync("/en/sign-in"), new() { ["Name"] = name, ["Password"] = DemoPeople.Password });
                if (Roles.IsStaff(role))
                {
                    var code = page.Document.QuerySelector(".govuk-inset-text")!.TextContent[^6..];
                    page = await visitor.SubmitAsync(page, new() { ["Code"] = code });
                }

                page.Heading.ShouldBe("My account", name);
            }
        }

        var told = new List<string>();
        await using (await WebServer.StartAsync(settings, TimeProvider.System, told.Add))
        {
        }

        told.ShouldBeEmpty();
        (await Should.ThrowAsync<SettingsException>(WebServer.StartAsync(settings with { IsDemo = false }, TimeProvider.System, _ => { }))).Message.ShouldContain("--demo");
    }

    public void Dispose() => Directory.Delete(root, recursive: true);
}
