using Microsoft.Extensions.Configuration;

namespace Recruit.Orleans.Hosting;

/// <summary>
/// How a cluster is reached. Silos and clients read the same: <c>silo.json</c> beside the program, then the environment
/// (<c>RECRUIT_SILO_Store</c> and so on).
/// </summary>
public record ClusterConfiguration
{
    private const string FileName = "silo.json";
    private const string Prefix = "RECRUIT_SILO_";

    /// <summary>Where states, membership and reminders are: <c>memory</c> for trying out with one silo, <c>postgresql</c> or <c>azure</c>.</summary>
    public string Store { get; init; } = Stores.Memory;

    /// <summary>How the store is reached.</summary>
    public string Connection { get; init; } = "";

    /// <summary>Name of the cluster.</summary>
    public string Cluster { get; init; } = "recruit-dev";

    /// <summary>Name of the service, under which states are stored; it never changes.</summary>
    public string Service { get; init; } = "recruit";

    /// <summary>Where clients reach a silo.</summary>
    public int GatewayPort { get; init; } = 30000;

    /// <summary>What a client on this machine is told; nothing where neither file nor environment says a word.</summary>
    /// <exception cref="InvalidDataException">It is told something that cannot be so.</exception>
    public static ClusterConfiguration? Find()
    {
        try
        {
            var told = AddTo(new ConfigurationBuilder()).Build();
            return told.GetChildren().Any() ? told.Get<ClusterConfiguration>() : null;
        }
        catch (Exception mistake) when (mistake is InvalidOperationException or FormatException)
        {
            throw new InvalidDataException(mistake.Message, mistake);
        }
    }

    /// <summary>Adds the places where it is told.</summary>
    public static IConfigurationBuilder AddTo(IConfigurationBuilder builder) =>
        builder.AddJsonFile(Path.Combine(AppContext.BaseDirectory, FileName), optional: true).AddEnvironmentVariables(Prefix);

    /// <summary>All mistakes, in the operator's words.</summary>
    public virtual IEnumerable<string> Mistakes()
    {
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

        if (GatewayPort is < 1 or > ushort.MaxValue)
        {
            yield return $"GatewayPort: from 1 to {ushort.MaxValue}, not {GatewayPort}.";
        }
    }
}
