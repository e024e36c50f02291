using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Recruit.Orleans.Hosting;

/// <summary>
/// How a cluster is reached. Silos and clients read the same: <c>silo.json</c> beside the program, in development <c>silo.Development.json</c>, then the
/// environment (<c>RECRUIT_SILO_Store</c> and so on).
/// </summary>
public record ClusterConfiguration
{
    /// <summary>The file of the configuration, beside the program.</summary>
    public const string FileName = "silo.json";

    /// <summary>With what names begin that are the configuration's in the environment.</summary>
    public const string Prefix = "RECRUIT_SILO_";

    private const string DevelopmentFileName = "silo.Development.json";

    /// <summary>
    /// Where states, membership and reminders are: <c>postgresql</c> or <c>azure</c>, or <c>memory</c> for trying out with one silo. A silo must be told; a client
    /// that is not looks for one on this machine.
    /// </summary>
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
        var told = Told();
        return told.GetChildren().Any() ? Read<ClusterConfiguration>(told) : null;
    }

    /// <summary>What files and environment say.</summary>
    /// <exception cref="InvalidDataException">A file is not JSON.</exception>
    public static IConfiguration Told()
    {
        var told = new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, FileName), optional: true);
        if (Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") == Environments.Development)
        {
            told.AddJsonFile(Path.Combine(AppContext.BaseDirectory, DevelopmentFileName), optional: true);
        }

        return told.AddEnvironmentVariables(Prefix).Build();
    }

    /// <summary>Reads what was said. A client is told about silos too, and does not look at it.</summary>
    /// <exception cref="InvalidDataException">There is no such member, or it cannot be that.</exception>
    public static T Read<T>(IConfiguration told)
        where T : ClusterConfiguration, new()
    {
        ArgumentNullException.ThrowIfNull(told);
        var members = typeof(SiloConfiguration).GetProperties().Where(one => one.CanWrite).Select(one => one.Name).Order(StringComparer.Ordinal).ToList();
        if (told.GetChildren().FirstOrDefault(one => !members.Contains(one.Key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw new InvalidDataException($"{unknown.Key}: there is no such setting; there are {string.Join(", ", members)}.");
        }

        try
        {
            return told.Get<T>() ?? new T();
        }
        catch (Exception mistake) when (mistake is InvalidOperationException or FormatException)
        {
            throw new InvalidDataException(mistake.Message, mistake);
        }
    }

    /// <summary>All mistakes, in the operator's words.</summary>
    public virtual IEnumerable<string> Mistakes()
    {
        if (Store is not (Stores.Memory or Stores.PostgreSql or Stores.Azure))
        {
            yield return Store.Length == 0
                ? $"Store: it is said nowhere: {Stores.PostgreSql} or {Stores.Azure}, or {Stores.Memory}, which forgets everything."
                : $"Store: {Stores.Memory}, {Stores.PostgreSql} or {Stores.Azure}, not {Store}.";
        }

        if (Service.Length is < 3 or > 63 || !Service.All(sign => char.IsAsciiLetterLower(sign) || char.IsAsciiDigit(sign) || sign == '-'))
        {
            yield return $"Service: 3 to 63 lower-case letters, digits and hyphens, not {Service}.";
        }

        if (Store is Stores.PostgreSql or Stores.Azure && Connection.Length == 0)
        {
            yield return "Connection: a store that is not in memory needs one.";
        }
        else if (Stores.Objection(Store, Connection) is { } objection)
        {
            yield return $"Connection: {objection}";
        }

        if (Cluster.Length == 0)
        {
            yield return "Cluster: it needs a name.";
        }

        if (GatewayPort is < 1 or > ushort.MaxValue)
        {
            yield return $"GatewayPort: from 1 to {ushort.MaxValue}, not {GatewayPort}.";
        }
    }
}
