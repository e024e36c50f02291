namespace Recruit.Actors;

/// <summary>Something an actor is asked to do or to tell. It may be refused. Commands hold no plain personal data and no free text.</summary>
public abstract record ActorCommand
{
    /// <summary>
    /// About how many bytes of memory the command takes while it waits, above 0: a host bounds them. A command that bears content adds that
    /// content's length to this default.
    /// </summary>
    public virtual int Weight => 256;
}

/// <summary>
/// The host's hint that an instant the actor named by <see cref="ActorKind.Due"/> has come. It may come late, twice or never; what is due
/// follows from stored times.
/// </summary>
public sealed record Nudge : ActorCommand;

/// <summary>
/// The host could not store anything between two instants: it was down, or its disk stood still. Told to every actor that has something
/// due and whose kind is told of gaps (<see cref="ActorKind.IsToldOfGaps"/>), so that time which was lost through us can be given back.
/// </summary>
/// <param name="From">The last instant at which something was stored.</param>
/// <param name="To">The instant at which things were stored again.</param>
public sealed record ServiceGap(Instant From, Instant To) : ActorCommand;

/// <summary>
/// Names one wish of a caller, who repeats it with every retry: the effect happens once and every retry gets the stored reply. The
/// default names nothing; then a retry is a new command.
/// </summary>
/// <param name="Value">Chosen by the caller, at random.</param>
public readonly record struct OperationId(Guid Value)
{
    /// <summary>Whether it names nothing.</summary>
    public bool IsNone => Value == Guid.Empty;
}
