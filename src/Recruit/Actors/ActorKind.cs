namespace Recruit.Actors;

/// <summary>
/// One kind of actor as a host sees it: pure rules, and the bytes of what must be stored. Every actor has a single writer, the host that
/// runs its turn, so a state may be columns that only <see cref="Evolve"/> writes.
/// </summary>
/// <remarks>
/// All bytes carry versions of the kind's own; whatever a released version wrote, a later one reads. Given the same arguments, all
/// methods do the same.
/// </remarks>
public abstract class ActorKind
{
    /// <summary>First part of the keys of this kind, e.g. <c>pool-shard</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The state before anything happened.</summary>
    public abstract object Create(string id);

    /// <summary>What a command leads to. Only reads the state.</summary>
    public abstract Decision Decide(object state, ActorCommand command, Instant now);

    /// <summary>The state after an event. Never throws on an event that <see cref="Decide"/> gave.</summary>
    public abstract object Evolve(object state, ActorEvent happened);

    /// <summary>Tells where the leaf of an event stands, after <see cref="Evolve"/>; only for events with a leaf.</summary>
    public abstract void Placed(object state, ActorEvent happened, ReceiptPlace place);

    /// <summary>The next instant at which a <see cref="Nudge"/> is wanted; nothing while no time limit runs.</summary>
    public abstract Instant? Due(object state);

    /// <summary>
    /// Whether time that is lost through the service is given back to those who wait for an instant: they are told of it by a
    /// <see cref="ServiceGap"/>, and a host stores signs of life while one of them waits. A day of the calendar, such as the end of an offer, comes
    /// whether we were there or not.
    /// </summary>
    public virtual bool IsToldOfGaps => false;

    /// <summary>Writes an event without its leaf and attachment.</summary>
    public abstract void WriteEvent(ActorEvent happened, RecordWriter writer);

    /// <summary>Reads an event back; its attachment is not there any more.</summary>
    public abstract ActorEvent ReadEvent(ref RecordReader reader, ReadOnlyMemory<byte> leaf);

    /// <summary>Writes a command: to store a message, and to recognise a repeated operation.</summary>
    public abstract void WriteCommand(ActorCommand command, RecordWriter writer);

    /// <summary>Reads a stored message.</summary>
    public abstract ActorCommand ReadCommand(ref RecordReader reader);

    /// <summary>Writes a reply of this kind; the host writes <see cref="Refusal"/> itself.</summary>
    public abstract void WriteReply(Reply reply, RecordWriter writer);

    /// <summary>Reads a stored reply.</summary>
    public abstract Reply ReadReply(ref RecordReader reader);

    /// <summary>Into how many pages the state is cut for snapshots, at least 1; only grows.</summary>
    public abstract int PageCount(object state);

    /// <summary>Whether a page changed since this was last asked; asking clears it.</summary>
    public abstract bool TakeChanged(object state, int page);

    /// <summary>Writes one page, so that equal states give equal bytes.</summary>
    public abstract void WritePage(object state, int page, RecordWriter writer);

    /// <summary>The state from all its pages.</summary>
    public abstract object ReadPages(string id, IReadOnlyList<ReadOnlyMemory<byte>> pages);
}

/// <summary>A kind with the type of its state.</summary>
/// <typeparam name="TState">The state; immutable, or columns that only <see cref="Evolve(TState, ActorEvent)"/> writes.</typeparam>
public abstract class ActorKind<TState> : ActorKind
    where TState : class
{
    /// <inheritdoc/>
    public sealed override object Create(string id) => CreateState(id);

    /// <inheritdoc/>
    public sealed override Decision Decide(object state, ActorCommand command, Instant now) => Decide((TState)state, command, now);

    /// <inheritdoc/>
    public sealed override object Evolve(object state, ActorEvent happened) => Evolve((TState)state, happened);

    /// <inheritdoc/>
    public sealed override void Placed(object state, ActorEvent happened, ReceiptPlace place) => Placed((TState)state, happened, place);

    /// <inheritdoc/>
    public sealed override Instant? Due(object state) => Due((TState)state);

    /// <inheritdoc/>
    public sealed override int PageCount(object state) => PageCount((TState)state);

    /// <inheritdoc/>
    public sealed override bool TakeChanged(object state, int page) => TakeChanged((TState)state, page);

    /// <inheritdoc/>
    public sealed override void WritePage(object state, int page, RecordWriter writer) => WritePage((TState)state, page, writer);

    /// <inheritdoc/>
    public sealed override object ReadPages(string id, IReadOnlyList<ReadOnlyMemory<byte>> pages) => ReadState(id, pages);

    /// <inheritdoc cref="ActorKind.Create"/>
    protected abstract TState CreateState(string id);

    /// <inheritdoc cref="ActorKind.Decide"/>
    protected abstract Decision Decide(TState state, ActorCommand command, Instant now);

    /// <inheritdoc cref="ActorKind.Evolve"/>
    protected abstract TState Evolve(TState state, ActorEvent happened);

    /// <inheritdoc cref="ActorKind.Placed"/>
    protected virtual void Placed(TState state, ActorEvent happened, ReceiptPlace place)
    {
    }

    /// <inheritdoc cref="ActorKind.Due"/>
    protected virtual Instant? Due(TState state) => null;

    /// <inheritdoc cref="ActorKind.PageCount"/>
    protected virtual int PageCount(TState state) => 1;

    /// <inheritdoc cref="ActorKind.TakeChanged"/>
    protected virtual bool TakeChanged(TState state, int page) => true;

    /// <inheritdoc cref="ActorKind.WritePage"/>
    protected abstract void WritePage(TState state, int page, RecordWriter writer);

    /// <inheritdoc cref="ActorKind.ReadPages"/>
    protected abstract TState ReadState(string id, IReadOnlyList<ReadOnlyMemory<byte>> pages);
}
