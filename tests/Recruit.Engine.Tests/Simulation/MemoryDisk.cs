using Recruit.Actors;
using Recruit.Engine.Journal;
using Recruit.Engine.Snapshots;
using Recruit.Evidence;

namespace Recruit.Engine.Tests.Simulation;

/// <summary>A disk in memory.</summary>
internal sealed class MemoryDisk : Disk
{
    private readonly List<StoredBatch> batches = [];
    private readonly Dictionary<Digest, ReadOnlyMemory<byte>> attachments = [];
    private SnapshotFile snapshots = new([], null);
    private SnapshotFile? kept;

    public override JournalStore OpenJournal() => new SimulatedJournal(this);

    public override SnapshotStore OpenSnapshots() => new SimulatedSnapshots(this);

    public override void Crash()
    {
    }

    public override void Tear(StoredBatch batch) => batches.Add(Damaged(batch));

    public override void CutOff(ulong batch)
    {
        ((ulong)batches.Count).ShouldBe(batch + 1);
        batches.RemoveAt(batches.Count - 1);
    }

    public override void LoseSnapshots() => snapshots = new SnapshotFile([], null);

    public override void KeepSnapshots() => kept = snapshots.Copy();

    public override void PutSnapshotsBack() => snapshots = kept?.Copy() ?? snapshots;

    public override void BreakPage(Chance chance)
    {
        if (snapshots.Rows.Count > 0)
        {
            var row = snapshots.Rows.OrderBy(one => one.Key.Id, StringComparer.Ordinal).ElementAt(chance.Below(snapshots.Rows.Count)).Value;
            row.Broken.Add(chance.Below(row.Pages.Count));
        }
    }

    public override void Dispose()
    {
    }

    private sealed record SnapshotRow(RestingActor Resting, int PageCount, SortedDictionary<int, byte[]> Pages, HashSet<int> Broken);

    private sealed record SnapshotFile(Dictionary<ActorKey, SnapshotRow> Rows, ChainHead? ReplayFrom)
    {
        public SnapshotFile Copy() =>
            this with { Rows = Rows.ToDictionary(one => one.Key, one => one.Value with { Pages = new(one.Value.Pages), Broken = [.. one.Value.Broken] }) };
    }

    private sealed class SimulatedJournal(MemoryDisk disk) : JournalStore
    {
        public override string Origin => TestKeys.Origin;

        public override void Append(StoredBatch batch, IReadOnlyList<Attachment> attachments)
        {
            // As a primary key would: no number twice.
            if (batch.Number < (ulong)disk.batches.Count)
            {
                throw new NumberTakenException(batch.Number);
            }

            batch.Number.ShouldBe((ulong)disk.batches.Count);
            disk.batches.Add(batch);
            foreach (var one in attachments)
            {
                disk.attachments.TryAdd(one.Reference, one.Bytes);
            }
        }

        public override IEnumerable<StoredBatch> Read(ulong from) => disk.batches.Skip((int)from);

        public override StoredBatch? Find(ulong number) => number < (ulong)disk.batches.Count ? disk.batches[(int)number] : null;

        public override ReadOnlyMemory<byte>? FindAttachment(Digest reference) => disk.attachments.TryGetValue(reference, out var bytes) ? bytes : default(ReadOnlyMemory<byte>?);

        protected override void Dispose(bool disposing)
        {
        }
    }

    private sealed class SimulatedSnapshots(MemoryDisk disk) : SnapshotStore
    {
        public override ChainHead? ReplayFrom
        {
            get => disk.snapshots.ReplayFrom;
            protected set => disk.snapshots = disk.snapshots with { ReplayFrom = value };
        }

        public override void Save(IReadOnlyList<ActorSnapshot> snapshots, ChainHead? replayFrom)
        {
            foreach (var one in snapshots)
            {
                var before = disk.snapshots.Rows.GetValueOrDefault(one.Actor);
                var row = new SnapshotRow(
                    new RestingActor(one.Actor, one.Through, one.Due, one.HasPending), one.PageCount, before?.Pages ?? [], before?.Broken ?? []);
                foreach (var (number, bytes) in one.Pages)
                {
                    row.Pages[number] = bytes;
                    row.Broken.Remove(number);
                }

                disk.snapshots.Rows[one.Actor] = row;
            }

            ReplayFrom = replayFrom;
        }

        public override IReadOnlyList<ReadOnlyMemory<byte>>? Find(ActorKey actor)
        {
            if (!disk.snapshots.Rows.TryGetValue(actor, out var row))
            {
                return null;
            }

            return row.Broken.Count == 0 && row.Pages.Count == row.PageCount
                ? [.. row.Pages.Values.Select(page => (ReadOnlyMemory<byte>)page)]
                : throw new SnapshotBrokenException($"A page of {actor} is not as it was stored.");
        }

        public override IEnumerable<RestingActor> Resting() => [.. disk.snapshots.Rows.Values.Select(one => one.Resting).OrderBy(one => one.Actor.Id, StringComparer.Ordinal)];

        public override void Clear() => disk.LoseSnapshots();

        /// <summary>Saving into memory never finds damage.</summary>
        public override void Lose() => throw new NotSupportedException();

        public override bool Lacks(ActorKey actor) => false;

        protected override void Dispose(bool disposing)
        {
        }
    }
}
