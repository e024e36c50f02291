using System.CommandLine;
using System.CommandLine.Parsing;

namespace Recruit.Live;

/// <summary>The option that says what runs the actors.</summary>
public static class EngineOption
{
    private const string Embedded = "embedded";
    private const string Cluster = "orleans";

    /// <summary>The option.</summary>
    /// <param name="project">Folder of the client's project, which a build without clusters names to whoever wants one.</param>
    public static Option<string> Create(string project)
    {
        var option = new Option<string>("--engine")
        {
            Description = "What runs the actors: the engine in this process, or a Microsoft Orleans cluster, which silo.json beside the program or RECRUIT_SILO_… in the environment tell as they tell its silos.",
            DefaultValueFactory = _ => Embedded,
            HelpName = $"{Embedded}|{Cluster}",
        };
        option.AcceptOnlyFromAmong(Embedded, Cluster);
        option.Validators.Add(result =>
        {
            if (!ClusterActors.AreHere && IsCluster(result.Tokens))
            {
                result.AddError($"--engine {Cluster} is not in this build; {WhereClustersAre(project)}");
            }
        });
        return option;
    }

    /// <summary>Lets nobody name a data folder of a cluster, which has none.</summary>
    /// <param name="command">Of which the options are.</param>
    /// <param name="data">The data folder.</param>
    /// <param name="engine">From <see cref="Create"/>.</param>
    /// <param name="isRequired">Whether the embedded engine must be told its data folder.</param>
    public static void DemandOnePlace(Command command, Option<string> data, Option<string> engine, bool isRequired)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(engine);
        command.Validators.Add(result =>
        {
            var (onCluster, isTold) = (IsCluster(result.GetResult(engine)?.Tokens), result.GetResult(data) is not null);
            if (onCluster && isTold)
            {
                result.AddError($"{data.Name} is for the embedded engine; a cluster has a store of its own");
            }
            else if (isRequired && !onCluster && !isTold)
            {
                result.AddError($"Option '{data.Name}' is required.");
            }
        });
    }

    /// <summary>Where whoever wants a client of clusters finds one.</summary>
    /// <param name="project">Folder of the client's project.</param>
    public static string WhereClustersAre(string project) =>
        $"\"dotnet build {project} -p:Orleans=true\" makes one that has it, where the packages Microsoft.Orleans 10.4.2 restore";

    /// <summary>Whether a value of the option names a cluster.</summary>
    public static bool IsCluster(string? engine) => engine == Cluster;

    private static bool IsCluster(IReadOnlyList<Token>? tokens) => tokens is [{ Value: Cluster }];
}
