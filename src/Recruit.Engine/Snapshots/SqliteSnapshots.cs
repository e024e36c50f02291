using System.Buffers.Binary;
using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Engine.Journal;
using Recruit.Evidence;

namespace Recruit.Engine.Snapshots;

/// <summary>
/// Snapshots in one SQLite file beside the journal. Nothing of the file is believed that is not marked by the key: what does not fit is
/// thrown away and made again from the journal.
/// </summary>
public sealed class SqliteSnapshots : SnapshotStore
{
    /// <summary>Name of the file in the data folder.</summary>
    public const string FileName = "snapshots.db";

    /// <summary>Name of the file with the index of lists, whose parts are kept in the same way.</summary>
    public const string ListsFileName = "lists.db";

    /// <summary>After so many bytes of pages the log is taken into the file: a little at a time, because the disk is the journal's too.</summary>
    private const long TidyBytes = 16L << 20;

    private readonly Lock gate = new();
    private readonly string path;
    private readonly JournalStore journal;
    private readonly SnapshotSeal seal;
    private readonly bool isScratch;
    private SnapshotFile file;
    private string? thrownAway;

    /// <summary>The marks of the rows as they were written last, so that a row of another moment is known while the engine runs, too.</summary>
    private readonly Dictionary<ActorKey, UInt128> marks = [];
    private UInt128 sum;
    private ChainHead seen;

    /// <summary>Those whose snapshot was thrown away while they were at work, or at rest behind it.</summary>
    private volatile ImmutableHashSet<ActorKey> lost = [];

    /// <summary>Bytes of pages in the log.</summary>
    private long untaken;

    private SqliteSnapshots(string path, JournalStore journal, SnapshotSeal seal, bool isScratch)
    {
        (this.path, this.journal, this.seal, this.isScratch) = (path, journal, seal, isScratch);
        seen = HashChain.Start(journal.Origin);
        file = SnapshotFile.Open(path, isScratch);
        try
        {
            Load();
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override ChainHead? ReplayFrom { get; protected set; }

    /// <inheritdoc/>
    public override string? ThrownAway => thrownAway;

    /// <summary>Opens the snapshots of a data folder. A file that is damaged, of another version or not marked by the key is replaced by an empty one.</summary>
    /// <param name="folder">Exists.</param>
    /// <param name="journal">What the states follow from; open as long as the snapshots.</param>
    /// <param name="key">32 secret bytes that are not in the data folder.</param>
    public static SqliteSnapshots Open(string folder, JournalStore journal, ReadOnlySpan<byte> key)
    {
        ArgumentNullException.ThrowIfNull(journal);
        return Open(Path.Combine(folder, FileName), journal, new SnapshotSeal(key, journal.Origin), isScratch: false);
    }

    /// <summary>
    /// Opens the stored index of lists of a data folder. Nothing of it is flushed: what a loss of power makes of it is thrown away like any other
    /// damage. Its marks name its version, so that they fit neither snapshots nor another version.
    /// </summary>
    /// <inheritdoc cref="Open(string, JournalStore, ReadOnlySpan{byte})" path="/param"/>
    public static SqliteSnapshots OpenLists(string folder, JournalStore journal, ReadOnlySpan<byte> key)
    {
        ArgumentNullException.ThrowIfNull(journal);
        var context = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"lists {Recruit.Lists.ReadIndex.Format} of {journal.Origin}");
        return Open(Path.Combine(folder, ListsFileName), journal, new SnapshotSeal(key, context), isScratch: true);
    }

    private static SqliteSnapshots Open(string path, JournalStore journal, SnapshotSeal seal, bool isScratch)
    {
        try
        {
            return new SqliteSnapshots(path, journal, seal, isScratch);
        }
        catch (Exception failure) when (SnapshotFile.IsDamage(failure))
        {
            // The journal has it all.
            Delete(path);
            return new SqliteSnapshots(path, journal, seal, isScratch) { thrownAway = $"{Path.GetFileName(path)}: {failure.Message}" };
        }
    }

    /// <inheritdoc/>
    public override void Save(IReadOnlyList<ActorSnapshot> snapshots, ChainHead? replayFrom)
    {
        ArgumentNullException.ThrowIfNull(snapshots);
        lock (gate)
        {
            OrBroken(() => ReplayFrom = SaveAll(snapshots, replayFrom));
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ReadOnlyMemory<byte>>? Find(ActorKey actor) => OrBroken(() => FindPages(actor));

    /// <inheritdoc/>
    public override IEnumerable<RestingActor> Resting() => OrBroken(ListActors);

    /// <inheritdoc/>
    public override void Clear()
    {
        lock (gate)
        {
            lost = [];
            BeginAnew();
        }
    }

    /// <inheritdoc/>
    public override void Lose()
    {
        lock (gate)
        {
            lost = lost.Union(marks.Keys);
            BeginAnew();
        }
    }

    /// <inheritdoc/>
    public override bool Lacks(ActorKey actor) => lost.Contains(actor);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        file.Dispose();
        seal.Dispose();
    }

    private static void Delete(string path)
    {
        foreach (var name in new[] { path, path + SqliteFile.LogEnding, path + "-shm" })
        {
            File.Delete(name);
        }
    }

    /// <summary>Does something with the file; damage that is found thereby is told as what it is.</summary>
    private T OrBroken<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception failure) when (SnapshotFile.IsDamage(failure))
        {
            throw new SnapshotBrokenException($"{Path.GetFileName(path)}: {failure.Message}");
        }
    }

