using Recruit.Web.Hosting;
using Recruit.Web.Tests.Sitting;

namespace Recruit.Web.Tests.Attraction;

/// <summary>A demonstration, filled once for all tests of public pages: a campaign whose results are released, and a vacancy for which people can apply.</summary>
public sealed class DemoService : IAsyncLifetime
{
    /// <summary>The vacancy for which people can apply.</summary>
    public const string Open = "/vacancies/legal-specialist";

    /// <summary>The campaign whose results are released.</summary>
    public const string Released = "/vacancies/chief-specialist";

    private readonly string root = Directory.CreateTempSubdirectory("recruit-vacancies-").FullName;

    internal MovedTime Time { get; } = new();

    internal WebServer Server { get; private set; } = null!;

    internal Uri Address => Server.Address;

    /// <summary>Where letters wait for a mail system.</summary>
    internal string Mail => WebService.SettingsIn(root).Mail;

    public async Task InitializeAsync()
    {
        Server = await WebServer.StartAsync(WebService.SettingsIn(root) with { IsDemo = true, DemoCandidates = 200 }, Time, _ => { });

        // Answers for everybody are visible a little after they were written.
        Time.Move(TimeSpan.FromMinutes(1));
    }

    public async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        Directory.Delete(root, recursive: true);
    }

    /// <summary>Somebody with a browser of their own.</summary>
    internal Visitor Visit() => new(Address);
}

/// <summary>Tests that share the demonstration.</summary>
[CollectionDefinition(Name)]
public sealed class DemoTestGroup : ICollectionFixture<DemoService>
{
    public const string Name = "demonstration";
}
