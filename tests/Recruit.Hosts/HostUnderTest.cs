using Recruit.Actors;
using Recruit.Evidence;

namespace Recruit.Hosts;

/// <summary>A host with actors, on a clock that a test moves.</summary>
internal abstract class HostUnderTest : IAsyncDisposable
{
    public StandingTime Time { get; } = new();

    public abstract IActors Actors { get; }

    /// <summary>The hash of an actor's state as this host has it.</summary>
    public abstract Task<Digest> HashAsync(ActorKey actor);

    /// <summary>Everything stops as it should and starts again on what is stored.</summary>
    public abstract Task RestartAsync();

    public abstract ValueTask DisposeAsync();
}