    private static byte[] BytesOf(UInt128 mark)
    {
        var bytes = new byte[SnapshotSeal.MarkLength];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, mark);
        return bytes;
    }

    private void BeginAnew()
    {
        // A file that is damaged may not even be emptied.
        file.Dispose();
        Delete(path);
        file = SnapshotFile.Open(path, isScratch);
        (ReplayFrom, sum, seen, untaken) = (null, 0, HashChain.Start(journal.Origin), 0);
        marks.Clear();
    }

    private void Load()
    {
        foreach (var row in file.Rows())
        {
            Put(row.Resting.Actor, seal.OfRow(row));
        }

        if (file.FindPlace() is not var (place, mark))
        {
            if (marks.Count > 0)
            {
                throw new InvalidDataException("there are snapshots, and no place in the journal.");
            }

            return;
        }

        if (!mark.AsSpan().SequenceEqual(BytesOf(seal.OfFile(place, marks.Count, sum))))
        {
            throw new InvalidDataException("not as this engine wrote it: its rows, or its place in the journal, are not marked by the key.");
        }

        if (!Fits(place.Seen))
        {
            throw new InvalidDataException("of another journal, or of another history of this one.");
        }

        (ReplayFrom, seen) = (place.ReplayFrom.Count > 0 ? place.ReplayFrom : null, place.Seen);
    }

    private List<ReadOnlyMemory<byte>>? FindPages(ActorKey actor)
    {
        lock (gate)
        {
            if (file.FindRow(actor) is not { } row)
            {
                return marks.ContainsKey(actor) || lost.Contains(actor) ? throw new SnapshotBrokenException($"The row of {actor} is gone.") : null;
            }

            Demand(row);
            var pages = new List<ReadOnlyMemory<byte>>(row.PageCount);
            foreach (var (number, bytes) in file.Pages(row.Number))
            {
                if (number != pages.Count || number >= row.PageCount || !row.MarkOf(number).SequenceEqual(BytesOf(seal.OfPage(actor, number, bytes))))
                {
                    throw new SnapshotBrokenException($"Page {pages.Count} of {actor} is not as it was stored.");
                }

                pages.Add(bytes);
            }

            return pages.Count == row.PageCount ? pages : throw new SnapshotBrokenException($"{actor} has {pages.Count} of {row.PageCount} pages.");
        }
    }

    private List<RestingActor> ListActors()
    {
        lock (gate)
        {
            var all = new List<RestingActor>(marks.Count);
            foreach (var row in file.Rows())
            {
                Demand(row);
                all.Add(row.Resting);
            }

            return all.Count == marks.Count ? all : throw new SnapshotBrokenException($"{marks.Count - all.Count} rows of actors are gone.");
        }
    }

    private void Demand(SnapshotRow row)
    {
        if (!IsGenuine(row))
        {
            throw new SnapshotBrokenException($"The row of {row.Resting.Actor} is not as it was stored.");
        }
    }

    private bool IsGenuine(SnapshotRow row) => marks.TryGetValue(row.Resting.Actor, out var mark) && mark == seal.OfRow(row);

    private ChainHead? SaveAll(IReadOnlyList<ActorSnapshot> snapshots, ChainHead? replayFrom)
    {
        using var transaction = file.Begin();

        // Pages that changed are no state without those that did not.
        foreach (var snapshot in snapshots.Where(one => !lost.Contains(one.Actor) || one.Pages.Count == one.PageCount))
        {
            SaveOne(snapshot);
            lost = lost.Remove(snapshot.Actor);
            untaken += snapshot.Pages.Sum(page => (long)page.Bytes.Length);
        }

        See(snapshots);
        var from = lost.IsEmpty ? replayFrom : null;
        var place = new SnapshotPlace(from ?? HashChain.Start(journal.Origin), seen);
        file.WritePlace(place, BytesOf(seal.OfFile(place, marks.Count, sum)));
        transaction.Commit();
        if (untaken > TidyBytes)
        {
            file.TakeLog();
            untaken = 0;
        }

        return from;
    }

    private void SaveOne(ActorSnapshot snapshot)
    {
        var before = file.FindRow(snapshot.Actor);
        var pageMarks = new byte[snapshot.PageCount * SnapshotSeal.MarkLength];
        before?.PageMarks.AsSpan(0, Math.Min(before.PageMarks.Length, pageMarks.Length)).CopyTo(pageMarks);
        foreach (var (number, bytes) in snapshot.Pages)
        {
            BytesOf(seal.OfPage(snapshot.Actor, number, bytes)).CopyTo(pageMarks, number * SnapshotSeal.MarkLength);
        }

        var resting = new RestingActor(snapshot.Actor, snapshot.Through, snapshot.Due, snapshot.HasPending);
        var actor = file.WriteRow(resting, pageMarks);
        foreach (var (number, bytes) in snapshot.Pages)
        {
            file.WritePage(actor, number, bytes);
        }

        // The marks of pages that did not change come from the row before. Where somebody has changed that, the new row must not pass for ours:
        // with a mark that it has not, it is made again when it is needed, and the file is at the next start.
        var isOurs = snapshot.Pages.Count == snapshot.PageCount || (before is null ? !marks.ContainsKey(snapshot.Actor) : IsGenuine(before));
        var mark = seal.OfRow(new SnapshotRow(actor, resting, pageMarks));
        Put(snapshot.Actor, isOurs ? mark : ~mark);
    }

    private void Put(ActorKey actor, UInt128 mark)
    {
        sum ^= marks.GetValueOrDefault(actor) ^ mark;
        marks[actor] = mark;
    }

    /// <summary>Notes how far the snapshots have seen the chain. While starting, older ones may have seen more of it.</summary>
    private void See(IReadOnlyList<ActorSnapshot> snapshots)
    {
        if (snapshots.Count > 0 && snapshots.Max(one => one.Through) is var last && last >= seen.Count)
        {
            seen = HeadAfter(last) ?? throw new JournalBrokenException(last, "is missing.");
        }
    }

    /// <summary>Whether a head is one of this journal. Where the journal is too short for it, the engine says so: something is lost.</summary>
    private bool Fits(ChainHead head)
    {
        try
        {
            return head.Count == 0 || (HeadAfter(head.Count - 1) ?? head) == head;
        }
        catch (JournalBrokenException)
        {
            // Which batch is broken is found out when the whole journal is replayed.
            return false;
        }
    }

    private ChainHead? HeadAfter(ulong batch)
    {
        if (journal.Find(batch) is not { } stored)
        {
            return null;
        }

        var verdict = Batch.TryParse(stored.Bytes, out var parsed);
        return parsed is null ? throw new JournalBrokenException(batch, verdict.ToString()) : HashChain.HeadAfter(parsed.Header);
    }
}
