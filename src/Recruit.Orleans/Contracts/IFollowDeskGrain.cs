namespace Recruit.Orleans.Contracts;

/// <summary>
/// Knows which actors lists follow, and which of them have moved. There are a fixed number of desks, and an actor always has the same one. Which
/// actors there are is stored; that one moved is known in memory only, so a desk that begins anew says of all that they did.
/// </summary>
[Alias("recruit.follow-desk")]
public interface IFollowDeskGrain : IGrainWithIntegerKey
{
    /// <summary>An actor is about to store something that lists need, or may have stored it. Returns when it is stored that there is this actor.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="id">Its id.</param>
    [Alias("note")]
    Task NoteAsync(string kind, string id);

    /// <summary>The actors that moved.</summary>
    /// <param name="term">The desk's term of which the reader knows something; empty for none.</param>
    /// <param name="after">The number of the last move that it was told in that term.</param>
    [Alias("moves")]
    Task<Moves> ReadAsync(Guid term, long after);

    /// <summary>These have come to rest: nobody needs them before they are noted again. One that moved since stays.</summary>
    /// <param name="term">The term in which their moves were told.</param>
    /// <param name="rested">With the numbers of their last moves.</param>
    [Alias("leave")]
    Task LeaveAsync(Guid term, Move[] rested);
}

/// <summary>What a desk tells.</summary>
/// <param name="Term">Its term: another one whenever the desk began anew, and knows of no move before.</param>
/// <param name="IsSettled">False while a desk that it replaced may still take notes: what it tells may not be all.</param>
/// <param name="IsAnew">Whether all actors are told, those at rest not among them, because it does not know which moved since.</param>
/// <param name="All">Moves in their order.</param>
/// <param name="HasMore">Whether there are more behind the last.</param>
[GenerateSerializer, Immutable, Alias("recruit.moves")]
public readonly record struct Moves(
    [property: Id(0)] Guid Term, [property: Id(1)] bool IsSettled, [property: Id(2)] bool IsAnew, [property: Id(3)] Move[] All, [property: Id(4)] bool HasMore);

/// <summary>The last move of an actor.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Id">Its id.</param>
/// <param name="Number">Counts the moves that a desk was told in a term.</param>
[GenerateSerializer, Immutable, Alias("recruit.move")]
public readonly record struct Move([property: Id(0)] string Kind, [property: Id(1)] string Id, [property: Id(2)] long Number);
