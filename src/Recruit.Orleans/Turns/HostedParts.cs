using Recruit.Actors;
using Recruit.Engine;
using Recruit.Engine.Journal;
using Recruit.Orleans.Books;

namespace Recruit.Orleans.Turns;

/// <summary>What an actor needs of its silo.</summary>
internal sealed record HostedParts(ActorKinds Kinds, SignBatch Sign, string Origin, EngineClock Clock, TimeProvider Time, SiloSettings Settings)
{
    /// <summary>Takes a section of the log; the argument says whether it must be behind all others.</summary>
    public required Func<bool, Task<uint>> TakeSection { get; init; }

    /// <summary>Says whose a section is.</summary>
    public required Func<uint, ActorKey, Task> NameSection { get; init; }

    /// <summary>Stores an attachment.</summary>
    public required Func<Attachment, Task> Attach { get; init; }

    /// <summary>Takes messages to another actor; the answer says of each whether its effect is stored.</summary>
    public required Func<ActorKey, ActorKey, IReadOnlyList<Posting>, Task<bool[]>> Deliver { get; init; }

    /// <summary>Sees to it that an actor is woken at an instant, whatever happens to its silo.</summary>
    public required Func<ActorKey, Instant, Task> SeeToWake { get; init; }

    /// <summary>Sees to it that lists hear of what an actor stores, whatever happens to its silo.</summary>
    public required Func<ActorKey, Task> SeeToLists { get; init; }

    /// <summary>Told how far an actor's chain went in the store.</summary>
    public required Action<StoredHead> Stored { get; init; }

    /// <summary>Told of mistakes in rules.</summary>
    public required Action<DecisionFailedException> Trouble { get; init; }

    /// <summary>Told why messages to an actor may not have arrived; they are sent again.</summary>
    public required Action<ActorKey, Exception> Undelivered { get; init; }

    /// <summary>Told why an activation gave up; it holds no personal data.</summary>
    public required Action<ActorKey, Exception> GaveUp { get; init; }
}
