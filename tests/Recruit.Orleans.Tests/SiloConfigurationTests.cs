using Microsoft.Extensions.Configuration;
using Recruit.Orleans.Hosting;

namespace Recruit.Orleans.Tests;

public sealed class SiloConfigurationTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("recruit-configuration-").FullName;

    [Theory]
    [InlineData("SiloPort", "70000", "SiloPort: from 1 to 65535")]
    [InlineData("SiloPort", "30000", "SiloPort: from 1 to 65535 and not that of the gateway")]
    [InlineData("SiloPort", "abc", "SiloPort")]
    [InlineData("GatewayPort", "0", "GatewayPort: from 1 to 65535")]
    [InlineData("Address", "here", "Address: an IP address")]
    [InlineData("HealthAddress", "ftp://x", "HealthAddress: such as http://")]
    [InlineData("HealthAddress", "x", "HealthAddress: such as http://")]
    [InlineData("Dashboard", "perhaps", "Dashboard")]
    [InlineData("Dashboard", "true", "DashboardSecret: the dashboard asks for a secret of 32 letters or more")]
    [InlineData("ProbeMilliseconds", "99", "ProbeMilliseconds: from 100")]
    [InlineData("WriteEveryMilliseconds", "2001", "WriteEveryMilliseconds: from 0 to 2000")]
    [InlineData("Cluster", "", "Cluster: it needs a name")]
    [InlineData("Service", "X", "Service: 3 to 63")]
    [InlineData("Store", "disk", "Store: memory, postgresql or azure")]
    [InlineData("Store", null, "Store: it is said nowhere")]
    [InlineData("Store", "azure", "Connection: a store that is not in memory needs one")]
    [InlineData("Keys", "", "Keys: a key folder is needed")]
    [InlineData("Stroe", "postgresql", "Stroe: there is no such setting; there are Address, Cluster, Connection, Dashboard, DashboardAddress,")]
    public void What_cannot_be_is_told_by_its_name(string member, string? value, string words) => Objections((member, value)).ShouldHaveSingleItem().ShouldContain(words);

    [Theory]
    [InlineData("azure", "one")]
    [InlineData("postgresql", "Hots=/tmp")]
    [InlineData("postgresql", "Host=x;Port=many")]
    public void A_connection_that_reaches_nothing_wherever_it_is_is_told(string store, string connection) =>
        Objections(("Store", store), ("Connection", connection)).ShouldHaveSingleItem().ShouldStartWith("Connection: ");

    [Theory]
    [InlineData("memory", "")]
    [InlineData("azure", "UseDevelopmentStorage=true")]
    [InlineData("postgresql", "Host=/tmp;Username=recruit")]
    public void What_may_be_is_taken(string store, string connection) =>
        Objections(("Store", store), ("connection", connection), ("Address", "10.1.2.3"), ("HealthAddress", "http://[::1]:9000")).ShouldBeEmpty();

    [Theory]
    [InlineData("DashboardSecret", "0123456789012345678901234567890", "DashboardSecret: ")]
    [InlineData("DashboardAddress", "http://127.0.0.1:8081", "DashboardAddress: such as http://127.0.0.1:8082, with a port of its own")]
    [InlineData("DashboardAddress", "https://127.0.0.1:8082", "DashboardAddress: such as")]
    public void A_dashboard_needs_a_secret_that_is_long_and_a_port_of_its_own(string member, string value, string words)
    {
        var told = new Dictionary<string, string> { ["Dashboard"] = "true", ["DashboardSecret"] = "01234567890123456789012345678901" };
        Objections([.. told.Select(one => (one.Key, (string?)one.Value))]).ShouldBeEmpty();
        told[member] = value;
        var objection = Objections([.. told.Select(one => (one.Key, (string?)one.Value))]).ShouldHaveSingleItem();
        objection.ShouldStartWith(words);
        objection.ShouldNotContain("0123456789");
    }

    [Fact]
    public void Whoever_lets_others_reach_the_dashboard_is_warned()
    {
        var silo = new SiloConfiguration { Store = Stores.Azure, Address = "10.1.2.3", Dashboard = true };
        silo.Warnings().ShouldBeEmpty();
        (silo with { DashboardAddress = "http://10.1.2.3:8082" }).Warnings().ShouldHaveSingleItem().ShouldStartWith("DashboardAddress: ");
    }

    [Theory]
    [InlineData("memory", "127.0.0.1", "Store: memory. It is for trying out: when this silo ends, everything is forgotten.")]
    [InlineData("azure", "127.0.0.1", SiloProcess.Lone)]
    [InlineData("azure", "::1", "Address: ::1. Silos and clients on other machines do not reach this silo.")]
    [InlineData("azure", "10.1.2.3", null)]
    public void What_hardly_anybody_wants_is_told_and_no_more(string store, string address, string? words) =>
        new SiloConfiguration { Store = store, Address = address }.Warnings().ShouldBe(words is null ? [] : [words]);

    [FactWithPrograms]
    public async Task A_silo_that_cannot_start_says_so_in_one_line()
    {
        foreach (var (member, value) in new[] { ("Keys", Path.Combine(root, "none")), ("SiloPort", "abc"), ("HealthAddress", "ftp://x"), ("Stroe", "postgresql"), ("Store", "") })
        {
            using var silo = Programs.Start(
                Programs.Silo, [("RECRUIT_SILO_Keys", root), ("RECRUIT_SILO_Store", "postgresql"), ("RECRUIT_SILO_Connection", "Host=/tmp"), ($"RECRUIT_SILO_{member}", value)]);
            var (said, log) = (silo.StandardError.ReadToEndAsync(), silo.StandardOutput.ReadToEndAsync());
            await silo.WaitForExitAsync();
            await log;
            silo.ExitCode.ShouldBe(2, await said);
            (await said).TrimEnd().ShouldNotContain("\n");
            (await said).ShouldContain(member == "Keys" ? "not there" : member);
        }
    }

    [FactWithPrograms]
    public async Task A_silo_takes_no_arguments_and_does_not_pass_over_them()
    {
        using var silo = Programs.Start(Programs.Silo, [("RECRUIT_SILO_Keys", root), ("RECRUIT_SILO_Store", "disk")], "--Store", "memory");
        var (said, log) = (silo.StandardError.ReadToEndAsync(), silo.StandardOutput.ReadToEndAsync());
        await silo.WaitForExitAsync();
        await log;
        (silo.ExitCode, (await said).TrimEnd()).ShouldBe((2, "--Store: a silo takes no arguments, but silo.json beside it and RECRUIT_SILO_… in the environment."));
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private static List<string> Objections(params (string Member, string? Value)[] told)
    {
        var all = new Dictionary<string, string?> { ["Keys"] = "/srv/keys", ["Store"] = Stores.Memory };
        foreach (var (member, value) in told)
        {
            if (value is null)
            {
                all.Remove(member);
            }
            else
            {
                all[member] = value;
            }
        }

        try
        {
            return [.. ClusterConfiguration.Read<SiloConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(all).Build()).Mistakes()];
        }
        catch (InvalidDataException mistake)
        {
            return [mistake.Message];
        }
    }
}
