using System.Net;
using Recruit.Web.Hosting;

namespace Recruit.Web.Tests.Hosting;

public sealed class SettingsTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("recruit-web-").FullName;

    [Theory]
    [InlineData("http://localhost:5080", true)]
    [InlineData("http://127.0.0.1:0", true)]
    [InlineData("http://[::1]:5080", true)]
    [InlineData("http://0.0.0.0:80", false)]
    [InlineData("http://192.168.1.5:8080", false)]
    [InlineData("https://0.0.0.0:443", false)]
    [InlineData("https://recruit.example", false)]
    [InlineData("http://localhost:5080/recruit", false)]
    public void Plain_HTTP_is_for_this_machine_only(string address, bool isFine) =>
        SettingsFor(address).Objections().Any().ShouldBe(!isFine);

    [Fact]
    public void A_trusted_proxy_or_a_certificate_lets_others_in()
    {
        (SettingsFor("http://0.0.0.0:80") with { Proxies = [IPAddress.Parse("10.0.0.1")], Site = new Uri("https://recruit.example/") }).Objections().ShouldBeEmpty();
        (SettingsFor("http://0.0.0.0:80") with { Proxies = [IPAddress.Parse("10.0.0.1")] }).Objections().ShouldNotBeEmpty();
        (SettingsFor("https://0.0.0.0:443") with { Certificate = "service.pem" }).Objections().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("https://0.0.0.0:443")]
    [InlineData("http://10.0.0.7:80")]
    public void A_demonstration_is_for_this_machine_only(string address) =>
        (SettingsFor(address) with { IsDemo = true, Certificate = "service.pem", Proxies = [] }).Objections().ShouldContain(one => one.Contains("--demo"));

    [Fact]
    public async Task It_refuses_an_open_address_in_words_and_opens_nothing()
    {
        using var notes = new StringWriter();
        var code = await CommandLine.RunAsync(["--address", "http://0.0.0.0:5080", "--data", Path.Combine(root, "journal")], TextWriter.Null, notes);
        code.ShouldBe(2);
        notes.ToString().ShouldContain("--certificate");
        Directory.EnumerateFileSystemEntries(root).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("--engine orleans is not in this build; \"dotnet build client/Recruit.Web -p:Orleans=true\" makes one that has it", "--engine", "orleans")]
    [InlineData("--data is for the embedded engine; a cluster has a store of its own", "--engine", "orleans", "--data", "journal")]
    [InlineData("'cluster' not recognized", "--engine", "cluster")]
    public async Task A_build_that_is_no_client_of_clusters_says_so_and_opens_nothing(string says, params string[] args)
    {
        using var notes = new StringWriter();
        (await CommandLine.RunAsync([.. args, "--keys", Path.Combine(root, "keys"), "--mail", Path.Combine(root, "mail")], TextWriter.Null, notes)).ShouldNotBe(0);
        notes.ToString().ShouldContain(says);
        Directory.EnumerateFileSystemEntries(root).ShouldBeEmpty();
    }

    [Fact]
    public void A_demonstration_goes_into_no_cluster() =>
        (SettingsFor("http://localhost:5080") with { Data = null, IsDemo = true }).Objections().ShouldHaveSingleItem().ShouldContain("a cluster gets none of them");

    [Fact]
    public async Task Invented_people_and_a_service_never_share_a_folder()
    {
        var settings = WebService.SettingsIn(root);
        await using (await LiveEngine.StartAsync(settings, TimeProvider.System, _ => { }))
        {
        }

        (await Should.ThrowAsync<SettingsException>(LiveEngine.StartAsync(settings with { IsDemo = true }, TimeProvider.System, _ => { }))).Message.ShouldContain("no demonstration");
    }

    [Fact]
    public async Task Data_without_its_keys_is_never_begun_anew()
    {
        var settings = WebService.SettingsIn(root);
        await using (await LiveEngine.StartAsync(settings, TimeProvider.System, _ => { }))
        {
        }

        Directory.Delete(settings.Keys, recursive: true);
        (await Should.ThrowAsync<SettingsException>(LiveEngine.StartAsync(settings, TimeProvider.System, _ => { }))).Message.ShouldContain("no keys");
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private WebSettings SettingsFor(string address) => WebService.SettingsIn(root) with { Address = new Uri(address) };
}
