using Recruit.Engine.Verifying;

namespace Recruit.Engine.Tests.Verifying;

/// <summary>A page that is not what leads to it is refused by its number.</summary>
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
}
