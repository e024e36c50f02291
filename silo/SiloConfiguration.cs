using Recruit.Orleans.Hosting;

namespace Recruit.Silo;

/// <summary>The configuration of a silo: that of its cluster, and what is its own.</summary>
internal sealed record SiloConfiguration : ClusterConfiguration
{
    /// <summary>The key folder; each silo has a copy of the same one.</summary>
    public string Keys { get; init; } = "";

    /// <summary>Where silos reach this one.</summary>
    public int SiloPort { get; init; } = 11111;

    /// <summary>Where health and figures are asked for; not a place for the public.</summary>
    public string HealthAddress { get; init; } = "http://127.0.0.1:8081";

    /// <summary><see cref="Orleans.SiloSettings.WriteEvery"/>.</summary>
    public int WriteEveryMilliseconds { get; init; } = 50;

    /// <summary>How often silos look whether another one lives; two that got no answer three times hold it dead, and its actors begin elsewhere.</summary>
    public int ProbeMilliseconds { get; init; } = 5000;

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

        if (WriteEveryMilliseconds is < 0 or > 2000)
        {
            yield return $"WriteEveryMilliseconds: from 0 to 2000, not {WriteEveryMilliseconds}.";
        }

        if (ProbeMilliseconds is < 100 or > 60_000)
        {
            yield return $"ProbeMilliseconds: from 100 to 60000, not {ProbeMilliseconds}.";
        }

        if (!Uri.TryCreate(HealthAddress, UriKind.Absolute, out _))
        {
            yield return $"HealthAddress: {HealthAddress} is no address.";
        }
    }
}
