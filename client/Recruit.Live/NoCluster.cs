using Recruit.Engine.Keys;
using Recruit.Engine.Verifying;
using Recruit.Evidence;

namespace Recruit.Live;

/// <summary>This build is no client of clusters; <see cref="EngineOption"/> says so before anything else is looked at.</summary>
public static class ClusterActors
{
    /// <summary>How it is named in messages.</summary>
    public const string Place = "the cluster";

    /// <summary>Whether this build is a client of clusters.</summary>
    public static bool AreHere => false;

    /// <summary>There is no cluster.</summary>
    public static Task<RunningActors> ConnectAsync(KeyFolder keys, Action<string> notice) => throw new NotSupportedException("This build is no client of clusters.");

    /// <inheritdoc cref="ConnectAsync"/>
    public static Task<BooksReport> VerifyBooksAsync(
        KeyFolder keys, IReadOnlyCollection<VerifierKey> trusted, IReadOnlyCollection<ChainHead> known, Action<long, long> progress, CancellationToken cancellation) =>
        throw new NotSupportedException("This build is no client of clusters.");

    /// <inheritdoc cref="ConnectAsync"/>
    public static Task<RunningActors> TryAsync(KeyFolder keys, Action<string> says, Action<string> notice) => ConnectAsync(keys, notice);
}
