using Recruit.Engine.Journal;
using Recruit.Evidence;

namespace Recruit.Engine.Verifying;

/// <summary>
/// Writes a journal anew from batches that were checked, in the same transactions. The same version of SQLite then leaves the same rests in
/// the same pages, so even bytes that nothing uses can be compared.
/// </summary>
internal static class RebuiltJournal
{
    static RebuiltJournal() => SQLitePCL.Batteries_V2.Init();

    /// <summary>The SQLite that writes it.</summary>
    public static uint Writer => (uint)SQLitePCL.raw.sqlite3_libversion_number();

    /// <summary>The pages among <paramref name="suspects"/> that come out otherwise.</summary>
    public static IReadOnlyList<uint> Differences(
        JournalPages pages, string origin, IReadOnlyCollection<uint> suspects, string scratch, CancellationToken cancellation)
    {
        var folder = Directory.CreateDirectory(Path.Combine(scratch, Path.GetRandomFileName())).FullName;
        try
        {
            using (var anew = SqliteJournal.OpenScratch(folder, origin))
            {
                Write(pages, anew, cancellation);
            }

            using var rebuilt = JournalPages.Open(Path.Combine(folder, SqliteJournal.FileName));
            return [.. suspects.Where(page => page > rebuilt.Count || !rebuilt.Read(page).AsSpan().SequenceEqual(pages.Read(page)))];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Write(JournalPages pages, SqliteJournal anew, CancellationToken cancellation)
    {
        // Attachments stand in the order in which they were added, so two walks side by side meet them when their batch comes.
        var walk = new TreeWalk(new PageLedger(pages));
        var tables = JournalTables.Read(walk);
        using var attachments = walk.Table(tables.Attachments).GetEnumerator();
        var left = attachments.MoveNext();
        foreach (var row in walk.Table(tables.Batches))
        {
            cancellation.ThrowIfCancellationRequested();
            var values = StoredRecord.TryRead(row.Record, StoredType.Nothing, StoredType.Bytes, StoredType.Bytes)!;
            Batch.TryParse(values[1].Content, out var batch);
            var named = BatchBody.Of(batch!).Turns.SelectMany(turn => turn.Attachments).ToHashSet();
            var added = new List<Actors.Attachment>();
            while (left && StoredRecord.TryRead(attachments.Current.Record, StoredType.Bytes, StoredType.Bytes) is { } one
                && named.Contains(new Digest(one[0].Content.Span)))
            {
                added.Add(new Actors.Attachment(one[1].Content));
                left = attachments.MoveNext();
            }

            anew.Append(new StoredBatch((ulong)row.Key, values[1].Content, values[2].Content), added);
        }
    }
}
