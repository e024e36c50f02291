using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Recruit.Orleans.Hosting;

/// <summary>The configuration of a silo: that of its cluster, and what is its own.</summary>
public sealed record SiloConfiguration : ClusterConfiguration
{
    /// <summary>Fewest letters of <see cref="DashboardSecret"/>; 24 random bytes in base64 are as many.</summary>
    public const int SecretLength = 32;

    /// <summary>One that is told nothing has no store: what is kept in memory is gone with the silo, so that is for whoever says so.</summary>
    public SiloConfiguration() => Store = "";

    /// <summary>The key folder; each silo has a copy of the same one. With a store in memory one that is not there is made.</summary>
    public string Keys { get; init; } = "";

    /// <summary>
    /// The IP address of this machine at which other silos and clients reach it, and at no other. Nobody elsewhere reaches the default; with a store in
    /// memory it is the only one.
    /// </summary>
    public string Address { get; init; } = IPAddress.Loopback.ToString();

    /// <summary>Where silos reach this one.</summary>
    public int SiloPort { get; init; } = 11111;

    /// <summary>Where health and figures are asked for; not a place for the public.</summary>
    public string HealthAddress { get; init; } = "http://127.0.0.1:8081";

    /// <summary>Whether the dashboard is there.</summary>
    public bool Dashboard { get; init; }

    /// <summary>Where the dashboard is, and nowhere else; without a word at a port of this machine that nobody elsewhere reaches.</summary>
    public string DashboardAddress { get; init; } = "http://127.0.0.1:8082";

    /// <summary>What whoever opens the dashboard gives as the password.</summary>
    public string DashboardSecret { get; init; } = "";

    /// <summary><see cref="SiloSettings.WriteEvery"/>.</summary>
    public int WriteEveryMilliseconds { get; init; } = 50;

    /// <summary>How often silos look whether another one lives; two that got no answer three times hold it dead, and its actors begin elsewhere.</summary>
    public int ProbeMilliseconds { get; init; } = 5000;

    /// <summary>What may be so and hardly anybody wants, in the operator's words.</summary>
    public IEnumerable<string> Warnings()
    {
        if (Store == Stores.Memory)
        {
            yield return "Store: memory. It is for trying out: when this silo ends, everything is forgotten.";
        }
        else if (IPAddress.TryParse(Address, out var address) && IPAddress.IsLoopback(address))
        {
            yield return $"Address: {Address}. Silos and clients on other machines do not reach this silo.";
        }

        if (Dashboard && !new Uri(DashboardAddress).IsLoopback)
        {
            yield return $"DashboardAddress: {DashboardAddress}. Other machines reach the dashboard, and the secret goes there by plain HTTP.";
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Mistakes()
    {
        if (Keys.Length == 0)
        {
            yield return "Keys: a key folder is needed (recruit keys create).";
        }

        foreach (var mistake in base.Mistakes())
        {
            yield return mistake;
        }

        if (!IPAddress.TryParse(Address, out var address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
        {
            yield return $"Address: an IP address of this machine, not {Address}.";
        }

        if (SiloPort is < 1 or > ushort.MaxValue || SiloPort == GatewayPort)
        {
            yield return $"SiloPort: from 1 to {ushort.MaxValue} and not that of the gateway, not {SiloPort}.";
        }

        if (WriteEveryMilliseconds is < 0 or > 2000)
        {
            yield return $"WriteEveryMilliseconds: from 0 to 2000, not {WriteEveryMilliseconds}.";
        }

        if (ProbeMilliseconds is < 100 or > 60_000)
        {
            yield return $"ProbeMilliseconds: from 100 to 60000, not {ProbeMilliseconds}.";
        }

        if (!IsHttp(HealthAddress, out var health))
        {
            yield return $"HealthAddress: such as http://127.0.0.1:8081, not {HealthAddress}.";
        }

        if (Dashboard && (!IsHttp(DashboardAddress, out var dashboard) || dashboard.Port == health?.Port))
        {
            yield return $"DashboardAddress: such as http://127.0.0.1:8082, with a port of its own, not {DashboardAddress}.";
        }

        if (Dashboard && DashboardSecret.Length < SecretLength)
        {
            yield return $"DashboardSecret: the dashboard asks for a secret of {SecretLength} letters or more, which is not told here.";
        }
    }

    private static bool IsHttp(string text, [NotNullWhen(true)] out Uri? address) => Uri.TryCreate(text, UriKind.Absolute, out address) && address.Scheme == Uri.UriSchemeHttp;
}
