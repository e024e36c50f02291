namespace Recruit.Silo;

/// <summary>The configuration of a silo: <c>silo.json</c> beside the program, then the environment (<c>RECRUIT_SILO_Keys</c> and so on).</summary>
internal sealed record SiloConfiguration
{
    /// <summary>The key folder; each silo has a copy of the same one.</summary>
    public string Keys { get; init; } = "";

    /// <summary>Where states, membership and reminders are: <c>memory</c> for trying out alone, <c>postgresql</c> or <c>azure</c>.</summary>
    public string Store { get; init; } = Stores.Memory;

    /// <summary>How the store is reached.</summary>
    public string Connection { get; init; } = "";

    /// <summary>Name of the cluster.</summary>
    public string Cluster { get; init; } = "recruit-dev";

    /// <summary>Name of the service, under which states are stored; it never changes.</summary>
    public string Service { get; init; } = "recruit";

    /// <summary>Where silos reach this one.</summary>
    public int SiloPort { get; init; } = 11111;

    /// <summary>Where clients reach it.</summary>
    public int GatewayPort { get; init; } = 30000;

    /// <summary>Where health and figures are asked for; not a place for the public.</summary>
    public string HealthAddress { get; init; } = "http://127.0.0.1:8081";

    /// <summary><see cref="Orleans.SiloSettings.WriteEvery"/>.</summary>
    public int WriteEveryMilliseconds { get; init; } = 50;

    /// <summary>How often silos look whether another one lives; two that got no answer three times hold it dead, and its actors begin elsewhere.</summary>
    public int ProbeMilliseconds { get; init; } = 5000;

    /// <summary>All mistakes, in the operator's words.</summary>
    public IEnumerable<string> Mistakes()
    {
        if (Keys.Length == 0)
        {
            yield return "Keys: a key folder is needed (recruit keys create).";
        }

        if (Store is not (Stores.Memory or Stores.PostgreSql or Stores.Azure))
        {
            yield return $"Store: {Stores.Memory}, {Stores.PostgreSql} or {Stores.Azure}, not {Store}.";
        }

        if (Service.Length is < 3 or > 63 || !Service.All(sign => char.IsAsciiLetterLower(sign) || char.IsAsciiDigit(sign) || sign == '-'))
        {
            yield return $"Service: 3 to 63 lower-case letters, digits and hyphens, not {Service}.";
        }

        if (Store != Stores.Memory && Connection.Length == 0)
        {
            yield return "Connection: a store that is not in memory needs one.";
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
