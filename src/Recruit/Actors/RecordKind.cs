using System.Text.Json;

namespace Recruit.Actors;

/// <summary>
/// A kind of actor whose commands, events and replies are records, stored under names as JSON. For official actions, of which there are few;
/// what happens for every answer has bytes of its own.
/// </summary>
/// <typeparam name="TState">The state, an immutable record. It is one page of a snapshot unless the kind cuts it itself.</typeparam>
public abstract class RecordKind<TState> : ActorKind<TState>
    where TState : class
{
    private const byte PageVersion = 1;

    /// <summary>Names of the commands; a name is never given to another shape.</summary>
    protected abstract RecordShapes Commands { get; }

    /// <summary>Names of the events.</summary>
    protected abstract RecordShapes Events { get; }

    /// <summary>Names of the replies.</summary>
    protected abstract RecordShapes Replies { get; }

    /// <inheritdoc/>
    public sealed override void WriteEvent(ActorEvent happened, RecordWriter writer) => Events.Write(happened, writer);

    /// <inheritdoc/>
    public sealed override ActorEvent ReadEvent(ref RecordReader reader, ReadOnlyMemory<byte> leaf) => (ActorEvent)Events.Read(ref reader);

    /// <inheritdoc/>
    public sealed override void WriteCommand(ActorCommand command, RecordWriter writer) => Commands.Write(command, writer);

    /// <inheritdoc/>
    public sealed override ActorCommand ReadCommand(ref RecordReader reader) => (ActorCommand)Commands.Read(ref reader);

    /// <inheritdoc/>
    public sealed override void WriteReply(Reply reply, RecordWriter writer) => Replies.Write(reply, writer);

    /// <inheritdoc/>
    public sealed override Reply ReadReply(ref RecordReader reader) => (Reply)Replies.Read(ref reader);

    /// <inheritdoc/>
    protected override void WritePage(TState state, int page, RecordWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(PageVersion);
        writer.Write(JsonSerializer.SerializeToUtf8Bytes(state, RecordJson.Options));
    }

    /// <inheritdoc/>
    protected override TState ReadState(string id, IReadOnlyList<ReadOnlyMemory<byte>> pages)
    {
        ArgumentNullException.ThrowIfNull(pages);
        var reader = new RecordReader(pages[0]);
        return reader.ReadByte() == PageVersion
            ? RecordJson.Read<TState>(reader.ReadBytes().Span)
            : throw new InvalidDataException($"{Name} {id}: the snapshot is of a version that this one does not know.");
    }
}
