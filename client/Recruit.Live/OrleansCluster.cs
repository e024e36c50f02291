using Recruit.Actors;
using Recruit.Engine.Keys;
using Recruit.Engine.Verifying;
using Recruit.Evidence;
using Recruit.Orleans;
using Recruit.Orleans.Hosting;
using Recruit.UseCases;

namespace Recruit.Live;

/// <summary>The actors of a cluster. Keys of persons stay in this process, which seals and opens; silos have the key folder to sign with.</summary>
public static class ClusterActors
{
    /// <summary>How it is named in messages.</summary>
    public const string Place = "the cluster";

    /// <summary>Whether this build is a client of clusters.</summary>
    public static bool AreHere => true;

    private static ActorKinds Kinds => ServiceActors.Kinds.With(Erasures.Kind);

    /// <summary>Connects to the cluster that is configured, or to a silo on this machine.</summary>
    /// <param name="keys">The key folder of the service: silos listen to nobody else.</param>
    /// <param name="notice">Told why lists are refused.</param>
    /// <exception cref="IOException">No silo answers, or what is configured cannot be so.</exception>
    /// <exception cref="UnauthorizedAccessException">The silos have another key folder.</exception>
    public static Task<RunningActors> ConnectAsync(KeyFolder keys, Action<string> notice) => ConnectAsync(Configured() ?? new ClusterConfiguration(), keys, notice);

    /// <summary>Connects to the cluster that is configured, or else starts one in this process that forgets everything.</summary>
    /// <param name="keys">That silos have too, or with which that one signs.</param>
    /// <param name="says">Told which.</param>
    /// <param name="notice">Told why lists are refused.</param>
    /// <exception cref="IOException">No silo answers, or what is configured cannot be so.</exception>
    public static async Task<RunningActors> TryAsync(KeyFolder keys, Action<string> says, Action<string> notice)
    {
        ArgumentNullException.ThrowIfNull(says);
        if (Configured() is { } cluster)
        {
            says($"the Orleans cluster {cluster.Cluster} ({cluster.Store})");
            return await ConnectAsync(cluster, keys, notice);
        }

        says("an Orleans silo in this process, with its store in memory,");
        return Running(await ClusterLink.StartOwnAsync(SiloBasis.Of(Kinds, keys, TimeProvider.System), notice, CancellationToken.None));
    }

    /// <summary>Holds the books of the cluster's silos against what its actors have.</summary>
    /// <param name="keys">The key folder of the service: silos listen to nobody else.</param>
    /// <param name="trusted">Public keys to believe.</param>
    /// <param name="known">Heads of books that were told earlier.</param>
    /// <param name="progress">Told how many of how many actors were asked.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="IOException">No silo answers, or what is configured cannot be so.</exception>
    /// <exception cref="UnauthorizedAccessException">The silos have another key folder.</exception>
    public static async Task<BooksReport> VerifyBooksAsync(
        KeyFolder keys, IReadOnlyCollection<VerifierKey> trusted, IReadOnlyCollection<ChainHead> known, Action<long, long> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(keys);
        await using var link = await LinkAsync(Configured() ?? new ClusterConfiguration(), keys, _ => { });
        return await link.VerifyBooksAsync(keys.Signing.Origin, trusted, known, progress, cancellation);
    }

    private static async Task<RunningActors> ConnectAsync(ClusterConfiguration cluster, KeyFolder keys, Action<string> notice)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return Running(await LinkAsync(cluster, keys, notice));
    }

    private static Task<ClusterLink> LinkAsync(ClusterConfiguration cluster, KeyFolder keys, Action<string> notice) =>
        ClusterLink.ConnectAsync(cluster, Kinds, new CallProof(keys.Signing.Origin, keys.SnapshotSecret.Bytes), notice, CancellationToken.None);

    private static RunningActors Running(ClusterLink link)
    {
        // Storage that fails under a silo does not end this process; it ends when it is stopped.
        var completion = new TaskCompletionSource();
        return new RunningActors(link.Actors, link.Lists, completion.Task, async () =>
        {
            await link.DisposeAsync();
            completion.TrySetResult();
        });
    }

    private static ClusterConfiguration? Configured()
    {
        var found = ClusterConfiguration.Find();
        return found?.Mistakes().FirstOrDefault() is { } mistake ? throw new IOException(mistake) : found;
    }
}
