using Recruit.Actors;
using Recruit.Evidence;

namespace Recruit.Engine.Snapshots;

/// <summary>An actor's state after a batch, in pages; only those that changed since the snapshot before.</summary>
/// <param name="Actor">Who.</param>
/// <param name="Through">The last batch whose events are in it. Stored only once that batch is durable.</param>
/// <param name="PageCount">How many pages the actor has.</param>
/// <param name="Pages">The changed ones, by number.</param>
/// <param name="Due">When it wants a nudge.</param>
/// <param name="HasPending">Whether a message of it may not have had its effect.</param>
public sealed record ActorSnapshot(
    ActorKey Actor, ulong Through, int PageCount, IReadOnlyList<(int Number, byte[] Bytes)> Pages, Instant? Due, bool HasPending);

/// <summary>What the snapshots know of an actor that rests.</summary>
/// <param name="Actor">Who.</param>
/// <param name="Through">The last batch whose events are in its snapshot.</param>
/// <param name="Due">When it wants a nudge.</param>
/// <param name="HasPending">Whether a message of it may not have had its effect.</param>
public sealed record RestingActor(ActorKey Actor, ulong Through, Instant? Due, bool HasPending);

/// <summary>
/// States of actors, so that a start need not replay everything. Disposable: what is lost or broken here is made again from the journal,
/// so it is never part of a backup.
/// </summary>
public abstract class SnapshotStore : IDisposable
{
    /// <summary>
    /// From which batch on the journal must be replayed, with the chain's head before that batch; the beginning where nothing is stored.
    /// </summary>
    public abstract ChainHead? ReplayFrom { get; protected set; }

    /// <summary>Why snapshots that were there when the store was opened were not believed and thrown away, or nothing.</summary>
    public virtual string? ThrownAway => null;

    /// <summary>
    /// Stores snapshots and then, in the same transaction, from where to replay: the beginning, whatever is asked for, while somebody
    /// <see cref="Lacks"/> a snapshot. Of those only whole ones are stored.
    /// </summary>
    /// <exception cref="SnapshotBrokenException">What is stored is damaged; <see cref="Lose"/> or <see cref="Clear"/> must follow.</exception>
    public abstract void Save(IReadOnlyList<ActorSnapshot> snapshots, ChainHead? replayFrom);

    /// <summary>All pages of an actor, or nothing if it has no snapshot.</summary>
    /// <exception cref="SnapshotBrokenException">The pages are not as they were stored, or lost.</exception>
    public abstract IReadOnlyList<ReadOnlyMemory<byte>>? Find(ActorKey actor);

    /// <summary>Every actor that has a snapshot, with what must be known of it while it rests.</summary>
    public abstract IEnumerable<RestingActor> Resting();

    /// <summary>Forgets everything; whoever asks is about to replay the whole journal.</summary>
    public abstract void Clear();

    /// <summary>
    /// Throws everything away beneath actors at work, and remembers of whom there was something: they lack a snapshot until a whole
    /// one is stored, and to find theirs fails.
    /// </summary>
    public abstract void Lose();

    /// <summary>Whether an actor's snapshot was lost and none with all pages was stored since. Waits for no store that is at work.</summary>
    public abstract bool Lacks(ActorKey actor);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes what is open.</summary>
    protected abstract void Dispose(bool disposing);
}

/// <summary>A snapshot is not as it was stored. The journal can make it again.</summary>
/// <param name="message">Which one, and what is wrong.</param>
public sealed class SnapshotBrokenException(string message) : Exception(message);
