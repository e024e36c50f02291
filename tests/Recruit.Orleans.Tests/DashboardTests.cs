using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Recruit.Engine.Keys;
using Recruit.Orleans.Hosting;

namespace Recruit.Orleans.Tests;

/// <summary>The dashboard of a silo as a process: not there unless it is wanted, and then for whoever has the secret.</summary>
public sealed class DashboardTests : IDisposable
{
    private const string Secret = "kzT1q0m6C1X8o4rB7uY2fP9sW3eJ5hLd";

    private readonly string root = Directory.CreateTempSubdirectory("recruit-dashboard-").FullName;
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    [Fact]
    public async Task Without_a_word_there_is_none()
    {
        using var silo = Start();
        await silo.Started;
        foreach (var path in (string[])["/", "/index.html", "/DashboardCounters", "/GrainState?grainType=x", "/Trace"])
        {
            (await AskAsync(silo.Health, path, Secret)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }
    }

    [Fact]
    public async Task It_is_at_its_own_address_for_whoever_has_the_secret()
    {
        var port = Programs.FreePort().ToString(CultureInfo.InvariantCulture);
        var dashboard = new Uri($"http://127.0.0.1:{port}");
        using var silo = Start(("Dashboard", "true"), ("DashboardAddress", dashboard.ToString()), ("DashboardSecret", Secret));
        await silo.Started;
        foreach (var path in (string[])["/", "/DashboardCounters", "/no-such-page", "/health/live"])
        {
            foreach (var wrong in (string?[])[null, "", $"{Secret}x", Secret[..^1], Secret.ToUpperInvariant()])
            {
                using var refused = await AskAsync(dashboard, path, wrong);
                refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, $"{path} {wrong}");
                refused.Headers.WwwAuthenticate.ShouldHaveSingleItem().Scheme.ShouldBe("Basic");
            }
        }

        foreach (var path in (string[])["/", "/index.min.js", "/DashboardCounters", "/ClusterStats"])
        {
            using var shown = await AskAsync(dashboard, path, Secret);
            shown.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            (shown.Headers.CacheControl!.NoStore, string.Join(' ', shown.Headers.GetValues("X-Frame-Options"))).ShouldBe((true, "DENY"), path);
            shown.Headers.GetValues("Content-Security-Policy").ShouldContain("frame-ancestors 'none'");
        }

        // It tells figures, and wakes no grain by a name, nor reads the log aloud.
        (await AskAsync(dashboard, "/GrainState?grainId=x&grainType=y", Secret)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await AskAsync(dashboard, "/Trace", Secret)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await AskAsync(dashboard, "/health/ready", Secret)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await AskAsync(silo.Health, "/DashboardCounters", Secret)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await AskAsync(silo.Health, "/health/ready", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        silo.Said.ShouldNotContain(Secret);
    }

    public void Dispose()
    {
        http.Dispose();
        Directory.Delete(root, recursive: true);
    }

    private SiloProcess Start(params (string, string)[] told)
    {
        var keys = Path.Combine(root, "keys");
        KeyFolder.Create(keys, "recruit.example/log");
        return new SiloProcess(keys, new RealStore(Stores.Memory, ""), "recruit-dev", more: told);
    }

    private async Task<HttpResponseMessage> AskAsync(Uri where, string path, string? secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(where, path));
        if (secret is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"operator:{secret}")));
        }

        return await http.SendAsync(request);
    }
}
