using Recruit.Engine.Journal;

namespace Recruit.Engine.Verifying;

/// <summary>
/// The way to the last batch of a journal. A flipped bit on it can make the table of batches end early, and SQLite then reads a shorter
/// journal without a word; wherever else a bit flips, a batch that is read is missing, or its bytes are not those that were signed. The way
/// has as many pages as the tree has levels, so every start looks at them. It looks at the file's header too: SQLite believes the number of pages
/// there, and would give out pages anew that hold something.
/// </summary>
internal static class JournalEnd
{
    /// <summary>Where the tables of a new file begin: its name, batches, attachments, and the index of their references.</summary>
    private static readonly JournalTables Roots = new(2, 3, 4, 5);

    /// <summary>What is wrong on the way, or nothing. A file whose tables were never made has none.</summary>
    public static string? Objection(JournalPages pages)
    {
        try
        {
            return pages.Count == 0 || FileHeader.FormatOf(pages.Read(1)) != SqliteJournal.Format
                ? null
                : FileHeader.Faults(pages.Read(1), pages, mayBeTorn: true).FirstOrDefault() ?? Follow(pages);
        }
        catch (PageBrokenException broken)
        {
            return broken.Message;
        }
    }

    private static string? Follow(JournalPages pages)
    {
        var ledger = new PageLedger(pages, allowsRests: true);
        if (JournalTables.Read(new TreeWalk(ledger)) != Roots)
        {
            return "its tables do not begin where they were made";
        }

        var (number, above) = (Roots.Batches, long.MinValue);
        while (true)
        {
            var page = TreePage.Take(ledger, number, ofTable: true);
            page.CheckUnused();
            if (page.Count > 0 && page.Cell(page.Count - 1).Key is var last)
            {
                if (last <= above)
                {
                    ledger.Note(number, "its rows come before those of the page beside it");
                }

                above = last;
            }

            if (ledger.Faults.Count > 0 || !page.IsInner)
            {
                return ledger.Faults.FirstOrDefault();
            }

            number = page.RightChild;
        }
    }
}
