using Recruit.Actors;
using Recruit.Engine.Journal;
using Recruit.Engine.Verifying;

namespace Recruit.Engine.Tests.Verifying;

/// <summary>A page that is not what leads to it is refused by its number; a page that SQLite left with gaps is whole.</summary>
public class TreePageTests
{
    [Fact]
    public void A_page_of_a_table_is_no_page_of_an_index()
    {
        using var journal = SealedJournal.Of(3, 100, 2);
        using var pages = JournalPages.Open(journal.File);
        var refused = Should.Throw<PageBrokenException>(() => TreePage.Take(new PageLedger(pages), number: 1, ofTable: false));
        refused.Message.ShouldContain("page 1 of the file");
    }

    /// <summary>Hashes come in any order, so pages of their index are split, and SQLite leaves up to three bytes between entries and behind the last.</summary>
    [Fact]
    public void A_journal_with_thousands_of_attachments_is_whole()
    {
        using var journal = new SealedJournal();
        using (var store = SqliteJournal.Open(journal.Folder, TestKeys.Origin))
        {
            for (var batch = 0; batch < 100; batch++)
            {
                AppendAttachments(journal, store, batch, count: 100);
            }
        }

        GapsAtTheEnd(journal.File).ShouldBeGreaterThan(0);
        var scratch = Directory.CreateDirectory(Path.Combine(journal.Folder, "scratch")).FullName;
        journal.Verify(scratch).Faults.ShouldBeEmpty();
    }

    private static void AppendAttachments(SealedJournal journal, SqliteJournal store, int batch, int count)
    {
        var (turns, record) = (new RecordWriter(), new TurnRecord());
        record.Entries.WriteRaw([1]);
        record.Attachments.AddRange(Enumerable.Range(0, count).Select(i => new Attachment(BitConverter.GetBytes((batch * count) + i))));
        BatchBody.WriteTurn(turns, PurseKind.Key(1), record);
        journal.Append(store, [BatchBody.Encode(journal.Now(), turns)], [.. record.Attachments], journal.First.Sign);
    }

    /// <summary>Pages of an index whose last entry or free block ends before the page does.</summary>
    private static int GapsAtTheEnd(string file)
    {
        using var pages = JournalPages.Open(file);
        return Enumerable.Range(2, (int)pages.Count - 1).Select(number => pages.Read((uint)number))
            .Count(page => (PageKind)page[0] is PageKind.IndexInner or PageKind.IndexLeaf && EndOf(page) < JournalPages.PageSize);
    }

    private static int EndOf(byte[] page)
    {
        var (kind, end) = ((PageKind)page[0], 0);
        for (var i = 0; i < Short(3); i++)
        {
            var cell = PageCell.TryRead(page, Short((kind == PageKind.IndexInner ? 12 : 8) + (2 * i)), kind)!.Value;
            end = Math.Max(end, cell.Offset + cell.Length);
        }

        for (var at = Short(1); at != 0; at = Short(at))
        {
            end = Math.Max(end, at + Short(at + 2));
        }

        return end;

        int Short(int at) => (page[at] << 8) | page[at + 1];
    }
}
