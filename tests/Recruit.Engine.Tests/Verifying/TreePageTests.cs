using Recruit.Engine.Tests.Golden;
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

    /// <summary>
    /// Hashes come in any order, so pages of their index are split, and SQLite leaves up to three bytes between entries and behind the last one:
    /// a page of a journal with 3,034 attachments, as SQLite wrote it.
    /// </summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_page_whose_last_entry_ends_before_it_is_whole_and_one_with_another_count_of_such_bytes_is_not(bool isDamaged)
    {
        var page = Convert.FromHexString(GoldenFiles.Read("index-page.txt").ReplaceLineEndings(""));
        page[7] += isDamaged ? (byte)1 : (byte)0;
        using var journal = SealedJournal.Of(3, 100, 2);
        var file = File.ReadAllBytes(journal.File);
        page.CopyTo(file, JournalPages.PageSize);
        File.WriteAllBytes(journal.File, file);
        using var pages = JournalPages.Open(journal.File);
        var ledger = new PageLedger(pages);

        TreePage.Take(ledger, number: 2, ofTable: false).CheckUnused();

        ledger.Faults.Count.ShouldBe(isDamaged ? 1 : 0);
    }
}
