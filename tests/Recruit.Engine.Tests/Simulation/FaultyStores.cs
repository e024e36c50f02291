using Recruit.Actors;
using Recruit.Engine.Journal;
using Recruit.Engine.Snapshots;
using Recruit.Evidence;

namespace Recruit.Engine.Tests.Simulation;

/// <summary>A journal between the engine and the real one, where calls go wrong.</summary>
/// <param name="inner">Where batches really are.</param>
/// <param name="faults">What goes wrong.</param>
/// <param name="stored">Told of every batch that is really durable.</param>
/// <param name="tear">Stores a batch damaged.</param>
internal sealed class FaultyJournal(JournalStore inner, StorageFaults faults, Action<StoredBatch> stored, Action<StoredBatch>? tear = null) : JournalStore
{
    public override string Origin => inner.Origin;

    public override void Append(StoredBatch batch, IReadOnlyList<Attachment> attachments) => faults.Run(
        StorageCall.Append,
        () =>
        {
            inner.Append(batch, attachments);
            stored(batch);
        },
        tear is null ? null : () => tear(batch));

    public override IEnumerable<StoredBatch> Read(ulong from) => faults.Ask(StorageCall.Read, () => inner.Read(from));

    public override StoredBatch? Find(ulong number) => faults.Ask(StorageCall.Find, () => inner.Find(number));

    public override ReadOnlyMemory<byte>? FindAttachment(Digest reference) => faults.Ask(StorageCall.FindAttachment, () => inner.FindAttachment(reference));

    public override void Tidy() => faults.Run(StorageCall.Tidy, inner.Tidy);

    protected override void Dispose(bool disposing) => inner.Dispose();
}

/// <summary>Snapshots between the engine and the real ones, where calls go wrong.</summary>
/// <param name="inner">Where snapshots really are.</param>
/// <param name="faults">What goes wrong.</param>
/// <param name="saved">Told from where a start replays after snapshots were really stored.</param>
internal sealed class FaultySnapshots(SnapshotStore inner, StorageFaults faults, Action<ChainHead?>? saved = null) : SnapshotStore
{
    public override ChainHead? ReplayFrom
    {
        get => inner.ReplayFrom;
        protected set => throw new NotSupportedException();
    }

    public override void Save(IReadOnlyList<ActorSnapshot> snapshots, ChainHead? replayFrom) =>
        faults.Run(StorageCall.SaveSnapshots, () =>
        {
            inner.Save(snapshots, replayFrom);
            saved?.Invoke(replayFrom);
        });

    public override IReadOnlyList<ReadOnlyMemory<byte>>? Find(ActorKey actor) => faults.Ask(StorageCall.FindSnapshot, () => inner.Find(actor));

    public override IEnumerable<RestingActor> Resting() => faults.Ask(StorageCall.ListSnapshots, () => inner.Resting().ToList());

    public override void Clear() => faults.Run(StorageCall.ClearSnapshots, inner.Clear);

    public override void Lose() => faults.Run(StorageCall.ClearSnapshots, inner.Lose);

    public override bool Lacks(ActorKey actor) => inner.Lacks(actor);

    protected override void Dispose(bool disposing) => inner.Dispose();
}
