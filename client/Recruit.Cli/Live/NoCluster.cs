using Recruit.Actors;
using Recruit.Engine.Keys;

namespace Recruit.Cli.Live;

/// <summary>This build is no client of clusters, and says so before anything else is looked at.</summary>
internal static class ClusterActors
{
    /// <summary>How it is named in messages.</summary>
    public const string Place = "the cluster";

    /// <summary>Why there is none here.</summary>
    public static string? Missing => "--engine orleans is not in this build; \"dotnet build client/Recruit.Cli -p:Orleans=true\" makes one that has it, where the packages Microsoft.Orleans 10.4.2 restore";

    public static Task<RunningActors> ConnectAsync(ActorKinds kinds, KeyFolder keys, Action<string> notice) => throw new InvalidOperationException(Missing);

    public static Task<RunningActors> TryAsync(ActorKinds kinds, KeyFolder keys, Action<string> says, Action<string> notice) => throw new InvalidOperationException(Missing);
}
