namespace Recruit.Orleans.Contracts;

/// <summary>
/// An actor on a cluster. What is asked and answered travels as the bytes its kind writes for storage, so nothing of the core is known to the
/// cluster's serializer and both hosts read what the other wrote.
/// </summary>
[Alias("recruit.actor")]
public interface IActorGrain : IGrainWithStringKey
{
    /// <summary>Asks.</summary>
    [Alias("ask")]
    Task<Answered> AskAsync(Asked asked);

    /// <summary>Takes messages of another actor; the answer says of each whether its effect is stored.</summary>
    [Alias("deliver")]
    Task<bool[]> DeliverAsync(Letters letters);

    /// <summary>Receipts at packed places of this actor's section of the log, in their order; nothing at a place where no receipt is.</summary>
    [Alias("receipts")]
    Task<byte[]?[]> ReadReceiptsAsync(ulong[] places);

    /// <summary>The link of the actor's chain after a stored batch, or nothing where it has no such batch.</summary>
    /// <param name="number">Of the batch.</param>
    [Alias("link")]
    Task<byte[]?> ReadLinkAsync(ulong number);

    /// <summary>Some batches with what lists need, in their order; only of what is stored.</summary>
    /// <param name="from">Number of the batch behind the last that was gone over; 0 for the first.</param>
    [Alias("listed")]
    Task<Listed> ReadListedAsync(ulong from);

    /// <summary>Wakes the actor, so that it does what is due and delivers what waits; the answer is when it must be woken again, in milliseconds, if ever.</summary>
    [Alias("wake")]
    Task<long?> WakeAsync();

    /// <summary>SHA-256 over the state: equal for actors that cannot be told apart, whichever host they are in.</summary>
    [Alias("hash")]
    Task<byte[]> HashAsync();
}

/// <summary>Batches for lists.</summary>
/// <param name="Next">Number of the batch behind the last that was gone over.</param>
/// <param name="Passed">How many were gone over.</param>
/// <param name="Needed">Those in which something stands that lists need.</param>
/// <param name="HasMore">Whether there are more.</param>
[GenerateSerializer, Immutable, Alias("recruit.listed")]
public readonly record struct Listed(
    [property: Id(0)] ulong Next, [property: Id(1)] long Passed, [property: Id(2)] byte[][] Needed, [property: Id(3)] bool HasMore);

/// <summary>A command on its way.</summary>
/// <param name="Command">What the actor's kind wrote of it.</param>
/// <param name="Operation">The operation's name; empty for none.</param>
[GenerateSerializer, Immutable, Alias("recruit.asked")]
public readonly record struct Asked([property: Id(0)] byte[] Command, [property: Id(1)] Guid Operation);

/// <summary>How a command was answered. The numbers travel.</summary>
public enum Outcome
{
    /// <summary>By a reply of the actor, or a refusal.</summary>
    Replied = 0,

    /// <summary>Nothing was looked at.</summary>
    Busy = 1,

    /// <summary>Nobody knows whether the effect is stored.</summary>
    Unknown = 2,

    /// <summary>A rule threw; the actor is as it was.</summary>
    Failed = 3,
}

/// <summary>An answer on its way.</summary>
/// <param name="Outcome">How.</param>
/// <param name="Reply">The stored form of the reply; of a failed one its message.</param>
/// <param name="Receipt">Packed place of the receipt; 0 for none.</param>
/// <param name="RetryAfter">For a busy actor.</param>
[GenerateSerializer, Immutable, Alias("recruit.answered")]
public readonly record struct Answered(
    [property: Id(0)] Outcome Outcome, [property: Id(1)] byte[] Reply, [property: Id(2)] ulong Receipt, [property: Id(3)] TimeSpan RetryAfter);

/// <summary>Messages from one actor to another.</summary>
/// <param name="Kind">Kind of the sender.</param>
/// <param name="Id">Its id.</param>
/// <param name="All">The messages.</param>
[GenerateSerializer, Immutable, Alias("recruit.letters")]
public readonly record struct Letters([property: Id(0)] string Kind, [property: Id(1)] string Id, [property: Id(2)] Letter[] All);

/// <summary>One message.</summary>
/// <param name="Number">Counts the messages from this sender to this receiver.</param>
/// <param name="Command">What the receiver's kind wrote of it.</param>
[GenerateSerializer, Immutable, Alias("recruit.letter")]
public readonly record struct Letter([property: Id(0)] ulong Number, [property: Id(1)] byte[] Command);
