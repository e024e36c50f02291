using Recruit.Actors;

namespace Recruit.Sittings;

/// <summary>A pool shard as a host sees it.</summary>
public sealed class PoolShardKind : ActorKind<PoolShard>
{
    /// <summary>First part of the keys of pool shards.</summary>
    public const string KindName = "pool-shard";

    /// <inheritdoc/>
    public override string Name => KindName;

    /// <inheritdoc/>
    public override bool IsToldOfGaps => true;

    /// <inheritdoc/>
    public override void WriteEvent(ActorEvent happened, RecordWriter writer) => PoolShardEventBytes.Write(happened, writer);

    /// <inheritdoc/>
    public override ActorEvent ReadEvent(ref RecordReader reader, ReadOnlyMemory<byte> leaf) => PoolShardEventBytes.Read(ref reader, leaf);

    /// <inheritdoc/>
    public override void WriteCommand(ActorCommand command, RecordWriter writer) => PoolShardCommandBytes.Write(command, writer);

    /// <inheritdoc/>
    public override ActorCommand ReadCommand(ref RecordReader reader) => PoolShardCommandBytes.Read(ref reader);

    /// <inheritdoc/>
    public override void WriteReply(Reply reply, RecordWriter writer) => PoolShardReplyBytes.Write(reply, writer);

    /// <inheritdoc/>
    public override Reply ReadReply(ref RecordReader reader) => PoolShardReplyBytes.Read(ref reader);

    /// <inheritdoc/>
    protected override PoolShard CreateState(string id) => new(id);

    /// <inheritdoc/>
    protected override Decision Decide(PoolShard state, ActorCommand command, Instant now) => PoolShardRules.Decide(state, command, now);

    /// <inheritdoc/>
    protected override PoolShard Evolve(PoolShard state, ActorEvent happened)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Evolve(happened);
        return state;
    }

    /// <inheritdoc/>
    protected override void Placed(PoolShard state, ActorEvent happened, ReceiptPlace place)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Placed(happened, place);
    }

    /// <inheritdoc/>
    protected override Instant? Due(PoolShard state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Due.Earliest is { } earliest ? new Instant(earliest) : null;
    }

    /// <inheritdoc/>
    protected override int PageCount(PoolShard state) => PoolShardPages.Count(state);

    /// <inheritdoc/>
    protected override bool TakeChanged(PoolShard state, int page)
    {
        ArgumentNullException.ThrowIfNull(state);
        return PoolShardPages.TakeChanged(state, page);
    }

    /// <inheritdoc/>
    protected override void WritePage(PoolShard state, int page, RecordWriter writer) => PoolShardPages.Write(state, page, writer);

    /// <inheritdoc/>
    protected override PoolShard ReadState(string id, IReadOnlyList<ReadOnlyMemory<byte>> pages) => PoolShardPages.Read(id, pages);
}
