using Recruit.Actors;
using Recruit.Engine.Journal;
using Recruit.Engine.Tests.Verifying;

namespace Recruit.Engine.Tests.Journal;

/// <summary>The write-ahead log takes room on the disk while it is needed, and gives it back.</summary>
public class LogSizeTests
{
    [Fact]
    public async Task A_log_that_has_grown_shrinks_once_it_was_taken_into_the_file()
    {
        using var journal = new SealedJournal();
        using var store = SqliteJournal.Open(journal.Folder, TestKeys.Origin);
        var log = new FileInfo(journal.File + SqliteFile.LogEnding);
        for (var megabytes = 0; megabytes < 48; megabytes += 8)
        {
            Append(journal, store, 8 << 20);
        }

        log.Refresh();
        log.Length.ShouldBeGreaterThan(48 << 20);
        store.Tidy();
        await store.Tidying;
        Append(journal, store, 1);

        log.Refresh();
        log.Length.ShouldBeLessThanOrEqualTo(SqliteJournal.TidyBytes);
        journal.Verify().Faults.ShouldBeEmpty();
    }

    private static void Append(SealedJournal journal, SqliteJournal store, int bytes)
    {
        var (turns, record) = (new RecordWriter(), new TurnRecord());
        record.Entries.WriteRaw(new byte[bytes]);
        BatchBody.WriteTurn(turns, PurseKind.Key(1), record);
        journal.Append(store, [BatchBody.Encode(journal.Now(), turns)], [], journal.First.Sign);
    }
}
